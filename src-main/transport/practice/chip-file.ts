// SPDX-License-Identifier: GPL-3.0-or-later
/** Stores a virtual chip in a file, so that programs run one after another use the same chip. */
import fs from 'node:fs'
import path from 'node:path'
import { Fault } from '../../../shared/fault.ts'
import { systemTrouble } from '../../../shared/system-trouble.ts'
import type { NorChip } from './nor-chip.ts'
import type { RegisterName } from './parts.ts'

const MERGE_GAP_BYTES = 4096

/** The contents of a chip file, `null` when it does not exist yet. Throws `image.wrong-size`, `image.missing`. */
export function readChipFile(file: string, sizeBytes: number): Uint8Array | null {
  if (!fs.existsSync(file)) return null
  return readContents(file, sizeBytes)
}

/** Reads a file that must have the chip's size. Throws `image.wrong-size`, `image.missing`. */
export function readContents(file: string, sizeBytes: number): Uint8Array {
  let bytes: Buffer
  try {
    bytes = fs.readFileSync(file)
  } catch (error) {
    throw new Fault('image.missing', { path: file, why: systemTrouble(error) }, { cause: error })
  }
  if (bytes.length !== sizeBytes)
    throw new Fault('image.wrong-size', {
      name: path.basename(file),
      sizeBytes: bytes.length,
      chipBytes: sizeBytes,
    })
  return new Uint8Array(bytes)
}

/**
 * The file holds only the memory; it is made complete under another name and then renamed. After that each changed run
 * is written in place, in the order of the changes, at the end of each group of windows. A killed process therefore
 * leaves what a real chip would hold after its programmer was unplugged at that moment. Non-volatile status registers
 * are stored in `FILE.registers`.
 */
export class ChipFile {
  readonly #chip: NorChip
  readonly #file: string
  readonly #fd: number
  #dirty: { start: number; end: number }[] = []
  #registersDirty = false
  #closed = false

  constructor(chip: NorChip, file: string) {
    this.#chip = chip
    this.#file = file
    try {
      if (!fs.existsSync(file)) {
        fs.mkdirSync(path.dirname(file), { recursive: true })
        writeWhole(file, chip.memory)
      }
      this.#fd = fs.openSync(file, 'r+')
    } catch (error) {
      throw new Fault(
        'image.unwritable',
        { path: file, why: systemTrouble(error) },
        { cause: error },
      )
    }
    const kept = readRegisters(`${file}.registers`)
    if (kept !== null) chip.registers.restore(kept)
    chip.array.onChange = (offset, length) => this.#changed(offset, length)
  }

  /** Writes what has changed since the last call. */
  flush(): void {
    if (this.#closed) return
    const runs = this.#dirty
    this.#dirty = []
    for (const { start, end } of runs) {
      let at = start
      while (at < end) at += fs.writeSync(this.#fd, this.#chip.memory, at, end - at, at)
    }
    if (!this.#registersDirty) return
    this.#registersDirty = false
    const text = JSON.stringify(this.#chip.registers.kept())
    writeWhole(`${this.#file}.registers`, new TextEncoder().encode(text))
  }

  close(): void {
    if (this.#closed) return
    this.flush()
    this.#closed = true
    this.#chip.array.onChange = null
    fs.closeSync(this.#fd)
  }

  #changed(offset: number, length: number): void {
    if (length === 0) {
      this.#registersDirty = true
      return
    }
    const last = this.#dirty.at(-1)
    const end = offset + length
    // Neighbouring pages become one write; apart from that the order is kept.
    if (last !== undefined && offset <= last.end + MERGE_GAP_BYTES && end >= last.start) {
      last.start = Math.min(last.start, offset)
      last.end = Math.max(last.end, end)
    } else this.#dirty.push({ start: offset, end })
  }
}

function writeWhole(file: string, bytes: Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`
  fs.writeFileSync(temporary, bytes)
  fs.renameSync(temporary, file)
}

function readRegisters(file: string): Partial<Record<RegisterName, number>> | null {
  if (!fs.existsSync(file)) return null
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))
    if (typeof value !== 'object' || value === null) return null
    const numbers = Object.entries(value).filter(([, each]) => typeof each === 'number')
    return Object.fromEntries(numbers)
  } catch {
    // A damaged or foreign file holds no register state; the chip then starts with its factory values.
    return null
  }
}
