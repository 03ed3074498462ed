// SPDX-License-Identifier: GPL-3.0-or-later
/** What the tests of the page use of `spoken.mjs`. */
export interface SourceText {
  readonly where: string
  readonly text: string
}
export function textsOfSource(file: string, code?: string): readonly SourceText[]
export function sourcesUnder(directory: string): readonly string[]
