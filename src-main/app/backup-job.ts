// SPDX-License-Identifier: GPL-3.0-or-later
/** The jobs that give the chip a backup: saving a new one, and finding that an earlier one equals the chip. */
import { hex } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import type { JobResult } from '../../shared/model/job.ts'
import { partCode } from '../../shared/part-name.ts'
import { reachedChip } from '../../shared/work.ts'
import { backupReads, readChip } from '../flash/backup.ts'
import { compareReads } from '../flash/compare.ts'
import { digests } from './files.ts'
import type { ChipJob, RequestOf } from './job-parts.ts'
import type { NewBackup } from './vault.ts'

export async function backupJob(job: ChipJob<RequestOf<'backup'>>): Promise<JobResult> {
  const { parts, request, session, device, run, life } = job
  const wanted = Math.max(request.passes, session.transport.about.equalReads ?? 2)
  const { bytes, passes, believed } = await backupReads(device, wanted, run, {
    sizeStatedByChip: session.sizeStatedByChip,
  })
  // The registers are an extra. Failing to read them must not lose a backup that was read twice.
  const security = await device.readSecurity().catch(() => null)
  run.progress('save', 0, bytes.length)
  const backup = await parts.vault.saveBackup(bytes, described(job, passes), security)
  run.progress('save', bytes.length, bytes.length)
  const { note: _note, ...noted } = backup
  await parts.journal.append({ kind: 'note', note: { code: 'believed', believed } })
  await parts.journal.append({ kind: 'backup', backup: noted }, { durable: true })
  parts.store.publish({ backups: parts.vault.backups })
  session.holds(bytes, { backup })
  parts.work.reached({ backupId: backup.id })
  life.backup(backup)
  return { kind: 'backup', backup, believed }
}

function described(
  { parts, request, session, device: { chip } }: ChipJob<RequestOf<'backup'>>,
  reads: number,
): NewBackup {
  return {
    takenAt: parts.now().toISOString(),
    chipId: chip.id,
    chipName: partCode(chip),
    idBytes: hex(chip.idBytes),
    board: request.board,
    programmer: session.transport.about.name,
    clockHz: session.transport.clockHz,
    reads,
    note: '',
  }
}

/** Continues after a lost connection: one read of the chip, which must equal the earlier backup in every byte. */
export async function adoptJob({
  parts,
  request: { backupId },
  session,
  device,
  run,
}: ChipJob<RequestOf<'adopt'>>): Promise<JobResult> {
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
  session.holds(now, {
    backup,
    written: isWritten || written === backup.sha256 ? written : null,
  })
  parts.work.reached({ backupId })
  return { kind: 'adopt', backup, equalTo: isWritten ? 'written' : 'backup' }
}
