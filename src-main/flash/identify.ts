// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Identifies the connected chip. Nothing here changes its contents: besides reads it sends only wake (AB), leave-QPI
 * (FF) and software reset (66/99) when nothing answers, and WREN/WRDI to see whether the chip receives commands.
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

/** How long a chip may still be busy with an erase from an earlier session, ms. */
const BUSY_WAIT_MS = 30_000
const BUSY_POLL_MS = 20
/** Longest recovery after 99, when it ends an erase (tRST of W25Q128JV 30 us, of MX25L12835F 12 ms). */
const RESET_MS = 15

export interface Identified extends ChipCandidates {
  /** The identified chip; `null` while the user must choose between `candidates`. */
  readonly chip: FlashChip | null
  /** Hex in bus order: `ef4018`. */
  readonly idBytes: string
  readonly evidence: ChipEvidence
  /** `null` while the chip is not identified, or when its registers are not known. */
  readonly protection: ProtectionState | null
  /** Observations, for the journal and the support report. */
  readonly notes: readonly LookNote[]
}

/** `samples`, `rdid` and `status`: different replies to one command, hex. */
export type LookNote =
  /** The chip was busy with an erase or write of an earlier session. */
  | { readonly code: 'was-busy'; readonly waitedMs: number }
  /** Nothing answered 9F, 90 and AB, so FF, 66 and 99 were sent to leave QPI and reset the chip. */
  | {
      readonly code: 'was-silent'
      readonly rdid: readonly string[]
      readonly status: readonly string[]
    }
  | { readonly code: 'rems-differ' | 'res-differ'; readonly samples: readonly string[] }
  | { readonly code: 'sfdp-broken'; readonly flaw: SfdpFlaw }

export interface IdentifyOptions {
  /** A chip id or model name that narrows the choice; the chip's own ID must still fit. */
  readonly named?: string | null
  /** IDs that each chip of the mainboard can have, if known. */
  readonly board?: BoardIds
  /** Receives the results of the longer test of an identified chip, also when that test fails. */
  readonly noticed?: (seen: Observations) => void
}

/**
 * True when the chip states in its SFDP table the size it was identified with. Then two equal halves are its contents,
 * not a smaller chip that answers twice; `backupReads` needs this.
 */
export function sizeStatedByChip({
  chip,
  evidence,
}: Pick<Identified, 'chip' | 'evidence'>): boolean {
  const stated = evidence.sfdp?.ok === true ? evidence.sfdp.sfdp.sizeBytes : null
  return chip !== null && stated === chip.sizeBytes
}

/**
 * Reads the chip ID several times and finds the chip model. Faults: `chip.other-kind`, `wiring.no-chip`,
 * `wiring.unstable`, `wiring.unsteady`, `wiring.shifted`, `chip.unknown`, `chip.mismatch`, `chip.no-such-name`,
 * `chip.timeout` (busy with an earlier erase that never ends), `gate.cancelled`, `link.*`.
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
  // If the user stopped during the last reply, no chip is shown.
  stopWhenAsked(run)
  run.progress('identify', 3, 3)
  return { chip: only, candidates, mustChoose, differences, idBytes, evidence, protection, notes }
}

/**
 * Probes a chip that is awake, idle and in its normal mode, as far as possible. A chip that is still erasing is waited
 * for and not reset: a reset during an erase leaves cells that read differently each time.
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

/** Throws `wiring.unstable` when the relevant replies differ among themselves. */
async function gather(
  transport: SpiTransport,
  seen: Look,
  notes: LookNote[],
): Promise<ChipEvidence> {
  if (!steady(seen.rdid)) throw new Fault('wiring.unstable', { samples: distinct(seen.rdid) })
  const rdid = seen.rdid[0] ?? null
  const spoke = rdid !== null && noData(rdid) === null
  // Chips that know 9F may leave MISO floating after 90 and AB, so noise there proves nothing about the wires.
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

/** The fault for evidence that fits no chip model. */
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
    // A chip that follows WREN and WRDI is wired correctly; it only has no ID.
    if (await latchToggles(transport)) return new Fault('chip.unknown', { idBytes })
    return new Fault('wiring.no-chip', { idBytes, looksLike: noData(reply) ?? 'all-ff' })
  }
  const shifted = shiftedId(reply)
  if (shifted !== null) return new Fault('wiring.shifted', { idBytes, meant: shifted.meant })
  return new Fault('chip.unknown', { idBytes })
}

/** Memory that is not SPI NOR flash. A name that begins with six 7F is longer than the bytes that were read. */
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

/** JEP106: each 7F means that the manufacturer's number is in the next bank. */
const CONTINUATION = 0x7f

/** `null` when the registers of the chip are not known. Read twice, because a wrong bit here could hide protection. */
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

/** Polls SR1 until the busy bit is clear; returns the time it took, whole milliseconds. */
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

/** None of the three usual ID commands was answered. */
function silent(seen: Look): boolean {
  return [...seen.rdid, ...seen.rems, ...seen.res].every((sample) => noData(sample) !== null)
}

const agreed = (samples: readonly Uint8Array[]): Uint8Array | null =>
  steady(samples) ? (samples[0] ?? null) : null
