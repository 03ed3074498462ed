// SPDX-License-Identifier: GPL-3.0-or-later
/** Writes that did not end verified: found in the journal, shown in the snapshot, closed by proof or by the user. */
import { hex } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { Contents } from '../../shared/model/chip-contents.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { JobInfo, RecoveryInfo } from '../../shared/model/job.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import type { Images } from './images.ts'
import type { Journal, OpenWrite } from './journal.ts'
import { otherHolder } from './lock.ts'
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

export function createRecovery(parts: RecoveryParts): Recovery {
  const { dataDir, store, journal, vault, images } = parts
  /** The write that `snapshot.recovery` shows. */
  let shown: OpenWrite | null = null
  /** What was seen of the chip after a write, by its job; of writes of earlier processes only what is seen now. */
  const known = new Map<string, Contents>()

  async function imageOf(write: OpenWrite) {
    if (write.image === null) return null
    const { name, sha256 } = write.image
    const held = images.infos.find((info) => info.sha256 === sha256)
    if (held !== undefined) return held
    const bytes = await vault.keptImage(sha256)
    return bytes === null ? null : images.put(name, bytes)
  }

  let turn: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    const heldBy = await otherHolder(dataDir)
    // What another process writes to the journal, or wrote until it let go, is not in memory here.
    if (heldBy !== null || store.snapshot.recovery?.heldBy != null) await journal.look()
    const writes = journal.openWrites
    const chip = store.snapshot.session?.chip ?? null
    const write =
      (chip === null ? undefined : writes.filter((one) => isOf(one, chip)).at(-1)) ?? writes.at(-1)
    if (write === undefined) {
      shown = null
      if (store.snapshot.recovery !== null) store.publish({ recovery: null })
      return
    }
    const image = await imageOf(write)
    shown = write
    const lost = vault.lost.find(({ backup }) => backup.id === write.backupId)
    store.publish({
      recovery: {
        operation: write.operation,
        chipId: chip !== null && isOf(write, chip) ? chip.id : write.chipId,
        chipName: write.chipName,
        startedAt: write.startedAt,
        image,
        backup: backupOf(vault, write),
        ...(lost === undefined ? {} : { lostBackup: lost }),
        programmerId: write.programmerId,
        lifted: write.lifted,
        cause:
          write.ended === 'cancelled' ? 'cancelled' : write.ended === null ? 'killed' : 'failed',
        contents: known.get(write.job) ?? { state: 'tried-unknown', why: 'process-ended' },
        heldBy,
      },
    })
  }

  const recovery: Recovery = {
    refresh() {
      // One after another: a look that began earlier must not publish what is no longer so.
      turn = turn.then(look, look)
      return turn
    },

    forChip(chip) {
      return shown !== null && isOf(shown, chip) ? store.snapshot.recovery : null
    },

    seen({ id, contents }) {
      if (contents.state !== 'not-touched') known.set(id, contents)
    },

    seenShown(contents) {
      if (shown !== null) known.set(shown.job, contents)
    },

    firstTouched: () => (shown?.first == null ? [] : [shown.first]),

    async settledAlone(jobId) {
      await settle(
        'compared-equal',
        journal.openWrites.filter(({ job }) => job === jobId),
      )
    },

    async settled(how, chip, { jobId, backupId }) {
      await settle(
        how,
        journal.openWrites.filter(
          (write) =>
            write.job === jobId ||
            (isOf(write, chip) && (backupOf(vault, write)?.id ?? null) === backupId),
        ),
      )
    },

    async dismiss() {
      await recovery.refresh()
      // Another process may have begun to write since: its open write and its kept image belong to it.
      const heldBy = store.snapshot.recovery?.heldBy ?? null
      if (heldBy !== null) throw new Fault('gate.other-instance', heldBy)
      if (shown === null) throw new Fault('gate.closed', { blockers: [{ code: 'no-recovery' }] })
      await settle('dismissed', [shown])
      await recovery.refresh()
    },
  }

  async function settle(
    how: 'verified' | 'compared-equal' | 'dismissed',
    writes: readonly OpenWrite[],
  ) {
    if (writes.length === 0) return
    await journal.append(
      { kind: 'settled', how, writes: writes.map(({ job }) => job) },
      { durable: true },
    )
    await vault.dropKeptImagesExcept(
      journal.openWrites.flatMap(({ image }) => (image === null ? [] : [image.sha256])),
    )
  }
  return recovery
}

/** Two boards with the same part look alike here; whether it is the same chip is seen by its contents. */
function isOf(write: OpenWrite, chip: FlashChip): boolean {
  return (
    write.sizeBytes === chip.sizeBytes &&
    (write.idBytes === '' ? write.chipId === chip.id : write.idBytes === hex(chip.idBytes))
  )
}

function backupOf(vault: Vault, write: OpenWrite): BackupInfo | null {
  return vault.backups.find(({ id }) => id === write.backupId) ?? null
}

/** The unit in which chips are programmed: finer than a torn erase block, so a torn block still shows what it is. */
const pageBytes = 256

/**
 * Whether `current` can be what an interrupted write left: pages hold what was there before, what was to be
 * written, or nothing. A few torn pages are expected; a chip full of others is another chip (or its erase was cut
 * off by a power loss: then the write is dismissed, and the backup restored by its name).
 */
export function resemblance(
  current: Uint8Array,
  known: readonly Uint8Array[],
): { readonly knownPages: number; readonly pages: number; readonly same: boolean } {
  let pages = 0
  let knownPages = 0
  for (let offset = 0; offset < current.length; offset += pageBytes) {
    const page = Buffer.from(
      current.buffer,
      current.byteOffset + offset,
      Math.min(pageBytes, current.length - offset),
    )
    // Blank pages are in every image and say nothing.
    if (page.every((byte) => byte === 0xff)) continue
    pages += 1
    if (known.some((image) => page.equals(image.subarray(offset, offset + page.length))))
      knownPages += 1
  }
  return { knownPages, pages, same: knownPages * 2 >= pages }
}
