// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Sends programs to the chip: write enable, program, and a status read long enough for the chip to finish, repeated.
 * Also sends as many read-backs as are needed to trust the statuses.
 */
import {
  aaiNextWord,
  readRegister,
  readStatus,
  writeDisable,
  writeEnable,
} from '../chip/commands.ts'
import { Opcode } from '../chip/opcodes.ts'
import type { SpiOp } from '../transport/spi.ts'
import type { AddressKeeper } from './address-mode.ts'
import { queue } from './bus.ts'
import type { Bus } from './bus.ts'
import type { PlannedErase, PlannedProgram } from './plan-types.ts'
import type { Group, Piece } from './program-groups.ts'
import { pieceCommand, readBack } from './program-mend.ts'
import type { StatusSpan, Wait } from './span-types.ts'
import { TellTales } from './tell-tales.ts'
import type { Back } from './program-backs.ts'

/**
 * Every so many groups, 64 KiB, the latch is checked and a page is read back at once, so that corruption is found
 * early.
 */
const LOOK_EVERY_GROUPS = 16
/** From this number on, pages of a group are read back in one window. */
const MOST_SINGLE_LOOKS = 4
/** Word programming waits for the maximum time, not the typical one: a word sent too early shifts all that follow. */
const WORD_CLOCK_HZ = 4_000_000
const WORD_TIMES_MAX = 3

export interface Written {
  readonly kind: 'written'
  readonly group: Group
  /** The status after the first write enable; `null` when it was not read. */
  readonly enabled: Promise<Uint8Array> | null
  readonly wait: Wait
  readonly spans: readonly Promise<Uint8Array>[]
  readonly tails: readonly Promise<Uint8Array>[]
  /** Empty when the statuses alone are trusted, as long as they are as expected. */
  readonly backs: readonly Back[]
  readonly flags: Promise<Uint8Array> | null
  /** True for pages that a late chip ignored and that are sent again. */
  readonly again: boolean
}

/** Pieces of a group under way that the chip may not have accepted. */
export interface LookedAt {
  readonly kind: 'looked-at'
  readonly backs: readonly Back[]
  /** For each, the page before was still busy at the end of its status read. */
  readonly excused: boolean
  /** Read a second time, because the chip may have been busy at the first read. */
  readonly second: boolean
}

export type Sent = Written | LookedAt

/** What must be programmed, and what is known of the place. */
export interface Programs {
  readonly programs: readonly PlannedProgram[]
  /** Done already. */
  readonly erases: readonly PlannedErase[]
  /** What the whole chip held before the erases; `null` when not known. */
  readonly before: Uint8Array | null
}

/** Sends groups and their read-backs; does not check any reply. */
export class GroupSender {
  readonly #bus: Bus
  readonly #address: AddressKeeper
  readonly #firstOffset: number | null
  readonly #span: StatusSpan
  readonly #tellTales: TellTales
  #groups = 0

  constructor(
    bus: Bus,
    address: AddressKeeper,
    span: StatusSpan,
    { programs, erases, before }: Programs,
  ) {
    this.#bus = bus
    this.#address = address
    this.#firstOffset = programs[0]?.offset ?? null
    this.#span = span
    this.#tellTales = new TellTales(erases, before)
  }

  /** `blind`: the statuses do not show what the chip does, so everything is read back. */
  send(group: Group, blind: boolean): Written {
    return this.#bus.chip.program === 'aai-word'
      ? this.#sendWords(group)
      : this.#sendPages(group, blind, false)
  }

  /** Sends pages again that a late chip ignored. */
  sendAgain(piece: Piece): Written {
    return this.#sendPages({ ...piece, pieces: [piece] }, false, true)
  }

  #sendPages(group: Group, blind: boolean, again: boolean): Written {
    const { wait } = this.#span
    const span = withClock(readStatus('sr1', wait.count), wait.clockHz)
    const looks = this.#groups++ % LOOK_EVERY_GROUPS === 0
    let enabled: Promise<Uint8Array> | null = null
    const tails: Promise<Uint8Array>[] = []
    const spans = group.pieces.map((piece) => {
      void queue(this.#bus, writeEnable())
      // Without the latch the chip would silently accept nothing.
      if (looks || again) enabled ??= queue(this.#bus, readStatus('sr1'))
      void queue(this.#bus, pieceCommand(this.#bus.chip, this.#address, piece))
      const status = queue(this.#bus, span)
      if (wait.tailBytes > 0) tails.push(queue(this.#bus, readStatus('sr1', wait.tailBytes)))
      return status
    })
    return this.#written(group, enabled, this.#looksAt(group, looks, blind || again), {
      wait,
      spans,
      tails,
      again,
    })
  }

  #sendWords(group: Group): Written {
    const clockHz = this.#bus.transport.limits.slowWindows === true ? WORD_CLOCK_HZ : undefined
    const hz = clockHz ?? (this.#bus.transport.clockHz || WORD_CLOCK_HZ)
    const { pageProgramMaxMs } = this.#bus.chip
    const bytes = Math.ceil((WORD_TIMES_MAX * pageProgramMaxMs * hz) / 8000) + 3
    const look = withClock(
      readStatus('sr1', Math.min(bytes, this.#bus.transport.limits.maxRxBytes)),
      clockHz,
    )
    void queue(this.#bus, withClock(writeEnable(), clockHz))
    const enabled = queue(this.#bus, withClock(readStatus('sr1'), clockHz))
    const spans = group.pieces.map((piece, index) => {
      const [first = 0xff, second = 0xff] = piece.bytes
      const op =
        index === 0
          ? pieceCommand(this.#bus.chip, this.#address, piece)
          : aaiNextWord(first, second)
      void queue(this.#bus, withClock(op, clockHz))
      return queue(this.#bus, look)
    })
    void queue(this.#bus, withClock(writeDisable(), clockHz))
    return this.#written(group, enabled, [this.#back(group)], {
      wait: this.#span.wait,
      spans,
      tails: [],
      again: false,
    })
  }

  #written(
    group: Group,
    enabled: Promise<Uint8Array> | null,
    backs: readonly Back[],
    rest: Pick<Written, 'wait' | 'spans' | 'tails' | 'again'>,
  ): Written {
    const facts = this.#bus.chip.failFlags
    const apart = facts !== null && facts.readOpcode !== Opcode.readStatus1
    const flags = apart ? queue(this.#bus, readRegister(facts.readOpcode)) : null
    return { kind: 'written', group, enabled, backs, flags, ...rest }
  }

  /** The part of a group that is read back at once instead of only by the final verification. */
  #looksAt(group: Group, looks: boolean, all: boolean): readonly Back[] {
    if (this.#bus.chip.program !== 'page' || all) return [this.#back(group)]
    // The first group is read back completely: a wire that corrupts data is found before much is written.
    if (group.offset === this.#firstOffset) return [this.#back(group)]
    const last = group.pieces.at(-1)
    return looks && last !== undefined ? [this.backOf(last)] : []
  }

  /** Reads one whole piece back. */
  backOf(piece: Piece): Back {
    return this.#back({ ...piece, pieces: [piece] })
  }

  #back(part: Group, of: Piece | null = null): Back {
    const { offset, pieces } = part
    return { offset, pieces, of, reply: queue(this.#bus, readBack(this.#address, part)) }
  }

  /** Reads these pieces of a group back: each alone, or many at once. */
  backs(group: Group, pieces: readonly Piece[]): readonly Back[] {
    return pieces.length > MOST_SINGLE_LOOKS
      ? [this.#back({ ...group, pieces })]
      : pieces.map((piece) => this.backOf(piece))
  }

  /** Reads the byte that shows whether a piece was accepted; the whole piece when no byte can show it. */
  backOfByte(piece: Piece): Back {
    const byte = this.#tellTales.of(piece)
    return byte === null ? this.backOf(piece) : this.#back({ ...byte, pieces: [byte] }, piece)
  }
}

function withClock(op: SpiOp, maxClockHz: number | undefined): SpiOp {
  return maxClockHz === undefined ? op : { ...op, maxClockHz }
}
