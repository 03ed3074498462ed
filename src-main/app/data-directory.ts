// SPDX-License-Identifier: GPL-3.0-or-later
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where backups and the journal live: `PIN_ONE_DATA` when set, else the platform's place for a user's data
 * (XDG base directories on Linux, Application Support on macOS, %APPDATA% on Windows).
 */
export function dataDirectory(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
  home: string = homedir(),
): string {
  const own = environment['PIN_ONE_DATA']
  if (own !== undefined && own !== '') return own
  if (platform === 'win32')
    return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'pin-one')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'pin-one')
  // The XDG specification says to ignore a relative path.
  const xdg = environment['XDG_DATA_HOME']
  return join(
    xdg !== undefined && xdg.startsWith('/') ? xdg : join(home, '.local', 'share'),
    'pin-one',
  )
}

/** Folder of the backups inside the data directory, for a front end that may show paths. */
export function backupDirectory(dataDir: string): string {
  return join(dataDir, 'backups')
}
