/** What each kind of job does: the engine's functions, with the vault and the journal around them. */
import { assertNever, Fault } from '../../shared/fault.ts'
import { allEqual } from '../../shared/model/chip-contents.ts'
import type { JobInfo, JobRequest, JobResult } from '../../shared/model/job.ts'
import type { SettingsWanted } from '../../shared/model/protection.ts'
import { partName } from '../../shared/part-name.ts'
import { reachedChip } from '../../shared/work.ts'
import { backupReads, readChip } from '../flash/backup.ts'
import { compareReads } from '../flash/compare.ts'
import { createFlashDevice } from '../flash/device.ts'
import type { FlashDevice } from '../flash/device.ts'
import { isProtectedAs, readProtection, setSettings } from '../flash/protect.ts'
import { registersInHex } from '../flash/registers.ts'
import { onlyOnce, toTheEnd } from '../flash/run.ts'
import type { Run } from '../flash/run.ts'
import { verifyImage } from '../flash/write.ts'
import { changeJob } from './change-job.ts'
import { lookAtUnfinished } from './contents-look.ts'
import { digests } from './files.ts'
import type { Image } from './images.ts'
import type { JobParts, Reporter } from './jobs.ts'
import { spelledId } from './journal.ts'
import type { OpenSession } from './session.ts'
import { believedText } from '../../shared/text/en/plausible.ts'

/** `run.changing` is replaced for the jobs that may change the chip. */
export async function runJob(
  parts: JobParts,
  job: JobInfo,
  run: Run,
  report: Reporter,
): Promise<JobResult> {
  const { request } = job
  if (request.kind === 'identify') {
    const session = await parts.sessions.identify(run)
    await parts.recovery.refresh()
    await lookAtUnfinished(parts, run, report)
    return { kind: 'identify', chipId: session.chip?.id ?? null }
  }
  const open = parts.sessions.current
  const chip = parts.store.snapshot.session?.chip ?? null
  if (open === null || chip === null)
    throw new Fault('gate.closed', { blockers: [{ code: 'no-chip' }] })
  const device = createFlashDevice(open.transport, chip)
  try {
    switch (request.kind) {
      case 'read':
        return await readJob(parts, device, run)
      case 'backup':
        return await backupJob(parts, open, device, request, run, report)
      case 'verify':
        return await verifyJob(parts, device, parts.images.get(request.imageId), run, report)
      case 'settings':
        return await settingsJob(parts, open, device, request, run)
      case 'adopt':
        return await adoptJob(parts, open, device, request.backupId, run)
      case 'write':
      case 'erase':
        return await changeJob(parts, open, device, job.id, request, run, report)
      default:
        return assertNever(request)
    }
  } finally {
    await device.leave()
  }
}

async function readJob(parts: JobParts, device: FlashDevice, run: Run): Promise<JobResult> {
  const bytes = await readChip(device, run)
  const stamp = parts
    .now()
    .toISOString()
    .replace(/\.\d+|[-:]/g, '')
  const image = parts.images.put(`${partName(device.chip)}_${stamp}.bin`, bytes)
  return { kind: 'read', image }
}

async function backupJob(
  parts: JobParts,
  open: OpenSession,
  device: FlashDevice,
  request: Extract<JobRequest, { readonly kind: 'backup' }>,
  run: Run,
  report: Reporter,
): Promise<JobResult> {
  const wanted = Math.max(request.passes, open.transport.about.equalReads ?? 2)
  const { bytes, passes, believed } = await backupReads(device, wanted, run, {
    sizeStatedByChip: open.sizeStatedByChip,
  })
  // Whatever is wrong with what lies beside it: the backup that has been read twice is kept.
  const security = await device.readSecurity().catch(() => null)
  run.progress('save', 0, bytes.length)
  const { chip } = device
  const about = {
    takenAt: parts.now().toISOString(),
    chipId: chip.id,
    chipName: partName(chip),
    idBytes: spelledId(chip),
    board: request.board,
    programmer: open.transport.about.name,
    clockHz: open.transport.clockHz,
    reads: passes,
    note: '',
  }
  const backup = await parts.vault.saveBackup(bytes, about, security)
  run.progress('save', bytes.length, bytes.length)
  const { note: _note, ...described } = backup
  await parts.journal.append({ kind: 'note', text: believedText(believed) })
  await parts.journal.append({ kind: 'backup', backup: described }, { durable: true })
  open.contents = bytes
  parts.store.publish({ backups: parts.vault.backups })
  parts.sessions.update({ backup })
  parts.work.reached({ backupId: backup.id })
  report.backup(backup)
  return { kind: 'backup', backup, believed }
}

/** The way on after the connection was lost: one read, every byte of which has to be as it is known. */
async function adoptJob(
  parts: JobParts,
  open: OpenSession,
  device: FlashDevice,
  backupId: string,
  run: Run,
): Promise<JobResult> {
  const held = await parts.vault.backupBytes(backupId)
  const backup = parts.vault.backups.find(({ id }) => id === backupId)
  if (backup === undefined) throw new Fault('bug.bad-input', { what: `no backup ${backupId}` })
  const written = reachedChip(parts.store.snapshot.work)?.verified?.sha256 ?? null
  const now = await readChip(device, {
    ...run,
    progress: (_phase, done, total) => run.progress('compare', done, total),
  })
  const differs = compareReads(held, now)
  const isWritten = differs !== null && digests(now).sha256 === written
  if (differs !== null && !isWritten)
    throw new Fault('data.verify-mismatch', { ...differs, after: 'compare' })
  open.contents = now
  parts.sessions.update({
    backup,
    written: isWritten || written === backup.sha256 ? written : null,
  })
  parts.work.reached({ backupId })
  return { kind: 'adopt', backup, equalTo: isWritten ? 'written' : 'backup' }
}

/** Told in the log before and after: a lock that nobody remembers setting is hard to find. */
async function settingsJob(
  parts: JobParts,
  open: OpenSession,
  device: FlashDevice,
  { range, lock, quadEnable }: SettingsWanted,
  run: Run,
): Promise<JobResult> {
  const note = (text: string) => parts.journal.append({ kind: 'note', text }, { durable: true })
  const changing = onlyOnce(() =>
    note(`registers are set: ${JSON.stringify({ range, lock, quadEnable })}`),
  )
  try {
    const protection = await setSettings(device, { range, lock, quadEnable }, { ...run, changing })
    if (parts.sessions.current === open) parts.sessions.update({ protection })
    await note(`registers afterwards: ${registersInHex(protection.registers)}`)
    return { kind: 'settings', protection }
  } catch (error) {
    const protection = await readProtection(device, toTheEnd(run)).catch(() => null)
    if (parts.sessions.current === open) parts.sessions.update({ protection })
    throw error
  }
}

async function verifyJob(
  parts: JobParts,
  device: FlashDevice,
  image: Image,
  run: Run,
  report: Reporter,
): Promise<JobResult> {
  await verifyImage(device, image.bytes, run)
  report.contents({ state: 'verified', basis: allEqual('image', image.bytes.length) })
  // The image that was being written, or the backup, is on the chip after all: proof that closes the recovery.
  const open = parts.recovery.forChip(device.chip)
  if (open === null || ![open.image?.sha256, open.backup?.sha256].includes(image.info.sha256))
    return { kind: 'verify', sha256: image.info.sha256 }
  // Unless the write still owes the chip its protection, which only the one that finishes it brings back.
  const owed = open.lifted?.choice === 'restore-afterwards' ? open.lifted.registers : null
  if (owed === null || (await isProtectedAs(device, owed, run)))
    await parts.recovery.settled('verified', device.chip, {
      jobId: null,
      backupId: open.backup?.id ?? null,
    })
  return { kind: 'verify', sha256: image.info.sha256 }
}
