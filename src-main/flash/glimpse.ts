// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * One short look at the wires, to be repeated several times a second while somebody works on them. Sends what a longer
 * look sends (`observe.ts`) and nothing else: 04, AB, 9F, 05, and where a known ID answers 03, WREN and WRDI.
 */
import { hex } from '../../shared/hex.ts'
import * as commands from '../chip/commands.ts'
import type { SpiOp, SpiTransport } from '../transport/spi.ts'
import { isKnownId, noData, steady } from './diagnose.ts'
import { latchToggles, sendAll, wakeUp } from './probe.ts'

/** A wire that fails in one reply of four is seen at once, and the others within a second. */
const ID_TRIES = 4
const ID_BYTES = 3
const LONG_BYTES = 256
/** Slow enough for half a metre of loose wire. */
const SLOW_HZ = 500_000

export interface Glimpse {
  /** Replies to 9F. */
  readonly ids: readonly Uint8Array[]
  /** Two reads of the same place agree; `null`: not asked, because no known ID answered. */
  readonly longEqual: boolean | null
  /** The write enable latch follows WREN and WRDI; `null`: not asked. */
  readonly latch: boolean | null
}

/** Every window at 500 kHz at most, where the programmer can do that. Rejects with `link.*` only. */
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
  // Before the latch is set: a read that arrives as another command finds it closed.
  const long = commands.read('3-byte', 0, Math.min(LONG_BYTES, transport.limits.maxRxBytes))
  const longEqual = steady(await sendAll(slowly, [long, long]))
  const latch = await latchToggles(slowly)
  // Of several at least one arrives, also through wires that lose some.
  await sendAll(slowly, Array.from({ length: ID_TRIES }, commands.writeDisable))
  return { ids, longEqual, latch }
}

/** What carries data but has no known ID, or fails a longer test, counts this much. */
const DOUBTED = 0.6

/** How good it is, 0 (no reply carries data twice alike) to 1 (a known ID every time, and all that was tested agrees). */
export function scoreOf({ ids, longEqual, latch }: Glimpse): number {
  const counts = new Map<string, number>()
  for (const id of ids) if (noData(id) === null) counts.set(hex(id), (counts.get(hex(id)) ?? 0) + 1)
  const known = (text: string) => isKnownId(Uint8Array.from(Buffer.from(text, 'hex')))
  const scores = [...counts].map(([text, count]) => {
    const share = count / Math.max(1, ids.length)
    if (known(text)) return share
    // A line that nobody drives gives another reply each time.
    return count > 1 ? share * DOUBTED : 0
  })
  const doubt = longEqual === false || latch === false ? DOUBTED : 1
  return Math.max(0, ...scores) * doubt
}

/** The ID that answers every time, hex; `null` where none does. */
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
