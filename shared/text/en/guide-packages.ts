// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** The guide's words about chip packages and signals, by the ids in `packages.json`. CC BY-SA 4.0, like the guide. */

/** A signal of the chip: its name, and one sentence about it. */
export const signalWords = {
  CS: { name: 'Chip select', note: 'Low selects the chip, high makes the chip ignore the bus.' },
  MISO: {
    name: 'Data out of the chip',
    note: 'Joins the MISO pin of the programmer. MISO to MISO, never crossed.',
  },
  WP: {
    name: 'Write protect',
    note: 'Must sit high. A mainboard normally does this itself. A loose chip needs its own pull-up.',
  },
  GND: { name: 'Ground', note: 'Common ground. Needed even when the mainboard supplies VCC.' },
  MOSI: { name: 'Data into the chip', note: 'Joins the MOSI pin of the programmer.' },
  CLK: { name: 'Clock', note: 'SCK, SCLK and CLK are one and the same signal.' },
  HOLD: { name: 'Hold or reset', note: 'Must sit high. Same handling as WP.' },
  VCC: {
    name: 'Supply',
    note: 'Check the rated voltage of the exact part before anything is connected.',
  },
  NC: {
    name: 'Not used',
    note: 'Leave open. Some 16-pin parts give one of these pins a further use (a reset input, for example). Look in the data sheet.',
  },
}

/** Names that are easily confused. */
export const namingHazards = {
  'do-vs-d0':
    'DO (letter O) is the data output of the chip, so it goes to MISO. D0 (digit zero) means different things. On the BeagleBone Black SPI0_D0 is MISO. On a flash chip IO0 or SIO0 is the data input and goes to MOSI. Pin One never says D0 alone.',
  'sck-clk': 'SCK, SCLK and CLK are the same signal.',
}

/** A package: its legs, how they are counted, where leg 1 is, the socket, the clip, what to do with it. */
export const packageWords = {
  soic8: {
    style: 'eight legs bent outwards, four on each side',
    numbering:
      'Counter-clockwise seen from above. With leg 1 top left, legs 1 to 4 run down the left and 5 to 8 up the right.',
    pin1: 'A dot or other mark sits at leg 1. Trust a moulded or drilled dimple, a notch or a bevelled edge over a painted dot: paint may only say that the part was tested.',
    socket: 'SOIC8 socket on a breadboard (mind the width of the body)',
    clip: 'The clip that the Libreboot guide calls best. Wire it from the 8-pin table.',
  },
  soic16: {
    style: 'sixteen legs bent outwards, eight on each side',
    numbering:
      'Counter-clockwise seen from above. With leg 1 top left, legs 1 to 8 run down the left and 9 to 16 up the right.',
    pin1: 'A dot or other mark sits at leg 1. Trust a moulded or drilled dimple, a notch or a bevelled edge over a painted dot: paint may only say that the part was tested.',
    socket: 'SOIC16 socket on a breadboard',
    clip: 'The clip that the Libreboot guide calls best for 16 pins. Wire it from the 16-pin table.',
  },
  wson8: {
    style: 'no legs: flat contacts under the edges, and one thermal pad',
    numbering:
      'Counter-clockwise seen from above. With leg 1 top left, legs 1 to 4 run down the left and 5 to 8 up the right.',
    pin1: 'A dot or other mark at leg 1.',
    socket: 'WSON8 / DFN8 / QFN8 socket, 1.27 mm pitch, on a breadboard',
    clip: 'A SOIC8 clip slips and gives a very unreliable contact. Use a spring-loaded WSON8 probe, or change the chip for a SOIC8.',
    replace:
      'On the mainboards that the Libreboot guide knows, a SOIC8 fits in the place of the WSON8.',
    dont: 'Never solder wires to the contacts of the chip.',
  },
  dip8: {
    style: 'eight long legs, nearly always in a socket',
    numbering:
      'Counter-clockwise seen from above. With leg 1 top left, legs 1 to 4 run down the left and 5 to 8 up the right.',
    pin1: 'A dot or other mark sits at leg 1.',
    socket: 'Straight into a breadboard with 2.54 mm holes',
    clip: 'If it is soldered (very rare), test hooks reach the pins. In a socket: pull it out with a chip extractor, power off and unplugged.',
  },
}

/** A size of a package. */
export const variantWords = {
  'soic8-208': {
    label: 'wide body, 5.2 mm (208 mil)',
    note: 'The size that the Libreboot guide names when it speaks of sockets and adapters. A second data sheet gives 5.283 x 5.283 mm with an 8.001 mm span.',
  },
  'soic8-150': {
    label: 'narrow body, 3.9 mm (150 mil)',
    note: 'Same pin order, smaller body. The Libreboot guide does not mention it. Sockets and adapters made for the wide body (208 mil) do not fit.',
  },
  'soic16-300': { label: '7.5 mm (300 mil)', note: 'Eight of the sixteen pins carry a signal.' },
  'wson8-6x5': {
    label: '6 x 5 mm',
    note: 'The first figure is across the two rows of contacts. Thermal pad about 3.4 x 4.3 mm.',
  },
  'wson8-8x6': {
    label: '8 x 6 mm',
    note: 'Nominal size only. Which of the two sizes a given ThinkPad has is not known: measure the body before buying a probe or a socket.',
  },
  'dip8-300': { label: 'rows 7.62 mm (300 mil) apart', note: 'Body size not known.' },
}
