/** Two chips that both hear one chip select: both answer, and where they disagree the low level wins. */
import type { SpiSlave } from '../device/spi-slave.ts'

type Chip = SpiSlave & { undriven: number }

export class TwoChips implements SpiSlave {
  readonly #first: Chip
  readonly #second: Chip

  constructor(first: Chip, second: Chip) {
    this.#first = first
    this.#second = second
    // One that does not drive takes nothing from the other's word.
    second.undriven = 0xff
  }

  get undriven(): number {
    return this.#first.undriven
  }

  set undriven(byte: number) {
    this.#first.undriven = byte
  }

  select(atUs: number): void {
    this.#first.select(atUs)
    this.#second.select(atUs)
  }

  send(bytes: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    this.#first.send(bytes, from, to, atUs, usPerByte)
    this.#second.send(bytes, from, to, atUs, usPerByte)
  }

  receive(into: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    const other = new Uint8Array(to - from)
    this.#first.receive(into, from, to, atUs, usPerByte)
    this.#second.receive(other, 0, other.length, atUs, usPerByte)
    for (let at = from; at < to; at++) into[at] = (into[at] ?? 0) & (other[at - from] ?? 0)
  }

  deselect(atUs: number): void {
    this.#first.deselect(atUs)
    this.#second.deselect(atUs)
  }
}
