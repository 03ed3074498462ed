// SPDX-License-Identifier: GPL-3.0-or-later
/** Jobs that read the chip and leave it as it is: reading it into an image, and comparing it with one. */
import { fileWord } from './files.ts'
import { allEqual } from '../../shared/model/chip-contents.ts'
import type { JobResult } from '../../shared/model/job.ts'
import { partCode } from '../../shared/part-name.ts'
import { readChip } from '../flash/backup.ts'
import { verifyImage } from '../flash/write.ts'
import { owesProtection } from './contents-look.ts'
import type { ChipJob, RequestOf } from './job-parts.ts'

export async function readJob({
  parts,
  device,
  run,
}: ChipJob<RequestOf<'read'>>): Promise<JobResult> {
  const bytes = await readChip(device, run)
  const stamp = parts
    .now()
    .toISOString()
    .replace(/\.\d+|[-:]/g, '')
  const image = parts.images.put(`${fileWord(partCode(device.chip))}_${stamp}.bin`, bytes)
  return { kind: 'read', image }
}

export async function verifyJob({
  parts,
  request,
  device,
  run,
  life,
}: ChipJob<RequestOf<'verify'>>): Promise<JobResult> {
  const { bytes, info } = parts.images.get(request.imageId)
  await verifyImage(device, bytes, run)
  life.contents({ state: 'verified', basis: allEqual('image', bytes.length) })
  const result = { kind: 'verify', sha256: info.sha256 } as const
  // The image that was being written, or the backup, is on the chip after all: proof that closes the recovery.
  const write = parts.recovery.forChip(device.chip)
  if (write === null || ![write.image?.sha256, write.backup?.sha256].includes(info.sha256))
    return result
  // Unless the write still owes the chip its protection, which only the one that finishes it brings back.
  if (!(await owesProtection(device, write.lifted, run)))
    await parts.recovery.settled('verified', device.chip, {
      jobId: null,
      backupId: write.backup?.id ?? null,
    })
  return result
}
