// SPDX-License-Identifier: GPL-3.0-or-later
/** What the wires look like when a chip does not answer as it should. */

/** A leg of the chip with something to be said about its wire. */
export type ChipWire = 'CS' | 'MISO' | 'MOSI' | 'CLK' | 'GND' | 'VCC' | 'HOLD'

export type WiringCauseId =
  /** The named wire has no contact, or touches its neighbour: the bus cannot tell which. */
  | 'no-contact'
  /** No leg of the clip touches, or the socket is empty. */
  | 'clip-off'
  /** Every leg of the clip is on the leg beside the right one. */
  | 'clip-shifted'
  | 'clip-turned'
  /** The two named wires are exchanged. */
  | 'swapped'
  /** CS is on the pin that another firmware of the programmer uses. */
  | 'cs-elsewhere'
  | 'miso-low'
  | 'miso-high'
  | 'gnd-open'
  | 'hold-floats'
  | 'weak-contact'
  | 'long-wires'
  | 'too-fast'
  | 'clk-rings'
  | 'cs-late'
  /** The mainboard has power of its own. */
  | 'board-on'
  /** Parts of the mainboard hold the wires. */
  | 'board-holds'
  /** The mainboard pulls the supply voltage down. */
  | 'shared-rail'
  /** The pins of the programmer are too weak. */
  | 'weak-drive'
  | 'asleep'
  /** The chip listens on four lines only. */
  | 'qpi'
  /** DataFlash, NAND, EEPROM: no SPI NOR flash of the 25 series. */
  | 'other-kind'
  | 'two-chips'

/** A possible reason for what was seen, never a verdict. */
export interface WiringCause {
  readonly id: WiringCauseId
  /**
   * The wire it is about, or the two that are exchanged; empty where the cause is not one wire's. More where the replies
   * are the same for all of them and one look settles it: likeliest first.
   */
  readonly wires: readonly ChipWire[]
  /** Probability that it is this one, 0 to 1; all causes of a finding together make about 1. */
  readonly share: number
  /** Where there are several, of which one look settles all: each by itself, likeliest first, together the share. */
  readonly parts?: readonly WiringPart[]
}

export interface WiringPart {
  /** Mostly that of the whole: a clip that does not touch at all is a part of `no-contact`. */
  readonly id: WiringCauseId
  readonly wires: readonly ChipWire[]
  readonly share: number
}

export type WiringLookId =
  | 'reseat'
  | 'turn'
  /** Every wire against the drawing: which leg, which pin. */
  | 'compare'
  /** Follow one wire from its leg to its pin. */
  | 'wire'
  | 'measure-vcc'
  | 'pull-hold'
  | 'slower'
  | 'shorten'
  | 'power-cycle'
  | 'board-off'
  /** Take the chip off the mainboard, or its neighbours off its wires. */
  | 'free-chip'
  | 'drive'
  | 'other-chip'
  | 'marking'

/** One act for one hand. */
export interface WiringLook {
  readonly id: WiringLookId
  readonly wire: ChipWire | null
  /** Probability, 0 to 1, that this look settles it when those before it have not. */
  readonly share: number
}

export interface WiringRanking {
  /** Likeliest first; empty when the replies themselves are in order. */
  readonly causes: readonly WiringCause[]
  /** In the order that needs the fewest looks on average. */
  readonly looks: readonly WiringLook[]
}

/** Opcode of a question, and the reply in hex. */
export interface OtherAnswer {
  readonly question: '90' | 'AB' | '5A'
  readonly bytes: string
}

/** What a longer look at a chip that could not be identified has shown. */
export interface WiringFinding extends WiringRanking {
  /** What most tries said, hex. */
  readonly idBytes: string
  readonly tries: number
  readonly equalTries: number
  /** What came back, twice the same, to the other questions that ask for a name; asked when 9F got no answer. */
  readonly otherAnswers: readonly OtherAnswer[]
  /** Parts whose ID differs from the steady answer in a single bit; empty for an answer that is known or none. */
  readonly oneBitAway: readonly { readonly name: string; readonly idBytes: string }[]
}
