// SPDX-License-Identifier: GPL-3.0-or-later
/** The format of `search/*.json`; `search-words.ts` parses the files once. */
import { z } from '../schema-checks.ts'

/** In lower case, because the search compares lower case only. */
const typed = z
  .string()
  .min(1)
  .regex(/^\S+( \S+)*$/)
  .refine((text) => text === text.toLowerCase(), 'is not in lower case')
const word = typed.refine((text) => !text.includes(' '), 'is more than one word')

const unlike = (words: readonly string[]) => new Set(words).size === words.length

export const searchFile = z.strictObject({
  asked: z
    .record(
      z.string().regex(/^[\w/.#-]+$/),
      z.array(typed).min(1).refine(unlike, 'says a phrase twice'),
    )
    .describe(
      'How people ask, by the page that answers: words that are typed but stand in no title. A question of the help has help# and its name as its key: all questions of a step share a page.',
    ),
  sameWord: z
    .array(z.array(word).min(2).refine(unlike, 'says a word twice'))
    .describe('Words that people use for one thing; each family is read both ways.'),
  smallWords: z
    .array(word)
    .refine(unlike, 'says a word twice')
    .describe('Words of a question that say nothing about its answer.'),
})

export type SearchWords = z.infer<typeof searchFile>
