// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Backups on disk, and the image that is being written. A backup exists when its JSON exists: the bytes are written
 * first, read back and hashed, and only then described. Nothing here ever replaces or deletes a backup.
 */
import { lstat, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../shared/fault.ts'
import { backupDirectory } from './data-directory.ts'
import { backupFileOf } from '../../shared/backup-checks.ts'
import type { BackupFile } from '../../shared/backup-checks.ts'
import { securityFile } from '../../shared/security-file.ts'
import type { BackupInfo, BackupSecurity, LostBackup } from '../../shared/model/image.ts'
import type { VaultNote } from '../../shared/model/vault-note.ts'
import {
  codeOf,
  digests,
  fileWord,
  makePrivateDirectory,
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

/** What was read beside the contents; its bytes get a file of their own. */
export interface NewSecurity extends Pick<BackupSecurity, 'uniqueId' | 'addresses'> {
  readonly bytes: Uint8Array
}

export interface Vault {
  /** Newest first. */
  readonly backups: readonly BackupInfo[]
  /** Newest first: described, and of no use any more. Altered ones of the right size are found by `check`. */
  readonly lost: readonly LostBackup[]
  /** What lies in the vault and is not trusted. */
  readonly notes: readonly VaultNote[]
  /** Looks at the folder again: another process may have saved backups. For the holder of the lock. */
  refresh(): Promise<void>
  /** The same, and every backup is read and compared with its hash. */
  check(): Promise<void>
  /** Resolves when the bytes are on disk, read back and equal; rejects with a `data` fault otherwise. */
  saveBackup(
    bytes: Uint8Array,
    about: NewBackup,
    security?: NewSecurity | null,
  ): Promise<BackupInfo>
  /** The bytes, hashed again, or it is among `lost` from then on: `data.backup-gone`, or `data.backup-damaged` when they are no longer what was saved. */
  backupBytes(id: string): Promise<Uint8Array>
  /** Changes the note in the JSON; the bytes are not touched. */
  setNote(id: string, note: string): Promise<BackupInfo>
  /** Keeps an image on disk until its write is verified, so that a killed write can be finished. */
  keepImage(bytes: Uint8Array, sha256: string): Promise<void>
  /** `null` when it is gone or no longer has this hash. */
  keptImage(sha256: string): Promise<Uint8Array | null>
  /** Forgets every kept image except these. */
  dropKeptImagesExcept(sha256s: readonly string[]): Promise<void>
}

/** Leftovers of a crash are removed when no living process can still be writing them. */
const leftoverMs = 60 * 60 * 1000

export async function openVault(dataDir: string, now: () => Date): Promise<Vault> {
  const backupDir = backupDirectory(dataDir)
  const imageDir = join(dataDir, 'writing')
  const guarded = async <T>(directory: string, act: () => Promise<T>): Promise<T> => {
    try {
      return await act()
    } catch (error) {
      if (error instanceof Fault) throw error
      throw new Fault(
        'data.vault-unwritable',
        { directory, detail: troubleOf(error) },
        { cause: error },
      )
    }
  }
  const found = await guarded(dataDir, async () => {
    for (const directory of [dataDir, backupDir, imageDir]) {
      await makePrivateDirectory(directory)
      await removeLeftovers(directory, now().getTime())
    }
    return await listBackups(backupDir)
  })
  let { backups, lost, notes } = found
  /** By the last check; a look at the folder alone does not see it. */
  let altered: ReadonlySet<string> = new Set()

  function take(listed: Listed): void {
    const changed = listed.backups.filter(({ id }) => altered.has(id))
    backups = listed.backups.filter(({ id }) => !altered.has(id))
    lost = [
      ...listed.lost,
      ...changed.map((one): LostBackup => ({ backup: one, why: 'altered' })),
    ].sort((a, b) => newestFirst(a.backup, b.backup))
    notes = listed.notes
  }

  function backup(id: string): BackupInfo {
    const info = backups.find((one) => one.id === id)
    const unusable = lost.find(({ backup: one }) => one.id === id)
    if (info === undefined && unusable !== undefined) throw lostFault(unusable)
    if (info === undefined) throw new Fault('bug.bad-input', { what: `no backup ${id}` })
    return info
  }

  /** From now on it is among the lost ones, until it is put right and looked at again. */
  function lose(one: LostBackup): Fault {
    if (one.why === 'altered') altered = new Set([...altered, one.backup.id])
    backups = backups.filter(({ id }) => id !== one.backup.id)
    lost = [...lost, one].sort((a, b) => newestFirst(a.backup, b.backup))
    return lostFault(one)
  }

  return {
    get backups() {
      return backups
    },
    get lost() {
      return lost
    },
    get notes() {
      return notes
    },

    refresh: () =>
      guarded(backupDir, async () => {
        take(await listBackups(backupDir))
      }),

    check: () =>
      guarded(backupDir, async () => {
        const listed = await listBackups(backupDir)
        const changed = new Set<string>()
        for (const { id, fileName, sha256 } of listed.backups) {
          // What cannot be read is as little a backup as what has changed.
          const hash = await sha256OnDisk(join(backupDir, fileName)).catch(() => null)
          if (hash !== sha256) changed.add(id)
        }
        altered = changed
        take(listed)
      }),

    saveBackup: (bytes, about, security = null) =>
      guarded(backupDir, async () => {
        const hashes = digests(bytes)
        const described: BackupFile = {
          schema: 1,
          ...about,
          sizeBytes: bytes.length,
          oneByte: oneByteOf(bytes),
          ...hashes,
        }
        const id = await writeUnderFreeName(backupDir, baseName(described), bytes)
        if ((await sha256OnDisk(join(backupDir, `${id}.bin`))) !== hashes.sha256)
          throw new Fault('data.backup-damaged', { fileName: `${id}.bin` })
        const beside = security === null ? null : await savedSecurity(backupDir, id, security)
        const file = beside === null ? described : { ...described, security: beside }
        await writeWhole(join(backupDir, `${id}.json`), asText(file), {
          mode: privateFileMode,
          replace: false,
        })
        const info = infoOf(id, file)
        backups = [info, ...backups]
        return info
      }),

    backupBytes: async (id) => {
      const info = backup(id)
      const bytes = await readIfThere(join(backupDir, info.fileName)).catch(() => new Uint8Array())
      if (bytes === null) throw lose({ backup: info, why: 'gone' })
      if (digests(bytes).sha256 !== info.sha256) throw lose({ backup: info, why: 'altered' })
      return bytes
    },

    setNote: (id, note) =>
      guarded(backupDir, async () => {
        const { id: _id, fileName: _fileName, ...about } = { ...backup(id), note }
        const file: BackupFile = { schema: 1, ...about }
        await writeWhole(join(backupDir, `${id}.json`), asText(file), {
          mode: privateFileMode,
          replace: true,
        })
        const info = infoOf(id, file)
        backups = backups.map((one) => (one.id === id ? info : one))
        return info
      }),

    keepImage: (bytes, sha256) =>
      guarded(imageDir, async () => {
        await writeWhole(join(imageDir, `${sha256}.bin`), bytes, {
          mode: privateFileMode,
          replace: true,
        })
      }),

    keptImage: async (sha256) => {
      const bytes = await readIfThere(join(imageDir, `${sha256}.bin`)).catch(() => null)
      return bytes !== null && digests(bytes).sha256 === sha256 ? bytes : null
    },

    dropKeptImagesExcept: async (sha256s) => {
      const keep = new Set(sha256s.map((sha256) => `${sha256}.bin`))
      for (const name of await readdir(imageDir).catch(() => [])) {
        // One that stays costs room and nothing else.
        if (/^[0-9a-f]{64}\.bin$/.test(name) && !keep.has(name))
          await rm(join(imageDir, name), { force: true }).catch(() => undefined)
      }
    },
  }
}

/** What the JSON may say of it: only what was read back from disk. The backup itself stands without it. */
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
      // Bounded: a hundred backups of one second are no accident of the clock.
      if (codeOf(error) !== 'EEXIST' || attempt >= 100) throw error
    }
  }
}

const lostFault = ({ backup: { fileName }, why }: LostBackup): Fault =>
  new Fault(why === 'gone' ? 'data.backup-gone' : 'data.backup-damaged', { fileName })

interface Listed {
  readonly backups: readonly BackupInfo[]
  readonly lost: readonly LostBackup[]
  readonly notes: readonly VaultNote[]
}

const newestFirst = (a: BackupInfo, b: BackupInfo): number =>
  b.takenAt.localeCompare(a.takenAt) || b.id.localeCompare(a.id)

async function listBackups(directory: string): Promise<Listed> {
  const names = new Set(await readdir(directory))
  const backups: BackupInfo[] = []
  const lost: LostBackup[] = []
  const notes: VaultNote[] = []
  for (const name of [...names].sort()) {
    if (name.endsWith('.json')) {
      const id = name.slice(0, -'.json'.length)
      const file = await readIfThere(join(directory, name), maxTextFile).then(
        (bytes) => backupFileOf(new TextDecoder().decode(bytes ?? new Uint8Array())),
        // One file that belongs to root, say, must not keep the app from starting.
        troubleOf,
      )
      if ('code' in file) {
        notes.push({ code: 'unreadable', name, why: file })
        continue
      }
      // Anything but a file of the right size stands in the place of the bytes.
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

async function removeLeftovers(directory: string, nowMs: number): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!/^\..*\.tmp$/.test(name)) continue
    const path = join(directory, name)
    const age = await stat(path).then(
      (found) => nowMs - found.mtimeMs,
      () => 0,
    )
    if (age > leftoverMs) await rm(path, { force: true })
  }
}

/** `<board>_<chip>_<date>_<sha8>`: sorts by board, tells what it is, and holds nothing a file system dislikes. */
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
