// SPDX-License-Identifier: GPL-3.0-or-later
/** Jobs that only read the chip: reading it into an image, and comparing it with an image. */
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
  // The chip holds the image of an unfinished write, or the backup from before it. That settles the write.
  const write = parts.recovery.forChip(device.chip)
  if (write === null || ![write.image?.sha256, write.backup?.sha256].includes(info.sha256))
    return result
  // Not while the write still has to restore protection: only finishing the write does that.
  if (!(await owesProtection(device, write.lifted, run)))
    await parts.recovery.settled('verified', device.chip, {
      jobId: null,
      backupId: write.backup?.id ?? null,
    })
  return result
}
