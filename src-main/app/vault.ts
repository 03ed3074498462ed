// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Backups on disk, and the image that is being written. A backup exists once its JSON exists: the bytes are written,
 * read back and hashed before the JSON is written. Nothing here replaces or deletes a backup.
 */
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../shared/fault.ts'
import type { BackupInfo, LostBackup } from '../../shared/model/image.ts'
import type { VaultNote } from '../../shared/model/vault-note.ts'
import { describeAnew, listBackups, newestFirst, writeBackup } from './backup-files.ts'
import type { Listed, NewBackup, NewSecurity } from './backup-files.ts'
import { backupDirectory } from './data-directory.ts'
import { digests, makePrivateDirectory, readIfThere, sha256OnDisk, troubleOf } from './files.ts'
import { dropKeptImagesExcept, keepImage, keptImage } from './kept-images.ts'

export type { NewBackup, NewSecurity } from './backup-files.ts'

export interface Vault {
  /** Newest first. */
  readonly backups: readonly BackupInfo[]
  /** Backups that cannot be used any more, newest first. `check` also finds altered ones of the right size. */
  readonly lost: readonly LostBackup[]
  /** Files in the vault that are not trusted. */
  readonly notes: readonly VaultNote[]
  /** Looks at the folder again, because another process may have saved backups. Call only while holding the lock. */
  refresh(): Promise<void>
  /** As `refresh`, and also reads every backup and compares it with its hash. */
  check(): Promise<void>
  /** Resolves when the bytes are on disk, read back and equal; rejects with a `data` fault otherwise. */
  saveBackup(
    bytes: Uint8Array,
    about: NewBackup,
    security?: NewSecurity | null,
  ): Promise<BackupInfo>
  /**
   * Returns the bytes after hashing them again. Rejects with `data.backup-gone`, or `data.backup-damaged` when the hash
   * differs; the backup is then among `lost`.
   */
  backupBytes(id: string): Promise<Uint8Array>
  /** Changes the note in the JSON; does not touch the bytes. */
  setNote(id: string, note: string): Promise<BackupInfo>
  /** Keeps an image on disk until its write is verified, so that a killed write can be finished. */
  keepImage(bytes: Uint8Array, sha256: string): Promise<void>
  /** `null` when it is gone or no longer has this hash. */
  keptImage(sha256: string): Promise<Uint8Array | null>
  /** Forgets every kept image except these. */
  dropKeptImagesExcept(sha256s: readonly string[]): Promise<void>
}

/** Age at which leftovers of a crash are removed: no living process can still be writing them. */
const leftoverMs = 60 * 60 * 1000

export async function openVault(dataDir: string, now: () => Date): Promise<Vault> {
  const backups = backupDirectory(dataDir)
  const images = join(dataDir, 'writing')
  return await orUnwritable(dataDir, async () => {
    for (const directory of [dataDir, backups, images]) {
      await makePrivateDirectory(directory)
      await removeLeftovers(directory, now().getTime())
    }
    return new FolderVault({ backups, images }, await listBackups(backups))
  })
}

interface Folders {
  readonly backups: string
  readonly images: string
}

/** The known backups. Kept images have no state here: they are looked up on disk. */
class FolderVault implements Vault {
  readonly #folders: Folders
  #listed: Listed
  /** Backups that the last `check` found altered; a look at the folder alone does not find these. */
  #altered: ReadonlySet<string> = new Set()

  constructor(folders: Folders, listed: Listed) {
    this.#folders = folders
    this.#listed = listed
  }

  get backups() {
    return this.#listed.backups
  }

  get lost() {
    return this.#listed.lost
  }

  get notes() {
    return this.#listed.notes
  }

  refresh(): Promise<void> {
    return this.#inBackups(async (directory) => this.#take(await listBackups(directory)))
  }

  check(): Promise<void> {
    return this.#inBackups(async (directory) => {
      const listed = await listBackups(directory)
      const altered = new Set<string>()
      for (const { id, fileName, sha256 } of listed.backups) {
        // An unreadable file counts as altered.
        const hash = await sha256OnDisk(join(directory, fileName)).catch(() => null)
        if (hash !== sha256) altered.add(id)
      }
      this.#altered = altered
      this.#take(listed)
    })
  }

  saveBackup(
    bytes: Uint8Array,
    about: NewBackup,
    security: NewSecurity | null = null,
  ): Promise<BackupInfo> {
    return this.#inBackups(async (directory) => {
      const info = await writeBackup(directory, bytes, about, security)
      this.#listed = { ...this.#listed, backups: [info, ...this.backups] }
      return info
    })
  }

  async backupBytes(id: string): Promise<Uint8Array> {
    const info = this.#backup(id)
    const path = join(this.#folders.backups, info.fileName)
    const bytes = await readIfThere(path).catch(() => new Uint8Array())
    if (bytes === null) throw this.#lose({ backup: info, why: 'gone' })
    if (digests(bytes).sha256 !== info.sha256) throw this.#lose({ backup: info, why: 'altered' })
    return bytes
  }

  setNote(id: string, note: string): Promise<BackupInfo> {
    return this.#inBackups(async (directory) => {
      const info = await describeAnew(directory, { ...this.#backup(id), note })
      const backups = this.backups.map((one) => (one.id === id ? info : one))
      this.#listed = { ...this.#listed, backups }
      return info
    })
  }

  keepImage(bytes: Uint8Array, sha256: string): Promise<void> {
    const { images } = this.#folders
    return orUnwritable(images, () => keepImage(images, bytes, sha256))
  }

  keptImage(sha256: string): Promise<Uint8Array | null> {
    return keptImage(this.#folders.images, sha256)
  }

  dropKeptImagesExcept(sha256s: readonly string[]): Promise<void> {
    return dropKeptImagesExcept(this.#folders.images, sha256s)
  }

  #take({ backups, lost, notes }: Listed): void {
    const isAltered = ({ id }: BackupInfo): boolean => this.#altered.has(id)
    const altered = backups
      .filter(isAltered)
      .map((backup): LostBackup => ({ backup, why: 'altered' }))
    this.#listed = {
      backups: backups.filter((backup) => !isAltered(backup)),
      lost: byAge([...lost, ...altered]),
      notes,
    }
  }

  #backup(id: string): BackupInfo {
    const info = this.backups.find((one) => one.id === id)
    if (info !== undefined) return info
    const unusable = this.lost.find(({ backup }) => backup.id === id)
    if (unusable !== undefined) throw lostFault(unusable)
    throw new Fault('bug.bad-input', { what: `no backup ${id}` })
  }

  /** From now on the backup is among the lost ones, until the file is repaired and checked again. */
  #lose(one: LostBackup): Fault {
    if (one.why === 'altered') this.#altered = new Set([...this.#altered, one.backup.id])
    this.#listed = {
      ...this.#listed,
      backups: this.backups.filter(({ id }) => id !== one.backup.id),
      lost: byAge([...this.lost, one]),
    }
    return lostFault(one)
  }

  #inBackups<T>(act: (directory: string) => Promise<T>): Promise<T> {
    const { backups } = this.#folders
    return orUnwritable(backups, () => act(backups))
  }
}

const byAge = (lost: readonly LostBackup[]): readonly LostBackup[] =>
  [...lost].sort((one, other) => newestFirst(one.backup, other.backup))

const lostFault = ({ backup: { fileName }, why }: LostBackup): Fault =>
  new Fault(why === 'gone' ? 'data.backup-gone' : 'data.backup-damaged', { fileName })

/** Any other error is a fault of the folder. */
async function orUnwritable<T>(directory: string, act: () => Promise<T>): Promise<T> {
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
