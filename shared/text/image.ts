// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * English sentences for all findings about an image, for page, command line and log alike. One message for each code;
 * the facts are values, never parts of grammar.
 */
import * as de from './de/image.ts'
import * as en from './en/image.ts'
import { spoken } from './language.ts'

export const {
  regionWords,
  notLookedAtWords,
  familyWords,
  findingText,
  ignoreBoardText,
  stopActs,
  fileTitles,
  titleFor,
  titleHalf,
} = spoken({ en, de })
