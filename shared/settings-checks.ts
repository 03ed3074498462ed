// SPDX-License-Identifier: GPL-3.0-or-later
/** Checks settings, from a page or from the settings file. */
import type { Settings } from './model/settings.ts'
import { z } from './schema-checks.ts'
import { languages } from './text/language.ts'

export const noSettings: Settings = { language: null, endTone: false, endNotice: false }

export const settings = z.object({
  language: z.enum(languages).nullable(),
  endTone: z.boolean(),
  endNotice: z.boolean(),
})

/** Parses the text of the file; missing or invalid settings count as not set. */
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
