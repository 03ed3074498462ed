// SPDX-License-Identifier: GPL-3.0-or-later
/** Setting protection bits as a person asks. Told in the log before and after: a lock that nobody remembers is hard to find. */
import type { JobResult } from '../../shared/model/job.ts'
import { logWords } from '../../shared/text/log.ts'
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
  const note = (text: string) => parts.journal.append({ kind: 'note', text }, { durable: true })
  const changing = onlyOnce(() => note(logWords.registersSet(JSON.stringify(wanted))))
  try {
    const protection = await setSettings(device, wanted, { ...run, changing })
    session.update({ protection })
    await note(logWords.registersAre(registersInHex(protection.registers)))
    return { kind: 'settings', protection }
  } catch (error) {
    session.update({ protection: await readProtection(device, toTheEnd(run)).catch(() => null) })
    throw error
  }
}
