// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A chip with its eight legs: voltages in, edges and bits out. The chip model knows only bytes and windows; this adds
 * its input thresholds, its reset, HOLD, and shifting bits in and out (mode 0).
 */
import type { SpiSlave } from '../../device/spi-slave.ts'
import type { Random } from '../random.ts'
import type { Circuit } from './circuit.ts'

/** A chip that tells whether it drives MISO now, and that drops a command cut off within a byte. */
export interface BitSlave extends SpiSlave {
  undriven: number
  readonly drives: boolean
  abandon(): void
  powerCycle(atUs: number): void
}

/** Voltages at the legs, against the programmer's ground. */
export interface LegVolts {
  cs: number
  clk: number
  mosi: number
  hold: number
  vcc: number
  gnd: number
}

/** Half the hysteresis of an input, of the supply. */
const HYSTERESIS = 0.05
/** How fast wrong bits become more below the voltage at which the chip is sound, volts. */
const ERROR_VOLTS = 0.06

export class Leads {
  /** The level that the chip puts on MISO; `null`: it does not drive. */
  out: boolean | null = null
  readonly #chip: BitSlave
  readonly #circuit: Circuit
  readonly #random: Random
  readonly #bytes = new Uint8Array(1)
  #powered = false
  /** Counts as low until it was high once: a chip needs a falling edge of CS after power-up. */
  #cs = false
  #clk = false
  #held = false
  #selected = false
  #bits = 0
  #byte = 0
  #answering = false
  #supply = 0

  constructor(chip: BitSlave, circuit: Circuit, random: Random) {
    this.#chip = chip
    this.#circuit = circuit
    this.#random = random
  }

  /** True while the chip is read and draws its active current. */
  get active(): boolean {
    return this.#selected && this.#answering
  }

  /** Reads the legs. `rings`: this is an edge of CLK, which may be seen as three. */
  look(legs: LegVolts, atUs: number): void {
    const supply = legs.vcc - legs.gnd
    this.#supply = supply
    if (supply < this.#circuit.resetVolts) {
      this.#reset(atUs)
      return
    }
    this.#powered = true
    const cs = this.#level(legs.cs, legs.gnd, this.#cs)
    const hold = !this.#level(legs.hold, legs.gnd, !this.#held)
    const clk = this.#level(legs.clk, legs.gnd, this.#clk)
    if (cs !== this.#cs) this.#select(cs, atUs)
    this.#held = hold
    if (clk !== this.#clk) {
      this.#clk = clk
      const mosi = this.#level(legs.mosi, legs.gnd, false)
      const edges = this.#circuit.ringing > 0 && this.#random.next() < this.#circuit.ringing ? 3 : 1
      for (let edge = 0; edge < edges; edge++)
        if ((edge % 2 === 0) === clk) this.#rise(mosi, atUs)
        else this.#fall(atUs)
    }
    if (!this.#selected || this.#held) this.out = null
  }

  #level(volts: number, gnd: number, was: boolean): boolean {
    const { threshold, noiseVolts } = this.#circuit
    const at = this.#supply * (threshold + (was ? -HYSTERESIS : HYSTERESIS))
    const over = volts - gnd - at
    if (Math.abs(over) > 4 * noiseVolts) return over > 0
    return over + noiseVolts * normal(this.#random) > 0
  }

  #reset(atUs: number): void {
    if (!this.#powered) return
    this.#powered = false
    if (this.#selected) this.#chip.abandon()
    this.#chip.powerCycle(atUs)
    // After power-up the chip needs a falling edge of CS.
    this.#selected = false
    this.#cs = false
    this.#answering = false
    this.out = null
  }

  #select(cs: boolean, atUs: number): void {
    this.#cs = cs
    if (!cs) {
      this.#selected = true
      this.#answering = false
      this.#bits = 0
      this.#byte = 0
      this.#chip.select(atUs)
      return
    }
    if (!this.#selected) return
    this.#selected = false
    // A command is executed only when CS rises between two bytes.
    if (this.#bits === 0 || this.#answering) this.#chip.deselect(atUs)
    else this.#chip.abandon()
  }

  #rise(mosi: boolean, atUs: number): void {
    if (!this.#selected || this.#held || this.#answering) return
    this.#byte = ((this.#byte << 1) | (mosi ? 1 : 0)) & 0xff
    this.#bits++
    if (this.#bits < 8) return
    this.#bytes[0] = this.#byte
    this.#bits = 0
    this.#chip.send(this.#bytes, 0, 1, atUs, 0)
    this.#answering = this.#chip.drives
  }

  #fall(atUs: number): void {
    if (!this.#selected || this.#held || !this.#answering) return
    if (this.#bits === 0) {
      this.#chip.receive(this.#bytes, 0, 1, atUs, 0)
      this.#byte = this.#bytes[0] ?? 0
    }
    const bit = ((this.#byte >> (7 - this.#bits)) & 1) === 1
    this.#bits = (this.#bits + 1) % 8
    this.out = bit !== this.#misread()
  }

  /** A chip with too little voltage reads some of its bits wrong. */
  #misread(): boolean {
    const { soundVolts, resetVolts } = this.#circuit
    if (this.#supply >= soundVolts) return false
    const chance = 0.3 * Math.exp(-(this.#supply - resetVolts) / ERROR_VOLTS)
    return this.#random.next() < chance
  }
}

/** A sample of the normal distribution (Box and Muller). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
