// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** The guide's words about pin headers, by the ids in `headers.json`. CC BY-SA 4.0, like the guide. */

/** A header: its name, the view of the drawing, how its pins are counted, where pin 1 is. */
export const headerWords = {
  'pico-40': {
    name: 'Raspberry Pi Pico, Pico H, Pico W, Pico WH',
    view: 'top, component side, USB connector up',
    numbering:
      'With the USB connector at the top, pins 1 to 20 run down the left side. Pins 21 to 40 run up the right side, so 40 is opposite 1.',
    pin1: 'Top left, next to the USB connector. The number is printed beside it.',
    note: 'A Pico without an H (or "with headers") in its name comes without pins. Pins soldered on the lower face mirror the picture: count from above.',
  },
  'pico2-40': {
    name: 'Raspberry Pi Pico 2, Pico 2 with headers, Pico 2 W, Pico 2 W with headers',
    view: 'top, component side, USB connector up',
    numbering:
      'With the USB connector at the top, pins 1 to 20 run down the left side. Pins 21 to 40 run up the right side, so 40 is opposite 1.',
    pin1: 'Top left, next to the USB connector. The number is printed beside it.',
    note: 'Same positions and names as the first Pico.',
  },
  'rpi-40': {
    name: 'Raspberry Pi 40-pin header',
    view: 'top',
    numbering:
      'Two rows. Odd numbers are in the inner row, towards the middle. Even numbers are in the outer row, at the edge. 1 and 2 face each other at one end.',
    pin1: 'End pin of the inner row, beside a 5 V pin on the outer row. Check the printed numbers.',
    note: 'Pins 1 and 17 are both 3.3 V. Pins 6, 9, 14, 20, 25, 30, 34 and 39 are all ground.',
  },
  'rpi-26': {
    name: 'Raspberry Pi 26-pin header (first Model A and B)',
    view: 'top',
    numbering:
      'Two rows. Odd numbers are in the inner row, towards the middle. Even numbers are in the outer row, at the edge. 1 and 2 face each other at one end. Numbers 1 to 26 have the same place and meaning as on the 40-pin header.',
    pin1: 'End pin of the inner row. Check the printed numbers.',
    note: 'A 40-pin Raspberry Pi has this header and 14 more pins at the far end. Leave those 14 out of the count. Revision 1 differs only at pins 3, 5 and 13, none of which is used here.',
  },
  'bbb-p9': {
    name: 'BeagleBone Black, header P9',
    view: 'top',
    numbering:
      'Two rows of 23. Odd numbers in one row, even numbers in the other. 1 faces 2 at one end.',
    pin1: 'At the DC jack and Ethernet end. Which of the two rows is odd is not known: read the printed numbers.',
    note: 'Only P9 is used, P8 is not. The name printed in the default table (I2C1_SCL and so on) is the power-on function. The SPI function must be switched on first.',
  },
  'lepotato-7j1': {
    name: 'Libre Computer AML-S905X-CC (Le Potato), header 7J1',
    view: 'top',
    numbering: 'Same numbering scheme as the Raspberry Pi 40-pin header.',
    pin1: 'Check the printed numbers.',
    note: 'The SPI, 3.3 V and ground pins used here sit at the same numbers as on a Raspberry Pi.',
  },
}

/** Why a pin is dangerous to a chip. */
export const dangerWords = {
  vbus: '5 V straight from USB',
  vsys: 'up to 5 V',
  enable: 'pulling it to ground switches the Pico off',
  '5v-beside-1': '5 V, directly beside pin 1 (3.3 V)',
  '5v': '5 V',
  '5v-beside-3v3': '5 V, next to the 3.3 V pins',
  'power-button': 'power button line, at 5 V level',
}
