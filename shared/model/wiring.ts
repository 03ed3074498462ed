// SPDX-License-Identifier: GPL-3.0-or-later
/** Findings about the wires of a chip that does not answer as it should. */

/** A leg of the chip whose wire is mentioned. */
export type ChipWire = 'CS' | 'MISO' | 'MOSI' | 'CLK' | 'GND' | 'VCC' | 'HOLD'

export type WiringCauseId =
  /** The named wire has no contact, or touches its neighbour: the replies do not show which. */
  | 'no-contact'
  /** No leg of the clip touches, or the socket is empty. */
  | 'clip-off'
  /** Every leg of the clip is one place off. */
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
  /** Parts of the mainboard drive the wires. */
  | 'board-holds'
  /** The mainboard pulls the supply voltage down. */
  | 'shared-rail'
  /** The pins of the programmer are too weak. */
  | 'weak-drive'
  | 'asleep'
  /** The chip accepts only four-line commands. */
  | 'qpi'
  /** DataFlash, NAND, EEPROM: no SPI NOR flash of the 25 series. */
  | 'other-kind'
  | 'two-chips'

/** A possible reason for the observations, never a verdict. */
export interface WiringCause {
  readonly id: WiringCauseId
  /**
   * The wire of this cause, or the two that are exchanged; empty when it is not about single wires. More wires when the
   * replies are the same for all of them and one check settles it: most likely first.
   */
  readonly wires: readonly ChipWire[]
  /** Probability, 0 to 1; those of all causes of a finding add up to about 1. */
  readonly share: number
  /** The single causes, if one check settles several: most likely first; their shares add up to that of the whole. */
  readonly parts?: readonly WiringPart[]
}

export interface WiringPart {
  /** Usually the id of the whole: a clip that does not touch at all is a part of `no-contact`. */
  readonly id: WiringCauseId
  readonly wires: readonly ChipWire[]
  readonly share: number
}

export type WiringLookId =
  | 'reseat'
  | 'turn'
  /** Compare every wire with the drawing: which leg, which pin. */
  | 'compare'
  /** Follow one wire from its leg to its pin. */
  | 'wire'
  | 'measure-vcc'
  | 'pull-hold'
  | 'slower'
  | 'shorten'
  | 'power-cycle'
  | 'board-off'
  /** Take the chip off the mainboard, or disconnect its neighbours from its wires. */
  | 'free-chip'
  | 'drive'
  | 'other-chip'
  | 'marking'

/** One action for the user. */
export interface WiringLook {
  readonly id: WiringLookId
  readonly wire: ChipWire | null
  /** Probability, 0 to 1, that this check settles the fault if those before it have not. */
  readonly share: number
}

export interface WiringRanking {
  /** Most likely first; empty when the replies are correct. */
  readonly causes: readonly WiringCause[]
  /** In the order that needs the fewest looks on average. */
  readonly looks: readonly WiringLook[]
}

/** Opcode of a command, and the reply in hex. */
export interface OtherAnswer {
  readonly question: '90' | 'AB' | '5A'
  readonly bytes: string
}

/** Result of a longer look at a chip that could not be identified. */
export interface WiringFinding extends WiringRanking {
  /** The most frequent reply, hex. */
  readonly idBytes: string
  readonly tries: number
  readonly equalTries: number
  /** Replies, equal twice, to the other ID commands, which are sent when 9F got no answer. */
  readonly otherAnswers: readonly OtherAnswer[]
  /** Chip models whose ID differs from the steady reply in a single bit; empty for a known ID or none. */
  readonly oneBitAway: readonly { readonly name: string; readonly idBytes: string }[]
}
