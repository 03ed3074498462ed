// SPDX-License-Identifier: GPL-3.0-or-later
/** Conservative estimates for the app's own font, so that drawings can be laid out before they are on the page. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0
  for (const character of text)
    sum += /[ il.,:|'()_1I]/.test(character) ? 0.4 : /[MWm]/.test(character) ? 0.86 : 0.6
  return sum * size * (bold ? 1.05 : 1)
}

/** Size of names and numbers in drawings, in drawing units. */
export const textPx = 13
/** Smallest text size of a drawing on the page, CSS pixels. */
export const leastTextPx = 11
