/**
 * The wires between programmer and chip, with whatever is wrong with them. Sits on the bus in the chip's place.
 *
 * What a fault looks like (RP2040: pads start with a pull-down, and a chip that is not addressed does not drive):
 * nothing driven reads 00 until the pins were released once, then noise, because the released pads lose their pull;
 * a shorted MISO reads its level either way. That difference tells "open" from "short".
 */
import { assertNever } from '../../../shared/fault.ts'
import { faultsOf } from './faults.ts'
import type { FaultOf, PracticeFault, WireName } from './faults.ts'
import type { SpiSlave } from '../device/spi-slave.ts'
import { seededRandom } from './random.ts'
import type { Random } from './random.ts'

/** What the line faults add up to. */
interface LineState {
  /** The chip hears nothing: no clock, no select, no supply, on hold, or the data of another wire. */
  readonly deaf: boolean
  /** What the master reads whatever the chip says: a level, an undriven line, or `null` for the chip's own word. */
  readonly miso: 'low' | 'high' | 'undriven' | null
  /** What the chip hears instead of MOSI. */
  readonly mosi: 0x00 | 0xff | null
  /** HOLD floats: some windows stop half way. */
  readonly holdFloats: boolean
  /** No ground: the chip is fed through its signal pins and answers nonsense. */
  readonly noisy: boolean
}

const HEALTHY: LineState = { deaf: false, miso: null, mosi: null, holdFloats: false, noisy: false }

export class Wires implements SpiSlave {
  /** SPI clock, Hz, for faults that appear above one. */
  clockHz = 0
  readonly #chip: SpiSlave & { undriven: number }
  readonly #lines: LineState
  readonly #clean: boolean
  readonly #flips: readonly Extract<PracticeFault, { kind: 'flip' }>[]
  readonly #shifts: readonly Extract<PracticeFault, { kind: 'shift' }>[]
  readonly #random: Random
  #floating = false
  #restByte = 0x00
  #skip = false
  #garble = false
  #stalled = false
  // a read window under way, to find chip addresses for flips by address
  #sent: number[] = []
  #readAt = -1
  #carry = 0

  constructor(
    chip: SpiSlave & { undriven: number },
    faults: readonly PracticeFault[],
    seed: number,
  ) {
    this.#chip = chip
    this.#lines = lineState(faultsOf('wires', faults))
    this.#flips = faults.filter((each) => each.kind === 'flip')
    this.#shifts = faults.filter((each) => each.kind === 'shift')
    this.#clean = this.#lines === HEALTHY && this.#flips.length === 0 && this.#shifts.length === 0
    this.#random = seededRandom(seed)
    chip.undriven = 0x00
  }

  /** What the programmer's own pull makes of an undriven line; without one it is noise. */
  set rest(rest: 'low' | 'high' | 'noise') {
    this.#restByte = rest === 'high' ? 0xff : 0x00
    this.#chip.undriven = this.#restByte
    if (rest === 'noise') this.#floating = true
  }

  /** S_PIN_STATE: releasing the pins takes their pull away for good (kukrimate's firmware does so). */
  releasePins(): void {
    this.#floating = true
  }

  /** What the next window suffers besides the lines: it never reaches the chip, or its reply is garbage. */
  nextWindow(what: 'skip' | 'garble' | null): void {
    this.#skip = what === 'skip'
    this.#garble = what === 'garble'
  }

  select(atUs: number): void {
    this.#stalled = false
    if (!this.#clean) {
      this.#sent = []
      this.#readAt = -1
      this.#carry = this.#shifts.length > 0 ? this.#undrivenByte() : 0
      // A floating HOLD sinks in about every third window, before or within it.
      if (this.#lines.holdFloats) this.#stalled = this.#random.below(3) === 0
    }
    if (!this.#silent()) this.#chip.select(atUs)
  }

  send(bytes: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    if (this.#silent()) return
    if (this.#flips.length > 0)
      for (let at = from; at < to && this.#sent.length < 8; at++) this.#sent.push(bytes[at] ?? 0)
    const level = this.#lines.mosi
    if (level === null) {
      this.#chip.send(bytes, from, to, atUs, usPerByte)
      return
    }
    const heard = new Uint8Array(to - from).fill(level)
    this.#chip.send(heard, 0, heard.length, atUs, usPerByte)
  }

  receive(into: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    // A chip that hears nothing but zeros, or ones, has been asked nothing and does not drive.
    if (this.#silent() || this.#lines.mosi !== null) this.#fillUndriven(into, from, to)
    else this.#chip.receive(into, from, to, atUs, usPerByte)
    if (this.#garble) this.#garbage(into, from, to)
    if (this.#clean) return
    this.#lineFaults(into, from, to)
    for (const shift of this.#shifts)
      if (this.clockHz === 0 || this.clockHz > shift.aboveHz)
        this.#shift(into, from, to, shift.bits)
    for (const flip of this.#flips)
      if (flip.aboveHz === 0 || this.clockHz > flip.aboveHz) this.#flip(into, from, to, flip)
    this.#readAt += to - from
  }

  deselect(atUs: number): void {
    if (!this.#silent()) this.#chip.deselect(atUs)
    this.#skip = false
    this.#garble = false
  }

  #silent(): boolean {
    return this.#skip || this.#lines.deaf || this.#stalled
  }

  #undrivenByte(): number {
    return this.#floating ? this.#random.below(256) : this.#restByte
  }

  #fillUndriven(into: Uint8Array, from: number, to: number): void {
    // A window that a healthy chip never saw still reads the pull, not noise: nothing is loose.
    if (!this.#floating || this.#clean) into.fill(this.#restByte, from, to)
    else for (let at = from; at < to; at++) into[at] = this.#random.below(256)
  }

  #garbage(into: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to; at++) into[at] = this.#random.below(256)
  }

  #lineFaults(into: Uint8Array, from: number, to: number): void {
    const { miso, noisy } = this.#lines
    if (miso === 'low') into.fill(0x00, from, to)
    else if (miso === 'high') into.fill(0xff, from, to)
    else if (miso === 'undriven') this.#fillUndriven(into, from, to)
    else if (noisy) this.#garbage(into, from, to)
  }

  #shift(into: Uint8Array, from: number, to: number, bits: number): void {
    if (bits > 0) {
      // Late: what was on the line before comes first, across byte borders (and whole bytes for 8 and more).
      const original = into.slice(from, to)
      const whole = Math.floor(bits / 8)
      const part = bits % 8
      const byteAt = (index: number): number => (index < 0 ? this.#carry : (original[index] ?? 0))
      for (let at = from; at < to; at++) {
        const index = at - from - whole
        into[at] = ((byteAt(index - 1) << (8 - part)) | (byteAt(index) >> part)) & 0xff
      }
      this.#carry = original.at(-1) ?? this.#carry
      return
    }
    const early = Math.min(7, -bits)
    for (let at = from; at < to; at++) {
      // The bit behind the last byte is whatever the chip drives next; a one, as after most IDs.
      const next = at + 1 < to ? (into[at + 1] ?? 0) : 0xff
      into[at] = (((into[at] ?? 0) << early) | (next >> (8 - early))) & 0xff
    }
  }

  #flip(
    into: Uint8Array,
    from: number,
    to: number,
    flip: Extract<PracticeFault, { kind: 'flip' }>,
  ): void {
    if (flip.address !== null) {
      if (this.#readAt < 0) this.#readAt = readAddress(this.#sent)
      const index = flip.address - this.#readAt
      const at = from + index
      if (this.#readAt < 0 || index < 0 || at >= to) return
      if (flip.rate >= 1 || this.#random.next() < flip.rate)
        into[at] = (into[at] ?? 0) ^ (1 << ((flip.bit ?? 0) % 8))
      return
    }
    if (flip.rate <= 0) return
    // Distances between wrong bits are geometric: cheap at any rate.
    const bits = (to - from) * 8
    const scale = flip.rate >= 1 ? 0 : 1 / Math.log1p(-flip.rate)
    let bit = Math.floor(Math.log1p(-this.#random.next()) * scale)
    while (bit < bits) {
      const at = from + Math.floor(bit / 8)
      into[at] = (into[at] ?? 0) ^ (1 << (flip.bit ?? bit % 8))
      bit += 1 + Math.floor(Math.log1p(-this.#random.next()) * scale)
    }
  }
}

/** Address of a read command (03, 0B, 13, 0C), -1 for anything else. */
function readAddress(sent: readonly number[]): number {
  const opcode = sent[0]
  const bytes = opcode === 0x03 || opcode === 0x0b ? 3 : opcode === 0x13 || opcode === 0x0c ? 4 : 0
  if (bytes === 0 || sent.length <= bytes) return -1
  return sent.slice(1, bytes + 1).reduce((address, byte) => address * 256 + byte, 0)
}

function lineState(faults: readonly FaultOf<'wires'>[]): LineState {
  let state = HEALTHY
  for (const fault of faults) {
    switch (fault.kind) {
      case 'open':
        state = { ...state, ...opened(fault.wire) }
        break
      case 'short':
        state = { ...state, ...shorted(fault.wire, fault.to) }
        break
      case 'swap':
        state = { ...state, ...swapped(fault.wire, fault.with) }
        break
      // Bits of a reply, not levels of a line.
      case 'flip':
      case 'shift':
        break
      default:
        assertNever(fault)
    }
  }
  return state
}

function opened(wire: WireName): Partial<LineState> {
  switch (wire) {
    case 'miso':
      return { miso: 'undriven' }
    case 'mosi':
      // A floating input beside quiet neighbours reads low: the chip hears opcode 00, which is none.
      return { mosi: 0x00 }
    case 'hold':
      return { holdFloats: true }
    case 'gnd':
      return { deaf: true, noisy: true }
    case 'wp':
      // Matters to locked registers only; see `rig.ts`.
      return {}
    default:
      // No clock, no select edge or no supply: the chip never drives.
      return { deaf: true, miso: 'undriven' }
  }
}

function shorted(wire: WireName, to: WireName): Partial<LineState> {
  const pair = new Set<WireName>([wire, to])
  const level = pair.has('gnd') ? 'low' : pair.has('vcc') ? 'high' : null
  if (pair.has('gnd') && pair.has('vcc')) return { deaf: true, miso: 'low' }
  const signal = wire === 'gnd' || wire === 'vcc' ? to : wire
  if (level === null) {
    // MOSI on MISO: while the master clocks in, it holds MOSI low, and low wins.
    if (pair.has('mosi') && pair.has('miso')) return { miso: 'low' }
    return { deaf: true, miso: pair.has('miso') ? 'low' : 'undriven' }
  }
  switch (signal) {
    case 'miso':
      return { miso: level }
    case 'mosi':
      return { mosi: level === 'low' ? 0x00 : 0xff }
    case 'hold':
      return level === 'low' ? { deaf: true, miso: 'undriven' } : {}
    case 'wp':
      return {}
    default:
      // CS stuck low never gives the falling edge that a command starts with; stuck high never selects.
      return { deaf: true, miso: 'undriven' }
  }
}

function swapped(wire: WireName, other: WireName): Partial<LineState> {
  const pair = new Set<WireName>([wire, other])
  // HOLD and WP idle high through their resistors, as VCC does: exchanging them changes nothing.
  if ([...pair].every((each) => each === 'hold' || each === 'wp' || each === 'vcc')) return {}
  return { deaf: true, miso: 'undriven' }
}
