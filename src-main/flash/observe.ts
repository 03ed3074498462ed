// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A longer look at a chip that could not be identified. Sends nothing that programs or erases: 9F, 05, 90, AB, 5A, 03,
 * and WREN with WRDI, which change only the write enable latch. At most 250 windows of 6 bytes and four long ones: half
 * a second on a programmer that needs two milliseconds for each.
 */
import { hex } from '../../shared/hex.ts'
import * as commands from '../chip/commands.ts'
import type { SpiTransport } from '../transport/spi.ts'
import type { OtherAnswer } from '../../shared/model/wiring.ts'
import type { Observations } from './causes.ts'
import { noData } from './diagnose.ts'
import { latchTests, sendAll, wakeUp } from './probe.ts'

/** A fault in one window of ten is found with a probability of 99.9 %. */
const ID_TRIES = 64
const SLOW_TRIES = 16
/** Hz; slow enough for half a metre of loose wire. A window of 7 bytes then takes a tenth of a millisecond. */
const SLOW_HZ = 500_000
const ID_BYTES = 6
const STATUS_TRIES = 4
/** Enough to see that the latch fails more often than the ID; when nothing answers, fewer suffice. */
const LATCH_TESTS = 16
const LATCH_TESTS_IN_SILENCE = 3
const LAST_WORDS = 4
const SFDP_BYTES = 128
/** Bytes; long enough to show a bad contact that ten IDs do not show, and a hundredth of a second at 1 MHz. */
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
  // Must run before the latch is set: if wires turn this read into another command, the chip ignores it.
  const long = commands.read('3-byte', 0, Math.max(1, Math.min(LONG_BYTES, limits.maxRxBytes)))
  const sfdp = commands.sfdp(0, Math.max(1, Math.min(SFDP_BYTES, limits.maxRxBytes)))
  const longReads = silent ? [] : await sendAll(transport, [long, long, sfdp, sfdp])
  const tests = silent ? LATCH_TESTS_IN_SILENCE : LATCH_TESTS
  const latchFollowed = await latchTests(transport, tests)
  // Sent several times, because bad wires may lose some.
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

/** The other ID commands of older and newer chips, each twice; two unequal replies are no answer. */
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
