// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Gives a browser the address with its secret. Every user of the computer can read the arguments of programs, so the
 * browser gets the name of a file that only this user can read, and that redirects to the address.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { lstat, readdir, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serveText } from '../../../shared/text/serve.ts'

export interface OpenFile {
  /** `file:` address for the browser; it holds no secret of the app. */
  readonly url: string
  readonly path: string
  /** Idempotent, never rejects. */
  remove(): Promise<void>
}

/** Browsers from snap packages can read neither hidden folders nor the system's temporary folder. */
export function placeFor(dataDir: string, home: string, hasSnap: boolean): string {
  return hasSnap ? home : dataDir
}

export async function writeOpenFile(
  address: string,
  dataDir: string,
  folder: string = placeFor(dataDir, homedir(), existsSync(join(homedir(), 'snap'))),
): Promise<OpenFile> {
  await removeLeft(folder)
  const path = join(folder, `pin-one-open-${process.pid}-${randomBytes(6).toString('hex')}.html`)
  // `wx` never follows a link that another user put there.
  await writeFile(path, pageTo(address), { mode: 0o600, flag: 'wx' })
  return {
    path,
    url: pathToFileURL(path).href,
    remove: () => rm(path, { force: true }).catch(() => undefined),
  }
}

const openName = /^pin-one-open-(?:(?<pid>\d+)-)?[0-9a-f]{12}\.html$/u

/**
 * Removes files that a killed process left: regular files of this user only, whose process has ended. Never rejects.
 */
async function removeLeft(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const groups = openName.exec(name)?.groups
    if (groups === undefined || isAlive(Number(groups['pid'] ?? 0))) continue
    const path = join(folder, name)
    const found = await lstat(path).catch(() => null)
    if (found?.isFile() === true && found.uid === (process.getuid?.() ?? found.uid))
      await rm(path, { force: true }).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // The process exists but belongs to another user: it got the number after our process ended. The file stays until
    // the next start.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The address is our own: it has only characters that HTML leaves unchanged. */
function pageTo(address: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Pin One</title>
<meta http-equiv="refresh" content="0; url=${address}"><p><a href="${address}">${serveText.open}</a></p>
`
}
