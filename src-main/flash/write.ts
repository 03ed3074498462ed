// SPDX-License-Identifier: GPL-3.0-or-later
/** Writes the wanted contents to a chip and proves them by reading back every byte. */
import { hex } from '../../shared/hex.ts'
import { partCode } from '../../shared/part-name.ts'
import { aliasSeen } from './aliases.ts'
import { Fault, isFault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { PlanSummary, UnprotectChoice, WriteStats } from '../../shared/model/job.ts'
import type { ProtectionState } from '../../shared/model/protection.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { rangeTouches } from '../chip/status.ts'
import type { Registers } from '../chip/status.ts'
import { readPass } from './backup.ts'
import { compareReads } from './compare.ts'
import type { Applied, FlashDevice } from './device.ts'
import { planSummary, writePlan } from './plan.ts'
import type { WritePlan } from './plan-types.ts'
import {
  bringBack,
  readProtection,
  undoHiddenLocks,
  viewOf,
  withoutHiddenLocks,
  withUnprotected,
} from './protect.ts'
import { silently, toTheEnd } from './run.ts'
import type { Run } from './run.ts'
import { mergedRanges } from './still-holds.ts'
import { sameChip, stopWhenAsked } from './steps.ts'

/** How many bytes of `before` are compared with the chip before it is trusted. */
const SPOT_CHECKS = 16
const SPOT_BYTES = 4096

export interface EraseJob {
  readonly device: FlashDevice
  /** The equal backup reads of this connection; samples are compared before use. `null`: the chip is read first. */
  readonly before: Uint8Array | null
  readonly run: Run
  readonly unprotect: UnprotectChoice
  /**
   * Registers from before an earlier write turned protection off and was interrupted; restored after the verification.
   */
  readonly owed?: Registers | null
  /** Called once, before anything is changed, with the plan and the present contents of the chip. */
  readonly onPlan?: (plan: PlanSummary, where: PlannedRanges, before: Uint8Array) => void
  /** Called just before `run.changing()` with the protection as found, when it will be turned off. */
  readonly onLifting?: (before: ProtectionState) => void
  /** Called with the protection as found and as it is after turning it off; only when it is turned off. */
  readonly onUnprotected?: (before: ProtectionState, after: ProtectionState) => void
  /** Awaited once every byte has been read back and is equal; a later fault does not undo that. */
  readonly onVerified?: () => Promise<void> | void
  /** Chooses the sampled blocks; any number. */
  readonly seed?: number
}

export interface WriteJob extends EraseJob {
  /** Exactly the chip's size. */
  readonly wanted: Uint8Array
}

/** Returned only after every byte was read back and found equal; everything else throws a `Fault`. */
export interface WriteOutcome {
  readonly contents: 'verified'
  /** The chip already held the image: nothing was erased or programmed, but every byte was compared. */
  readonly identical: boolean
  readonly plan: PlanSummary
  readonly stats: WriteStats
  /** Set when protection was turned off, or had to be restored. `after` was read back at the end. */
  readonly protection: { readonly before: ProtectionState; readonly after: ProtectionState } | null
}

/** What writing `wanted` to a chip that holds `before` would do. Pure. */
export function planPreview(chip: FlashChip, before: Uint8Array, wanted: Uint8Array): PlanSummary {
  return planSummary(writePlan(before, wanted, chip))
}

/** Both ascend; every erase is done before the first program. */
export interface PlannedRanges {
  readonly erases: readonly ByteRange[]
  readonly programs: readonly ByteRange[]
}

/**
 * Writes `wanted` and verifies it. Sends nothing that changes the chip before `run.changing()` has returned. Turns
 * protection off only when `unprotect` allows it and the plan touches a protected range. Faults before that:
 * `image.wrong-size`, `chip.protected`, `chip.protection-locked`, `chip.unsupported`, `chip.changed-underway`,
 * `data.stale-before`, `wiring.unsteady`. After it: `data.verify-mismatch`, `data.erase-incomplete`,
 * `chip.no-write-enable`, `chip.timeout`, `chip.operation-failed`, `chip.operation-ignored`,
 * `chip.protection-not-restored`, `gate.cancelled`, `link.*`.
 */
export async function writeImage(job: WriteJob): Promise<WriteOutcome> {
  const { device, wanted, run } = job
  checkSize(device.chip, wanted)
  try {
    const startMs = run.clock.nowMs()
    const before = await trustedBefore(job)
    const plan = writePlan(before, wanted, device.chip)
    const summary = planSummary(plan)
    const protection = await readProtection(device, run)
    const where = rangesOf(plan)
    const touched = rangeTouches(protection, [...where.erases, ...where.programs])
    if (touched.length > 0 && job.unprotect === 'no')
      throw new Fault('chip.protected', { protection: viewOf(protection) })
    job.onPlan?.(summary, where, before)
    stopWhenAsked(run)
    await sameChip(device)
    let undone: WriteOutcome['protection'] = null
    const onUndone = (): void => {
      undone = { before: protection, after: withoutHiddenLocks(protection) }
      job.onUnprotected?.(undone.before, undone.after)
    }
    const finish = (): Promise<Applied> =>
      applyAndProve({ ...job, onUndone }, plan, before).catch(async (error: unknown) => {
        throw await explained(job, before, error)
      })
    const done =
      touched.length === 0 || job.unprotect === 'no'
        ? { value: await finish(), lifted: null }
        : await lifted(job, protection, job.unprotect, finish)
    const applied = done.value
    const owed = job.owed ?? null
    const owedBack = owed === null ? null : await bringBack(device, owed, run)
    return {
      contents: 'verified',
      identical: isEmpty(plan),
      plan: summary,
      stats: {
        erasedBytes: plan.erasedBytes,
        programmedBytes: applied.programmedBytes,
        ...sharesOf(where, device.chip.sizeBytes),
        erases: applied.erases,
        latePages: applied.latePages,
        elapsedMs: run.clock.nowMs() - startMs,
      },
      protection: owedBack ?? done.lifted ?? undone,
    }
  } finally {
    await device.leave()
  }
}

/** Erases the whole chip to FF in the same way, and verifies it. */
export function eraseChip(job: EraseJob): Promise<WriteOutcome> {
  const wanted = new Uint8Array(job.device.chip.sizeBytes).fill(0xff)
  return writeImage({ ...job, wanted })
}

/**
 * Compares every byte of the chip with `wanted`. Throws `data.verify-mismatch` when one differs, and
 * `chip.changed-underway` when the chip does not answer with its ID before and after. Changes nothing.
 */
export async function verifyImage(
  device: FlashDevice,
  wanted: Uint8Array,
  run: Run,
): Promise<void> {
  checkSize(device.chip, wanted)
  try {
    await prove(device, wanted, run, 'compare')
  } finally {
    await device.leave()
  }
}

const NOTHING_APPLIED: Applied = { erases: 0, programmedBytes: 0, latePages: 0 }

async function lifted(
  job: WriteJob,
  before: ProtectionState,
  choice: Exclude<UnprotectChoice, 'no'>,
  finish: () => Promise<Applied>,
): Promise<{ readonly value: Applied; readonly lifted: WriteOutcome['protection'] }> {
  const { value, after } = await withUnprotected(
    job.device,
    before,
    { choice, ...(job.onLifting === undefined ? {} : { onLifting: job.onLifting }) },
    job.run,
    async (during) => {
      job.onUnprotected?.(before, during)
      return finish()
    },
  )
  return { value, lifted: { before, after } }
}

interface HiddenLocks {
  /** Called when hidden block locks have been undone. */
  readonly onUndone: () => void
}

/**
 * If an erase or a program had no effect and the user allows turning protection off, undoes the locks of single blocks
 * and starts the plan again. Repeating what was already erased or programmed gives the same result.
 */
async function applyPlan(
  job: WriteJob & HiddenLocks,
  plan: WritePlan,
  before: Uint8Array,
): Promise<Applied> {
  const { device, run } = job
  try {
    return await device.apply(plan, run, before)
  } catch (error) {
    if (!didNothing(error) || job.unprotect === 'no') throw error
    if (!(await undoHiddenLocks(device, run))) throw error
  }
  job.onUndone()
  return device.apply(plan, run, before).catch((error: unknown) => {
    if (!isFault(error, 'chip.operation-ignored')) throw error
    throw new Fault('chip.operation-ignored', { ...error.facts, unlockTried: true })
  })
}

/** A command that left its place as it was, or a program that left bits at 1 that it should have cleared. */
const didNothing = (error: unknown): boolean =>
  (isFault(error, 'chip.operation-ignored') && error.facts.unchanged) ||
  (isFault(error, 'data.program-wrong') &&
    (error.facts.observed === 'still-blank' || error.facts.observed === 'not-there'))

/** Faults with which a write ends on a chip that is smaller than its name. */
const wrongBytes = ['data.program-wrong', 'data.erase-incomplete', 'data.verify-mismatch'] as const

/** Returns the same fault, or its cause: two addresses that are one place. */
async function explained(
  { device, wanted, run }: WriteJob,
  before: Uint8Array,
  error: unknown,
): Promise<unknown> {
  if (!wrongBytes.some((code) => isFault(error, code))) return error
  const alias = await aliasSeen(device, { before, wanted }, toTheEnd(run)).catch(() => null)
  if (alias === null) return error
  const { sizeBytes } = device.chip
  const facts = { name: partCode(device.chip), ...alias, sizeBytes }
  return new Fault('chip.smaller-than-named', facts, { cause: error })
}

/** Applies the plan, reads every byte back, and reports the result. */
async function applyAndProve(
  job: WriteJob & HiddenLocks,
  plan: WritePlan,
  before: Uint8Array,
): Promise<Applied> {
  const { device, wanted, run } = job
  const applied = isEmpty(plan) ? NOTHING_APPLIED : await applyPlan(job, plan, before)
  await prove(device, wanted, run, 'write')
  await job.onVerified?.()
  return applied
}

/**
 * The only way to `verified`: the chip answers with its ID, every byte reads as wanted, and the chip answers again.
 * Without both IDs, a clip that has come off would verify an erase: an open line reads FF as well.
 */
async function prove(
  device: FlashDevice,
  wanted: Uint8Array,
  run: Run,
  after: 'write' | 'compare',
): Promise<void> {
  const was = await sameChip(device)
  const mismatch = await device.verify(wanted, run)
  await sameChip(device, was)
  if (mismatch !== null) throw new Fault('data.verify-mismatch', { ...mismatch, after })
}

/** The contents to plan from: those given, if samples of the chip still agree, or a new read. */
async function trustedBefore(job: WriteJob): Promise<Uint8Array> {
  const { device, before, run } = job
  if (before === null) return readPass(device, run)
  if (before.length !== device.chip.sizeBytes)
    throw new Fault('bug.bad-input', { what: `before has ${before.length} bytes` })
  await sameChip(device)
  const ranges = spotRanges(before.length, job.seed ?? Math.floor(Math.random() * 0x1_0000_0000))
  const totalBytes = ranges.reduce((sum, range) => sum + range.length, 0)
  let doneBytes = 0
  for (const range of ranges) {
    stopWhenAsked(run)
    const now = await device.read(range, silently(run), 'compare')
    const mismatch = compareReads(before.subarray(range.offset, range.offset + range.length), now)
    if (mismatch !== null) throw await staleOrUnsteady(device, range, now, mismatch, run)
    doneBytes += range.length
    run.progress('compare', doneBytes, totalBytes)
  }
  return before
}

/** One unequal read may be a bad contact or a lost bit; only two equal ones prove that the chip differs. */
async function staleOrUnsteady(
  device: FlashDevice,
  range: ByteRange,
  seen: Uint8Array,
  {
    firstOffset,
    differingBytes,
  }: { readonly firstOffset: number; readonly differingBytes: number },
  run: Run,
): Promise<Fault> {
  const again = await device.read(range, silently(run), 'compare')
  if (compareReads(seen, again) === null)
    return new Fault('data.stale-before', { offset: range.offset + firstOffset })
  return new Fault('wiring.unsteady', {
    idBytes: hex(Uint8Array.from(device.chip.idBytes)),
    what: 'contents',
    differingBytes,
    readBytes: range.length,
  })
}

/** Different 4 KiB blocks in ascending order; all blocks of a chip that has no more than that. */
function spotRanges(sizeBytes: number, seed: number): readonly ByteRange[] {
  const blocks = Math.ceil(sizeBytes / SPOT_BYTES)
  const chosen = new Set<number>()
  let state = seed >>> 0
  while (chosen.size < Math.min(SPOT_CHECKS, blocks)) {
    // A full-period 32-bit generator reaches every block, so this loop ends.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    chosen.add(Math.floor((state / 0x1_0000_0000) * blocks))
  }
  return [...chosen]
    .sort((a, b) => a - b)
    .map((block) => ({
      offset: block * SPOT_BYTES,
      length: Math.min(SPOT_BYTES, sizeBytes - block * SPOT_BYTES),
    }))
}

const rangesOf = (plan: WritePlan): PlannedRanges => ({
  erases: plan.erases.map(({ offset, length }) => ({ offset, length })),
  programs: plan.programs.map(({ offset, bytes }) => ({ offset, length: bytes.length })),
})

/** Counts the bytes that are not programmed: those left blank by an erase, and those that no command touches. */
function sharesOf(
  { erases, programs }: PlannedRanges,
  sizeBytes: number,
): { readonly blankBytes: number; readonly unchangedBytes: number } {
  const sum = (ranges: readonly ByteRange[]) => ranges.reduce((all, { length }) => all + length, 0)
  const touched = sum(mergedRanges([...erases, ...programs]))
  return { blankBytes: touched - sum(programs), unchangedBytes: sizeBytes - touched }
}

const isEmpty = (plan: WritePlan): boolean => plan.erases.length === 0 && plan.programs.length === 0

function checkSize(chip: FlashChip, wanted: Uint8Array): void {
  if (wanted.length !== chip.sizeBytes)
    throw new Fault('image.wrong-size', {
      name: 'the image',
      sizeBytes: wanted.length,
      chipBytes: chip.sizeBytes,
    })
}
