/** Files that are whole or absent, for everything the app keeps: written aside, flushed, then renamed. */
import { constants } from 'node:fs'
import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { createHash, randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'

/** Only the owner may enter: backups hold serial numbers, keys and passwords of the board. */
const privateDirectoryMode = 0o700
export const privateFileMode = 0o600

export async function makePrivateDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: privateDirectoryMode })
  // mkdir leaves an existing directory as it is.
  await chmod(path, privateDirectoryMode)
  // A backup is no safer than the folder it lies in; a folder above that may not be read is none that we made.
  await syncDirectory(dirname(path)).catch(() => undefined)
}

/** Makes a rename or a new name in `directory` survive a power cut; where the system cannot, nothing is lost. */
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
  /** `false`: a file of that name stays, and the call rejects with the system's EEXIST. */
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

/** A hard link fails when the name is taken, where rename would replace it in silence. */
async function putNew(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path)
  } catch (error) {
    const code = codeOf(error)
    // FAT, some network and phone file systems have no hard links: reserve the name, then replace our own file.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    const reserved = await open(path, 'wx', privateFileMode)
    await reserved.close()
    await rename(aside, path)
  }
}

/** `null` when there is no such file; other failures rise. */
export async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    const bytes = await readFile(path)
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
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

/** Held at once while a file is hashed: boards with little memory hash chips of 32 MiB. */
const HASH_BYTES = 1 << 20

/** What is on the disk now, read piece by piece; `null` when there is no such file. */
export async function sha256OnDisk(path: string): Promise<string | null> {
  let handle: Awaited<ReturnType<typeof open>>
  try {
    handle = await open(path, constants.O_RDONLY)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
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

/** The system's error code (`ENOENT`), or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

export function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
