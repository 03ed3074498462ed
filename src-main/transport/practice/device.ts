// SPDX-License-Identifier: GPL-3.0-or-later
/** A whole practice device: chip, wires and programmer, with a byte link to it in this process. */
import type { ByteLink } from '../serprog/byte-link.ts'
import { ChipFile, readChipFile, readContents } from './chip-file.ts'
import { blankContents, firmwareContents } from './contents.ts'
import { assertNever } from '../../../shared/fault.ts'
import { practiceChipContents } from '../../../shared/practice-flash.ts'
import { faultsOf } from './faults.ts'
import type { PracticeFault } from './faults.ts'
import { NorChip } from './nor-chip.ts'
import { NO_ARRAY_FAULTS } from './nor-array.ts'
import type { StuckBits } from './nor-array.ts'
import type { RegisterValues } from './nor-registers.ts'
import type { PracticeOptions } from './options.ts'
import type { RegisterMask } from './parts.ts'
import { practicePart } from './parts.ts'
import { partSfdp } from './part-sfdp.ts'
import { PicoProgrammer } from './pico-model.ts'
import { UntimedProgrammer } from '../device/untimed.ts'
import type { Programmer } from '../device/untimed.ts'
import { practiceName } from '../../../shared/programmer/kinds.ts'
import { MAX_RX_BYTES, MAX_TX_BYTES, ProgrammerCore } from './programmer.ts'
import { RealScheduler } from './scheduler.ts'
import type { Scheduler } from './scheduler.ts'
import { Wires } from './wires/wires.ts'

/** A new chip with the contents that the options name, without faults. Throws `image.*` for files that do not fit. */
export function makePracticeChip(
  options: PracticeOptions,
  measure: 'polls' | 'time' | 'exact' = options.timing === 'off' ? 'polls' : 'time',
): NorChip {
  const { part, content, seed, file, on } = options
  const fresh = (): Uint8Array => {
    if (content === 'blank') return blankContents(part.sizeBytes)
    if (content === 'firmware')
      return on === null
        ? firmwareContents(part.sizeBytes, part.name, seed)
        : practiceChipContents(on.board, on.place, 'maker')
    return readContents(content.path, part.sizeBytes)
  }
  const kept = file === null ? null : readChipFile(file, part.sizeBytes)
  return new NorChip(part, { contents: kept ?? fresh(), sfdp: partSfdp(part), measure, seed })
}

const WINBOND = 0xef

/** The chip alone, or together with the other chip of the mainboard on the same wires. */
function onBus(chip: NorChip, options: PracticeDeviceOptions): readonly [NorChip, ...NorChip[]] {
  const second = options.faults.find(({ kind }) => kind === 'second-chip')
  if (second?.kind !== 'second-chip') return [chip]
  // A chip of another manufacturer: two IDs of one manufacturer can mix to the ID of a third real chip, and the fault
  // would not be seen.
  const other = chip.part.jedecId[0] === WINBOND ? 'MX25L6406E' : 'W25Q64JV'
  const part = practicePart(second.chip ?? other)
  return [chip, makePracticeChip({ ...options, part, content: 'blank', file: null, on: null })]
}

export interface PracticeDeviceOptions extends PracticeOptions {
  /** An existing chip (its contents outlive the device); otherwise a new one is made. */
  readonly chip?: NorChip
  /** Time of the Pico model; without it `timing: 'real'` runs in real time. */
  readonly scheduler?: Scheduler
  /** Simulates the circuit of the wires even without a fault. */
  readonly solve?: boolean
  /** Typical times without variation, for measuring. */
  readonly exactTimes?: boolean
  /** Name that the programmer reports, to test how other firmwares are treated. */
  readonly programmerName?: string
}

/** Bytes; large, because without time nothing can overlap. */
const UNTIMED_LIMITS = {
  maxTxBytes: MAX_TX_BYTES,
  maxRxBytes: MAX_RX_BYTES,
  chunkBytes: 65_536,
  commandUs: 0,
} as const

/** Is plugged in when made; `dispose` frees timers and the file. */
export class PracticeDevice {
  readonly chip: NorChip
  readonly programmer: Programmer
  readonly #file: ChipFile | null
  readonly #scheduler: Scheduler | null
  readonly #ownScheduler: boolean
  #changes = 0
  /** Called after the programmer has disappeared, by a fault or by hand. */
  onUnplugged: () => void = () => {}
  #listening: MemoryLink | null = null

  constructor(options: PracticeDeviceOptions) {
    const timed = options.scheduler !== undefined || options.timing === 'real'
    const measure = !timed ? 'polls' : options.exactTimes === true ? 'exact' : 'time'
    this.chip = options.chip ?? makePracticeChip(options, measure)
    this.#file = options.file === null ? null : new ChipFile(this.chip, options.file)
    breakChip(this.chip, options)
    this.chip.onOperation = () => {
      // A real chip keeps all changes when the app is killed, however far the model lags behind the clock.
      if (timed) this.#file?.flush()
      this.#changing(options)
    }
    const { faults, seed, pads, solve = false } = options
    const wires = new Wires(onBus(this.chip, options), faults, seed, { pads, solve })
    const core = new ProgrammerCore(wires, faults)
    const name = options.programmerName ?? practiceName
    this.#ownScheduler = options.scheduler === undefined
    this.#scheduler = timed ? (options.scheduler ?? new RealScheduler()) : null
    this.programmer =
      this.#scheduler === null
        ? new UntimedProgrammer(core, { ...UNTIMED_LIMITS, name })
        : new PicoProgrammer(core, this.#scheduler, { latencyUs: options.latencyUs, name })
    this.programmer.onUnplug = () => this.#unplugged()
    this.programmer.onRest = () => this.#file?.flush()
    this.programmer.onOutput = (chunk) => this.#listening?.arrived(chunk)
  }

  /** A link to the programmer. Only the latest link receives the programmer's bytes. */
  link(name = 'practice'): ByteLink {
    const link = new MemoryLink(name, this.programmer)
    this.#listening = link
    return link
  }

  /** Model time, microseconds; 0 when time is off. */
  nowUs(): number {
    return this.#scheduler?.nowUs() ?? 0
  }

  /** Frees the file and the scheduler. The chip keeps its memory. */
  dispose(): void {
    this.#file?.close()
    if (this.#ownScheduler) this.#scheduler?.close()
  }

  #changing({ faults, file }: PracticeDeviceOptions): void {
    this.#changes++
    for (const fault of faultsOf('device', faults)) {
      switch (fault.kind) {
        case 'unplug-in-write':
          if (fault.change === this.#changes && takeTurn(file ?? this.chip))
            this.programmer.unplug()
          break
        // Connected to the wires from the start, see `onBus`.
        case 'second-chip':
          break
        default:
          assertNever(fault)
      }
    }
  }

  #unplugged(): void {
    // The programmer powers the chip, so a running operation is cut off.
    this.chip.powerCycle(this.nowUs())
    this.#file?.flush()
    this.#listening?.lost()
    this.onUnplugged()
  }
}

function breakChip(chip: NorChip, options: PracticeOptions): void {
  const { faults } = options
  chip.registers.wpHigh = options.wp === 'high' && !faults.some(pullsWpLow)
  const stuck = faults.find((each) => each.kind === 'stuck-busy')
  const late = faults.find((each) => each.kind === 'late-page')
  chip.faults = {
    stuckAfter: stuck?.after ?? 0,
    lateRate: late?.rate ?? 0,
    lateTimes: late?.times ?? 1,
  }
  chip.array.faults = {
    ...NO_ARRAY_FAULTS,
    badSectors: faults
      .filter((each) => each.kind === 'bad-sector')
      .map((each) => ({ offset: each.address, neverEnds: !each.ends })),
    badPages: faults.filter((each) => each.kind === 'bad-page').map((each) => each.address),
    address: stuckBits([
      ...faults.filter((each) => each.kind === 'stuck-address'),
      ...faults.filter((each) => each.kind === 'relabelled').flatMap(missingBits(chip)),
    ]),
    data: stuckBits(faults.filter((each) => each.kind === 'stuck-data')),
  }
  for (const fault of faultsOf('chip', faults)) {
    // Only once per chip: protection that a user turned off must stay off when the programmer is plugged in again.
    const key = JSON.stringify(fault)
    if (protectedBy.get(chip) === key) continue
    switch (fault.kind) {
      case 'protected':
        protect(chip, fault)
        break
      case 'block-locks':
        lockBlocks(chip, fault.shown)
        break
      case 'cmp':
        setKept(chip, chip.part.status.cmp)
        break
      case 'qpi':
        enterQpi(chip)
        break
      // Set above, each time the programmer is plugged in.
      case 'stuck-busy':
      case 'late-page':
      case 'bad-sector':
      case 'bad-page':
      case 'stuck-address':
      case 'stuck-data':
      case 'relabelled':
        continue
      default:
        assertNever(fault)
    }
    protectedBy.set(chip, key)
  }
}

interface StuckBit {
  readonly bit: number
  readonly level: 0 | 1
}

const stuckBits = (stuck: readonly StuckBit[]): StuckBits => {
  const mask = (wanted: 0 | 1): number =>
    stuck.reduce((bits, { bit, level }) => (level === wanted ? bits | (1 << bit) : bits), 0)
  return { clear: mask(0), set: mask(1) }
}

/** The highest address bits of the named chip, which the smaller chip does not have. */
const missingBits =
  (chip: NorChip) =>
  ({ times }: { readonly times: number }): readonly StuckBit[] =>
    Array.from({ length: Math.log2(times) }, (_, index) => ({
      bit: Math.log2(chip.part.sizeBytes) - 1 - index,
      level: 0,
    }))

const protectedBy = new WeakMap<NorChip, string>()

/** Chips, or their files, whose programmer disappeared in the middle of a write. */
const cutOff = { chips: new WeakSet<NorChip>(), files: new Set<string>() }

/** True every second time, so that the user can plug in again and finish the write. */
function takeTurn(chip: NorChip | string): boolean {
  if (typeof chip === 'string') {
    if (cutOff.files.delete(chip)) return false
    cutOff.files.add(chip)
    return true
  }
  if (cutOff.chips.delete(chip)) return false
  cutOff.chips.add(chip)
  return true
}

function pullsWpLow(fault: PracticeFault): boolean {
  if (fault.kind === 'protected') return fault.lock === 'pin'
  if (fault.kind === 'open') return fault.wire === 'wp'
  if (fault.kind !== 'short') return false
  return (fault.wire === 'wp' && fault.to === 'gnd') || (fault.wire === 'gnd' && fault.to === 'wp')
}

function setKept(chip: NorChip, at: RegisterMask | null): void {
  if (at !== null)
    chip.registers.force(at.register, (chip.registers.kept()[at.register] ?? 0) | at.mask)
}

/** If the chip needs quad enable for QPI, the program that switched it to QPI has set that bit. */
function enterQpi(chip: NorChip): void {
  const { qpi } = chip.part
  if (qpi === null) return
  if (qpi.needsQuadEnable) setKept(chip, QUAD_ENABLE)
  chip.window([qpi.enter], 0)
}

const QUAD_ENABLE: RegisterMask = { register: 'sr2', mask: 0x02 }

/** The locks themselves are on since power-up; WPS puts them in force. */
function lockBlocks(chip: NorChip, shown: boolean): void {
  const { wps } = chip.part.status
  if (shown && wps !== null) setKept(chip, wps)
  else chip.registers.hiddenLocks = true
}

function protect(chip: NorChip, fault: Extract<PracticeFault, { kind: 'protected' }>): void {
  const { status } = chip.part
  const values: RegisterValues = { ...chip.registers.kept() }
  const set = (at: RegisterMask | null, on: boolean): void => {
    if (at === null) return
    const before = values[at.register] ?? 0
    values[at.register] = on ? before | at.mask : before & ~at.mask
  }
  for (const [index, bit] of status.bp.entries())
    set(bit, fault.bp === null || (fault.bp & (1 << index)) !== 0)
  chip.registers.restore(values)
  // Must come after the simulated power-up, which would clear a lock that lasts until power-off.
  set(status.srp, fault.lock === 'pin' || fault.lock === 'permanent')
  set(status.srl, fault.lock === 'power' || fault.lock === 'permanent')
  for (const name of Object.keys(values) as (keyof RegisterValues)[])
    chip.registers.force(name, values[name] ?? 0)
}

/** A byte link within the process. Bytes arrive in a later turn of the event loop, as from a real port. */
class MemoryLink implements ByteLink {
  readonly kind = 'memory'
  readonly name: string
  readonly #programmer: Programmer
  #data: (chunk: Uint8Array) => void = () => {}
  #close: (reason: Error | null) => void = () => {}
  #inbox: { readonly bytes: Uint8Array; readonly taken: () => void }[] = []
  #scheduled = false
  #open = true

  constructor(name: string, programmer: Programmer) {
    this.name = name
    this.#programmer = programmer
  }

  write(bytes: Uint8Array): Promise<void> {
    if (!this.#open) return Promise.reject(new Error('the link is closed'))
    if (this.#programmer.gone) return Promise.reject(new Error('the programmer is gone'))
    if (this.#programmer.queues) {
      this.#programmer.input(bytes)
      return Promise.resolve()
    }
    return new Promise((taken) => {
      this.#inbox.push({ bytes, taken })
      if (this.#scheduled) return
      this.#scheduled = true
      setImmediate(() => this.#deliver())
    })
  }

  writeNow(bytes: Uint8Array): void {
    if (this.#open && !this.#programmer.gone) this.#programmer.input(bytes)
  }

  onData(listener: (chunk: Uint8Array) => void): void {
    this.#data = listener
  }

  onClose(listener: (reason: Error | null) => void): void {
    this.#close = listener
  }

  async close(): Promise<void> {
    if (!this.#open) return
    // What was written before must still reach the device: it may release the pins.
    this.#deliver()
    this.#open = false
    this.#close(null)
  }

  arrived(chunk: Uint8Array): void {
    if (this.#open) this.#data(chunk)
  }

  lost(): void {
    if (!this.#open) return
    this.#open = false
    this.#close(new Error('the programmer is gone'))
  }

  #deliver(): void {
    this.#scheduled = false
    const inbox = this.#inbox
    this.#inbox = []
    for (const { bytes, taken } of inbox) {
      if (this.#open) this.#programmer.input(bytes)
      taken()
    }
  }
}
