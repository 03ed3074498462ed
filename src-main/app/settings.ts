// SPDX-License-Identifier: GPL-3.0-or-later
/** The user's settings for Pin One itself, kept over a restart. A missing or unreadable setting counts as not set. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../../shared/model/settings.ts'
import { noSettings, settingsOf } from '../../shared/settings-checks.ts'
import { privateFileMode, readIfThere, writeWhole } from './files.ts'

const fileName = 'settings.json'
/** Bytes; far more than all settings. A larger file is not a settings file. */
const maxBytes = 4096

export async function readSettings(dataDir: string): Promise<Settings> {
  const path = join(dataDir, fileName)
  try {
    const found = await stat(path)
    if (!found.isFile() || found.size > maxBytes) return noSettings
    const bytes = await readIfThere(path)
    return bytes === null ? noSettings : settingsOf(new TextDecoder().decode(bytes))
  } catch {
    return noSettings
  }
}

/** Rejects with the system's error; the setting then holds only until Pin One ends. */
export const keepSettings = (dataDir: string, settings: Settings): Promise<void> =>
  writeWhole(join(dataDir, fileName), `${JSON.stringify(settings)}\n`, {
    mode: privateFileMode,
    replace: true,
  })
