/** Writing and erasing: the engine between journal and recovery, so that whatever breaks off can be finished. */
import { Fault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { allEqual } from '../../shared/model/chip-contents.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { JobRequest, JobResult, PlanSummary, UnprotectChoice } from '../../shared/model/job.ts'
import type { ProtectionState } from '../../shared/model/protection.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { partName } from '../../shared/part-name.ts'
import { spelledMs } from '../../shared/spelling.ts'
import { planFigures } from '../../shared/text/en/figures.ts'
import { drawnRanges } from '../../shared/write-map.ts'
import { readChip } from '../flash/backup.ts'
import type { FlashDevice } from '../flash/device.ts'
import { readProtection, viewOf } from '../flash/protect.ts'
import { onlyOnce, toTheEnd } from '../flash/run.ts'
import type { Run } from '../flash/run.ts'
import { eraseChip, writeImage } from '../flash/write.ts'
import type { EraseJob, WriteOutcome } from '../flash/write.ts'
import { contentsNow, owesProtection } from './contents-look.ts'
import { digests } from './files.ts'
import type { JobParts, Reporter } from './jobs.ts'
import { spelledId } from './journal.ts'
import { resemblance } from './recovery.ts'
import type { OpenSession } from './session.ts'
import { verifiedWrite } from './work.ts'
import { protectionText } from '../../shared/text/en/protection.ts'

export type ChangeRequest = Extract<JobRequest, { readonly kind: 'write' | 'erase' }>

export async function changeJob(
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
  const backup = backupBehind(parts, request, chip)
  // A backup whose file is gone or altered would be promised and could not be kept.
  if (request.backup === 'session' && backup !== null)
    await vault.backupBytes(backup.id).catch((error: unknown) => {
      report.backup(null)
      throw error
    })
  if (backup !== null) report.backup(backup)
  // What finishes a write goes on with what was chosen for its protection: it may still be on, or be owed.
  let lifted = request.backup === 'skip' ? null : (recovery.forChip(chip)?.lifted ?? null)
  const unprotect =
    request.unprotect === 'no' && lifted !== null ? lifted.choice : request.unprotect
  const before =
    request.backup === 'recovery' ? await unfinished(parts, device, run) : open.contents

  const written = parts.store.snapshot.session?.written ?? null
  /** What the write begins from and what it is going to touch, once it is planned. */
  let planned: { readonly before: Uint8Array; readonly touched: readonly ByteRange[] } | null = null

  const changing = onlyOnce(async () => {
    // Bytes that have been proven stay so: what is brought back from here on is registers.
    if (report.job.contents.state === 'verified') return
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
        first: planned?.touched[0] ?? null,
        lifted: lifted === null || unprotect === 'no' ? null : { ...lifted, choice: unprotect },
      },
      { durable: true },
    )
    open.contents = null
    parts.work.reached({ verified: null, ...(backup === null ? {} : { backupId: backup.id }) })
    if (sessions.current === open) sessions.update({ written: null })
    report.contents({ state: 'tried-unknown', why: 'running' })
  })
  /** Compares the chip with what it held. Equal: this write has changed nothing and needs no recovery. */
  const lookAfterwards = async () => {
    const held = planned?.before ?? null
    // After a verified write on this connection the chip held that image, and not what the backup holds.
    const asBackup = held !== null && backup !== null && digests(held).sha256 === backup.sha256
    const ground = {
      before: held,
      against: asBackup ? 'backup' : 'read-before',
      touched: planned?.touched ?? [],
    } as const
    const contents = await contentsNow(device, ground, run, report.closing)
    report.contents(contents)
    if (contents.state !== 'compared-equal') return
    open.contents = held
    if (sessions.current === open) sessions.update({ written })
    if (await owesProtection(device, lifted, toTheEnd(run)).catch(() => true)) return
    if (asBackup) await recovery.settled('compared-equal', chip, { jobId, backupId: backup.id })
    else await recovery.settledAlone(jobId)
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
    onPlan: (plan, { erases, programs }, held) => {
      const { sizeBytes } = chip
      planned = { before: held, touched: [...erases, ...programs] }
      parts.store.publish({
        writeMap: {
          jobId,
          sizeBytes,
          erases: drawnRanges(erases, sizeBytes),
          programs: drawnRanges(programs, sizeBytes),
        },
      })
      report.planned(plan)
      note(planInWords(plan))
    },
    onLifting: (was) => {
      if (unprotect !== 'no')
        lifted ??= { registers: was.registers, was: viewOf(was), choice: unprotect }
    },
    onUnprotected: (was, during) => {
      note(`protection lifted: was "${protectionText(was)}", now "${protectionText(during)}"`)
      sessions.update({ protection: during })
    },
    // True from here on, whatever becomes of the protection and the journal.
    onVerified: () =>
      report.contents({ state: 'verified', basis: allEqual('image', chip.sizeBytes) }),
  }
  let outcome: WriteOutcome
  try {
    outcome =
      image === null ? await eraseChip(work) : await writeImage({ ...work, wanted: image.bytes })
  } catch (error) {
    // It may have been lifted and brought back meanwhile; where nobody answers it is not known.
    const protection = await protectionNow(device, run)
    if (sessions.current === open) sessions.update({ protection })
    if (report.job.contents.state === 'tried-unknown') await lookAfterwards()
    throw error
  } finally {
    // Only now: whoever dies between the proof and this still owes the chip its protection.
    if (report.job.contents.state === 'verified')
      await recovery.settled('verified', chip, { jobId, backupId: backup?.id ?? null })
  }
  open.contents = image?.bytes ?? null
  if (sessions.current === open) sessions.update({ written: image?.info.sha256 ?? null })
  const protection = outcome.protection?.after ?? null
  if (protection !== null) note(`protection afterwards: "${protectionText(protection)}"`)
  if (sessions.current === open)
    sessions.update({ protection: protection ?? (await protectionNow(device, run)) })
  const told = {
    stats: outcome.stats,
    protection: protection === null ? null : protectionTold(unprotect, protection),
  }
  if (image !== null)
    parts.work.reached({
      verified: verifiedWrite(image.info, parts.now(), told),
      ...(backup === null ? {} : { backupId: backup.id }),
    })
  return {
    kind: 'write',
    ...told,
    sha256: image?.info.sha256 ?? digests(new Uint8Array(chip.sizeBytes).fill(0xff)).sha256,
  }
}

/** The backup from which everything can be brought back; `null` when it was skipped. */
function backupBehind(
  { store, recovery }: JobParts,
  request: ChangeRequest,
  chip: FlashChip,
): BackupInfo | null {
  if (request.backup === 'session') return store.snapshot.session?.backup ?? null
  return request.backup === 'recovery' ? (recovery.forChip(chip)?.backup ?? null) : null
}

/** Also when the user has asked to stop; `null` when the chip does not say. */
const protectionNow = (device: FlashDevice, run: Run): Promise<ProtectionState | null> =>
  readProtection(device, toTheEnd(run)).catch(() => null)

/** Blocks that only the next power-up locks again are not back yet, whatever was chosen. */
const protectionTold = (
  choice: UnprotectChoice,
  after: ProtectionState,
): Extract<JobResult, { kind: 'write' }>['protection'] => ({
  restored: choice === 'restore-afterwards' && after.protectedRange !== 'none',
  now: viewOf(after),
})

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
    : `plan: ${planFigures(plan)} About ${spelledMs(plan.estimatedMs)}`
