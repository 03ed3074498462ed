// SPDX-License-Identifier: GPL-3.0-or-later
/** Writes files that are either complete or absent: to a temporary file, flushed to disk, then renamed. */
import { constants } from 'node:fs'
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { createHash, randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { FileTrouble } from '../../shared/model/file-trouble.ts'
import { systemTrouble } from '../../shared/system-trouble.ts'
import { lookAtGroup } from './private-group.ts'

/** Only the owner has access: backups hold serial numbers, keys and passwords of the mainboard. */
const privateDirectoryMode = 0o700
export const privateFileMode = 0o600

/** `etc` is the folder of `passwd` and `group`; tests pass their own. Rejects with `UnsafePath`. */
export async function makePrivateDirectory(path: string, etc = '/etc'): Promise<void> {
  const existed = await mkdir(path, { recursive: true, mode: privateDirectoryMode }).then(
    (first) => first === undefined,
  )
  if (existed) await mustBeOurs(path, etc)
  // A power cut must not lose the new folder. Pin One did not create a parent folder that it cannot open.
  await syncDirectory(dirname(path)).catch(() => undefined)
}

/** A file or folder of the data directory has the wrong type. Pin One never follows, changes or removes it. */
export class UnsafePath extends Error {
  override readonly name = 'UnsafePath'
  readonly trouble: Exclude<FileTrouble, { code: 'system' }>

  constructor(trouble: UnsafePath['trouble'], options?: { cause?: unknown }) {
    super(trouble.code, options)
    this.trouble = trouble
  }
}

const groupMayWrite = 0o020
const worldMayWrite = 0o002

/**
 * An existing folder is used as it is: its owner chose its mode, so Pin One does not change it. A folder in
 * which others can create files is refused: they could exchange a backup or redirect a write. A group whose
 * only member is this user does not count as others.
 */
async function mustBeOurs(path: string, etc: string): Promise<void> {
  const folder = await stat(path)
  if (!folder.isDirectory()) throw new UnsafePath({ code: 'not-a-folder', path })
  const uid = process.getuid?.()
  if (uid === undefined) return
  if (folder.uid !== uid && uid !== 0) throw new UnsafePath({ code: 'of-another-user', path })
  const mode = (folder.mode & 0o7777).toString(8)
  if ((folder.mode & worldMayWrite) !== 0)
    throw new UnsafePath({ code: 'others-may-write', path, mode })
  if ((folder.mode & groupMayWrite) === 0) return
  const { name, ownOnly } = await lookAtGroup(folder.gid, { uid, etc })
  if (ownOnly) return
  throw new UnsafePath({ code: 'group-may-write', path, mode, group: name ?? folder.gid })
}

/** Makes a rename or a new name in `directory` survive a power cut. Ignored where the system does not support it. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(directory, constants.O_RDONLY)
  try {
    await handle.sync()
  } catch (error) {
    if (codeOf(error) !== 'EINVAL') throw error
  } finally {
    await handle.close()
  }
}

export interface WriteWholeOptions {
  readonly mode: number
  /** `false`: an existing file of that name stays, and the call rejects with the system's EEXIST. */
  readonly replace: boolean
}

/** Leaves `path` either as it was or complete and on disk. A crash leaves at most a `.tmp` file beside it. */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | string,
  options: WriteWholeOptions,
): Promise<void> {
  const directory = dirname(path)
  const aside = join(directory, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const handle = await open(aside, 'wx', privateFileMode)
    try {
      await handle.writeFile(bytes)
      await handle.chmod(options.mode)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (options.replace) await rename(aside, path)
    else await putNew(aside, path)
    await syncDirectory(directory)
  } finally {
    await rm(aside, { force: true })
  }
}

/** A hard link fails when the name exists; a rename would silently replace the file. */
async function putNew(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path)
  } catch (error) {
    const code = codeOf(error)
    // FAT, some network and phone file systems have no hard links. Create the name first, then replace that empty file.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    const reserved = await open(path, 'wx', privateFileMode)
    await reserved.close()
    await rename(aside, path)
  }
}

/** Largest size of any chip in the table: 256 MiB. */
export const maxBytesFile = 256 * 1024 * 1024
/** Largest size of a JSON file that the app writes. */
export const maxTextFile = 1024 * 1024

/** Does not block on a pipe, and does not follow a link out of the folder. */
const carefully = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)

/**
 * Opens a regular file of at most `mostBytes`; `null` when there is none. Anything else (a pipe, a device, a link, a
 * folder) is an `UnsafePath` at once: reading it could block, or never end.
 */
async function openRegular(path: string, mostBytes: number) {
  let handle: Awaited<ReturnType<typeof open>>
  try {
    handle = await open(path, carefully)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    if (codeOf(error) === 'ELOOP') throw new UnsafePath({ code: 'link', path }, { cause: error })
    throw error
  }
  try {
    const file = await handle.stat()
    if (!file.isFile()) throw new UnsafePath({ code: 'not-regular', path })
    if (file.size > mostBytes)
      throw new UnsafePath({ code: 'too-large', path, sizeBytes: file.size, mostBytes })
    return { handle, sizeBytes: file.size }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** `null` when the file does not exist. Rejects on other failures, also for an irregular or too large file. */
export async function readIfThere(
  path: string,
  mostBytes = maxBytesFile,
): Promise<Uint8Array | null> {
  const opened = await openRegular(path, mostBytes)
  if (opened === null) return null
  const { handle, sizeBytes } = opened
  try {
    const bytes = new Uint8Array(sizeBytes)
    let at = 0
    // A file that grows while it is read is cut at the size that it had when it was opened.
    while (at < sizeBytes) {
      const { bytesRead } = await handle.read(bytes, at, sizeBytes - at, at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    return bytes.subarray(0, at)
  } finally {
    await handle.close()
  }
}

/** Rejects when the path exists and is not a regular file. */
export async function mustBeRegular(path: string, mostBytes: number): Promise<void> {
  const opened = await openRegular(path, mostBytes)
  await opened?.handle.close()
}

/** As `mustBeRegular`, for a file changed in place: with a second hard link, another file name would change too. */
export async function mustHaveOneName(path: string, mostBytes: number): Promise<void> {
  const opened = await openRegular(path, mostBytes)
  if (opened === null) return
  try {
    if ((await opened.handle.stat()).nlink > 1) throw new UnsafePath({ code: 'second-name', path })
  } finally {
    await opened.handle.close()
  }
}

export interface Digests {
  /** Lower-case hex. */
  readonly sha256: string
  readonly sha1: string
}

export function digests(bytes: Uint8Array): Digests {
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sha1: createHash('sha1').update(bytes).digest('hex'),
  }
}

/** Bytes read at a time while hashing: Linux boards with little memory hash files of 32 MiB. */
const HASH_BYTES = 1 << 20

/** SHA-256 of the file as it is on disk, read piece by piece; `null` when the file does not exist. */
export async function sha256OnDisk(path: string): Promise<string | null> {
  const opened = await openRegular(path, maxBytesFile)
  if (opened === null) return null
  const { handle } = opened
  try {
    const hash = createHash('sha256')
    const piece = new Uint8Array(HASH_BYTES)
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, HASH_BYTES, null)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(piece.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}

/** The system's error code (such as `ENOENT`), or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** The system's error message. */
export function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function troubleOf(error: unknown): FileTrouble {
  return error instanceof UnsafePath ? error.trouble : systemTrouble(error)
}

/** Makes a name safe inside a file name: letters, digits, `.` and `-` only, at most 40 characters. */
export const fileWord = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 40)
