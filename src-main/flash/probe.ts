// SPDX-License-Identifier: GPL-3.0-or-later
/** Asks whatever is connected for its identity. Sends nothing that changes contents; limited in windows and time. */
import type { SfdpPiece } from '../chip/sfdp-types.ts'
import type { SfdpResult } from '../chip/sfdp-types.ts'
import * as commands from '../chip/commands.ts'
import { BUSY_BIT, WRITE_ENABLED_BIT } from '../chip/opcodes.ts'
import { parseSfdp, SFDP_FIRST_RANGE, sfdpRangesNeeded } from '../chip/sfdp.ts'
import type { SpiOp, SpiTransport } from '../transport/spi.ts'
import { noData } from './diagnose.ts'

/** Enough to find a fault in one reply of ten more often than not, in a fraction of a millisecond. */
const ID_SAMPLES = 8
const ID_BYTES = 6
/** Header, then parameter headers, then tables; one more for a chip that lists a table twice. */
const SFDP_ROUNDS = 4

export interface Look {
  readonly rdid: readonly Uint8Array[]
  readonly rems: readonly Uint8Array[]
  readonly res: readonly Uint8Array[]
  /** SR1, read before and after the IDs. */
  readonly status: readonly Uint8Array[]
}

/** Queues all windows in one turn of the event loop, so that they travel together. */
export function sendAll(
  transport: SpiTransport,
  ops: readonly SpiOp[],
): Promise<readonly Uint8Array[]> {
  return Promise.all(ops.map((op) => transport.transfer(op)))
}

/**
 * Ends what an interrupted session may have left: AAI programming and a set write enable latch (04), deep power-down
 * (AB). Sent separately, because the chip accepts nothing for up to 30 us after AB.
 */
export async function wakeUp(transport: SpiTransport): Promise<void> {
  await sendAll(transport, [commands.writeDisable(), commands.wake(), commands.writeDisable()])
}

/** Reads every ID several times, in one turn. */
export async function look(transport: SpiTransport): Promise<Look> {
  const short = (op: SpiOp): SpiOp => ({
    ...op,
    rxBytes: Math.min(op.rxBytes, transport.limits.maxRxBytes),
  })
  const status = short(commands.readStatus('sr1', 4))
  const replies = await sendAll(transport, [
    status,
    ...Array.from({ length: ID_SAMPLES }, () => short(commands.rdid(ID_BYTES))),
    commands.rems(),
    short(commands.res(3)),
    commands.rems(),
    short(commands.res(3)),
    status,
  ])
  const rest = replies.slice(1 + ID_SAMPLES)
  return {
    rdid: replies.slice(1, 1 + ID_SAMPLES),
    rems: pick(rest, 0, 2),
    res: pick(rest, 1, 3),
    status: pick([...replies.slice(0, 1), ...rest.slice(4)], 0, 1),
  }
}

/**
 * For old chips that know none of the usual commands. Sent only when those got no answer: on other chips, 15 reads SR3.
 */
export async function lookForOldParts(
  transport: SpiTransport,
): Promise<{ readonly at25f: Uint8Array | null; readonly st95: Uint8Array | null }> {
  // 83 is not sent: it reads the ID of ST95, but makes a DataFlash program a page, and no chip of the table needs it.
  const ops = [commands.at25fId()]
  const first = await sendAll(transport, ops)
  const second = await sendAll(transport, ops)
  const same = (at: number): Uint8Array | null => {
    const [a, b] = [first[at], second[at]]
    return a !== undefined && b !== undefined && a.every((byte, i) => byte === b[i]) ? a : null
  }
  return { at25f: same(0), st95: null }
}

/** Leaves QPI (FF) and resets the chip's modes (66, 99). Contents and non-volatile register bits stay. */
export async function resetModes(transport: SpiTransport): Promise<void> {
  await sendAll(transport, [commands.exitQpi(), commands.enableReset(), commands.reset()])
}

/** WREN must set the latch and WRDI must clear it: proof that all four signals work in both directions. */
export async function latchToggles(transport: SpiTransport): Promise<boolean> {
  return (await latchTests(transport, 1)) === 1
}

/** In how many of so many tests, all in one turn, the latch followed. Leaves it clear. */
export async function latchTests(transport: SpiTransport, tests: number): Promise<number> {
  const status = commands.readStatus('sr1')
  const test = [
    commands.writeDisable(),
    status,
    commands.writeEnable(),
    status,
    commands.writeDisable(),
    status,
  ]
  const ops = Array.from({ length: tests }, () => test).flat()
  // Sent several times, because bad wires may lose some.
  const replies = await sendAll(transport, [
    ...ops,
    commands.writeDisable(),
    commands.writeDisable(),
  ])
  return Array.from({ length: tests }, (_, index) => {
    const latch = [1, 3, 5].map(
      (at) => (replies[index * test.length + at]?.[0] ?? 0) & WRITE_ENABLED_BIT,
    )
    return latch[0] === 0 && latch[1] !== 0 && latch[2] === 0
  }).filter(Boolean).length
}

/** A chip in the middle of an erase answers only status reads. */
export function looksBusy(seen: Look): boolean {
  return (
    seen.rdid.every((sample) => noData(sample) !== null) &&
    seen.status.every(
      (sample) => noData(sample) === null && sample.every((byte) => (byte & BUSY_BIT) !== 0),
    )
  )
}

/**
 * Reads the SFDP tables, every byte twice: two unequal reads make the result `broken`. At most `SFDP_ROUNDS` turns,
 * with windows no larger than the programmer allows.
 */
export async function readSfdp(transport: SpiTransport): Promise<SfdpResult> {
  const pieces: SfdpPiece[] = []
  let ranges = [SFDP_FIRST_RANGE]
  for (let round = 0; round < SFDP_ROUNDS && ranges.length > 0; round++) {
    const asked = [...ranges, ...ranges].flatMap(({ offset, length }) =>
      chunks(offset, length, Math.max(1, transport.limits.maxRxBytes)),
    )
    const replies = await sendAll(
      transport,
      asked.map(({ offset, length }) => commands.sfdp(offset, length)),
    )
    for (const [at, bytes] of replies.entries())
      pieces.push({ offset: asked[at]?.offset ?? 0, bytes })
    ranges = [...sfdpRangesNeeded(pieces)]
  }
  return parseSfdp(pieces)
}

function chunks(
  offset: number,
  length: number,
  size: number,
): { offset: number; length: number }[] {
  const count = Math.ceil(length / size)
  return Array.from({ length: count }, (_, at) => ({
    offset: offset + at * size,
    length: Math.min(size, length - at * size),
  }))
}

const pick = (from: readonly Uint8Array[], ...at: readonly number[]): readonly Uint8Array[] =>
  at.flatMap((index) => from[index] ?? [])
