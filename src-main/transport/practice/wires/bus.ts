// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Simulates the wires as voltages: each bit is solved in quarters of a clock. CLK falls and MOSI moves, the chip
 * answers, the programmer samples MISO, CLK rises. Deterministic for a seed; only the time of the circuit passes.
 */
import type { SpiSlave } from '../../device/spi-slave.ts'
import type { Random } from '../random.ts'
import { padFacts } from './circuit.ts'
import type { Circuit, Contact, Flicker, Pads, Point } from './circuit.ts'
import { Leads, normal } from './leads.ts'
import type { BitSlave, LegVolts } from './leads.ts'
import { Network, RAIL_STEP_VOLTS } from './network.ts'
import type { Balance, Drives } from './network.ts'

/** Around the edges of CS, and between two windows, seconds: at least what USB and a firmware need. */
const AROUND_CS = 1e-6
const BETWEEN = [30e-6, 300e-6] as const
/** How fast leakage and mains hum move an undriven line, per second. */
const DRIFT_RATE = 1e4
const DRIFTS_ANEW = 0.5
const DRIFT_NOISE_VOLTS = 0.12

/** Step lengths, each with its stored decays. */
const QUARTER = 0
const HALF = 1
const CS_STEP = 2

interface FlickerState {
  readonly contact: Contact
  readonly flicker: Flicker
  closed: boolean
  /** Seconds until it changes. */
  left: number
}

interface Chip {
  readonly leads: Leads
  readonly legs: LegVolts
  readonly at: { readonly [L in keyof LegVolts]: Point }
}

export class AnalogBus implements SpiSlave {
  readonly #slaves: readonly BitSlave[]
  readonly #random: Random
  #circuit: Circuit
  readonly #pads: Pads
  readonly #chips: readonly Chip[]
  readonly #flickers: FlickerState[]
  readonly #networks = new Map<number, Network>()
  #network: Network
  #volts: Float64Array
  #drifts: Float64Array
  readonly #railVolts: number[] = []
  #clockHz = 0
  #seconds: number[] = [0, 0, AROUND_CS]
  #cs = true
  #clk = false
  #mosi = false
  #atUs = 0

  constructor(slaves: readonly BitSlave[], circuit: Circuit, pads: Pads, random: Random) {
    this.#slaves = slaves
    this.#circuit = circuit
    this.#pads = pads
    this.#random = random
    this.#chips = slaves.map((slave, at) => {
      const chip = at === 0 ? 'a' : 'b'
      return {
        leads: new Leads(slave, circuit, random),
        legs: { cs: 0, clk: 0, mosi: 0, hold: 0, vcc: 0, gnd: 0 },
        at: {
          cs: `${chip}.cs`,
          clk: `${chip}.clk`,
          mosi: `${chip}.mosi`,
          hold: `${chip}.hold`,
          vcc: `${chip}.vcc`,
          gnd: `${chip}.gnd`,
        },
      }
    })
    this.#flickers = circuit.contacts.flatMap((contact) => {
      const { flicker } = contact
      if (flicker === null) return []
      const closed = random.next() >= flicker.openShare
      return [{ contact, flicker, closed, left: this.#lasts(flicker, closed) }]
    })
    this.#network = this.#build()
    this.#volts = new Float64Array(this.#network.count)
    this.#drifts = Float64Array.from(this.#volts, () => this.#anywhere())
    this.#idle(1)
  }

  set clockHz(hz: number) {
    if (hz === this.#clockHz) return
    this.#clockHz = hz
    const period = hz > 0 ? 1 / hz : 1e-6
    this.#seconds = [period / 4, period / 2, AROUND_CS]
    this.#networks.clear()
    this.#network = this.#build()
  }

  /** Simulates the pads switched off for a moment; with some firmwares their pulls stay off. */
  releasePins(): void {
    if (!padFacts[this.#pads].lostOnRelease) return
    const resistors = this.#circuit.resistors.filter(
      ({ from, to }) => from !== 'pad.miso' || (to !== 'ground' && to !== 'supply'),
    )
    if (resistors.length === this.#circuit.resistors.length) return
    this.#circuit = { ...this.#circuit, resistors }
    this.#networks.clear()
    this.#rewire()
  }

  select(atUs: number): void {
    this.#atUs = atUs
    for (let net = 0; net < this.#drifts.length; net++)
      if (this.#random.next() < DRIFTS_ANEW) this.#drifts[net] = this.#anywhere()
    const [least, most] = BETWEEN
    this.#idle(least + (most - least) * this.#random.next())
    this.#set(false, this.#clk, false)
    this.#step(CS_STEP)
  }

  send(bytes: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    for (let at = from; at < to; at++) {
      this.#atUs = atUs + (at - from) * usPerByte
      const byte = bytes[at] ?? 0
      for (let bit = 7; bit >= 0; bit--) this.#clockBit(((byte >> bit) & 1) === 1)
    }
  }

  receive(into: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    for (let at = from; at < to; at++) {
      this.#atUs = atUs + (at - from) * usPerByte
      let byte = 0
      for (let bit = 0; bit < 8; bit++) byte = byte * 2 + (this.#clockBit(false) ? 1 : 0)
      into[at] = byte
    }
  }

  deselect(atUs: number): void {
    this.#atUs = atUs
    this.#set(true, this.#clk, false)
    this.#step(CS_STEP)
    this.#set(true, false, false)
    this.#step(CS_STEP)
  }

  /** Simulates one bit; returns what the programmer samples just before CLK rises. */
  #clockBit(mosi: boolean): boolean {
    this.#set(this.#cs, false, mosi)
    this.#step(QUARTER)
    this.#step(QUARTER)
    const miso = this.#sample()
    this.#set(this.#cs, true, mosi)
    this.#step(HALF)
    return miso
  }

  #sample(): boolean {
    const net = this.#network.net('pad.miso')
    const { inputVolts, noiseVolts } = this.#circuit
    const noise = (this.#balance().floats[net] ?? 0) === 1 ? DRIFT_NOISE_VOLTS : noiseVolts
    const over = (this.#volts[net] ?? 0) - inputVolts
    return Math.abs(over) > 4 * noise ? over > 0 : over + noise * normal(this.#random) > 0
  }

  /** Drives the pads; undriven lines follow each edge partly. */
  #set(cs: boolean, clk: boolean, mosi: boolean): void {
    const edges =
      Number(cs) -
      Number(this.#cs) +
      Number(clk) -
      Number(this.#clk) +
      Number(mosi) -
      Number(this.#mosi)
    this.#cs = cs
    this.#clk = clk
    this.#mosi = mosi
    if (edges === 0) return
    const { floats } = this.#balance()
    const { crosstalk, supplyVolts } = this.#circuit
    for (let net = 0; net < floats.length; net++)
      if (floats[net] === 1)
        this.#volts[net] = Math.max(
          -0.6,
          Math.min(supplyVolts + 0.6, (this.#volts[net] ?? 0) + crosstalk * supplyVolts * edges),
        )
  }

  #step(length: number): void {
    const seconds = this.#seconds[length] ?? 0
    if (this.#flickers.length > 0) this.#flicker(seconds)
    const balance = this.#balance()
    let part = balance.parts[length]
    if (part === undefined) {
      part = partOf(balance, seconds)
      balance.parts[length] = part
    }
    this.#approach(balance, part, seconds)
    this.#lookAtLegs()
  }

  /** Idle time: the supply and floating lines move, in steps of doubling length. */
  #idle(seconds: number): void {
    if (this.#flickers.length > 0) this.#flicker(seconds)
    for (let left = seconds, step = seconds / 64; left > 0; left -= step, step *= 2) {
      const balance = this.#balance()
      this.#approach(balance, partOf(balance, Math.min(step, left)), Math.min(step, left))
    }
    this.#lookAtLegs()
  }

  #approach({ volts: to, rails }: Balance, part: Float64Array, seconds: number): void {
    const volts = this.#volts
    const soft = this.#network.rails
    for (let at = 0; at < soft.length; at++) {
      const { net = 0, farads = 1 } = soft[at] ?? {}
      const { amps = 0, siemens = 1 } = rails[at] ?? {}
      const now = volts[net] ?? 0
      const current = amps - siemens * (now - (to[net] ?? 0))
      volts[net] = now - (current / siemens) * Math.expm1((-siemens * seconds) / farads)
    }
    for (let net = 0; net < volts.length; net++) {
      const at = volts[net] ?? 0
      const share = part[net] ?? 0
      // Negative: floating.
      if (share < 0) volts[net] = at - ((this.#drifts[net] ?? 0) - at) * share
      else volts[net] = at + ((to[net] ?? 0) - at) * share
    }
  }

  #lookAtLegs(): void {
    for (const { leads, legs, at } of this.#chips) {
      const network = this.#network
      legs.cs = this.#volts[network.net(at.cs)] ?? 0
      legs.clk = this.#volts[network.net(at.clk)] ?? 0
      legs.mosi = this.#volts[network.net(at.mosi)] ?? 0
      legs.hold = this.#volts[network.net(at.hold)] ?? 0
      legs.vcc = this.#volts[network.net(at.vcc)] ?? 0
      legs.gnd = this.#volts[network.net(at.gnd)] ?? 0
      leads.look(legs, this.#atUs)
    }
  }

  #balance(): Balance {
    let key = (this.#cs ? 1 : 0) | (this.#clk ? 2 : 0) | (this.#mosi ? 4 : 0)
    for (const { leads } of this.#chips)
      key = key * 8 + (leads.active ? 4 : 0) + (leads.out === null ? 0 : leads.out ? 1 : 2)
    const soft = this.#network.rails
    for (let at = 0; at < soft.length; at++) {
      const step = Math.round((this.#volts[soft[at]?.net ?? 0] ?? 0) / RAIL_STEP_VOLTS)
      this.#railVolts[at] = step * RAIL_STEP_VOLTS
      key = key * 128 + step + 32
    }
    return this.#network.balance(key, this.#drives, this.#railVolts)
  }

  readonly #drives = (): Drives => ({
    cs: this.#cs,
    clk: this.#clk,
    mosi: this.#mosi,
    out: this.#chips.map(({ leads }) => leads.out),
    active: this.#chips.map(({ leads }) => leads.active),
  })

  // ---- contacts that come and go -----------------------------------------------------------------------------

  #lasts({ openShare, openUs }: Flicker, closed: boolean): number {
    const mean = openUs * 1e-6 * (closed ? (1 - openShare) / openShare : 1)
    return -Math.log(1 - this.#random.next()) * mean
  }

  #flicker(seconds: number): void {
    let changed = false
    for (const state of this.#flickers) {
      state.left -= seconds
      while (state.left <= 0) {
        state.closed = !state.closed
        changed = true
        state.left += this.#lasts(state.flicker, state.closed)
      }
    }
    if (changed) this.#rewire()
  }

  #build(): Network {
    const number = this.#flickers.reduce((sum, { closed }) => sum * 2 + (closed ? 1 : 0), 0)
    let found = this.#networks.get(number)
    if (found === undefined) {
      const open = new Set(
        this.#flickers.filter(({ closed }) => !closed).map(({ contact }) => contact),
      )
      const closed = this.#circuit.contacts.filter((contact) => !open.has(contact))
      found = new Network(
        this.#circuit,
        closed,
        this.#slaves.map((_, at) => (at === 0 ? 'a' : 'b')),
      )
      this.#networks.set(number, found)
    }
    return found
  }

  /**
   * Changes to the present nets; each point keeps its voltage, and where several meet, the most strongly held one wins.
   */
  #rewire(): void {
    const before = this.#network
    const network = this.#build()
    if (network === before) return
    const volts = new Float64Array(network.count)
    for (const point of network.points)
      volts[network.net(point)] = this.#volts[before.net(point)] ?? 0
    for (const point of ['ground', 'supply'] as const)
      volts[network.net(point)] = this.#volts[before.net(point)] ?? 0
    this.#network = network
    this.#volts = volts
    this.#drifts = Float64Array.from(volts, () => this.#anywhere())
  }

  #anywhere(): number {
    return this.#random.next() * this.#circuit.supplyVolts
  }
}

/** The share of the way covered in one step; negative for floating nets. */
const partOf = ({ rates, floats }: Balance, seconds: number): Float64Array =>
  Float64Array.from(rates, (rate, net) =>
    floats[net] === 1 ? Math.expm1(-DRIFT_RATE * seconds) : -Math.expm1(-rate * seconds),
  )
