// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Which chip is on the wires. Nothing here changes the contents: the only commands besides reads are wake (AB),
 * leave-QPI (FF) and software reset (66/99) when nothing answers, and WREN/WRDI to see whether the chip listens.
 */
import { hex } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import type { ChipCandidates, FlashChip } from '../../shared/model/chip.ts'
import type { ProtectionState } from '../../shared/model/protection.ts'
import * as commands from '../chip/commands.ts'
import { BUSY_BIT } from '../chip/opcodes.ts'
import { decodeProtection, registersToRead, steadyRegisters } from '../chip/status.ts'
import type { Registers } from '../chip/status.ts'
import type { BoardIds } from '../chip/doubts.ts'
import { dataFlash, LONGEST_ID_BYTES, otherMemory } from '../chip/other-memory.ts'
import { resolveChip } from '../chip/resolve.ts'
import type { ChipEvidence } from '../chip/resolve.ts'
import type { SfdpFlaw } from '../chip/sfdp-types.ts'
import type { SpiTransport } from '../transport/spi.ts'
import { distinct, isKnownId, noData, shiftedId, steady } from './diagnose.ts'
import {
  latchToggles,
  look,
  lookForOldParts,
  looksBusy,
  readSfdp,
  resetModes,
  sendAll,
  wakeUp,
} from './probe.ts'
import { SFDP_FIRST_RANGE } from '../chip/sfdp.ts'
import type { Look } from './probe.ts'
import type { Run } from './run.ts'
import type { Observations } from './causes.ts'
import { answersSteadily } from './steadily.ts'
import { stopWhenAsked } from './steps.ts'

/** How long a chip may still be busy from an erase that an earlier session left behind. */
const BUSY_WAIT_MS = 30_000
const BUSY_POLL_MS = 20
/** Longest recovery after 99, when it ends an erase (tRST of W25Q128JV 30 us, of MX25L12835F 12 ms). */
const RESET_MS = 15

export interface Identified extends ChipCandidates {
  /** The settled chip; `null` while the user must choose between `candidates`. */
  readonly chip: FlashChip | null
  /** Hex in bus order: `ef4018`. */
  readonly idBytes: string
  readonly evidence: ChipEvidence
  /** `null` while the chip is not settled, or when its registers are not known. */
  readonly protection: ProtectionState | null
  /** What was seen on the way, for the journal and the support report. */
  readonly notes: readonly LookNote[]
}

/** `samples`, `rdid` and `status`: different replies to one command, hex. */
export type LookNote =
  /** With an erase or write of an earlier session. */
  | { readonly code: 'was-busy'; readonly waitedMs: number }
  /** Nothing came back to 9F, 90 and AB: it was led out of QPI and reset (FF, 66, 99). */
  | {
      readonly code: 'was-silent'
      readonly rdid: readonly string[]
      readonly status: readonly string[]
    }
  | { readonly code: 'rems-differ' | 'res-differ'; readonly samples: readonly string[] }
  | { readonly code: 'sfdp-broken'; readonly flaw: SfdpFlaw }

export interface IdentifyOptions {
  /** A chip id or part name that narrows the answer; the chip's own ID must still agree. */
  readonly named?: string | null
  /** IDs of the parts that each chip of the mainboard can be, where it is known. */
  readonly board?: BoardIds
  /** Given what a longer look at a chip that has a name has shown, also when that is refused for it. */
  readonly noticed?: (seen: Observations) => void
}

/**
 * True when the chip itself states (SFDP) the size it was identified with. Then a second half that repeats the first
 * is its contents, not a smaller chip answering twice: what `backupReads` asks for.
 */
export function sizeStatedByChip({
  chip,
  evidence,
}: Pick<Identified, 'chip' | 'evidence'>): boolean {
  const stated = evidence.sfdp?.ok === true ? evidence.sfdp.sfdp.sizeBytes : null
  return chip !== null && stated === chip.sizeBytes
}

/**
 * Asks the chip who it is, several times, and resolves it.
 * Faults: `chip.other-kind`, `wiring.no-chip`, `wiring.unstable`, `wiring.unsteady`, `wiring.shifted`, `chip.unknown`, `chip.mismatch`,
 * `chip.no-such-name`, `chip.timeout` (a chip busy from an earlier erase that never ends), `gate.cancelled`, `link.*`.
 */
export async function identify(
  transport: SpiTransport,
  run: Run,
  options: IdentifyOptions = {},
): Promise<Identified> {
  const notes: LookNote[] = []
  run.progress('identify', 0, 3)
  const seen = await attention(transport, run, notes)
  run.progress('identify', 1, 3)
  stopWhenAsked(run)
  const evidence = await gather(transport, seen, notes)
  run.progress('identify', 2, 3)
  const { answered, candidates, mustChoose, differences, idBytes } = resolveChip(
    evidence,
    options.named ?? null,
    options.board,
  )
  if (candidates.length === 0) throw await nothingFits(transport, evidence, answered)
  const pages = dataFlash(candidates)
  if (pages !== null) throw new Fault('chip.other-kind', { ...pages, idBytes })
  const only = mustChoose || candidates.length !== 1 ? null : (candidates[0] ?? null)
  if (only !== null) {
    stopWhenAsked(run)
    await answersSteadily(transport, only, { ...evidence, status: seen.status }, options.noticed)
  }
  const protection = only === null ? null : await protectionOf(transport, only)
  // After a stop that was asked for during the last reply, no chip is shown.
  stopWhenAsked(run)
  run.progress('identify', 3, 3)
  return { chip: only, candidates, mustChoose, differences, idBytes, evidence, protection, notes }
}

/**
 * A look at a chip that is awake, idle and in its ordinary mode, as far as it can be brought there. A chip that is
 * still erasing is waited for, not reset: a reset in the middle of an erase leaves cells that read unsteadily.
 */
async function attention(transport: SpiTransport, run: Run, notes: LookNote[]): Promise<Look> {
  stopWhenAsked(run)
  await wakeUp(transport)
  let seen = await look(transport)
  if (looksBusy(seen)) {
    const waitedMs = await earlierWorkEnded(transport, run)
    notes.push({ code: 'was-busy', waitedMs })
    seen = await look(transport)
  }
  if (!silent(seen)) return seen
  notes.push({ code: 'was-silent', rdid: distinct(seen.rdid), status: distinct(seen.status) })
  await resetModes(transport)
  await run.clock.sleep(RESET_MS)
  stopWhenAsked(run)
  await wakeUp(transport)
  return look(transport)
}

/** Rejects with `wiring.unstable` when the replies that count differ among themselves. */
async function gather(
  transport: SpiTransport,
  seen: Look,
  notes: LookNote[],
): Promise<ChipEvidence> {
  if (!steady(seen.rdid)) throw new Fault('wiring.unstable', { samples: distinct(seen.rdid) })
  const rdid = seen.rdid[0] ?? null
  const spoke = rdid !== null && noData(rdid) === null
  // Chips that know 9F may leave MISO floating at 90 and AB, so noise there says nothing about the wires.
  const rems = agreed(seen.rems)
  const res = agreed(seen.res)
  if (!spoke && (rems === null || res === null)) {
    const samples = distinct(rems === null ? seen.rems : seen.res)
    throw new Fault('wiring.unstable', { samples })
  }
  if (rems === null) notes.push({ code: 'rems-differ', samples: distinct(seen.rems) })
  if (res === null) notes.push({ code: 'res-differ', samples: distinct(seen.res) })
  const old = silent(seen) ? await lookForOldParts(transport) : { at25f: null, st95: null }
  const sfdp = await readSfdp(transport)
  if (!sfdp.ok && sfdp.why === 'unsteady' && spoke)
    throw new Fault('wiring.unsteady', {
      idBytes: hex(rdid),
      what: 'self-description',
      differingBytes: null,
      readBytes: SFDP_FIRST_RANGE.length,
    })
  if (!sfdp.ok && sfdp.why === 'broken') notes.push({ code: 'sfdp-broken', flaw: sfdp.flaw })
  return { rdid, rems, res, ...old, sfdp }
}

/** The fault for evidence that no part fits. */
async function nothingFits(
  transport: SpiTransport,
  evidence: ChipEvidence,
  answered: boolean,
): Promise<Fault> {
  const reply = evidence.rdid ?? new Uint8Array()
  const idBytes = hex(reply)
  const other = await otherKind(transport, reply, evidence.res)
  if (other !== null) return other
  if (!answered) {
    // A chip that listens to WREN and WRDI is wired well; it only has no ID to give.
    if (await latchToggles(transport)) return new Fault('chip.unknown', { idBytes })
    return new Fault('wiring.no-chip', { idBytes, looksLike: noData(reply) ?? 'all-ff' })
  }
  const shifted = shiftedId(reply)
  if (shifted !== null) return new Fault('wiring.shifted', { idBytes, meant: shifted.meant })
  return new Fault('chip.unknown', { idBytes })
}

/** Memory that is not an SPI NOR flash; a name that begins with six 7F is longer than what was read of it. */
async function otherKind(
  transport: SpiTransport,
  reply: Uint8Array,
  res: Uint8Array | null,
): Promise<Fault | null> {
  if (isKnownId(reply.slice(1, 4))) return null
  const goesOn = reply.length > 0 && reply.every((byte) => byte === CONTINUATION)
  const longer = Math.min(LONGEST_ID_BYTES, transport.limits.maxRxBytes)
  const whole = goesOn ? await transport.transfer(commands.rdid(longer)) : reply
  const memory = otherMemory(whole, res)
  return memory === null ? null : new Fault('chip.other-kind', { ...memory, idBytes: hex(whole) })
}

/** JEP106: the number of the maker follows in the next bank. */
const CONTINUATION = 0x7f

/** `null` where the chip has no registers that are known. Read twice: a flicker here would hide protection. */
async function protectionOf(
  transport: SpiTransport,
  chip: FlashChip,
): Promise<ProtectionState | null> {
  const names = registersToRead(chip)
  if (names.length === 0) return null
  const replies = await sendAll(
    transport,
    [...names, ...names].map((name) => commands.readStatus(name)),
  )
  const registers: Registers = Object.fromEntries(
    names.map((name, at) => [name, replies[at]?.[0] ?? 0]),
  )
  const again: Registers = Object.fromEntries(
    names.map((name, at) => [name, replies[names.length + at]?.[0] ?? 0]),
  )
  const settled = steadyRegisters(chip, registers, again)
  if (settled !== null) return decodeProtection(chip, settled)
  const at = names.findIndex((name) => registers[name] !== again[name])
  const samples = [replies[at], replies[names.length + at]].flatMap((each) => each ?? [])
  throw new Fault('wiring.unstable', { samples: samples.map((sample) => hex(sample)) })
}

/** Polls SR1 until the busy bit is clear; returns how long that took, whole milliseconds. */
async function earlierWorkEnded(transport: SpiTransport, run: Run): Promise<number> {
  const startMs = run.clock.nowMs()
  for (let polls = 0; polls < BUSY_WAIT_MS / BUSY_POLL_MS; polls++) {
    stopWhenAsked(run)
    const status = await transport.transfer(commands.readStatus('sr1'))
    const waitedMs = Math.round(run.clock.nowMs() - startMs)
    if (((status[0] ?? 0) & BUSY_BIT) === 0) return waitedMs
    if (waitedMs > BUSY_WAIT_MS) break
    await run.clock.sleep(BUSY_POLL_MS)
  }
  const waitedMs = Math.round(run.clock.nowMs() - startMs)
  throw new Fault('chip.timeout', { what: 'earlier-work', offset: 0, waitedMs })
}

/** Nothing at all came back, to any of the usual three questions. */
function silent(seen: Look): boolean {
  return [...seen.rdid, ...seen.rems, ...seen.res].every((sample) => noData(sample) !== null)
}

const agreed = (samples: readonly Uint8Array[]): Uint8Array | null =>
  steady(samples) ? (samples[0] ?? null) : null
