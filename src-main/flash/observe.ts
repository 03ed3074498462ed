// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Looking longer at a chip that could not be identified. Sends nothing that programs or erases: 9F, 05, 90, AB, 5A,
 * 03, and WREN with WRDI, which only move the write enable latch. At most 250 windows of 6 bytes and four long ones: half
 * a second on a programmer that takes two milliseconds for each.
 */
import { hex } from '../../shared/hex.ts'
import * as commands from '../chip/commands.ts'
import type { SpiTransport } from '../transport/spi.ts'
import type { OtherAnswer } from '../../shared/model/wiring.ts'
import type { Observations } from './causes.ts'
import { noData } from './diagnose.ts'
import { latchTests, sendAll, wakeUp } from './probe.ts'

/** One lost window in ten is seen with a chance of 99.9 %. */
const ID_TRIES = 64
const SLOW_TRIES = 16
/** Slow enough for half a metre of loose wire; a window of 7 bytes then takes a tenth of a millisecond. */
const SLOW_HZ = 500_000
const ID_BYTES = 6
const STATUS_TRIES = 4
/** Enough to see that the latch fails more often than the ID; where nothing answers a few do. */
const LATCH_TESTS = 16
const LATCH_TESTS_IN_SILENCE = 3
const LAST_WORDS = 4
const SFDP_BYTES = 128
/** Long enough to show a contact that ten IDs do not, and a hundredth of a second at 1 MHz. */
const LONG_BYTES = 512

/** Rejects with `link.*` only. */
export async function observe(transport: SpiTransport): Promise<Observations> {
  const { limits, clockHz } = transport
  const id = commands.rdid(Math.max(1, Math.min(ID_BYTES, limits.maxRxBytes)))
  await wakeUp(transport)
  const replies = await sendAll(transport, [
    ...Array.from({ length: ID_TRIES }, () => id),
    ...Array.from({ length: STATUS_TRIES }, () => commands.readStatus('sr1')),
  ])
  const slowIds =
    limits.slowWindows === true && clockHz > SLOW_HZ
      ? await sendAll(
          transport,
          Array.from({ length: SLOW_TRIES }, () => ({ ...id, maxClockHz: SLOW_HZ })),
        )
      : []
  const ids = replies.slice(0, ID_TRIES)
  const silent = ids.every((reply) => noData(reply) !== null)
  // Before the latch is set: a read that arrives as another command finds it closed.
  const long = commands.read('3-byte', 0, Math.max(1, Math.min(LONG_BYTES, limits.maxRxBytes)))
  const sfdp = commands.sfdp(0, Math.max(1, Math.min(SFDP_BYTES, limits.maxRxBytes)))
  const longReads = silent ? [] : await sendAll(transport, [long, long, sfdp, sfdp])
  const tests = silent ? LATCH_TESTS_IN_SILENCE : LATCH_TESTS
  const latchFollowed = await latchTests(transport, tests)
  // Of several at least one arrives, also through wires that lose some.
  await sendAll(transport, Array.from({ length: LAST_WORDS }, commands.writeDisable))
  return {
    ids,
    slowIds,
    status: replies.slice(ID_TRIES),
    longReads: longReads.slice(0, 2),
    sfdpReads: longReads.slice(2),
    latchFollowed,
    latchTests: tests,
    otherAnswers: silent ? await askOtherwise(transport) : [],
  }
}

/** The questions of older and newer chips for a name, each twice; what is not the same twice is not an answer. */
async function askOtherwise(transport: SpiTransport): Promise<readonly OtherAnswer[]> {
  const questions = [
    ['90', commands.rems()],
    ['AB', commands.res(1)],
    ['5A', commands.sfdp(0, 8)],
  ] as const
  const ops = questions.map(([, op]) => op)
  const replies = await sendAll(transport, [...ops, ...ops])
  return questions.flatMap(([question], at) => {
    const [once, again] = [replies[at], replies[at + questions.length]]
    if (once === undefined || again === undefined || noData(once) !== null) return []
    return hex(once) === hex(again) ? [{ question, bytes: hex(once) }] : []
  })
}
