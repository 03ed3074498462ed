// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Was die Anleitung von Stiftleisten sagt, nach den Namen in `headers.json`. CC BY-SA 4.0, wie die Anleitung. */

const pico =
  'Mit dem USB-Stecker nach oben: Die Pins 1 bis 20 laufen links hinunter, die Pins 21 bis 40 rechts hinauf. So liegt 40 gegenüber von 1.'
const twoRows =
  'Zwei Reihen. Ungerade Nummern liegen in der inneren Reihe, zur Mitte hin. Gerade liegen in der äußeren, am Rand. 1 und 2 liegen sich an einem Ende gegenüber.'

/** Eine Stiftleiste: ihr Name, die Ansicht der Zeichnung, wie ihre Pins gezählt werden, wo Pin 1 ist. */
export const headerWords = {
  'pico-40': {
    name: 'Raspberry Pi Pico, Pico H, Pico W, Pico WH',
    view: 'von oben, Oberseite, USB-Stecker oben',
    numbering: pico,
    pin1: 'Oben links, neben dem USB-Stecker. Die Nummer ist daneben gedruckt.',
    note: 'Ein Pico ohne H (oder „with headers“) im Namen kommt ohne Pins. Auf der Unterseite angelötete Pins spiegeln das Bild: Zähle von oben.',
  },
  'pico2-40': {
    name: 'Raspberry Pi Pico 2, Pico 2 with headers, Pico 2 W, Pico 2 W with headers',
    view: 'von oben, Oberseite, USB-Stecker oben',
    numbering: pico,
    pin1: 'Oben links, neben dem USB-Stecker. Die Nummer ist daneben gedruckt.',
    note: 'Dieselben Plätze und Namen wie beim ersten Pico.',
  },
  'rpi-40': {
    name: 'Raspberry Pi, Stiftleiste mit 40 Pins',
    view: 'von oben',
    numbering: twoRows,
    pin1: 'Der Pin am Ende der inneren Reihe, neben einem 5-V-Pin der äußeren Reihe. Sieh auf die gedruckten Nummern.',
    note: 'Die Pins 1 und 17 sind beide 3,3 V. Die Pins 6, 9, 14, 20, 25, 30, 34 und 39 sind alle Masse.',
  },
  'rpi-26': {
    name: 'Raspberry Pi, Stiftleiste mit 26 Pins (erste Modelle A und B)',
    view: 'von oben',
    numbering: `${twoRows} Die Nummern 1 bis 26 haben denselben Platz und dieselbe Bedeutung wie an der Stiftleiste mit 40 Pins.`,
    pin1: 'Der Pin am Ende der inneren Reihe. Sieh auf die gedruckten Nummern.',
    note: 'Ein Raspberry Pi mit 40 Pins hat diese Stiftleiste und 14 weitere Pins am anderen Ende. Zähle diese 14 nicht mit. Revision 1 unterscheidet sich nur an den Pins 3, 5 und 13. Keiner davon wird hier benutzt.',
  },
  'bbb-p9': {
    name: 'BeagleBone Black, Stiftleiste P9',
    view: 'von oben',
    numbering:
      'Zwei Reihen mit je 23 Pins. Ungerade Nummern in der einen Reihe, gerade in der anderen. 1 liegt an einem Ende gegenüber von 2.',
    pin1: 'Am Ende mit Strombuchse und Ethernet. Welche der beiden Reihen die ungerade ist, ist nicht bekannt: Lies die gedruckten Nummern.',
    note: 'Nur P9 wird benutzt, P8 nicht. Der aufgedruckte Name (I2C1_SCL und so weiter) ist die Aufgabe nach dem Einschalten. SPI muss erst eingeschaltet werden.',
  },
  'lepotato-7j1': {
    name: 'Libre Computer AML-S905X-CC (Le Potato), Stiftleiste 7J1',
    view: 'von oben',
    numbering: 'Gezählt wie an der Raspberry-Pi-Stiftleiste mit 40 Pins.',
    pin1: 'Sieh auf die gedruckten Nummern.',
    note: 'Die Pins für SPI, 3,3 V und Masse, die hier benutzt werden, haben dieselben Nummern wie beim Raspberry Pi.',
  },
}

/** Warum ein Pin für einen Chip gefährlich ist. */
export const dangerWords = {
  vbus: '5 V direkt von USB',
  vsys: 'bis zu 5 V',
  enable: 'wird er auf Masse gezogen, geht der Pico aus',
  '5v-beside-1': '5 V, direkt neben Pin 1 (3,3 V)',
  '5v': '5 V',
  '5v-beside-3v3': '5 V, neben den 3,3-V-Pins',
  'power-button': 'Leitung der Einschalttaste, mit 5 V',
}
