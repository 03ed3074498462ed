/** What the wires look like when a chip does not answer as it should. */

/** A leg of the chip with something to be said about its wire. */
export type ChipWire = 'CS' | 'MISO' | 'MOSI' | 'CLK' | 'GND' | 'VCC' | 'HOLD'

export type WiringCauseId =
  /** One of the named wires has no contact, or touches its neighbour: the bus cannot tell which. */
  | 'no-contact'
  | 'swapped'
  | 'miso-low'
  | 'miso-high'
  | 'gnd-open'
  | 'hold-floats'
  | 'weak-contact'
  | 'long-wires'
  | 'too-fast'
  | 'clk-rings'
  | 'cs-late'
  | 'board-on'
  | 'clip-turned'
  | 'asleep'
  | 'other-kind'
  | 'two-chips'

/** A possible reason for what was seen, never a verdict. */
export interface WiringCause {
  readonly id: WiringCauseId
  /** Wires to look at, in this order; empty where the cause is not one wire's. */
  readonly wires: readonly ChipWire[]
  /** `alike`: with this programmer nothing tells it from the other causes that are alike; all stand in front. */
  readonly likely: 'alike' | 'most likely' | 'possible' | 'less likely'
}

/** Opcode of a question, and the reply in hex. */
export interface OtherAnswer {
  readonly question: '90' | 'AB' | '5A'
  readonly bytes: string
}

/** What a longer look at a chip that could not be identified has shown. */
export interface WiringFinding {
  /** What most tries said, hex. */
  readonly idBytes: string
  readonly tries: number
  readonly equalTries: number
  /** What came back, twice the same, to the other questions that ask for a name; asked when 9F got no answer. */
  readonly otherAnswers: readonly OtherAnswer[]
  /** Parts whose ID differs from the steady answer in a single bit; empty for an answer that is known or none. */
  readonly oneBitAway: readonly { readonly name: string; readonly idBytes: string }[]
  /** Likeliest first; empty when the replies themselves are in order. */
  readonly causes: readonly WiringCause[]
}
