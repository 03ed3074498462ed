// SPDX-License-Identifier: GPL-3.0-or-later
/** The page's sentences as patterns, with gaps for what a test does not know. */
import { grouped } from '../../shared/text/numbers.ts'

/** Stands for any text in a sentence of the catalogue. */
export const anyText = '\u{F0000}'

/** Stands for any count there; a large one, so that the sentence is in the plural. */
export const anyCount = 8_007_006_005

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The sentence as a pattern: `saying(progressText.mapCompared(anyCount, 1024))`. */
export const saying = (sentence: string): RegExp =>
  new RegExp(
    escaped(sentence)
      .replaceAll(anyText, '.+')
      .replaceAll(escaped(grouped(anyCount)), String.raw`[\d.,]+`)
      .replaceAll(String(anyCount), String.raw`\d+`),
  )

/** One of several sentences as the whole text. */
export const oneOf = (...sentences: readonly string[]): RegExp =>
  new RegExp(`^(?:${sentences.map((sentence) => saying(sentence).source).join('|')})$`)
