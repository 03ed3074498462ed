// SPDX-License-Identifier: GPL-3.0-or-later
/** Looking at a chip again after a change that did not end well: what is said of its contents is what was read. */
import { isFault } from '../../shared/fault.ts'
import type { Comparison, Contents, UnknownWhy } from '../../shared/model/chip-contents.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { RecoveryInfo } from '../../shared/model/job.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { createFlashDevice } from '../flash/device.ts'
import type { FlashDevice } from '../flash/device.ts'
import { isProtectedAs } from '../flash/protect.ts'
import { silently } from '../flash/run.ts'
import type { Run } from '../flash/run.ts'
import { stillHolds } from '../flash/still-holds.ts'
import { pageBytes, resemblance } from './resemblance.ts'
import type { AnyJob, JobParts } from './job-parts.ts'

export interface Ground {
  /** What the chip held; exactly its size. `null`: nobody read it. */
  readonly before: Uint8Array | null
  readonly against: Comparison['against']
  readonly touched: readonly ByteRange[]
}

/**
 * What the chip holds now against what it held. Somebody who asked to stop is not kept waiting for the whole chip:
 * then it is what was to be changed, and samples. Never rejects.
 */
export async function contentsNow(
  device: FlashDevice,
  { before, against, touched }: Ground,
  run: Run,
  closing: AbortSignal,
): Promise<Contents> {
  const unknown = (why: UnknownWhy): Contents => ({ state: 'tried-unknown', why })
  if (closing.aborted) return unknown('stopped')
  if (before === null) return unknown('nothing-before')
  const asked = run.signal.aborted
  const signal = asked ? closing : AbortSignal.any([run.signal, closing])
  const look: Run = { ...run, signal }
  try {
    const rest = asked ? 'samples' : 'all'
    const seen = await stillHolds(device, before, { touched, rest }, look)
    const state = seen.firstOffset === null ? 'compared-equal' : 'compared-differs'
    return { state, basis: { against, ...seen } }
  } catch (error) {
    if (isFault(error) && error.family === 'link') return unknown('link-lost')
    return unknown(isFault(error, 'gate.cancelled') ? 'stopped' : 'chip-unreadable')
  }
}

/** Whether a write still owes the chip protection that it turned off; reads the registers. */
export async function owesProtection(
  device: FlashDevice,
  lifted: RecoveryInfo['lifted'],
  run: Run,
): Promise<boolean> {
  if (lifted?.choice !== 'restore-afterwards') return false
  return !(await isProtectedAs(device, lifted.registers, run))
}

/**
 * A chip with an unfinished write answers again: it is compared with the backup from before that write. Equal in
 * every byte, the write is settled, and the backup stands behind this session as if it had been read in it.
 */
export async function lookAtUnfinished(job: AnyJob): Promise<void> {
  const { parts, run, life } = job
  const { sessions, recovery } = parts
  const session = sessions.current
  const chip = session?.info.chip ?? null
  if (session === null || chip === null) return
  const write = recovery.forChip(chip)
  if (write === null || write.backup === null || write.contents.state === 'compared-differs') return
  const before = await backupFrom(parts, write.backup)
  if (before === null || before.length !== chip.sizeBytes) return
  const device = createFlashDevice(session.transport, chip)
  const touched = recovery.firstTouched()
  const ground = { before, against: 'backup', touched } as const
  const seen = await contentsNow(device, ground, run, job.closing)
  const contents: Contents =
    seen.state === 'compared-differs' && !(await mayBeThatChip(job, { device, write, before }))
      ? { state: 'tried-unknown', why: 'other-chip' }
      : seen
  recovery.seenShown(contents)
  life.backup(write.backup)
  // Who asked to stop has samples: nothing is settled by them, for what a killed write touched is not all known.
  const whole =
    contents.state === 'compared-equal' && contents.basis.comparedBytes === chip.sizeBytes
  if (whole && !(await owesProtection(device, write.lifted, run))) {
    life.contents(contents)
    session.holds(before, { backup: write.backup })
    const { id } = write.backup
    await recovery.settled('compared-equal', chip, { jobId: null, backupId: id })
  }
  await recovery.refresh()
}

/** So many pages tell another chip from one that was cut off; a slow programmer reads them in less than a second. */
const samplePages = 64

/** By samples: of another chip of this kind nobody may say that it was changed. `true` where they cannot be read. */
async function mayBeThatChip(
  { parts, run }: AnyJob,
  about: {
    readonly device: FlashDevice
    readonly write: RecoveryInfo
    readonly before: Uint8Array
  },
): Promise<boolean> {
  const { device, write, before } = about
  // Without the image that was being written half of what the chip may hold is not known.
  if (write.operation === 'write' && write.image === null) return true
  const known = [before, ...(write.image === null ? [] : [parts.images.get(write.image.id).bytes])]
  const { sizeBytes } = device.chip
  const stride = Math.max(pageBytes, Math.ceil(sizeBytes / samplePages / pageBytes) * pageBytes)
  const ranges: ByteRange[] = []
  for (let offset = 0; offset < sizeBytes; offset += stride)
    ranges.push({ offset, length: Math.min(pageBytes, sizeBytes - offset) })
  try {
    const current: Uint8Array[] = []
    for (const range of ranges) current.push(await device.read(range, silently(run)))
    const sampled = (image: Uint8Array): Uint8Array =>
      Buffer.concat(ranges.map(({ offset, length }) => image.subarray(offset, offset + length)))
    return resemblance(Buffer.concat(current), known.map(sampled)).same
  } catch {
    return true
  } finally {
    await device.leave()
  }
}

async function backupFrom(
  { vault, store, recovery }: JobParts,
  { id }: BackupInfo,
): Promise<Uint8Array | null> {
  const bytes = await vault.backupBytes(id).catch(() => null)
  if (bytes !== null) return bytes
  // What is said of this write must not offer a backup that nobody can use.
  store.publish({ backups: vault.backups, lostBackups: vault.lost })
  await recovery.refresh()
  return null
}
