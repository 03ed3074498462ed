// SPDX-License-Identifier: GPL-3.0-or-later
/** Short notes for connecting the wires: the drawing beside them shows the rest. */
import type { Mounting } from '../../../shared/wiring.ts'

interface Short {
  readonly title: string
  readonly text: string
  /** For a chip without a clip. */
  readonly loose?: string
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })

export const wireNoteText = {
  noPower: 'No power while you connect wires.',
  noPowerText: {
    'on-board':
      'The clip or probe goes on the chip last. Disconnect battery, charger and all other cables from the mainboard. Remove the coin cell only where the Libreboot page of the mainboard says so.',
    socketed: 'Disconnect battery, charger and all other cables from the mainboard.',
    loose:
      'The wires go to the breadboard, the chip comes last. Disconnect power before you move the chip or a wire.',
  } satisfies Record<Mounting, string>,
  fiveVolts: (pins: readonly number[]) =>
    pins.length === 1
      ? `Pin ${pins[0]} carries 5 V.`
      : `Pins ${list.format(pins.map(String))} carry 5 V.`,
  fiveVoltsText: '5 V can destroy the chip, and it is right beside this pin. Count twice.',
  oneSupply: 'One supply only.',
  oneSupplyText: {
    'on-board':
      'The programmer powers the chip. Never connect a charger, a battery or mains at the same time.',
    socketed: 'The programmer powers the chip. Never add a second source.',
    loose: 'The programmer powers the chip. Never add a second source.',
  } satisfies Record<Mounting, string>,
  boardSupply: 'The mainboard powers the chip.',
  boardSupplyText: 'Two supplies at once can do damage.',
  chargerSupplyText:
    'Two supplies at once can do damage. Plug in the charger only when the clip is on. Do not switch on the computer.',
  short: {
    'W-POWER-LAST': {
      title: 'Connect power last.',
      text: 'Until the clip is on, power on a wire can destroy the chip.',
      loose: 'A chip that is put in while the wires have power can be destroyed.',
    },
    'W-PAINTED-DOT': {
      title: 'Look for the dimple at leg 1.',
      text: 'A painted dot may only mean that the chip was tested.',
    },
    'W-PIN1': {
      title: 'Find leg 1.',
      text: 'It is beside the dimple, the notch or the bevelled edge.',
    },
    'W-WIRES': {
      title: 'Short wires.',
      text: 'Use data wires of 10 cm or less, all of one length.',
    },
    'W-PICO-FW-PIN': {
      title: 'The CS pin depends on the firmware.',
      text: 'With another firmware than the one you chose, this pin can be wrong.',
    },
    'W-DECOUPLE-LOOSE': {
      title: 'Close to the chip.',
      text: 'Put them as close to the VCC leg as possible.',
    },
    'W-TWO-CHIPS-CS': {
      title: 'A second chip must not answer.',
      text: 'It shares MISO and MOSI. Its CS goes to VCC only through a resistor.',
    },
  } as Readonly<Record<string, Short | undefined>>,
} as const
