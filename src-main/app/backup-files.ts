// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How backups are stored in their folder: the bytes, the JSON that describes them, and the security
 * registers. No state.
 */
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { backupFileOf } from '../../shared/backup-checks.ts'
import type { BackupFile } from '../../shared/backup-checks.ts'
import { Fault } from '../../shared/fault.ts'
import type { BackupInfo, BackupSecurity, LostBackup } from '../../shared/model/image.ts'
import type { VaultNote } from '../../shared/model/vault-note.ts'
import { securityFile } from '../../shared/security-file.ts'
import {
  codeOf,
  digests,
  fileWord,
  maxTextFile,
  privateFileMode,
  readIfThere,
  sha256OnDisk,
  troubleOf,
  writeWhole,
} from './files.ts'

export type NewBackup = Omit<
  BackupInfo,
  'id' | 'fileName' | 'sizeBytes' | 'oneByte' | 'sha256' | 'sha1' | 'security'
>

/** Security registers, read together with the contents; their bytes get a file of their own. */
export interface NewSecurity extends Pick<BackupSecurity, 'uniqueId' | 'addresses'> {
  readonly bytes: Uint8Array
}

/** Writes the bytes first, reads them back and hashes them. The JSON comes last: without it there is no backup. */
export async function writeBackup(
  directory: string,
  bytes: Uint8Array,
  about: NewBackup,
  security: NewSecurity | null,
): Promise<BackupInfo> {
  const hashes = digests(bytes)
  const described: BackupFile = {
    schema: 1,
    ...about,
    sizeBytes: bytes.length,
    oneByte: oneByteOf(bytes),
    ...hashes,
  }
  const id = await writeUnderFreeName(directory, baseName(described), bytes)
  if ((await sha256OnDisk(join(directory, `${id}.bin`))) !== hashes.sha256)
    throw new Fault('data.backup-damaged', { fileName: `${id}.bin` })
  const beside = security === null ? null : await savedSecurity(directory, id, security)
  const file = beside === null ? described : { ...described, security: beside }
  await writeWhole(join(directory, `${id}.json`), asText(file), {
    mode: privateFileMode,
    replace: false,
  })
  return infoOf(id, file)
}

/** Writes the JSON again; does not touch the bytes. */
export async function describeAnew(directory: string, info: BackupInfo): Promise<BackupInfo> {
  const { id, fileName: _fileName, ...about } = info
  const file: BackupFile = { schema: 1, ...about }
  await writeWhole(join(directory, `${id}.json`), asText(file), {
    mode: privateFileMode,
    replace: true,
  })
  return infoOf(id, file)
}

export interface Listed {
  readonly backups: readonly BackupInfo[]
  readonly lost: readonly LostBackup[]
  readonly notes: readonly VaultNote[]
}

export const newestFirst = (a: BackupInfo, b: BackupInfo): number =>
  b.takenAt.localeCompare(a.takenAt) || b.id.localeCompare(a.id)

export async function listBackups(directory: string): Promise<Listed> {
  const names = new Set(await readdir(directory))
  const backups: BackupInfo[] = []
  const lost: LostBackup[] = []
  const notes: VaultNote[] = []
  for (const name of [...names].sort()) {
    if (name.endsWith('.json')) {
      const id = name.slice(0, -'.json'.length)
      const file = await readIfThere(join(directory, name), maxTextFile).then(
        (bytes) => backupFileOf(new TextDecoder().decode(bytes ?? new Uint8Array())),
        // One unreadable file (one that belongs to root, for example) must not keep the app from starting.
        troubleOf,
      )
      if ('code' in file) {
        notes.push({ code: 'unreadable', name, why: file })
        continue
      }
      // Something other than a file of the right size has the name of the backup's bytes.
      const size = await lstat(join(directory, `${id}.bin`)).then(
        (found) => (found.isFile() ? found.size : -1),
        (error: unknown) => (codeOf(error) === 'ENOENT' ? null : -1),
      )
      const backup = infoOf(id, file)
      if (size !== file.sizeBytes) lost.push({ backup, why: size === null ? 'gone' : 'altered' })
      else {
        backups.push(backup)
        if (file.security?.sha256 != null && !names.has(securityFile(id)))
          notes.push({ code: 'security-gone', name: securityFile(id), of: name })
      }
    } else if (name.endsWith('.security')) {
      if (!names.has(`${name.slice(0, -'.security'.length)}.json`))
        notes.push({ code: 'undescribed', name })
    } else if (name.endsWith('.bin')) {
      if (!names.has(`${name.slice(0, -'.bin'.length)}.json`))
        notes.push({ code: 'undescribed', name })
    } else if (!name.startsWith('.')) {
      notes.push({ code: 'foreign', name })
    }
  }
  backups.sort(newestFirst)
  lost.sort((a, b) => newestFirst(a.backup, b.backup))
  return { backups, lost, notes }
}

/** The security registers as read back from disk, for the JSON. The backup is valid without them. */
async function savedSecurity(
  directory: string,
  id: string,
  { bytes, uniqueId, addresses }: NewSecurity,
): Promise<BackupSecurity | null> {
  const path = join(directory, securityFile(id))
  const { sha256 } = digests(bytes)
  const saved =
    bytes.length > 0 &&
    (await writeWhole(path, bytes, { mode: privateFileMode, replace: false })
      .then(() => sha256OnDisk(path))
      .catch(() => null)) === sha256
  if (saved) return { uniqueId, addresses, sizeBytes: bytes.length, sha256 }
  return uniqueId === null ? null : { uniqueId, addresses: [], sizeBytes: 0, sha256: null }
}

async function writeUnderFreeName(
  directory: string,
  base: string,
  bytes: Uint8Array,
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const id = attempt === 1 ? base : `${base}-${attempt}`
    try {
      await writeWhole(join(directory, `${id}.bin`), bytes, {
        mode: privateFileMode,
        replace: false,
      })
      return id
    } catch (error) {
      // Bounded: a clock alone does not give a hundred backups the same second.
      if (codeOf(error) !== 'EEXIST' || attempt >= 100) throw error
    }
  }
}

/** `<board>_<chip>_<date>_<sha8>`: sorts by mainboard, is readable, and is a valid file name on every file system. */
function baseName(file: BackupFile): string {
  const date = file.takenAt.replace(/\.\d+/, '').replace(/[-:]/g, '')
  const board = fileWord(file.board ?? '')
  return [
    board === '' ? 'board' : board,
    fileWord(file.chipName),
    date,
    file.sha256.slice(0, 8),
  ].join('_')
}

function oneByteOf(bytes: Uint8Array): number | null {
  const [first = null] = bytes
  return bytes.every((byte) => byte === first) ? first : null
}

function infoOf(id: string, file: BackupFile): BackupInfo {
  const { schema: _schema, ...about } = file
  return { id, fileName: `${id}.bin`, ...about }
}

function asText(file: BackupFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}
