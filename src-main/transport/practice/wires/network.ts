// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Voltages of a circuit: for each state of the drivers, the voltages at which all currents balance, and how fast each
 * point reaches them. Points that touch are one net. Every input has two protection diodes: through them a high input
 * powers a chip without VCC, and a low input grounds a chip without GND.
 */
import { HIGH_TO_LOW_OHMS, legOrder } from './circuit.ts'
import type { Circuit, Contact, Point } from './circuit.ts'

/** What is driven at one moment. */
export interface Drives {
  readonly cs: boolean
  readonly clk: boolean
  readonly mosi: boolean
  /** What each chip puts on its MISO leg; `null`: nothing. */
  readonly out: readonly (boolean | null)[]
  /** True for each chip that is active and draws its active current. */
  readonly active: readonly boolean[]
}

/** The final voltages of the nets, and how fast they are reached. */
export interface Balance {
  readonly volts: Float64Array
  /** One over the time constant, per second. */
  readonly rates: Float64Array
  /** Nothing holds this net. */
  readonly floats: Uint8Array
  /** For each soft rail at the voltage it was solved for: the current into it, and how much that falls per volt. */
  readonly rails: readonly { readonly amps: number; readonly siemens: number }[]
  /** The parts of the way gone in steps of several lengths; the bus keeps them here. */
  readonly parts: (Float64Array | undefined)[]
}

/** A supply leg held only by its capacitor. */
export interface Rail {
  readonly net: number
  readonly farads: number
}

const DIODE_VOLTS = 0.6
const DIODE_OHMS = 15
/** Contacts below this make their points one net. */
const SAME_OHMS = 5
/** Of a net that nothing holds; insulation and moisture. */
const LEAK_SIEMENS = 1e-9
const FLOATING_SIEMENS = 2e-7
/** A supply leg with less conductance than this is held by its capacitor. */
const FIRM_SIEMENS = 0.01
/** Soft rails are solved at multiples of this. */
export const RAIL_STEP_VOLTS = 0.1
const STANDBY_OHMS = 60e3
const SWEEPS = 80

interface Link {
  readonly net: number
  readonly siemens: number
}

/** The nets for one state of the contacts. */
export class Network {
  readonly count: number
  readonly #circuit: Circuit
  readonly #chips: readonly ('a' | 'b')[]
  readonly #netOf = new Map<Point, number>()
  readonly #links: Link[][]
  /** Diodes from the first net to the second. */
  readonly #diodes: (readonly [number, number])[] = []
  readonly #farads: Float64Array
  readonly rails: readonly Rail[]
  readonly #balances = new Map<number, Balance>()

  constructor(circuit: Circuit, closed: readonly Contact[], chips: readonly ('a' | 'b')[]) {
    this.#circuit = circuit
    this.#chips = chips
    const points: Point[] = ['ground', 'supply']
    for (const wire of legOrder) {
      points.push(`pad.${wire}`)
      for (const chip of chips) points.push(`${chip}.${wire}`)
    }
    const touching = [
      { from: 'pad.gnd', to: 'ground', ohms: 0.1, flicker: null } as const,
      ...closed.filter(({ ohms }) => ohms < SAME_OHMS),
    ]
    this.count = join(points, touching, this.#netOf)
    this.#links = Array.from({ length: this.count }, () => [])
    this.#farads = new Float64Array(this.count).fill(circuit.wireFarads)
    for (const { from, to, ohms } of [
      ...circuit.resistors,
      ...closed.filter((contact) => contact.ohms >= SAME_OHMS),
      { from: 'supply', to: 'pad.vcc', ohms: circuit.supplyOhms } as const,
    ])
      this.#link(this.net(from), this.net(to), 1 / ohms)
    for (const chip of chips) {
      const [vcc, gnd] = [this.net(`${chip}.vcc`), this.net(`${chip}.gnd`)]
      for (const wire of legOrder) {
        const leg = this.net(`${chip}.${wire}`)
        if (leg !== vcc) this.#diodes.push([leg, vcc])
        if (leg !== gnd) this.#diodes.push([gnd, leg])
      }
    }
    const firm = [this.net('ground'), this.net('supply')]
    const held = (net: number): boolean =>
      firm.includes(net) ||
      (this.#links[net] ?? []).some(
        (each) => firm.includes(each.net) && each.siemens > FIRM_SIEMENS,
      )
    const legs = chips.flatMap((chip) => [this.net(`${chip}.vcc`), this.net(`${chip}.gnd`)])
    this.rails = [...new Set(legs)]
      .filter((net) => !held(net))
      .map((net) => ({ net, farads: circuit.railFarads }))
  }

  /** Every point, sorted so that the most strongly held come last. */
  get points(): readonly Point[] {
    return [...this.#netOf.keys()].reverse()
  }

  net(point: Point): number {
    return this.#netOf.get(point) ?? -1
  }

  /** `key` identifies the state of `drives` and `railVolts`, so that each state is solved only once. */
  balance(key: number, drives: () => Drives, railVolts: readonly number[]): Balance {
    let found = this.#balances.get(key)
    if (found === undefined) {
      found = this.#solve(drives(), railVolts)
      this.#balances.set(key, found)
    }
    return found
  }

  #link(one: number, other: number, siemens: number): void {
    if (one < 0 || other < 0 || one === other) return
    this.#links[one]?.push({ net: other, siemens })
    this.#links[other]?.push({ net: one, siemens })
  }

  #solve(drives: Drives, railVolts: readonly number[]): Balance {
    const { supplyVolts, driveOhms, outputOhms, activeOhms } = this.#circuit
    const [ground, supply] = [this.net('ground'), this.net('supply')]
    const links = this.#links.map((each) => [...each])
    const link = (one: number, other: number, ohms: number): void => {
      if (one < 0 || other < 0 || one === other) return
      links[one]?.push({ net: other, siemens: 1 / ohms })
      links[other]?.push({ net: one, siemens: 1 / ohms })
    }
    for (const wire of ['cs', 'clk', 'mosi'] as const)
      link(this.net(`pad.${wire}`), drives[wire] ? supply : ground, driveOhms)
    for (const [at, chip] of this.#chips.entries()) {
      const [vcc, gnd] = [this.net(`${chip}.vcc`), this.net(`${chip}.gnd`)]
      link(vcc, gnd, drives.active[at] === true ? activeOhms : STANDBY_OHMS)
      const out = drives.out[at] ?? null
      if (out !== null)
        link(
          this.net(`${chip}.miso`),
          out ? vcc : gnd,
          out ? HIGH_TO_LOW_OHMS * outputOhms : outputOhms,
        )
    }
    const volts = new Float64Array(this.count).fill(supplyVolts / 2)
    volts[ground] = 0
    volts[supply] = supplyVolts
    for (const [at, { net }] of this.rails.entries()) volts[net] = railVolts[at] ?? 0
    const pinned = new Set([ground, supply, ...this.rails.map(({ net }) => net)])
    const free = Array.from({ length: this.count }, (_, net) => net).filter(
      (net) => !pinned.has(net),
    )
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      let moved = 0
      for (const net of free) {
        const before = volts[net] ?? 0
        const after = this.#rest(net, links[net] ?? [], volts)
        volts[net] = after
        moved = Math.max(moved, Math.abs(after - before))
      }
      if (moved < 5e-4) break
    }
    const rates = new Float64Array(this.count)
    const floats = new Uint8Array(this.count)
    for (const net of free) {
      const own = links[net] ?? []
      const step = 0.02
      const at = volts[net] ?? 0
      const siemens =
        (this.#current(net, own, volts, at - step) - this.#current(net, own, volts, at + step)) /
        (2 * step)
      rates[net] = siemens / (this.#farads[net] ?? 1)
      floats[net] = siemens < FLOATING_SIEMENS ? 1 : 0
    }
    const rails = this.rails.map(({ net }) => {
      const own = links[net] ?? []
      const amps = this.#current(net, own, volts, volts[net] ?? 0)
      const loads = own.reduce((sum, each) => sum + each.siemens, LEAK_SIEMENS)
      return { amps, siemens: loads + this.#feeds(net, links, volts) }
    })
    return { volts, rates, floats, rails, parts: [] }
  }

  /** What the diodes that conduct now add to the siemens of a rail, through what holds their other ends. */
  #feeds(rail: number, links: readonly (readonly Link[])[], volts: Float64Array): number {
    let sum = 0
    for (const [from, to] of this.#diodes) {
      if ((from !== rail && to !== rail) || (volts[from] ?? 0) - (volts[to] ?? 0) < DIODE_VOLTS)
        continue
      const other = from === rail ? to : from
      const held = (links[other] ?? []).reduce((all, each) => all + each.siemens, LEAK_SIEMENS)
      sum += 1 / (DIODE_OHMS + 1 / held)
    }
    return sum
  }

  /** The current into a net at `volt`; falls as `volt` rises. */
  #current(net: number, links: readonly Link[], volts: Float64Array, volt: number): number {
    let current = LEAK_SIEMENS * (this.#circuit.supplyVolts / 2 - volt)
    for (const { net: other, siemens } of links) current += siemens * ((volts[other] ?? 0) - volt)
    for (const [from, to] of this.#diodes) {
      if (from === net) {
        const over = volt - (volts[to] ?? 0) - DIODE_VOLTS
        if (over > 0) current -= over / DIODE_OHMS
      } else if (to === net) {
        const over = (volts[from] ?? 0) - volt - DIODE_VOLTS
        if (over > 0) current += over / DIODE_OHMS
      }
    }
    return current
  }

  #rest(net: number, links: readonly Link[], volts: Float64Array): number {
    let [low, high] = [-1, this.#circuit.supplyVolts + 1]
    for (let halving = 0; halving < 18; halving++) {
      const middle = (low + high) / 2
      if (this.#current(net, links, volts, middle) > 0) low = middle
      else high = middle
    }
    return (low + high) / 2
  }
}

/** Numbers the sets of points that touch; returns how many there are. */
function join(
  points: readonly Point[],
  touching: readonly Contact[],
  into: Map<Point, number>,
): number {
  const parent = new Map<Point, Point>(points.map((point) => [point, point]))
  const root = (point: Point): Point => {
    let at = point
    for (;;) {
      const above = parent.get(at) ?? at
      if (above === at) return at
      at = above
    }
  }
  for (const { from, to } of touching)
    if (parent.has(from) && parent.has(to)) parent.set(root(from), root(to))
  const numbers = new Map<Point, number>()
  for (const point of points) {
    const top = root(point)
    let number = numbers.get(top)
    if (number === undefined) {
      number = numbers.size
      numbers.set(top, number)
    }
    into.set(point, number)
  }
  return numbers.size
}
