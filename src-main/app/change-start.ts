// SPDX-License-Identifier: GPL-3.0-or-later
/** What a write or an erase begins from: the image, the backup, and what an earlier write left behind. */
import { Fault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { RecoveryInfo, UnprotectChoice } from '../../shared/model/job.ts'
import { readChip } from '../flash/backup.ts'
import type { Image } from './images.ts'
import type { ChipJob, JobParts, RequestOf } from './job-parts.ts'
import { resemblance } from './resemblance.ts'

export type ChangeRequest = RequestOf<'write' | 'erase'>

export interface ChangeStart {
  /** The image to write; `null` for an erase. */
  readonly image: Image | null
  /** The backup that can restore the chip; `null` when the user skipped it. */
  readonly backup: BackupInfo | null
  /** Every byte of the chip; `null` when it is not known. */
  readonly before: Uint8Array | null
  readonly unprotect: UnprotectChoice
  /** The protection that an earlier write turned off and did not restore. */
  readonly lifted: RecoveryInfo['lifted']
}

export async function changeStart(job: ChipJob<ChangeRequest>): Promise<ChangeStart> {
  const { parts, request, session, device } = job
  const image = request.kind === 'write' ? parts.images.get(request.imageId) : null
  const backup = await promisedBackup(job)
  const earlier = request.backup === 'skip' ? null : parts.recovery.forChip(device.chip)
  // Finishing a write keeps the earlier choice for protection: it may still be on, or may still have to be restored.
  const lifted = earlier?.lifted ?? null
  const unprotect =
    request.unprotect === 'no' && lifted !== null ? lifted.choice : request.unprotect
  const before = request.backup === 'recovery' ? await unfinishedBefore(job) : session.contents
  return { image, backup, before, unprotect, lifted }
}

async function promisedBackup({
  parts,
  request,
  device,
  life,
}: ChipJob<ChangeRequest>): Promise<BackupInfo | null> {
  const backup = backupBehind(parts, request, device.chip)
  // The job promises this backup to the user, so its file must still be there and unaltered.
  if (request.backup === 'session' && backup !== null)
    await parts.vault.backupBytes(backup.id).catch((error: unknown) => {
      life.backup(null)
      throw error
    })
  if (backup !== null) life.backup(backup)
  return backup
}

function backupBehind(
  { store, recovery }: JobParts,
  request: ChangeRequest,
  chip: FlashChip,
): BackupInfo | null {
  if (request.backup === 'session') return store.snapshot.session?.backup ?? null
  return request.backup === 'recovery' ? (recovery.forChip(chip)?.backup ?? null) : null
}

/** Reads a chip whose write was interrupted, and refuses when it cannot be that chip. */
async function unfinishedBefore({
  parts,
  device,
  run,
}: ChipJob<ChangeRequest>): Promise<Uint8Array> {
  const write = parts.recovery.forChip(device.chip)
  const current = await readChip(device, run)
  // Without the image of that write, the chip may hold bytes that cannot be recognised.
  if (write === null || write.backup === null) return current
  if (write.operation === 'write' && write.image === null) return current
  const known = [await parts.vault.backupBytes(write.backup.id)]
  if (write.image !== null) known.push(parts.images.get(write.image.id).bytes)
  const { same, knownPages, pages } = resemblance(current, known)
  if (!same) throw new Fault('gate.other-chip', { chipName: write.chipName, knownPages, pages })
  return current
}
