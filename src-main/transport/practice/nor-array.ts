// SPDX-License-Identifier: GPL-3.0-or-later
/** The memory array of a virtual NOR chip: erase sets bits, program only clears them, and both may fail. */
import { seededRandom } from './random.ts'

/** Faults of the memory; `faults.ts` has their names. */
export interface ArrayFaults {
  /** Blocks holding this address do not erase: some bits stay clear, or the erase never ends. */
  readonly badSectors: readonly { readonly offset: number; readonly neverEnds: boolean }[]
  /** Addresses whose page ignores every program. */
  readonly badPages: readonly number[]
  /** Address bits that never reach the cells: read as 0 (`clear`), or as 1 (`set`). Bits 3 and up. */
  readonly address: StuckBits
  /** Data bits that read as 0 (`clear`) or 1 (`set`) whatever the cells hold. */
  readonly data: StuckBits
}

export interface StuckBits {
  readonly clear: number
  readonly set: number
}

const NOTHING_STUCK: StuckBits = { clear: 0, set: 0 }

export const NO_ARRAY_FAULTS: ArrayFaults = {
  badSectors: [],
  badPages: [],
  address: NOTHING_STUCK,
  data: NOTHING_STUCK,
}

const PAGE_BYTES = 256
const SECTOR_BYTES = 4096

export class NorArray {
  readonly bytes: Uint8Array
  faults: ArrayFaults = NO_ARRAY_FAULTS
  /** Called after each change, to update the file. */
  onChange: ((offset: number, length: number) => void) | null = null
  #inFlight: { offset: number; length: number; kind: 'erase' | 'program' } | null = null
  readonly #pageBefore = new Uint8Array(PAGE_BYTES)

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** The cell that an address reaches. */
  #cell(address: number): number {
    const { clear, set } = this.faults.address
    return (address | set) & ~clear
  }

  /** Reads from `address` on into `into[from..to)`; stops at the end of the chip. */
  read(into: Uint8Array, from: number, to: number, address: number): void {
    const { address: lines, data } = this.faults
    const stuck = lines.clear | lines.set
    // Below the lowest stuck bit, consecutive addresses stay consecutive.
    const run = stuck === 0 ? to - from : stuck & -stuck
    for (let at = from; at < to;) {
      const here = address + (at - from)
      const count = Math.min(to - at, run - (stuck === 0 ? 0 : here % run))
      const cell = this.#cell(here)
      into.set(this.bytes.subarray(cell, cell + count), at)
      at += count
    }
    if (data.clear !== 0 || data.set !== 0)
      for (let at = from; at < to; at++) into[at] = ((into[at] ?? 0) | data.set) & ~data.clear
  }

  /** Sets every byte of the block to FF. Returns the result. */
  erase(address: number, length: number): 'done' | 'failed' | 'never-ends' {
    const cell = this.#cell(address)
    const offset = cell - (cell % length)
    const bad = this.faults.badSectors.find(
      (each) => each.offset >= offset && each.offset < offset + length,
    )
    const damaged = bad === undefined ? null : bad.offset - (bad.offset % SECTOR_BYTES)
    // The faulty sector keeps a bit of its old contents in every 64th byte, so it never reads blank.
    this.#inFlight = { offset, length, kind: 'erase' }
    this.bytes.fill(0xff, offset, offset + length)
    if (damaged !== null)
      for (let at = damaged; at < damaged + SECTOR_BYTES; at += 64) this.bytes[at] = 0xfb
    this.onChange?.(offset, length)
    if (bad === undefined) return 'done'
    return bad.neverEnds ? 'never-ends' : 'failed'
  }

  /**
   * Programs inside one page: data past the page's end goes to its start, and of more than a page the last 256
   * bytes count (W25Q64JV 8.2.13). Bits only go from 1 to 0.
   */
  program(
    address: number,
    data: Uint8Array,
    dataBytes: number,
    pageBytes: number,
  ): 'done' | 'failed' {
    const offset = this.#cell(address)
    const page = offset - (offset % pageBytes)
    const bad = this.faults.badPages.some((each) => each >= page && each < page + pageBytes)
    if (bad) return 'failed'
    this.#inFlight = { offset: page, length: pageBytes, kind: 'program' }
    this.#pageBefore.set(this.bytes.subarray(page, page + pageBytes))
    const first = Math.max(0, dataBytes - pageBytes)
    for (let index = first; index < dataBytes; index++) {
      const at = this.#cell(page + (((address % pageBytes) + index) % pageBytes))
      this.bytes[at] = (this.bytes[at] ?? 0) & (data[index % data.length] ?? 0xff)
    }
    this.onChange?.(page, pageBytes)
    return 'done'
  }

  /** The running operation has ended. */
  settled(): void {
    this.#inFlight = null
  }

  /** Power was lost during an operation: what it was changing is half done. */
  cutShort(seed: number): void {
    const flight = this.#inFlight
    if (flight === null) return
    this.#inFlight = null
    const random = seededRandom(seed)
    for (let index = 0; index < flight.length; index++) {
      const at = flight.offset + index
      const now = this.bytes[at] ?? 0xff
      if (flight.kind === 'erase') this.bytes[at] = now & (random.word() | random.word())
      else this.bytes[at] = now | ((this.#pageBefore[index] ?? 0xff) & random.word())
    }
    this.onChange?.(flight.offset, flight.length)
  }
}
