// SPDX-License-Identifier: GPL-3.0-or-later
/** Looks at a chip again after a change that failed, so that every statement about its contents rests on a read. */
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
  /** What the chip held before; exactly its size. `null`: it was never read. */
  readonly before: Uint8Array | null
  readonly against: Comparison['against']
  readonly touched: readonly ByteRange[]
}

/**
 * Compares the chip with what it held before. After a request to stop only the ranges to be changed and
 * samples are compared, because the whole chip takes too long. Never rejects.
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

/** Whether an unfinished write still has to restore protection that it turned off; reads the registers. */
export async function owesProtection(
  device: FlashDevice,
  lifted: RecoveryInfo['lifted'],
  run: Run,
): Promise<boolean> {
  if (lifted?.choice !== 'restore-afterwards') return false
  return !(await isProtectedAs(device, lifted.registers, run))
}

/**
 * A chip with an unfinished write answers again: compares it with the backup from before that write. If every
 * byte is equal, the write is settled, and this session uses that backup like one of its own.
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
  // After a request to stop only samples were compared. They cannot settle a write: a killed write may have
  // changed more.
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

/** Enough pages to tell another chip from an unfinished one; a slow programmer reads them in less than a second. */
const samplePages = 64

/** Reads samples: another chip of the same kind must not be called changed. `true` when they cannot be read. */
async function mayBeThatChip(
  { parts, run }: AnyJob,
  about: {
    readonly device: FlashDevice
    readonly write: RecoveryInfo
    readonly before: Uint8Array
  },
): Promise<boolean> {
  const { device, write, before } = about
  // Without the image of that write, the chip may hold bytes that cannot be recognised.
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
  // The backup cannot be used, so the unfinished write must no longer offer it.
  store.publish({ backups: vault.backups, lostBackups: vault.lost })
  await recovery.refresh()
  return null
}
