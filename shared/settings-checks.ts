// SPDX-License-Identifier: GPL-3.0-or-later
/** What may be set, checked wherever it comes from: a page, or the file that keeps it. */
import type { Settings } from './model/settings.ts'
import { z } from './schema-checks.ts'
import { languages } from './text/language.ts'

export const noSettings: Settings = { language: null, endTone: false, endNotice: false }

export const settings = z.object({
  language: z.enum(languages).nullable(),
  endTone: z.boolean(),
  endNotice: z.boolean(),
})

/** Of the text of a file; what is missing or not understood is as if never set. */
export function settingsOf(text: string): Settings {
  try {
    return settings.parse({
      ...noSettings,
      ...z.record(z.string(), z.unknown()).parse(JSON.parse(text)),
    })
  } catch {
    return noSettings
  }
}
