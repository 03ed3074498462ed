// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A longer test of an identified chip: everything that is read twice must be equal, or the wires are too bad for a
 * write. An ID of three bytes cannot show a few wrong bits in many thousand.
 */
import { hex } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import type { UnsteadyFacts } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { mayRead, maySend } from '../chip/harmless.ts'
import * as commands from '../chip/commands.ts'
import type { ChipEvidence } from '../chip/resolve.ts'
import type { SpiOp, SpiTransport } from '../transport/spi.ts'
import type { Observations } from './causes.ts'
import { isDescribed } from './causes.ts'
import { noData } from './diagnose.ts'
import { latchTests, sendAll } from './probe.ts'

/** Bytes read twice when a chip is found: a thirtieth of a second at 1 MHz, and 700 times the bits of an ID. */
const FIRST_LOOK_BYTES = 2048
/** Bytes read twice before a change, when a rare wrong bit costs more than the time: an eighth of a second at 1 MHz. */
export const BYTES_BEFORE_A_CHANGE = 8192
/** Finds a loss of one reply to 9F in twenty with a probability of 96 %. */
const ID_TRIES = 64
const STATUS_TRIES = 4
const SFDP_BYTES = 64
/** Each test takes six windows. */
const LATCH_TESTS = 4
/** Replies to 90 or AB, and how many of them must be equal and begin with data to prove a driven line. */
const OTHER_TRIES = 8
const OTHER_ALIKE = 4

/** Earlier replies of the chip. */
export interface HeardBefore extends Pick<ChipEvidence, 'rdid' | 'rems' | 'res'> {
  /** Replies to the same read of SR1. */
  readonly status: readonly Uint8Array[]
}

/**
 * Resolves when every reply equals the earlier ones. `noticed` receives the observations, also before a fault;
 * `readBytes` are read twice, fewer on a smaller chip. Faults: `wiring.unsteady`, `link.*`.
 */
export async function answersSteadily(
  transport: SpiTransport,
  chip: FlashChip,
  evidence: HeardBefore,
  noticed: (seen: Observations) => void = () => undefined,
  readBytes = FIRST_LOOK_BYTES,
): Promise<void> {
  const idBytes = hex(evidence.rdid ?? new Uint8Array())
  const hears =
    chip.program !== 'none' &&
    chip.program !== 'at45-buffer' &&
    maySend(chip, 'enable-write') &&
    maySend(chip, 'disable-write') &&
    mayRead(chip, 'sr1')
  const seen = await longerLook(transport, chip, { rdid: evidence.rdid, hears, readBytes })
  noticed(seen)
  const differs =
    ofReplies(seen, evidence.rdid) ??
    ofStatus(evidence.status, chip) ??
    ofStatus(seen.status, chip) ??
    ofSelfDescription(seen) ??
    ofLatch(seen) ??
    ofContents(seen) ??
    (await ofOtherNames(transport, evidence))
  if (differs !== null) throw new Fault('wiring.unsteady', { idBytes, ...differs })
}

/** Everything that is read more than once, in two turns: as many windows as fit a fiftieth of a second at 1 MHz. */
async function longerLook(
  transport: SpiTransport,
  chip: FlashChip,
  {
    rdid,
    hears,
    readBytes,
  }: { readonly rdid: Uint8Array | null; readonly hears: boolean; readonly readBytes: number },
): Promise<Observations> {
  const most = transport.limits.maxRxBytes
  const times = (count: number, op: SpiOp): readonly SpiOp[] =>
    Array.from({ length: count }, () => op)
  // Chips that do not know 9F drive nothing after it.
  const knows = rdid !== null && noData(rdid) === null
  const sfdp = commands.sfdp(0, Math.max(1, Math.min(SFDP_BYTES, most)))
  const size = chip.program === 'at45-buffer' ? 0 : Math.min(readBytes, chip.sizeBytes)
  const window = Math.max(1, Math.min(size, most))
  const form = chip.addressing === '4-byte-opcodes' ? '4-byte-opcodes' : '3-byte'
  const reads = Array.from({ length: Math.ceil(size / window) }, (_, at) =>
    commands.read(form, at * window, Math.min(window, size - at * window)),
  )
  const asked = [
    knows ? times(ID_TRIES, commands.rdid(rdid.length)) : [],
    mayRead(chip, 'sr1') ? times(STATUS_TRIES, commands.readStatus('sr1')) : [],
    knows ? times(2, sfdp) : [],
    reads,
    reads,
  ]
  const replies = await sendAll(transport, asked.flat())
  const part = (index: number): readonly Uint8Array[] => {
    const from = asked.slice(0, index).flat().length
    return replies.slice(from, from + (asked[index]?.length ?? 0))
  }
  const latchFollowed = hears ? await latchTests(transport, LATCH_TESTS) : 0
  return {
    ids: part(0),
    slowIds: [],
    status: part(1),
    sfdpReads: part(2),
    longReads: size === 0 ? [] : [Buffer.concat(part(3)), Buffer.concat(part(4))],
    latchFollowed,
    latchTests: hears ? LATCH_TESTS : 0,
    otherAnswers: [],
  }
}

type Differs = UnsteadyFacts extends infer F
  ? F extends unknown
    ? Omit<F, 'idBytes'>
    : never
  : never

/** How many replies differ from `meant`. */
function unlike(replies: readonly Uint8Array[], meant: Uint8Array): Differs | null {
  const failed = replies.filter(
    (reply) => hex(reply) !== hex(meant.subarray(0, reply.length)),
  ).length
  return failed === 0 ? null : { what: 'replies', failed, tests: replies.length }
}

const ofReplies = ({ ids }: Observations, rdid: Uint8Array | null): Differs | null =>
  rdid === null ? null : unlike(ids, rdid)

function ofStatus(status: readonly Uint8Array[], chip: FlashChip): Differs | null {
  const [first] = status
  return first === undefined || !mayRead(chip, 'sr1') ? null : unlike(status, first)
}

function ofSelfDescription({ sfdpReads }: Observations): Differs | null {
  const [one, other] = sfdpReads
  if (one === undefined || other === undefined || !sfdpReads.some(isDescribed)) return null
  return differing('self-description', one, other)
}

/** A latch that never follows is no wiring fault; a write detects it by itself. */
const ofLatch = ({ latchFollowed, latchTests: tests }: Observations): Differs | null =>
  latchFollowed === 0 || latchFollowed === tests
    ? null
    : { what: 'write-enable', failed: tests - latchFollowed, tests }

/**
 * Two replies to 90 or to AB differed. That is no fault if the chip does not know the command and drives nothing.
 * Repeated, the command gets the same answer from a chip that knows it.
 */
async function ofOtherNames(
  transport: SpiTransport,
  { rems, res }: HeardBefore,
): Promise<Differs | null> {
  const unsure = [
    ...(rems === null ? [commands.rems()] : []),
    ...(res === null ? [commands.res(Math.min(3, transport.limits.maxRxBytes))] : []),
  ]
  for (const op of unsure) {
    const replies = await sendAll(
      transport,
      Array.from({ length: OTHER_TRIES }, () => op),
    )
    const said = replies.filter((reply) => noData(reply) === null)
    const again = said.find(
      (reply) => said.filter((each) => hex(each) === hex(reply)).length >= OTHER_ALIKE,
    )
    // The two unequal replies came before these, so at least one of them was not this answer.
    if (again !== undefined)
      return unlike(replies, again) ?? { what: 'replies', failed: 1, tests: OTHER_TRIES + 2 }
  }
  return null
}

const ofContents = ({ longReads: [one, other] }: Observations): Differs | null =>
  one === undefined || other === undefined ? null : differing('contents', one, other)

function differing(
  what: 'contents' | 'self-description',
  one: Uint8Array,
  other: Uint8Array,
): Differs | null {
  const differingBytes = one.filter((byte, at) => byte !== other[at]).length
  return differingBytes === 0 ? null : { what, differingBytes, readBytes: one.length }
}
