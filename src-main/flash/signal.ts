// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Measures at each SPI clock how many replies arrive correctly: repeats 9F and 5A, and compares with the slowest clock.
 */
import { ladder, signalQuality } from '../../shared/signal-quality.ts'
import type { RungSeen, SignalQuality } from '../../shared/signal-quality.ts'
import { hex } from '../../shared/hex.ts'
import * as commands from '../chip/commands.ts'
import type { SpiOp, SpiTransport } from '../transport/spi.ts'
import { noData } from './diagnose.ts'
import { sendAll } from './probe.ts'

/** After its ID a chip may stop driving the line. */
const ID_BYTES = 3
const SFDP_BYTES = 64
const SFDP_SIGNATURE = '53464450'

/** `full`: finds one lost reply in ten with 98 % certainty at each clock. `short`: only at the clock of the session. */
const sizes = { full: { ids: 32, tables: 8 }, short: { ids: 16, tables: 2 } } as const

/**
 * Tests every clock up to the session's that the programmer can switch to between two windows; otherwise only the
 * session's. Takes a tenth of a second over USB. Sends reads only. Rejects with `link.*` only.
 */
export async function measureSignal(
  transport: SpiTransport,
  form: keyof typeof sizes = 'full',
): Promise<SignalQuality> {
  const { clockHz, limits } = transport
  const wanted = sizes[form]
  const clocks = form === 'full' && limits.slowWindows === true ? ladder(clockHz) : [clockHz]
  const ops: readonly SpiOp[] = [
    ...Array.from({ length: wanted.ids }, () =>
      commands.rdid(Math.min(ID_BYTES, limits.maxRxBytes)),
    ),
    ...Array.from({ length: wanted.tables }, () =>
      commands.sfdp(0, Math.min(SFDP_BYTES, limits.maxRxBytes)),
    ),
  ]
  let meant: readonly [id: string | null, table: string | null] | null = null
  const seen = new Map<number, RungSeen>()
  for (const askedHz of clocks) {
    const slower = askedHz < clockHz
    const replies = await sendAll(
      transport,
      slower ? ops.map((op) => ({ ...op, maxClockHz: askedHz })) : ops,
    )
    const grantedHz = slower ? (transport.grantedHz?.(askedHz) ?? askedHz) : clockHz
    // Two clocks that the programmer rounds to the same value are one.
    if (seen.has(grantedHz)) continue
    const [ids, tables] = [replies.slice(0, wanted.ids), replies.slice(wanted.ids)]
    meant ??= [mostOf(ids, answers), mostOf(tables, describes)]
    const [id, table] = meant
    // Many good chips have no SFDP table and leave the line floating.
    const counted = table === null ? ids : replies
    const good = counted.filter((reply) => [id, table].includes(hex(reply))).length
    seen.set(grantedHz, { clockHz: grantedHz, tries: counted.length, good })
  }
  return signalQuality([...seen.values()])
}

const answers = (reply: Uint8Array): boolean => noData(reply) === null
const describes = (reply: Uint8Array): boolean => hex(reply).startsWith(SFDP_SIGNATURE)

/** The reply that occurs in more than half of the cases, hex; `null` without one. */
function mostOf(
  replies: readonly Uint8Array[],
  counts: (reply: Uint8Array) => boolean,
): string | null {
  const votes = new Map<string, number>()
  for (const reply of replies)
    if (counts(reply)) votes.set(hex(reply), (votes.get(hex(reply)) ?? 0) + 1)
  const [best] = [...votes].sort(([, one], [, other]) => other - one)
  return best !== undefined && best[1] * 2 > replies.length ? best[0] : null
}
