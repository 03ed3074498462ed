// SPDX-License-Identifier: GPL-3.0-or-later
/** Unfinished writes: found in the journal, shown in the snapshot, and closed by a full comparison or by the user. */
import { whyLost } from '../../shared/lost-backup.ts'
import { hex } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { Contents } from '../../shared/model/chip-contents.ts'
import type { BackupInfo, ImageInfo } from '../../shared/model/image.ts'
import type { JobInfo, RecoveryInfo } from '../../shared/model/job.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import type { Images } from './images.ts'
import type { Journal, OpenWrite } from './journal.ts'
import { otherHolder } from './lock.ts'
import type { EndedWrite } from './open-writes.ts'
import type { Store } from './store.ts'
import type { Vault } from './vault.ts'

export interface Recovery {
  /** Looks at the journal again and publishes the unfinished write of the connected chip, or else the newest. */
  refresh(): Promise<void>
  /** The unfinished write of this kind of chip, for the gates; `null` when there is none. */
  forChip(chip: FlashChip): RecoveryInfo | null
  /**
   * Closes what a comparison of every byte has proved: the write of `jobId`, and unfinished writes of this kind of chip
   * that began from the same backup (`null`: from no backup). A write that began from another backup was to another
   * chip, which may still be half written.
   */
  settled(
    how: 'verified' | 'compared-equal',
    chip: FlashChip,
    proof: { jobId: string | null; backupId: string | null },
  ): Promise<void>
  /** Closes this one write, after a comparison showed that the chip still holds what it held before. */
  settledAlone(jobId: string): Promise<void>
  /** Remembers the observed contents of the chip at the end of a job, for the unfinished write of that job. */
  seen(job: JobInfo): void
  /** Remembers the observed contents of the chip, for the shown write. */
  seenShown(contents: Contents): void
  /** The ranges that the shown write would have changed; empty when not known. */
  firstTouched(): readonly ByteRange[]
  /** Closes the shown write because the user says so. */
  dismiss(): Promise<void>
}

export interface RecoveryParts {
  readonly dataDir: string
  readonly store: Store
  readonly journal: Journal
  readonly vault: Vault
  readonly images: Images
}

export const createRecovery = (parts: RecoveryParts): Recovery => new UnfinishedWrites(parts)

class UnfinishedWrites implements Recovery {
  readonly #parts: RecoveryParts
  /** The write that `snapshot.recovery` shows. */
  #shown: EndedWrite | null = null
  /** Observed contents after each write, by job. Writes of earlier processes have an entry only after a new look. */
  readonly #known = new Map<string, Contents>()
  #turn: Promise<void> = Promise.resolve()

  constructor(parts: RecoveryParts) {
    this.#parts = parts
  }

  refresh(): Promise<void> {
    const look = () => this.#look()
    // Looks run one after another, so that an earlier look cannot publish an outdated result later.
    this.#turn = this.#turn.then(look, look)
    return this.#turn
  }

  forChip(chip: FlashChip): RecoveryInfo | null {
    const shown = this.#shown
    return shown !== null && isOf(shown, chip) ? this.#parts.store.snapshot.recovery : null
  }

  seen({ id, contents }: JobInfo): void {
    if (contents.state !== 'not-touched') this.#known.set(id, contents)
  }

  seenShown(contents: Contents): void {
    if (this.#shown !== null) this.#known.set(this.#shown.job, contents)
  }

  firstTouched(): readonly ByteRange[] {
    return this.#shown?.first == null ? [] : [this.#shown.first]
  }

  async settledAlone(jobId: string): Promise<void> {
    const { journal } = this.#parts
    await this.#settle(
      'compared-equal',
      journal.openWrites.filter(({ job }) => job === jobId),
    )
  }

  async settled(
    how: 'verified' | 'compared-equal',
    chip: FlashChip,
    { jobId, backupId }: { jobId: string | null; backupId: string | null },
  ): Promise<void> {
    const { journal, vault } = this.#parts
    await this.#settle(
      how,
      journal.openWrites.filter(
        (write) =>
          write.job === jobId ||
          (isOf(write, chip) && (backupOf(vault, write)?.id ?? null) === backupId),
      ),
    )
  }

  async dismiss(): Promise<void> {
    await this.refresh()
    // Another process may have started a write since; its unfinished write and its image belong to that process.
    const heldBy = this.#parts.store.snapshot.recovery?.heldBy ?? null
    if (heldBy !== null) throw new Fault('gate.other-instance', heldBy)
    if (this.#shown === null)
      throw new Fault('gate.closed', { blockers: [{ code: 'no-recovery' }] })
    await this.#settle('dismissed', [this.#shown])
    await this.refresh()
  }

  async #look(): Promise<void> {
    const { dataDir, store, journal } = this.#parts
    const heldBy = await otherHolder(dataDir)
    // This process does not see what another process adds to the journal, so the file is read again.
    if (heldBy !== null || store.snapshot.recovery?.heldBy != null) await journal.look()
    const chip = store.snapshot.session?.chip ?? null
    const write = writeToShow(journal.openWrites, chip)
    if (write === null) {
      this.#shown = null
      if (store.snapshot.recovery !== null) store.publish({ recovery: null })
      return
    }
    const image = await this.#imageOf(write)
    this.#shown = write
    store.publish({ recovery: this.#told(write, { image, chip, heldBy }) })
  }

  #told(
    write: EndedWrite,
    { image, chip, heldBy }: Pick<RecoveryInfo, 'image' | 'heldBy'> & { chip: FlashChip | null },
  ): RecoveryInfo {
    const { vault } = this.#parts
    const backup = backupOf(vault, write)
    const lost = backup === null ? lostOf(vault, write) : undefined
    return {
      operation: write.operation,
      chipId: chip !== null && isOf(write, chip) ? chip.id : write.chipId,
      chipName: write.chipName,
      startedAt: write.startedAt,
      image,
      backup,
      ...(lost === undefined ? {} : { lostBackup: lost }),
      programmerId: write.programmerId,
      lifted: write.lifted,
      cause: causeOf(write),
      contents: this.#known.get(write.job) ?? { state: 'tried-unknown', why: 'process-ended' },
      heldBy,
    }
  }

  /** The image of the write: in memory, or as stored on disk. */
  async #imageOf({ image }: OpenWrite): Promise<ImageInfo | null> {
    if (image === null) return null
    const { images, vault } = this.#parts
    const held = images.infos.find((info) => info.sha256 === image.sha256)
    if (held !== undefined) return held
    const bytes = await vault.keptImage(image.sha256)
    return bytes === null ? null : images.put(image.name, bytes)
  }

  async #settle(
    how: 'verified' | 'compared-equal' | 'dismissed',
    writes: readonly OpenWrite[],
  ): Promise<void> {
    if (writes.length === 0) return
    const { journal, vault } = this.#parts
    await journal.append(
      { kind: 'settled', how, writes: writes.map(({ job }) => job) },
      { durable: true },
    )
    await vault.dropKeptImagesExcept(
      journal.openWrites.flatMap(({ image }) => (image === null ? [] : [image.sha256])),
    )
  }
}

/** The newest write of this kind of chip, or else the newest of all. */
function writeToShow(writes: readonly EndedWrite[], chip: FlashChip | null): EndedWrite | null {
  const ofChip = chip === null ? undefined : writes.filter((one) => isOf(one, chip)).at(-1)
  return ofChip ?? writes.at(-1) ?? null
}

/** A write without an end in the journal was killed with its process. */
function causeOf({ ended }: EndedWrite): RecoveryInfo['cause'] {
  if (ended === null) return 'killed'
  return ended === 'cancelled' ? 'cancelled' : 'failed'
}

/** Two mainboards with the same chip model look alike here; only the contents tell the chips apart. */
function isOf(write: OpenWrite, chip: FlashChip): boolean {
  return (
    write.sizeBytes === chip.sizeBytes &&
    (write.idBytes === '' ? write.chipId === chip.id : write.idBytes === hex(chip.idBytes))
  )
}

/** The journal proves that a backup was made, even if its file or its description is gone. */
function lostOf({ lost, notes }: Vault, { backupId }: OpenWrite): RecoveryInfo['lostBackup'] {
  if (backupId === null) return undefined
  const known = lost.find(({ backup }) => backup.id === backupId)
  if (known !== undefined) return known
  return {
    backup: { id: backupId, fileName: `${backupId}.bin` },
    why: whyLost(backupId, lost, notes),
  }
}

function backupOf(vault: Vault, write: OpenWrite): BackupInfo | null {
  return vault.backups.find(({ id }) => id === write.backupId) ?? null
}
