// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Sets the protection bits that the user asked for. Logs before and after, because a forgotten lock is hard to find.
 */
import type { JobResult } from '../../shared/model/job.ts'
import type { LogNote } from '../../shared/model/log.ts'
import { readProtection, setSettings } from '../flash/protect.ts'
import { registersInHex } from '../flash/registers.ts'
import { onlyOnce, toTheEnd } from '../flash/run.ts'
import type { ChipJob, RequestOf } from './job-parts.ts'

export async function settingsJob({
  parts,
  request: { range, lock, quadEnable },
  session,
  device,
  run,
}: ChipJob<RequestOf<'settings'>>): Promise<JobResult> {
  const wanted = { range, lock, quadEnable }
  const note = (of: LogNote) => parts.journal.append({ kind: 'note', note: of }, { durable: true })
  const changing = onlyOnce(() => note({ code: 'registers-asked', wanted }))
  try {
    const protection = await setSettings(device, wanted, { ...run, changing })
    session.update({ protection })
    await note({ code: 'registers-afterwards', registers: registersInHex(protection.registers) })
    return { kind: 'settings', protection }
  } catch (error) {
    session.update({ protection: await readProtection(device, toTheEnd(run)).catch(() => null) })
    throw error
  }
}
