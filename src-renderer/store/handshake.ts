// SPDX-License-Identifier: GPL-3.0-or-later
/** Asks a programmer whether it is one, and lets it go again: pins are driven only while it answers. */
import { ask } from './actions.ts'
import { mirror } from './mirror.ts'
import type { Answer } from '../wizard/programmers.ts'

/** `null` when it did not answer; the fault is in `lastFault`. */
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
