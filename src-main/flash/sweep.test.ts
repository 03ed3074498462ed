// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The promise of the whole engine, tried at every window of a small job: whatever goes wrong there, `verified` is
 * said only of a chip that holds the image, the journal is right, and the same job afterwards succeeds.
 */
import { describe, expect, it } from 'vitest'
import { chipEntryById, flashChip as chipOfEntry } from '../../shared/data/chips.ts'
import { Fault, isFault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { NO_ARRAY_FAULTS } from '../transport/practice/nor-array.ts'
import { openPractice } from '../transport/practice/driver.ts'
import type { OpenPractice } from '../transport/practice/driver.ts'
import { makePracticeChip } from '../transport/practice/device.ts'
import { NO_CHIP_FAULTS } from '../transport/practice/nor-chip.ts'
import type { NorChip } from '../transport/practice/nor-chip.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import type { PracticeOptions } from '../transport/practice/options.ts'
import type { SpiTransport } from '../transport/spi.ts'
import { backupReads } from './backup.ts'
import type { BackupReads } from './backup.ts'
import { createFlashDevice } from './device.ts'
import { identify } from './identify.ts'
import { testRun } from '../testing/run.ts'
import { writeImage } from './write.ts'
import type { WriteOutcome } from './write.ts'

/** A chip of 64 KiB, and what it is like before each job. */
interface Bench {
  readonly id: string
  readonly fault: string
  /** What the table would know of such a chip, beside what it says itself. */
  readonly known?: Pick<FlashChip, 'protection' | 'statusWrite'>
  /** The user lets protection be lifted. */
  readonly lifts?: true
  /** Clock asked for; with one, status windows run at a slower one in between. */
  readonly clockHz?: number
}

/** Known by its own description only. */
const PLAIN: Bench = { id: 'chip=TEST-64K', fault: '' }
/** The same, at a clock that can be switched. */
const SWITCHING: Bench = { id: 'chip=TEST-64K', fault: '', clockHz: 12_000_000 }
/** Every block protected; where its bits protect what is not known, so everything counts as protected. */
const PROTECTED: Bench = { id: 'chip=MX25L512E', fault: 'protected', lifts: true }
/** Deaf to everything once it receives 35. */
const QPI: Bench = { id: 'chip=TEST-64K-QPI', fault: '' }
const w25q64jv = chipOfEntry(chipEntryById('winbond-w25q64jv-.q')!)
const likeW25Q = { protection: w25q64jv.protection, statusWrite: w25q64jv.statusWrite }
/** A lock on every block, which the chip's registers show. */
const WPS: Bench = { id: 'chip=TEST-64K', fault: 'wps', lifts: true, known: likeW25Q }
/** A lock on every block, and nothing shows it; the second is not allowed to be lifted. */
const HIDDEN: Bench = { id: 'chip=TEST-64K', fault: 'hidden-wps', lifts: true }
const HELD: Bench = { id: 'chip=TEST-64K', fault: 'hidden-wps' }
const CMP: Bench = { id: 'chip=TEST-64K', fault: 'cmp', lifts: true, known: likeW25Q }

const optionsOf = ({ id }: Bench, fault: string): PracticeOptions =>
  parsePracticeId(`practice:${id}${fault === '' ? '' : `,fault=${fault}`}`)

const chips = new Map<Bench, FlashChip>()

/** Opens the rig; `chip` keeps its contents from one opening to the next. */
async function plugIn(bench: Bench, chip: NorChip, fault: string): Promise<OpenPractice> {
  chip.powerCycle(0)
  chip.faults = NO_CHIP_FAULTS
  chip.array.faults = NO_ARRAY_FAULTS
  return openPractice({ ...optionsOf(bench, fault), chip }, { clockHz: bench.clockHz ?? null })
}

/** Windows that have left, whatever became of them, and how many asked for a clock of their own. */
function counting(
  transport: SpiTransport,
  onWindow: (n: number) => void = () => undefined,
): { transport: SpiTransport; sent: () => number; slow: () => number } {
  let sent = 0
  let slow = 0
  const counted: SpiTransport = {
    clockHz: transport.clockHz,
    limits: transport.limits,
    about: transport.about,
    transfer: (op) => {
      sent++
      if (op.maxClockHz !== undefined) slow++
      onWindow(sent)
      return transport.transfer(op)
    },
    close: () => transport.close(),
  }
  return { transport: counted, sent: () => sent, slow: () => slow }
}

async function flashChipOf(bench: Bench): Promise<FlashChip> {
  const known = chips.get(bench)
  if (known !== undefined) return known
  const { transport, close } = await plugIn(bench, makePracticeChip(optionsOf(bench, '')), '')
  const { chip } = await identify(transport, testRun())
  await close()
  if (chip === null) throw new Error(`${bench.id} is not settled`)
  const whole = { ...chip, ...bench.known }
  chips.set(bench, whole)
  return whole
}

/** An erase, a program without one, a page that ends in the middle, a block that empties, and much that stays. */
const before = Uint8Array.from({ length: 0x1_0000 }, (_, at) => (at * 31 + (at >> 7)) & 0xff)
before.fill(0xff, 0x2000, 0x3000)
const wanted = before.slice()
for (let at = 0x1080; at < 0x1190; at++) wanted[at] = (at * 5) & 0xff
wanted.fill(0x00, 0x2100, 0x2110)
wanted.fill(0xff, 0x5000, 0x6000)

const holds = (chip: NorChip, bytes: Uint8Array): boolean =>
  Buffer.compare(chip.memory, bytes) === 0

interface Result {
  readonly bench: Bench
  readonly chip: NorChip
  readonly outcome: WriteOutcome | null
  readonly error: unknown
  readonly changes: number
  /** Kept registers as they were found. */
  readonly registers: string
  readonly sent: number
  readonly slow: number
}

/**
 * Writes `wanted` over `before` with `fault` on top of what the bench has; returns what came of it. The user asks to
 * stop when window `stopAt` leaves.
 */
async function attempt(bench: Bench, fault: string, stopAt = 0): Promise<Result> {
  const chip = makePracticeChip({ ...optionsOf(bench, ''), content: 'blank' })
  chip.memory.set(before)
  const flashChip = await flashChipOf(bench)
  const faults = [bench.fault, fault].filter((each) => each !== '').join('+')
  const { transport, close } = await plugIn(bench, chip, faults)
  const registers = registersOf(chip)
  const run = testRun()
  const counted = counting(transport, (n) => {
    if (n === stopAt) run.abort.abort()
  })
  try {
    const device = createFlashDevice(counted.transport, flashChip)
    const unprotect = bench.lifts === true ? 'restore-afterwards' : 'no'
    const job = { device, wanted, before, run, unprotect, seed: 7 } as const
    const result = await writeImage(job).then(
      (outcome) => ({ outcome, error: null }),
      (error: unknown) => ({ outcome: null, error }),
    )
    const [changes, sent, slow] = [run.changes(), counted.sent(), counted.slow()]
    return { bench, chip, ...result, changes, registers, sent, slow }
  } finally {
    await close()
  }
}

/** Whatever happened: nothing is claimed that is not so, and trying again without the fault ends well. */
async function mustBeHonest(at: string, result: Result): Promise<void> {
  const { bench, chip, outcome, error, changes, registers } = result
  if (outcome === null) expect(error, at).toBeInstanceOf(Fault)
  else {
    expect(outcome.contents, at).toBe('verified')
    expect(holds(chip, wanted), `${at}: said verified`).toBe(true)
    expect(registersOf(chip), `${at}: protection`).toBe(registers)
  }
  if (changes === 0) {
    expect(holds(chip, before), `${at}: changed without saying so`).toBe(true)
    expect(registersOf(chip), `${at}: protection`).toBe(registers)
  }
  expect(changes, at).toBeLessThanOrEqual(1)
  if (isFault(error, 'gate.cancelled'))
    expect(error.facts.contents, at).toBe(changes === 0 ? 'untouched' : 'changed')
  if (isFault(error, 'chip.operation-ignored') && error.facts.unchanged) {
    const { offset, comparedBytes, first } = error.facts
    const range = [offset, offset + comparedBytes] as const
    expect(chip.memory.slice(...range), `${at}: said unchanged`).toEqual(before.slice(...range))
    if (first) expect(holds(chip, before), `${at}: said that nothing else was done`).toBe(true)
  }
  expect(chip.inQpi, `${at}: deaf`).toBe(false)
  if (holds(chip, wanted) || bench === HELD) return
  const again = await plugIn(bench, chip, '')
  const run = testRun()
  const found = await identify(again.transport, run)
  const whole = { ...(found.chip as FlashChip), ...bench.known }
  expect(whole, `${at}: again`).toEqual(await flashChipOf(bench))
  const device = createFlashDevice(again.transport, whole)
  const job = { device, wanted, before: null, run, unprotect: 'restore-afterwards' } as const
  const second = await writeImage(job)
  await again.close()
  expect(second.contents, `${at}: again`).toBe('verified')
  expect(holds(chip, wanted), `${at}: again`).toBe(true)
}

const registersOf = (chip: NorChip): string => JSON.stringify(chip.registers.kept())

const faultsAt = (op: number): readonly string[] => [
  `unplug:op=${op}`,
  `unplug:op=${op}:done=yes`,
  `noop:op=${op}`,
  `garbage:op=${op}`,
]

describe('a write', () => {
  it('is verified when nothing goes wrong, with the least work', async () => {
    const { chip, outcome, changes, sent } = await attempt(PLAIN, '')
    expect(outcome).toMatchObject({ contents: 'verified', identical: false })
    expect(outcome?.stats).toMatchObject({ erases: 2, erasedBytes: 0x2000 })
    expect(holds(chip, wanted)).toBe(true)
    expect(changes).toBe(1)
    expect(sent).toBeLessThan(300)
  })

  it('is honest at every window: link lost, window lost, reply garbled', async () => {
    const { sent } = await attempt(PLAIN, '')
    let failures = 0
    for (let op = 1; op <= sent + 2; op++)
      for (const fault of faultsAt(op)) {
        const result = await attempt(PLAIN, fault)
        if (result.outcome === null) failures++
        await mustBeHonest(fault, result)
      }
    // A lost link ends the job at every window, both ways of losing it; else the sweep has swept nothing.
    expect(failures).toBeGreaterThanOrEqual(2 * sent - 4)
  })

  it('is honest at every window when the clock is switched between them', async () => {
    const { sent, slow } = await attempt(SWITCHING, '')
    expect(slow).toBeGreaterThan(0)
    for (let op = 1; op <= sent + 2; op++)
      for (const fault of faultsAt(op)) await mustBeHonest(fault, await attempt(SWITCHING, fault))
  })

  it.each([
    ['', PLAIN],
    [' while the clock is switched', SWITCHING],
    [' while protection is lifted', PROTECTED],
  ])('stops when asked at any window, and says what has become of the chip%s', async (_, bench) => {
    const { sent } = await attempt(bench, '')
    let stopped = 0
    for (let op = 1; op <= sent; op++) {
      const result = await attempt(bench, '', op)
      if (isFault(result.error, 'gate.cancelled')) stopped++
      else expect(result.error).toBeNull()
      await mustBeHonest(`stopped at ${op}`, result)
    }
    expect(stopped).toBeGreaterThan(sent / 4)
  })

  it('is honest at every window while protection is lifted and brought back', async () => {
    const calm = await attempt(PROTECTED, '')
    expect(calm.error).toBeNull()
    expect(calm.outcome?.protection?.before.protectedRange).toBe('unknown')
    for (let op = 1; op <= calm.sent + 2; op++)
      for (const fault of faultsAt(op)) await mustBeHonest(fault, await attempt(PROTECTED, fault))
  })
})

/** The link dies, or an operation does nothing. */
const lostAt = (op: number): readonly string[] => [`unplug:op=${op}`, `noop:op=${op}`]

describe('a write on a chip that the table knows little of', () => {
  it.each([
    ['that enters QPI by 35', QPI],
    ['whose blocks have locks of their own (WPS)', WPS],
    ['whose protection is inverted (CMP)', CMP],
    ['whose block locks no register shows', HIDDEN],
  ])('%s ends verified, and is honest at every window', async (_, bench) => {
    const calm = await attempt(bench, '')
    expect(calm.error).toBeNull()
    await mustBeHonest('nothing', calm)
    for (let op = 1; op <= calm.sent + 2; op++)
      for (const fault of lostAt(op)) await mustBeHonest(fault, await attempt(bench, fault))
  })

  it('says of hidden locks that nothing was changed, at every window, when it may not lift them', async () => {
    const calm = await attempt(HELD, '')
    expect(calm.error).toMatchObject({
      code: 'chip.operation-ignored',
      facts: { what: 'erase', unchanged: true, first: true, unlockTried: false },
    })
    expect(holds(calm.chip, before)).toBe(true)
    for (let op = 1; op <= calm.sent; op++)
      for (const fault of lostAt(op)) {
        const result = await attempt(HELD, fault)
        await mustBeHonest(fault, result)
        expect(result.outcome, fault).toBeNull()
        expect(holds(result.chip, before), fault).toBe(true)
      }
  })
})

describe('a backup', () => {
  it('is at every window what the chip holds, or a fault', async () => {
    const chip = makePracticeChip(optionsOf(PLAIN, ''))
    const flashChip = await flashChipOf(PLAIN)
    const calm = await plugIn(PLAIN, chip, '')
    const counted = counting(calm.transport)
    await backupReads(createFlashDevice(counted.transport, flashChip), 2, testRun())
    await calm.close()
    expect(counted.sent()).toBeGreaterThan(6)
    for (let op = 1; op <= counted.sent(); op++)
      for (const fault of faultsAt(op)) {
        const { transport, close } = await plugIn(PLAIN, chip, fault)
        const device = createFlashDevice(transport, flashChip)
        const got = await backupReads(device, 2, testRun()).catch((error: unknown) => error)
        if (got instanceof Error) expect(got, fault).toBeInstanceOf(Fault)
        else expect(holds(chip, (got as BackupReads).bytes), fault).toBe(true)
        await close()
      }
  })
})
