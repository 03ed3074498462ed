// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests whether a device is a programmer and closes it again: it drives its pins only during the test. */
import { ask } from './actions.ts'
import { mirror } from './mirror.ts'
import type { Answer } from '../wizard/programmers.ts'

/** `null` when it did not answer; `lastFault` has the fault. */
export async function handshake(
  programmerId: string,
  clockHz: number | null,
): Promise<Answer | null> {
  const opened = await ask('session.open', { programmerId, clockHz })
  if (opened === null) return null
  const session = mirror.getState().snapshot?.session
  const answer = session && {
    name: session.about.name,
    firmware: session.about.firmware,
    clockHz: session.clockHz,
  }
  await ask('session.close', undefined)
  return answer ?? { name: programmerId, firmware: null, clockHz: 0 }
}
