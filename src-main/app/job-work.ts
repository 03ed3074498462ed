/** What each kind of job does: the engine's functions, with the vault and the journal around them. */
import { assertNever, Fault } from '../../shared/fault.ts'
import type { JobInfo, JobRequest, JobResult, PlanSummary } from '../../shared/model/job.ts'
import { partName } from '../../shared/part-name.ts'
import { spelledBytes, spelledMs } from '../../shared/spelling.ts'
import { drawnRanges } from '../../shared/write-map.ts'
import { backupReads, readChip } from '../flash/backup.ts'
import { createFlashDevice } from '../flash/device.ts'
import type { FlashDevice } from '../flash/device.ts'
import { isProtectedAs, readProtection } from '../flash/protect.ts'
import type { Run } from '../flash/run.ts'
import { quietly } from '../flash/steps.ts'
import { eraseChip, verifyImage, writeImage } from '../flash/write.ts'
import type { EraseJob, WriteOutcome } from '../flash/write.ts'
import { digests } from './files.ts'
import type { Image } from './images.ts'
import type { JobParts, Reporter } from './jobs.ts'
import { spelledId } from './journal.ts'
import { resemblance } from './recovery.ts'
import type { OpenSession } from './session.ts'

type ChangeRequest = Extract<JobRequest, { readonly kind: 'write' | 'erase' }>

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
    return { kind: 'identify', chipId: session.chip?.id ?? null }
  }
  const open = parts.sessions.current
  const chip = parts.store.snapshot.session?.chip ?? null
  if (open === null || chip === null)
    throw new Fault('gate.closed', { blockers: ['No chip has been identified yet.'] })
  const device = createFlashDevice(open.transport, chip)
  try {
    switch (request.kind) {
      case 'read':
        return await readJob(parts, device, run)
      case 'backup':
        return await backupJob(parts, open, device, request, run)
      case 'verify':
        return await verifyJob(parts, device, parts.images.get(request.imageId), run, report)
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
): Promise<JobResult> {
  const wanted = Math.max(request.passes, open.transport.about.equalReads ?? 2)
  const { bytes, passes, plausibleBecause } = await backupReads(device, wanted, run, {
    sizeStatedByChip: open.sizeStatedByChip,
  })
  run.progress('save', 0, bytes.length)
  const { chip } = device
  const backup = await parts.vault.saveBackup(bytes, {
    takenAt: parts.now().toISOString(),
    chipId: chip.id,
    chipName: partName(chip),
    idBytes: spelledId(chip),
    board: request.board,
    programmer: open.transport.about.name,
    clockHz: open.transport.clockHz,
    reads: passes,
    note: '',
  })
  run.progress('save', bytes.length, bytes.length)
  const { note: _note, ...described } = backup
  await parts.journal.append({ kind: 'note', text: plausibleBecause })
  await parts.journal.append({ kind: 'backup', backup: described }, { durable: true })
  open.contents = bytes
  parts.store.publish({ backups: parts.vault.backups })
  parts.sessions.update({ backup })
  return { kind: 'backup', backup }
}

async function verifyJob(
  parts: JobParts,
  device: FlashDevice,
  image: Image,
  run: Run,
  report: Reporter,
): Promise<JobResult> {
  await verifyImage(device, image.bytes, run)
  report.contents('verified')
  // The image that was being written, or the backup, is on the chip after all: proof that closes the recovery.
  const open = parts.recovery.forChip(device.chip)
  if (open === null || ![open.image?.sha256, open.backup?.sha256].includes(image.info.sha256))
    return { kind: 'verify', sha256: image.info.sha256 }
  // Unless the write still owes the chip its protection, which only the one that finishes it brings back.
  const owed = open.lifted?.choice === 'restore-afterwards' ? open.lifted.registers : null
  if (owed === null || (await isProtectedAs(device, owed, run)))
    await parts.recovery.verified(device.chip, { jobId: null, backupId: open.backup?.id ?? null })
  return { kind: 'verify', sha256: image.info.sha256 }
}

async function changeJob(
  parts: JobParts,
  open: OpenSession,
  device: FlashDevice,
  jobId: string,
  request: ChangeRequest,
  run: Run,
  report: Reporter,
): Promise<JobResult> {
  const { journal, vault, sessions, recovery } = parts
  const { chip } = device
  const image = request.kind === 'write' ? parts.images.get(request.imageId) : null
  const backup =
    request.backup === 'session'
      ? (parts.store.snapshot.session?.backup ?? null)
      : request.backup === 'recovery'
        ? (recovery.forChip(chip)?.backup ?? null)
        : null
  // What finishes a write goes on with what was chosen for its protection: it may still be on, or be owed.
  let lifted = request.backup === 'skip' ? null : (recovery.forChip(chip)?.lifted ?? null)
  const unprotect =
    request.unprotect === 'no' && lifted !== null ? lifted.choice : request.unprotect
  const before =
    request.backup === 'recovery' ? await unfinished(parts, device, run) : open.contents

  const changing = async () => {
    if (report.job.contents !== 'untouched') return
    if (image !== null) await vault.keepImage(image.bytes, image.info.sha256)
    await journal.append(
      {
        kind: 'changed',
        job: jobId,
        operation: request.kind,
        startedAt: parts.now().toISOString(),
        chipId: chip.id,
        chipName: partName(chip),
        idBytes: spelledId(chip),
        sizeBytes: chip.sizeBytes,
        image:
          image === null
            ? null
            : { name: image.info.name, sha256: image.info.sha256, sha1: image.info.sha1 },
        backupId: backup?.id ?? null,
        programmerId: parts.store.snapshot.session?.programmer.id ?? null,
        lifted: lifted === null || unprotect === 'no' ? null : { ...lifted, choice: unprotect },
      },
      { durable: true },
    )
    open.contents = null
    if (sessions.current === open) sessions.update({ written: null })
    report.contents('changed')
  }
  // A line for the log: that it cannot be kept is no reason to leave a chip in the middle of a write.
  const note = (text: string) => {
    journal.append({ kind: 'note', text }).catch(() => undefined)
  }
  const work: EraseJob = {
    device,
    before,
    run: { ...run, changing },
    unprotect,
    owed: unprotect === 'restore-afterwards' ? (lifted?.registers ?? null) : null,
    onPlan: (plan, { erases, programs }) => {
      const { sizeBytes } = chip
      parts.store.publish({
        writeMap: {
          jobId,
          sizeBytes,
          erases: drawnRanges(erases, sizeBytes),
          programs: drawnRanges(programs, sizeBytes),
        },
      })
      note(planInWords(plan))
    },
    onLifting: ({ registers, inWords }) => {
      if (unprotect !== 'no') lifted ??= { registers, inWords, choice: unprotect }
    },
    onUnprotected: (was, during) => {
      note(`protection lifted: was "${was.inWords}", now "${during.inWords}"`)
      sessions.update({ protection: during })
    },
    // True from here on, whatever becomes of the protection and the journal.
    onVerified: () => report.contents('verified'),
  }
  let outcome: WriteOutcome
  try {
    outcome =
      image === null ? await eraseChip(work) : await writeImage({ ...work, wanted: image.bytes })
  } catch (error) {
    // It may have been lifted and brought back meanwhile; where nobody answers it is not known.
    const now = await readProtection(device, quietly(run, false)).catch(() => null)
    if (sessions.current === open) sessions.update({ protection: now })
    throw error
  } finally {
    // Only now: whoever dies between the proof and this still owes the chip its protection.
    if (report.job.contents === 'verified')
      await recovery.verified(chip, { jobId, backupId: backup?.id ?? null })
  }
  open.contents = image?.bytes ?? null
  if (sessions.current === open) sessions.update({ written: image?.info.sha256 ?? null })
  const protection = outcome.protection?.after ?? null
  if (protection !== null) {
    note(`protection afterwards: "${protection.inWords}"`)
    sessions.update({ protection })
  } else if (sessions.current !== null)
    sessions.update({ protection: await readProtection(device, run).catch(() => null) })
  return {
    kind: 'write',
    stats: outcome.stats,
    protection:
      protection === null
        ? null
        : {
            restored: unprotect === 'restore-afterwards' && protection.protectedRange !== 'none',
            inWords: protection.inWords,
          },
    sha256: image?.info.sha256 ?? digests(new Uint8Array(chip.sizeBytes).fill(0xff)).sha256,
  }
}

/** Reads a chip whose write was interrupted, and refuses when it cannot be that chip. */
async function unfinished(parts: JobParts, device: FlashDevice, run: Run): Promise<Uint8Array> {
  const { chip } = device
  const open = parts.recovery.forChip(chip)
  const current = await readChip(device, run)
  // Without the image that was being written half of what the chip may hold is not known.
  if (open === null || open.backup === null || (open.operation === 'write' && open.image === null))
    return current
  const known = [await parts.vault.backupBytes(open.backup.id)]
  if (open.image !== null) known.push(parts.images.get(open.image.id).bytes)
  const { same, knownPages, pages } = resemblance(current, known)
  if (!same) throw new Fault('gate.other-chip', { chipName: open.chipName, knownPages, pages })
  return current
}

const planInWords = (plan: PlanSummary): string =>
  plan.identical
    ? 'plan: the chip holds exactly this already'
    : `plan: ${spelledBytes(plan.changedBytes)} differ; ${plan.erases === 1 ? 'one erase' : `${plan.erases} erases`} of ${spelledBytes(plan.erasedBytes)} in all, ${spelledBytes(plan.programmedBytes)} to program, about ${spelledMs(plan.estimatedMs)}`
