// SPDX-License-Identifier: GPL-3.0-or-later
/** Words that users type in searches, for each language. Checked once and typed. */
import type { Language } from '../text/language.ts'
import { searchFile } from './search-checks.ts'
import type { SearchWords } from './search-checks.ts'
import de from './search/de.json' with { type: 'json' }
import en from './search/en.json' with { type: 'json' }

export type { SearchWords } from './search-checks.ts'

export const searchWords: Readonly<Record<Language, SearchWords>> = {
  en: searchFile.parse(en),
  de: searchFile.parse(de),
}
