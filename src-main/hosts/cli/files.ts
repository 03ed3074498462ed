// SPDX-License-Identifier: GPL-3.0-or-later
/** Files of the user: only the command line knows paths. Every failure is a fault that names the file. */
import { constants } from 'node:fs'
import { access, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { writeWhole } from '../../app/app.ts'
import { Fault } from '../../../shared/fault.ts'
import { systemTrouble } from '../../../shared/system-trouble.ts'
import { fileWords } from '../../../shared/text/cli-files.ts'

/** Backups hold serial numbers, keys and passwords of the mainboard, so no other user may read them. */
const dumpMode = 0o600

/** Throws `image.missing` when it is not a readable file, or is empty; `-` is standard input. */
export async function readImage(path: string): Promise<Uint8Array> {
  const bytes = path === '-' ? await pipedIn() : await readBytes(path)
  if (bytes.length === 0)
    throw new Fault('image.missing', { path: spokenPath(path), why: { code: 'empty' } })
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Name of the file of -w or -v in messages. */
export const spokenPath = (path: string): string =>
  path === '-' ? fileWords.standardInput() : path

async function pipedIn(): Promise<Buffer> {
  if (process.stdin.isTTY)
    throw new Fault('image.missing', { path: spokenPath('-'), why: { code: 'nothing-piped' } })
  return await buffer(process.stdin)
}

/** Files that a shell substitutes (`<(…)`): their other end is open, so reading them ends. */
const fromShell = /^\/dev\/(?:stdin|fd\/\d+)$|^\/proc\/(?:self|\d+)\/fd\/\d+$/

/** Reading a named pipe without a writer never ends, and not even a signal interrupts it. */
async function readBytes(path: string): Promise<Buffer> {
  try {
    const found = await stat(path)
    if (!found.isFile() && !found.isDirectory() && !fromShell.test(path))
      throw new Fault('image.missing', {
        path,
        why: { code: 'not-a-file' },
      })
    return await readFile(path)
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('image.missing', { path, why: systemTrouble(error) }, { cause: error })
  }
}

/** Checked before the programmer is opened, so that a long read cannot fail at its end. */
export async function checkWritable(path: string, replace: boolean): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found !== null && !replace) throw new Fault('image.exists', { path })
  if (found?.isDirectory() === true)
    throw new Fault('image.unwritable', { path, why: { code: 'a-folder' } })
  try {
    await access(dirname(path), constants.W_OK)
  } catch (error) {
    throw new Fault('image.unwritable', { path, why: systemTrouble(error) }, { cause: error })
  }
}

/** Leaves the file either as it was or complete. */
export async function writeImage(
  path: string,
  bytes: Uint8Array,
  options: { readonly replace: boolean },
): Promise<void> {
  try {
    await writeWhole(path, bytes, { mode: dumpMode, replace: options.replace })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new Fault('image.exists', { path }, { cause: error })
    throw new Fault('image.unwritable', { path, why: systemTrouble(error) }, { cause: error })
  }
}
