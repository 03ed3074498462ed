// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The format of the pages of the guide: sections, each a question with its answer in blocks. Other files have the
 * words.
 */
import { z } from '../schema-checks.ts'
import { stageIds } from '../stages.ts'

const text = z.string().min(1)
const ids = z.array(text).min(1)

export const figure = z.enum(['pico-pins', 'clips', 'loose-chips'])
export type FigureId = z.infer<typeof figure>

/** Facts of a mainboard's data that the help depends on. */
const helpFact = z.enum(['several-chips', 'board-may-feed', 'intel-descriptor'])
export type HelpFact = z.infer<typeof helpFact>

/** The readers of a piece of help: each key narrows them, but a key whose choice is still open does not. */
const onlyFor = z.strictObject({
  programmers: ids.optional(),
  packages: ids.optional(),
  boards: ids.optional(),
  mounting: z
    .array(z.enum(['on-board', 'socketed', 'loose']))
    .min(1)
    .optional(),
  facts: z.array(helpFact).min(1).optional(),
})
export type OnlyFor = z.infer<typeof onlyFor>

/** In the help of a stage, a block may be for some readers only, as a section may; a page shows all blocks. */
const blockOf = <S extends z.core.$ZodShape>(shape: S) =>
  z.strictObject({ ...shape, for: onlyFor.optional() })

/** The kind of a block; `shared/text/guide-pages.ts` has its words. */
const blockFacts = z.union([
  blockOf({ kind: z.enum(['p', 'list', 'steps', 'table', 'danger', 'care']) }),
  blockOf({ kind: z.literal('other') }).describe(
    'What another source says, or where the guide is stale.',
  ),
  blockOf({ kind: z.literal('command'), command: text }).describe('A line for a terminal.'),
  blockOf({ kind: z.literal('pins'), of: text }).describe('Legs of a package, from the data.'),
  blockOf({ kind: z.literal('wires'), of: text }).describe(
    "Legs of a package against the pins of the guide's programmers, from the data.",
  ),
  blockOf({ kind: z.literal('header'), of: text }),
  blockOf({ kind: z.literal('figure'), of: figure }),
  blockOf({ kind: z.literal('address'), address: z.url() }).describe(
    'Shown and copied, never opened: the app uses no network.',
  ),
])
export type BlockFacts = z.infer<typeof blockFacts>

const section = z.strictObject({
  id: text,
  stages: z
    .array(z.enum(stageIds))
    .min(1)
    .optional()
    .describe('Stages of the wizard whose help carries the section.'),
  for: onlyFor
    .optional()
    .describe('Help shows it only with one of these choices, or while that is not chosen yet.'),
  blocks: z.array(blockFacts).min(1),
  source: z.union([text, ids]),
})
export type SectionFacts = z.infer<typeof section>

const page = z.strictObject({
  id: text.regex(/^[a-z0-9-]+$/u),
  group: z.enum(['steps', 'programmers', 'chips', 'wiring', 'deeper', 'about']),
  sections: z.array(section).min(1),
})
export type PageFacts = z.infer<typeof page>

export const pagesFile = z.strictObject({ pages: z.array(page).min(1) })

/** Words of a block with a single text. It may contain `code` between backticks; no other markup. */
export const blockText = text
/** Words of a list or of steps. */
export const blockLines = ids
/** Where to run a terminal command, and its correct answer. */
export const commandWords = z.strictObject({ on: text.optional(), says: text.optional() })
export const tableWords = z.strictObject({ head: ids, rows: z.array(ids).min(1) })
export type TableWords = z.infer<typeof tableWords>

/** The words of the pages, by the ids of the facts; those of the blocks in their order, `null` where a block has none. */
export const pageWords = z.record(
  z.string(),
  z.strictObject({
    title: text,
    lead: text,
    sections: z.record(
      z.string(),
      z.strictObject({
        title: text.describe('A question where the section stands in the help of a stage.'),
        blocks: z.array(z.union([text, ids, commandWords, tableWords, z.null()])),
      }),
    ),
  }),
)
export type PageWords = z.infer<typeof pageWords>[string]

/** Place in the app of each numbered item of the guide. */
export const coverageFile = z.strictObject({
  items: z.array(
    z.strictObject({
      id: text,
      kind: z.enum(['fact', 'instruction', 'warning', 'table', 'command']),
      step: text.describe('Step of the guide at which it belongs.'),
      answer: z
        .enum(['carried', 'corrected', 'superseded'])
        .describe(
          'corrected and superseded items are answered by another statement, for the reason given.',
        ),
      reason: text.optional(),
      section: text.describe('Section that carries it: page/section.'),
      finds: z
        .array(text)
        .min(1)
        .describe(
          'Words that stand there; a table row as cells joined by  | ; a drawing as drawing: id.',
        ),
    }),
  ),
})
export type CoverageItem = z.infer<typeof coverageFile>['items'][number]

/** `shared/text/guide-glossary.ts` explains the terms. */
export const glossaryFile = z.strictObject({
  terms: z.array(
    z.strictObject({
      term: text,
      also: ids.optional(),
      page: text.optional().describe('Page of the reference that says more.'),
    }),
  ),
})
