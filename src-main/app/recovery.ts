// SPDX-License-Identifier: GPL-3.0-or-later
/** Writes that did not end verified: found in the journal, shown in the snapshot, closed by proof or by the user. */
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
  /** Looks at the journal again and publishes what there is to recover for the connected chip, or the newest. */
  refresh(): Promise<void>
  /** The unfinished write of this very kind of chip, as the gates want it; `null` when there is none. */
  forChip(chip: FlashChip): RecoveryInfo | null
  /**
   * Closes what is proven by comparing every byte: the write of `jobId` itself, and the unfinished writes of this
   * kind of chip that began from the same backup, `null` when there was none. A write that began from another
   * backup was to another chip, which may still be half written.
   */
  settled(
    how: 'verified' | 'compared-equal',
    chip: FlashChip,
    proof: { jobId: string | null; backupId: string | null },
  ): Promise<void>
  /** Closes this one write, after which the chip was compared and held what it had held just before. */
  settledAlone(jobId: string): Promise<void>
  /** Remembers what was seen of the chip when a job ended, for the write that it leaves open. */
  seen(job: JobInfo): void
  /** Remembers what was seen of the chip of the shown write. */
  seenShown(contents: Contents): void
  /** What the shown write was to change first; empty where that is not known. */
  firstTouched(): readonly ByteRange[]
  /** Closes the shown one because the user says so. */
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
  /** What was seen of the chip after a write, by its job; of writes of earlier processes only what is seen now. */
  readonly #known = new Map<string, Contents>()
  #turn: Promise<void> = Promise.resolve()

  constructor(parts: RecoveryParts) {
    this.#parts = parts
  }

  refresh(): Promise<void> {
    const look = () => this.#look()
    // One after another: a look that began earlier must not publish what is no longer so.
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
    // Another process may have begun to write since: its open write and its kept image belong to it.
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
    // What another process writes to the journal, or wrote until it let go, is not in memory here.
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

  /** The image that was being written: in memory, or as it was kept on disk. */
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

/** The newest of this kind of chip, else the newest of all. */
function writeToShow(writes: readonly EndedWrite[], chip: FlashChip | null): EndedWrite | null {
  const ofChip = chip === null ? undefined : writes.filter((one) => isOf(one, chip)).at(-1)
  return ofChip ?? writes.at(-1) ?? null
}

/** A write whose end is not in the journal was killed with its process. */
function causeOf({ ended }: EndedWrite): RecoveryInfo['cause'] {
  if (ended === null) return 'killed'
  return ended === 'cancelled' ? 'cancelled' : 'failed'
}

/** Two boards with the same part look alike here; whether it is the same chip is seen by its contents. */
function isOf(write: OpenWrite, chip: FlashChip): boolean {
  return (
    write.sizeBytes === chip.sizeBytes &&
    (write.idBytes === '' ? write.chipId === chip.id : write.idBytes === hex(chip.idBytes))
  )
}

/** The journal knows that a backup was made, whatever has become of its file and of what describes it. */
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
