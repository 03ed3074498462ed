/**
 * How a browser gets the address with its secret: arguments of programs can be read by every user of the computer, so
 * the browser is given the name of a file that only this user can read, and that leads on.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface OpenFile {
  /** `file:` address for the browser; it holds no secret of the app. */
  readonly url: string
  readonly path: string
  /** Idempotent, never rejects. */
  remove(): Promise<void>
}

/** Browsers from snap packages see neither hidden folders nor the system's folder for temporary files. */
export function placeFor(dataDir: string, home: string, hasSnap: boolean): string {
  return hasSnap ? home : dataDir
}

export async function writeOpenFile(
  address: string,
  dataDir: string,
  folder: string = placeFor(dataDir, homedir(), existsSync(join(homedir(), 'snap'))),
): Promise<OpenFile> {
  const path = join(folder, `pin-one-open-${randomBytes(6).toString('hex')}.html`)
  // `wx`: never through a link that somebody else put there.
  await writeFile(path, pageTo(address), { mode: 0o600, flag: 'wx' })
  return {
    path,
    url: pathToFileURL(path).href,
    remove: () => rm(path, { force: true }).catch(() => undefined),
  }
}

/** The address is ours: digits, letters and marks that HTML leaves alone. */
function pageTo(address: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Pin One</title>
<meta http-equiv="refresh" content="0; url=${address}"><p><a href="${address}">Open Pin One</a></p>
`
}
