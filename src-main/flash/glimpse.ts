// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * One short look at the wires, repeated several times a second while the user works on them. It sends only commands
 * that a longer look (`observe.ts`) also sends: 04, AB, 9F, 05, and after a known ID also 03, WREN and WRDI.
 */
import { hex } from '../../shared/hex.ts'
import * as commands from '../chip/commands.ts'
import type { SpiOp, SpiTransport } from '../transport/spi.ts'
import { isKnownId, noData, steady } from './diagnose.ts'
import { latchToggles, sendAll, wakeUp } from './probe.ts'

/** A wire that fails in one reply of four is noticed at once, and rarer failures within a second. */
const ID_TRIES = 4
const ID_BYTES = 3
const LONG_BYTES = 256
/** Hz; slow enough for half a metre of loose wire. */
const SLOW_HZ = 500_000

export interface Glimpse {
  /** Replies to 9F. */
  readonly ids: readonly Uint8Array[]
  /** Whether two reads of the same place agree; `null`: not tested, because no known ID answered. */
  readonly longEqual: boolean | null
  /** Whether the write enable latch followed WREN and WRDI; `null`: not tested. */
  readonly latch: boolean | null
}

/** Uses at most 500 kHz for every window, if the programmer can. Rejects with `link.*` only. */
export async function glimpse(transport: SpiTransport): Promise<Glimpse> {
  const slowly = slowTransport(transport)
  const id = commands.rdid(Math.min(ID_BYTES, transport.limits.maxRxBytes))
  await wakeUp(slowly)
  const ids = await sendAll(
    slowly,
    Array.from({ length: ID_TRIES }, () => id),
  )
  if (!steady(ids) || !isKnownId(ids[0] ?? new Uint8Array()))
    return { ids, longEqual: null, latch: null }
  // Must run before the latch is set: if wires turn this read into another command, the chip ignores it.
  const long = commands.read('3-byte', 0, Math.min(LONG_BYTES, transport.limits.maxRxBytes))
  const longEqual = steady(await sendAll(slowly, [long, long]))
  const latch = await latchToggles(slowly)
  // Sent several times, because bad wires may lose some.
  await sendAll(slowly, Array.from({ length: ID_TRIES }, commands.writeDisable))
  return { ids, longEqual, latch }
}

/** Score of data without a known ID, or of a known ID that failed a longer test. */
const DOUBTED = 0.6

/** Score from 0 (no two equal replies with data) to 1 (a known ID every time, and every test passed). */
export function scoreOf({ ids, longEqual, latch }: Glimpse): number {
  const counts = new Map<string, number>()
  for (const id of ids) if (noData(id) === null) counts.set(hex(id), (counts.get(hex(id)) ?? 0) + 1)
  const known = (text: string) => isKnownId(Uint8Array.from(Buffer.from(text, 'hex')))
  const scores = [...counts].map(([text, count]) => {
    const share = count / Math.max(1, ids.length)
    if (known(text)) return share
    // A floating line gives a different reply each time.
    return count > 1 ? share * DOUBTED : 0
  })
  const doubt = longEqual === false || latch === false ? DOUBTED : 1
  return Math.max(0, ...scores) * doubt
}

/** The ID that was in every reply, hex; `null` without one. */
export function steadyId({ ids }: Glimpse): string | null {
  const [first] = ids
  return first !== undefined && steady(ids) && noData(first) === null ? hex(first) : null
}

const slowTransport = (transport: SpiTransport): SpiTransport => ({
  clockHz: transport.clockHz,
  limits: transport.limits,
  about: transport.about,
  transfer: (op: SpiOp) => transport.transfer({ ...op, maxClockHz: SLOW_HZ }),
  close: () => transport.close(),
})
