// SPDX-License-Identifier: GPL-3.0-or-later
/** Single program commands, and the repair of a piece that was not read back as wanted. */
import { datasheetHex } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import type { FaultFacts } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import {
  aaiFirstWord,
  pageProgram,
  read,
  readStatus,
  writeDisable,
  writeEnable,
} from '../chip/commands.ts'
import type { SpiOp } from '../transport/spi.ts'
import type { AddressKeeper } from './address-mode.ts'
import { checkFailFlags, isWriteEnabled, lastOf, queue, waitReady } from './bus.ts'
import type { Bus } from './bus.ts'
import type { PlannedErase } from './plan-types.ts'
import type { Piece } from './program-groups.ts'
import type { Run } from './run.ts'

/** Number of read-backs that may be wrong first and right when repeated; more means that reads cannot be trusted. */
const MOST_GLITCHES = 8

export function pieceCommand(chip: FlashChip, address: AddressKeeper, piece: Piece): SpiOp {
  const at = address.sent(piece.offset)
  if (chip.program !== 'aai-word') return pageProgram(address.scheme.form, at, piece.bytes)
  const [first = 0xff, second = 0xff] = piece.bytes
  return aaiFirstWord(at, first, second)
}

export function readBack(
  address: AddressKeeper,
  range: { readonly offset: number; readonly bytes: Uint8Array },
): SpiOp {
  return read(address.scheme.form, address.sent(range.offset), range.bytes.length)
}

/** Waits for a program command that may be running. */
export async function programReady(bus: Bus, run: Run, offset: number): Promise<void> {
  const maxMs = bus.chip.pageProgramMaxMs
  await waitReady(bus, run, { what: 'program', offset, maxMs, pollMs: () => 1 })
  // Ends word programming, in case the chip ignored the earlier end too; has no other effect.
  if (bus.chip.program === 'aai-word') await bus.transport.transfer(writeDisable())
}

/** True when `back`, read from `backOffset` on, holds the bytes of the piece. */
export function holds(back: Uint8Array, backOffset: number, piece: Piece): boolean {
  const from = piece.offset - backOffset
  for (let index = 0; index < piece.bytes.length; index++)
    if (back[from + index] !== piece.bytes[index]) return false
  return true
}

export class Mender {
  readonly #bus: Bus
  readonly #address: AddressKeeper
  readonly #erases: readonly PlannedErase[]
  readonly #run: Run
  #glitches = 0

  constructor(bus: Bus, address: AddressKeeper, erases: readonly PlannedErase[], run: Run) {
    this.#bus = bus
    this.#address = address
    this.#erases = erases
    this.#run = run
  }

  /**
   * Repairs a piece that was not read back as wanted; the chip must be ready and no command under way. The piece is
   * written again only if a late page explains why the chip ignored it. Anything else is a fault and no reason to try
   * again.
   */
  async mend(piece: Piece, excused: boolean): Promise<void> {
    const seen = await this.#bus.transport.transfer(readBack(this.#address, piece))
    if (holds(seen, piece.offset, piece)) {
      if (!excused) this.#glitches++
      if (this.#glitches > MOST_GLITCHES) throw wrong(piece, seen, 'unsteady')
      return
    }
    const lost = piece.bytes.findIndex((byte, index) => (byte & ~seen[index]!) !== 0)
    if (lost >= 0 && excused && this.#bus.chip.program === 'aai-word')
      throw wrong(piece, seen, 'words-moved')
    if (lost >= 0) throw this.#notBlank(piece, seen, piece.offset + lost)
    if (!excused) throw wrong(piece, seen, 'not-there')
    await this.#programOnce(piece)
  }

  /** One program command with every step checked. */
  async #programOnce(piece: Piece): Promise<void> {
    void queue(this.#bus, writeEnable())
    const enabled = queue(this.#bus, readStatus('sr1'))
    void queue(this.#bus, pieceCommand(this.#bus.chip, this.#address, piece))
    const status = lastOf(await enabled)
    if (!isWriteEnabled(status))
      throw new Fault('chip.no-write-enable', { status: datasheetHex(status), unchanged: null })
    await programReady(this.#bus, this.#run, piece.offset)
    await checkFailFlags(this.#bus, 'program', piece.offset)
    const seen = await this.#bus.transport.transfer(readBack(this.#address, piece))
    if (!holds(seen, piece.offset, piece)) throw wrong(piece, seen, 'not-there')
  }

  /** A bit that must be 1 reads 0: the erase was incomplete, or the data was corrupted on its way. */
  #notBlank(piece: Piece, seen: Uint8Array, offset: number): Fault {
    const erase = this.#erases.find(
      (each) => each.offset <= offset && offset < each.offset + each.length,
    )
    if (erase === undefined) return wrong(piece, seen, 'bits-cleared')
    return new Fault('data.erase-incomplete', { offset: erase.offset, blockBytes: erase.length })
  }
}

/** Reports what was read and names no cause, because no fail flag was set. */
const wrong = (
  piece: Piece,
  seen: Uint8Array,
  observed: FaultFacts['data.program-wrong']['observed'],
): Fault =>
  new Fault('data.program-wrong', {
    offset: piece.offset,
    comparedBytes: piece.bytes.length,
    observed:
      observed === 'not-there' && seen.every((byte) => byte === 0xff) ? 'still-blank' : observed,
  })
