// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Everything between the firmware and the chip. Wires without faults pass whole bytes on; wires with a fault are
 * simulated as a circuit (`bus.ts`), and the reply is what the pads read.
 */
import type { SpiSlave } from '../../device/spi-slave.ts'
import type { PracticeFault } from '../faults.ts'
import { seededRandom } from '../random.ts'
import type { Random } from '../random.ts'
import { AnalogBus } from './bus.ts'
import { withFaults } from './changes.ts'
import { healthy, HIGH_TO_LOW_OHMS, padFacts } from './circuit.ts'
import type { Circuit, Pads } from './circuit.ts'
import type { BitSlave } from './leads.ts'
import { ReplyErrors } from './reply-errors.ts'

/** Two equal chips drive against each other, one of them low: always read as low, or sometimes as high. */
const lowWins = ({ supplyVolts, inputVolts, noiseVolts }: Circuit): boolean =>
  inputVolts - supplyVolts / (1 + HIGH_TO_LOW_OHMS) > 5 * noiseVolts

export interface WiresOptions {
  readonly pads?: Pads
  /** Simulates the circuit even without a fault. */
  readonly solve?: boolean
}

/**
 * Chips on wires without faults: all receive everything, and if two drive MISO, the one that drives low wins. A circuit
 * simulated bit by bit gives the same bytes (`wires.test.ts`) but takes minutes for a backup.
 */
class OneBus implements SpiSlave {
  readonly #slaves: readonly BitSlave[]
  #own = new Uint8Array(0)

  constructor(slaves: readonly BitSlave[]) {
    this.#slaves = slaves
  }

  select(atUs: number): void {
    for (const slave of this.#slaves) slave.select(atUs)
  }

  send(bytes: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    for (const slave of this.#slaves) slave.send(bytes, from, to, atUs, usPerByte)
  }

  receive(into: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    const driving = this.#slaves.filter(({ drives }) => drives)
    const [first = this.#slaves[0], ...others] = driving
    first?.receive(into, from, to, atUs, usPerByte)
    if (others.length === 0) return
    if (this.#own.length < to) this.#own = new Uint8Array(to)
    const own = this.#own
    for (const other of others) {
      other.receive(own, from, to, atUs, usPerByte)
      for (let at = from; at < to; at++) into[at] = (into[at] ?? 0) & (own[at] ?? 0)
    }
  }

  deselect(atUs: number): void {
    for (const slave of this.#slaves) slave.deselect(atUs)
  }
}

export class Wires implements SpiSlave {
  readonly #bus: SpiSlave
  readonly #analog: AnalogBus | null
  readonly #errors: ReplyErrors
  readonly #random: Random
  readonly #restByte: number
  #clockHz = 0
  #skip = false
  #garble = false

  /** `slaves`: the chip, and the second one on the same wires. */
  constructor(
    slaves: readonly [BitSlave, ...BitSlave[]],
    faults: readonly PracticeFault[],
    seed: number,
    { pads = 'pico', solve = false }: WiresOptions = {},
  ) {
    this.#random = seededRandom(seed)
    const { circuit, same } = withFaults(healthy(pads, this.#random), faults)
    const plain = same && !solve && (slaves.length === 1 || lowWins(circuit))
    this.#analog = plain ? null : new AnalogBus(slaves, circuit, pads, this.#random)
    this.#bus = this.#analog ?? (slaves.length > 1 ? new OneBus(slaves) : slaves[0])
    this.#errors = new ReplyErrors(faults, seed)
    // An undriven line without a pull can read as anything; wires without a fault give it one fixed value.
    this.#restByte = padFacts[pads].pull === 'up' ? 0xff : 0x00
    for (const slave of slaves) slave.undriven = this.#restByte
  }

  /** SPI clock, Hz. */
  get clockHz(): number {
    return this.#clockHz
  }

  set clockHz(hz: number) {
    this.#clockHz = hz
    if (this.#analog !== null) this.#analog.clockHz = hz
  }

  /** S_PIN_STATE 0: the pads are switched off. */
  releasePins(): void {
    this.#analog?.releasePins()
  }

  /** What happens to the next window apart from the wires: it never reaches the chip, or its reply is random. */
  nextWindow(what: 'skip' | 'garble' | null): void {
    this.#skip = what === 'skip'
    this.#garble = what === 'garble'
  }

  select(atUs: number): void {
    if (!this.#errors.none) this.#errors.begin(this.#restByte)
    if (!this.#skip) this.#bus.select(atUs)
  }

  send(bytes: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    if (this.#skip) return
    if (!this.#errors.none) this.#errors.sent(bytes, from, to)
    this.#bus.send(bytes, from, to, atUs, usPerByte)
  }

  receive(into: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    if (this.#skip) into.fill(this.#restByte, from, to)
    else this.#bus.receive(into, from, to, atUs, usPerByte)
    if (this.#garble) for (let at = from; at < to; at++) into[at] = this.#random.below(256)
    if (!this.#errors.none) this.#errors.apply(into, from, to, this.#clockHz)
  }

  deselect(atUs: number): void {
    if (!this.#skip) this.#bus.deselect(atUs)
    this.#skip = false
    this.#garble = false
  }
}
