// SPDX-License-Identifier: GPL-3.0-or-later
// How programs are started on each system. Pure, so that Windows can be tested elsewhere.
import { posix, win32 } from 'node:path'

/** npm's programs are batch files on Windows, and Node starts those only through a shell. */
const batchFiles = ['npm', 'npx']

/**
 * @param {string} command @param {readonly string[]} args @param {string} platform
 * @returns {{ command: string, args: readonly string[], shell: boolean }}
 */
export function programLine(command, args, platform) {
  if (platform !== 'win32' || !batchFiles.includes(command)) return { command, args, shell: false }
  return { command: `${command}.cmd`, args: args.map(quotedForCmd), shell: true }
}

/** One argument for cmd.exe, quoted when cmd would split it. `%` stays: npm arguments have none. */
export function quotedForCmd(word) {
  return /^[\w./\\:=@-]+$/u.test(word) ? word : `"${word.replaceAll('"', '""')}"`
}

/**
 * Where a program may lie, in the order of PATH.
 * @param {string} program @param {Readonly<Record<string, string | undefined>>} environment @param {string} platform
 * @returns {readonly string[]}
 */
export function placesOf(program, environment, platform) {
  const paths = platform === 'win32' ? win32 : posix
  const path = environment.PATH ?? environment.Path ?? ''
  const more = platform === 'win32' ? [] : ['/usr/sbin', '/sbin']
  const names =
    platform === 'win32' ? ['.exe', '.cmd', '.bat'].map((end) => program + end) : [program]
  return [...path.split(paths.delimiter).filter((folder) => folder !== ''), ...more].flatMap(
    (folder) => names.map((name) => paths.join(folder, name)),
  )
}

/** Electron's binary in a folder of its own. */
export function electronIn(folder, platform) {
  return platform === 'win32' ? win32.join(folder, 'electron.exe') : posix.join(folder, 'electron')
}
