// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about wires: the possible causes, and the next check. */
import type { ChipWire, WiringCause, WiringLook } from '../../model/wiring.ts'
import { actOf } from '../codes.ts'
import type { LookTitleCode } from '../codes.ts'
import { sentences } from '../rules.ts'

interface CauseText {
  readonly what: string
  readonly check: string
  /** The same for a chip that is not on a mainboard, with wires and no clip. */
  readonly loose?: string
  /** The word that replaces the clip in this case. */
  readonly looseWhat?: string
}

/** A cause and its one physical check; `{leg:MISO}` stands for a leg, which depends on the package. */
export const causeText: Readonly<Record<string, CauseText | undefined>> = {
  'no-contact': {
    what: 'A wire has no contact, or touches its neighbour',
    check: 'Put the clip on again. Then push each wire fully onto its pin at both ends.',
    loose: 'Push the chip fully into its place. Push each wire fully onto its pin at both ends.',
  },
  'clip-off': {
    what: 'The clip does not touch the chip',
    looseWhat: 'The chip has no contact',
    check: 'Take the clip off and put it on again. Every leg must touch its contact.',
    loose: 'Push the chip fully into its place.',
  },
  'clip-shifted': {
    what: 'The clip is one leg off',
    looseWhat: 'The chip is one leg off',
    check: 'Look at both ends of the clip. No leg may stand outside.',
    loose: 'Count the legs. The chip may sit one place too far.',
  },
  'board-holds': {
    what: 'Other parts of the mainboard hold a wire',
    check: 'Read on the page of your mainboard whether the chip can be read in place.',
  },
  qpi: {
    what: 'The chip listens on four lines only (QPI)',
    check: 'Disconnect power for 10 seconds. Then connect power again.',
  },
  swapped: {
    what: 'Two wires are swapped',
    check: 'Follow each wire from its leg to its pin. Compare it with the drawing.',
  },
  'cs-elsewhere': {
    what: 'CS is on the pin of another firmware',
    check: 'Find out which firmware the programmer has.',
  },
  'miso-low': {
    what: 'Something holds MISO at 0 V',
    check: 'Look for bare metal near {leg:MISO}. It may touch GND or MOSI.',
  },
  'miso-high': {
    what: 'Something holds MISO at VCC',
    check:
      'Look for bare metal near {leg:MISO}. It may touch VCC, or the mainboard may hold it high.',
    loose: 'Look for bare metal near {leg:MISO}. It may touch VCC.',
  },
  'weak-contact': {
    what: 'A contact is weak',
    check: 'Clean the legs and put the clip on again.',
    loose: 'Push the chip and each wire fully into place.',
  },
  'clip-turned': {
    what: 'The clip or the chip is turned round, or one leg off',
    looseWhat: 'The chip is turned round, or one leg off',
    check:
      'Leg 1 is beside the dimple of the chip. Put the mark of the clip there. No leg may stand outside.',
    loose: 'Leg 1 is beside the dimple of the chip. Count the legs from there.',
  },
  asleep: {
    what: 'The chip is asleep or does not respond',
    check: 'Disconnect power for 10 seconds. Then connect power again.',
  },
  'shared-rail': {
    what: 'The mainboard pulls the supply voltage down',
    check:
      'Measure VCC ({leg:VCC}) against GND at the clip. Below 2.7 V, other parts of the mainboard use the current. Read on the page of your mainboard whether it can power the chip. Then the VCC wire stays off.',
  },
  'weak-drive': {
    what: 'The pins of the programmer are too weak for this mainboard',
    check: 'Open the help (F1). It says how to raise the drive strength, and what the risk is.',
  },
  'hold-floats': {
    what: 'HOLD or WP is not at VCC',
    check:
      'Measure WP ({leg:WP}) and HOLD ({leg:HOLD}) against GND. Both must have the voltage of VCC. Pull up the one that has not, with 1 kΩ to 10 kΩ.',
    loose: 'WP ({leg:WP}) and HOLD ({leg:HOLD}) each need a resistor of 1 kΩ to 10 kΩ to VCC.',
  },
  'gnd-open': {
    what: 'GND has a weak contact',
    check: 'The wire may be loose. Check that the clip touches {leg:GND}.',
    loose: 'Check {leg:GND} and its wire.',
  },
  'board-on': {
    what: 'The mainboard has power',
    check:
      'Disconnect battery and charger. Remove the coin cell where the page of the mainboard says so.',
  },
  'clk-rings': {
    what: 'The CLK signal is not clean',
    check: 'Use shorter wires for CLK and GND. Lay them side by side.',
  },
  'too-fast': {
    what: 'The SPI clock is too fast for these wires',
    check: 'Try again with a slower SPI clock.',
  },
  'cs-late': { what: 'CS arrives late', check: 'Check {leg:CS} and its wire.' },
  'long-wires': {
    what: 'The wires are long or unequal',
    check: 'Use wires of 10 cm or less, all of one length.',
  },
  'smaller-chip': {
    what: 'The chip is smaller than its ID says',
    check: 'Read the marking and choose that chip model.',
  },
  'mosi-weak': {
    what: 'MOSI has a weak contact',
    check: 'Check {leg:MOSI} and its wire. An address bit is lost.',
  },
  'other-kind': {
    what: 'It is another kind of chip',
    check: 'Read the marking. Pin One works with 25xx SPI NOR flash chips.',
  },
  'two-chips': {
    what: 'Two chips answer at once',
    check:
      'Connect CS of the other chip to VCC through 47 Ω, never with a bare wire. CS is leg 1, and leg 7 on a SOIC16.',
    loose: 'Connect only one chip to these wires.',
  },
}

/** Titles of causes that name their wires. */
export const wireTitles: {
  readonly [I in WiringCause['id']]?: (wires: readonly ChipWire[]) => string
} = {
  'no-contact': ([wire = '', ...others]) =>
    `${wire} has no contact, or touches its neighbour${orOne(others)}`,
  'weak-contact': ([wire = '', ...others]) => `${wire} has a weak contact${orOne(others)}`,
  swapped: ([one = '', other = '', ...others]) =>
    `${one} and ${other} are swapped${others.length === 0 ? '' : ` (or another two of ${[one, other, ...others].join(', ')})`}`,
}

/** Wires of which the replies are the same. */
function orOne(others: readonly ChipWire[]): string {
  return others.length === 0 ? '' : ` (or ${others.join(', ')}: the replies are alike)`
}

interface LookText {
  /** The act. */
  readonly act: string
  /** The change at the next identification, if this was the cause. */
  readonly change: string
  readonly loose?: string
}

const found = 'the chip is found'
const sameEachTime = 'the ID is the same each time'

const lookTexts: { readonly [I in WiringLook['id']]: (wire: string) => LookText } = {
  reseat: () => ({
    act: 'Take the clip off and put it on again: leg 1 of the clip at leg 1 of the chip, beside the dimple. Every leg must touch its contact.',
    loose:
      'Find leg 1 of the chip, beside the dimple: it belongs at leg 1 of the drawing. Push the chip and each wire fully into place.',
    change: `${found}, or the replies change`,
  }),
  turn: () => ({
    act: 'Compare leg 1 of the clip with leg 1 of the chip. Leg 1 is beside the dimple.',
    loose: 'Find leg 1 of the chip, beside the dimple. Compare it with the drawing.',
    change: found,
  }),
  compare: () => ({
    act: 'Compare each wire with the drawing: from which leg to which pin it goes.',
    change: found,
  }),
  wire: (wire) => ({
    act: `Follow the ${wire} wire from {leg:${wire}} to its pin. Push it fully on at both ends.`,
    change: `${found}, or the replies change`,
  }),
  'measure-vcc': () => ({
    act: 'Measure VCC ({leg:VCC}) against GND ({leg:GND}) at the chip. It must be the supply voltage of the chip.',
    change: 'the measured voltage is too low or missing',
  }),
  'pull-hold': () => ({
    act: 'Measure HOLD ({leg:HOLD}) against GND. If it is not at the voltage of VCC, connect it to VCC through 1 kΩ to 10 kΩ.',
    change: 'no reply is missing',
  }),
  slower: () => ({ act: 'Use a slower SPI clock.', change: sameEachTime }),
  shorten: () => ({
    act: 'Use wires of 10 cm or less. Lay CLK and GND side by side.',
    change: sameEachTime,
  }),
  'power-cycle': () => ({
    act: 'Disconnect power for 10 seconds. Then connect power again.',
    change: found,
  }),
  'board-off': () => ({
    act: 'Disconnect battery and charger from the mainboard.',
    change: sameEachTime,
  }),
  'free-chip': () => ({
    act: 'Read on the page of your mainboard whether its chip can be read in place, and what must be disconnected.',
    change: `${found} when it is off the mainboard`,
  }),
  drive: () => ({
    act: 'Open the help of the programmer. It says how to raise the drive strength, and what the risk is.',
    change: found,
  }),
  'other-chip': () => ({
    act: 'Connect CS of the other chip to VCC through 47 Ω, never with a bare wire.',
    loose: 'Connect only one chip to these wires.',
    change: 'the ID changes to that of one chip',
  }),
  marking: () => ({
    act: 'Read the marking. Pin One works with 25xx SPI NOR flash chips.',
    change: 'the marking names another kind of chip',
  }),
}

/** The act, and the change if this was the cause, as two sentences with `{leg:…}` for the legs. */
export function lookParts(
  { id, wire }: Pick<WiringLook, 'id' | 'wire'>,
  loose = false,
): readonly [act: string, change: string] {
  const look = lookTexts[id](wire ?? '')
  return [actOf(look, loose), `If it was that, ${look.change}.`]
}

/** The act and the change, with `{leg:…}` for the legs. `loose`: a chip that is not on a mainboard and has no clip. */
export function lookText({ id, wire }: Pick<WiringLook, 'id' | 'wire'>, loose = false): string {
  return sentences(lookParts({ id, wire }, loose))
}

/** A check in two or three words, for a list. `wire`: for checks of one wire. */
export const lookTitles: { readonly [I in LookTitleCode]: (wire: string) => string } = {
  'reseat-loose': () => 'Chip and wires seated',
  reseat: () => 'Clip seated',
  turn: () => 'Leg 1 at leg 1',
  compare: () => 'Wires compared',
  wire: (wire) => `Wire ${wire}`,
  'measure-vcc': () => 'VCC measured',
  'pull-hold': () => 'HOLD high',
  slower: () => 'Slower SPI clock',
  shorten: () => 'Short wires',
  'power-cycle': () => 'Power off for 10 seconds',
  'board-off': () => 'Mainboard without power',
  'free-chip': () => 'Chip free of the mainboard',
  drive: () => 'Drive strength',
  'other-chip': () => 'Other chip disabled',
  marking: () => 'Marking read',
}

export const causesHeading = (): string => 'Causes that fit, most likely first:'
export const looksHeading = (): string =>
  'Check in this order. Disconnect power before you touch a wire. Find the chip again after each step:'
/** A share of causes. `percent`: rounded. */
export const shares = {
  'below-one': () => 'less than 1 %',
  percent: (percent: number) => `${percent} %`,
} as const
