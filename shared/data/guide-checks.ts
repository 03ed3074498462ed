// SPDX-License-Identifier: GPL-3.0-or-later
/** The format of the guide's data files; `guide.ts` parses them once. The types leave out unlisted fields. */
import { kinds } from '../programmer/kinds.ts'
import { z } from '../schema-checks.ts'

const source = z.union([z.string(), z.array(z.string())])
const text = z.string().min(1)
const range = z.object({
  min: z.number().nullable(),
  nom: z.number().nullable(),
  max: z.number().nullable(),
})

const signalKey = z.enum(['CS', 'MISO', 'WP', 'GND', 'MOSI', 'CLK', 'HOLD', 'VCC', 'NC'])
export type SignalKey = z.infer<typeof signalKey>

/** `shared/text/guide-packages.ts` has the words for names of signals, notes and sizes. */
export const packagesFile = z.object({
  source_index: z.record(z.string(), text),
  signals: z.record(
    signalKey,
    z.object({
      aliases: z.array(text),
      active: z.string().nullable(),
      role: text,
      source: source.nullish(),
    }),
  ),
  naming_hazards: z.array(z.object({ id: text, source })),
  packages: z.array(
    z.object({
      id: text,
      names: z.array(text),
      pin_count: z.number().int(),
      pins: z.array(z.object({ n: z.number().int(), signal: signalKey })),
      pitch_mm: z.number(),
      variants: z.array(
        z.object({
          id: text,
          body_width_mm: range.nullable(),
          body_length_mm: range.nullable(),
          lead_span_mm: range.nullish(),
          height_mm: range.nullish(),
        }),
      ),
      clip: z.object({ model: text.nullable() }).loose().nullable(),
      clip_works: z.boolean(),
      loose: z.object({
        pull_ups: z.array(z.number().int()),
        pull_up_ohm_min: z.number(),
        pull_up_ohm_max: z.number(),
        decoupling_pin: z.number().int(),
        decoupling_f: z.array(z.number()),
        decoupling_type: text,
      }),
      replace_with: z.string().nullish(),
      source,
    }),
  ),
})
export type ChipPackage = z.infer<typeof packagesFile>['packages'][number]

const pinRef = z.object({ pin: z.number().int(), gpio: z.string().nullable() })
const wiredPins = z.object({
  CS: pinRef,
  MISO: pinRef,
  MOSI: pinRef,
  CLK: pinRef,
  GND: pinRef,
  VCC: pinRef,
})

const programmerStatus = z.enum([
  'recommended',
  'conditional',
  'supported',
  'advised-against',
  'possible',
  'refused',
])

/** `shared/text/guide-programmers.ts` has the words for names, notes, set-up steps and reasons. */
export const programmersFile = z.object({
  source_index: z.record(z.string(), text),
  common: z.object({
    wire_max_mm: z.number(),
    series_resistor_ohm: z.number(),
    series_resistor_on: z.array(signalKey),
  }),
  programmers: z.array(
    z.object({
      id: text,
      variants: z.array(z.object({ id: text.optional(), name: text }).loose()),
      status: programmerStatus,
      kind: z.enum(kinds),
      runs_on: text.nullable(),
      device: z
        .object({ pattern: z.string().nullable(), example: z.string().nullable() })
        .loose()
        .nullable(),
      speed: z
        .object({
          parameter: z.string().nullable(),
          default_hz: z.number().nullable(),
          default_parameter: z.string().nullable(),
          max_recommended_hz: z.number().nullable(),
          fallback_hz: z.array(z.number()),
        })
        .nullable(),
      logic_v: z.number().nullable(),
      supply_v: z.number().nullable(),
      supply_max_ma: z.number().nullish(),
      header: z.string().nullable(),
      pins: wiredPins.nullable(),
      pin_variants: z
        .array(
          z.object({
            id: text,
            pins: wiredPins.omit({ GND: true, VCC: true }),
            source,
          }),
        )
        .optional(),
      command: z.string().nullish(),
      drive: z
        .object({
          default_ma: z.number().nullable(),
          max_ma: z.number().nullable(),
          adjustable: z.boolean().nullable(),
          setup: z.array(z.object({ order: z.number(), command: text })).optional(),
        })
        .describe('How strongly the signal pins drive, and on some boards how to change that.'),
      setup: z
        .array(
          z.object({
            order: z.number(),
            kind: text,
            run_on: z.string().nullable(),
            words: text.describe('Its sentence in shared/text/guide-programmers.ts.'),
            command: z.string().nullable(),
            root: z.boolean().nullable(),
            source,
          }),
        )
        .nullish(),
      cautions: z.array(text),
      reasons: z
        .array(z.object({ id: text, source }))
        .optional()
        .describe('Why it is refused; ids of refusalWords.'),
      source,
    }),
  ),
})
export type GuideProgrammer = z.infer<typeof programmersFile>['programmers'][number]

/** Why a pin can harm a chip; `shared/text/guide-headers.ts` has the words. */
const headerDanger = z.enum([
  'vbus',
  'vsys',
  'enable',
  '5v-beside-1',
  '5v',
  '5v-beside-3v3',
  'power-button',
])
export type HeaderDanger = z.infer<typeof headerDanger>

/** `shared/text/guide-headers.ts` has the words for names, views and notes. */
export const headersFile = z.object({
  source_index: z.record(z.string(), text),
  headers: z.array(
    z.object({
      id: text,
      block: text
        .optional()
        .describe(
          'Printed beside the header, where the board has another with the same pin numbers.',
        ),
      pin_count: z.number().int(),
      layout: z
        .enum(['edges', 'block'])
        .describe('Two single rows on the edges of the board, or rows side by side.'),
      rows: z.number().int(),
      columns: z.number().int(),
      pitch_mm: z.number(),
      pins: z.array(
        z.object({
          n: z.number().int(),
          name: text,
          type: z.enum(['3v3', '5v', 'gnd', 'gpio', 'analog', 'control', '1v8']),
          side: text,
          row: z.number().int(),
          alt: z.string().nullish(),
        }),
      ),
      danger: z.array(z.object({ pin: z.number().int(), why: headerDanger })),
      source,
    }),
  ),
})
export type Header = z.infer<typeof headersFile>['headers'][number]

const boardChip = z.object({
  name: z.string().nullable(),
  silk: z.string().nullable().describe('Its name as printed on the mainboard.'),
  role: z.string().nullable(),
  size_bytes: z
    .number()
    .int()
    .nullable()
    .describe('1 MiB is 1048576. null: not found in a source.'),
  offset_bytes: z.number().int().nullable().describe('From the start of the joined image.'),
  packages: z.array(text).nullable().describe('Ids of packages.json.'),
  supply_v: z
    .number()
    .nullable()
    .describe('Volts. null: not found in a source, and the print on the chip is asked for.'),
  supply_source: z.string().nullable(),
  package_source: z.union([z.string(), z.array(z.string())]).nullable(),
  parts: z.array(text).describe('Chips that were found on it.'),
  socketed: z.boolean().nullable(),
  where: z
    .string()
    .nullable()
    .describe('A code; its words stand in shared/text/{en,de}/guide-boards.ts.'),
})
/** Chips that the user does not flash here, listed so that they are not mistaken for the firmware's chip. */
const otherChip = z.object({
  role: z.enum(['thunderbolt', 'sure-start', 'management-controller']),
  size_bytes: z.number().int(),
})

/**
 * `status`, `where`, `access`, `how_to_tell`, `notes` and similar fields are codes; `shared/text/guide-boards.ts` has
 * their words.
 */
export const boardsFile = z.object({
  source_index: z.record(z.string(), text),
  boards: z.array(
    z.object({
      id: text.describe('Key of the entry, never changed once published.'),
      names: z.array(text).min(1).describe('As people and labels call it; the first is shown.'),
      category: text,
      status: text.describe('A code; its words stand in shared/text/{en,de}/guide-boards.ts.'),
      covered_by_guide: z.boolean(),
      targets: z
        .array(
          z
            .object({
              target: text,
              rom_bytes: z.number().int().nullable(),
              needs_vendor_files: z.boolean().nullable(),
            })
            .loose(),
        )
        .describe('Builds of its firmware; their images stand in images/targets.json.'),
      configurations: z
        .array(
          z.object({
            id: text,
            chip_count: z.number().int().nullable(),
            chips: z.array(boardChip).nullable().describe('In the order of their addresses.'),
            total_bytes: z.number().int().nullable(),
            joined_in_order: z.boolean().nullable(),
            how_to_tell: z
              .string()
              .nullable()
              .describe('A code: how the user tells this configuration from the others.'),
            default: z.boolean().describe('One configuration of each mainboard has true.'),
            other_chips: z
              .array(otherChip)
              .optional()
              .describe('Flash chips of the mainboard that are not for its firmware.'),
            source,
          }),
        )
        .describe('Each way the mainboard is built.'),
      power: z.object({
        feeds: z
          .enum(['programmer', 'programmer-first', 'board', 'ask', 'adapter-1v8'])
          .describe('Who powers the chip.'),
        vcc: text,
        note: z.string().nullable(),
        source,
      }),
      other_chip_select: z.object({
        rule: z
          .enum([
            'single-chip',
            'required',
            'hold-high-if-reads-disagree',
            'separate',
            'not-stated',
          ])
          .describe('What to do with CS of another chip.'),
        text: z.string().nullable(),
        resistor_ohm: z.tuple([z.number(), z.number()]).describe('Smallest and largest.'),
      }),
      max_speed_hz: z.number().nullable(),
      access: z.string().nullable().describe('A code: how the chip is reached.'),
      internal_flash_from_vendor_firmware: z
        .string()
        .nullish()
        .transform((code) => code ?? null)
        .describe('Whether software alone can do the first install; a code, null unknown.'),
      notes: z
        .array(text)
        .describe('Codes; their words stand in shared/text/{en,de}/guide-boards.ts.'),
      warnings: z
        .array(text)
        .describe(
          'Ids of warnings.json. A caution that names mainboards needs this one in its applies.boards, too.',
        ),
      source,
    }),
  ),
})
export type Board = z.infer<typeof boardsFile>['boards'][number]
export type BoardConfiguration = Board['configurations'][number]

const listOrAll = z.union([z.literal('*'), z.array(text)])

/** The choices and findings under which a caution applies: exactly one fact, which `shared/cautions.ts` evaluates. */
const when = z.union([
  z
    .strictObject({ supply_below_mv: z.number().int() })
    .describe('Rated maximum of the chip below this, millivolts, or not known.'),
  z
    .strictObject({ programmer_not: z.array(text).min(1) })
    .describe('A programmer is chosen, and none of these.'),
  z
    .strictObject({ board_may_feed: z.literal(true) })
    .describe('The mainboard powers the chip, or nobody has said that it does not.'),
  z
    .strictObject({ chips_from: z.number().int() })
    .describe('This many chips or more make up the contents of the mainboard.'),
  z
    .strictObject({ backup_implausible: z.literal(true) })
    .describe('The last read was of one byte value throughout, or otherwise no firmware.'),
  z
    .strictObject({ target_has: z.enum(['needs_vendor_files', 'intel_flash_descriptor']) })
    .describe('A Libreboot target of the mainboard has this.'),
  z
    .strictObject({ image_unfinished: z.literal(true) })
    .describe('The image says of itself that it is not to be written.'),
  z.strictObject({ image_smaller: z.literal(true) }),
  z.strictObject({ chip_vendor: text }).describe('Manufacturer of the chip that answered.'),
  z.strictObject({ chip_ambiguous: z.literal(true) }),
  z
    .strictObject({ plan: z.enum(['external-supply', 'diode', 'replace-chip', 'larger-chip']) })
    .describe('What the user is about to do besides writing.'),
])
export type CautionWhen = z.infer<typeof when>

/** An act that the app has detected, so that it does not ask the user about it. */
const settledBy = z.enum([
  'supply-known',
  'backed-up',
  'image-fits',
  'image-board-checked',
  'image-vendor-files-checked',
  'image-mac-checked',
  'no-unfinished-write',
])
export type SettledBy = z.infer<typeof settledBy>

/** The subject of a caution and when it applies; `shared/text/cautions.ts` has its words. */
export const warningsFile = z.object({
  source_index: z.record(z.string(), text),
  warnings: z.array(
    z.object({
      id: text,
      severity: z.enum(['danger', 'caution', 'info']),
      must_acknowledge: z.boolean(),
      applies: z.object({
        steps: z.array(text),
        programmers: listOrAll,
        packages: listOrAll,
        mounting: listOrAll,
        boards: listOrAll,
        unlisted_board: z
          .literal(true)
          .optional()
          .describe(
            'It names mainboards, and holds for every one that is not listed and can have what it speaks of.',
          ),
        when: when.nullable(),
        settled_by: settledBy.optional(),
      }),
      guide_items: z.array(text).describe('Items of coverage.json that this warning carries.'),
      source,
    }),
  ),
})
export type GuideWarning = z.infer<typeof warningsFile>['warnings'][number]
