// SPDX-License-Identifier: GPL-3.0-or-later
/** Wie die Firmwares von Programmern heißen, nach den Namen in `serprog-firmwares.json`. */
export const firmwareNames = {
  'pin-one-bridge-unsteady':
    'Pin-One-Brücke zu den SPI-Pins eines BeagleBone Black, der unzuverlässig liest',
  'pin-one-bridge': 'Pin-One-Brücke zu den SPI-Pins eines Linux-Boards',
  'pin-one-practice': 'Übungsprogrammer von Pin One',
  'funkeleinhorn-pico-serprog': 'pico-serprog mit Vollduplex (Zweig next von funkeleinhorn)',
  'stacksmashing-pico-serprog':
    'pico-serprog von stacksmashing oder ein anderes am seriellen Anschluss des Pico-SDK',
  'jhbdream-serprog-pico': 'serprog_pico von jhbdream',
  'opensensor-pico-serprog': 'pico-serprog von opensensor',
  'libreboot-pico-serprog': 'pico-serprog von Libreboot (Riku_V)',
  'tinyusb-pico-serprog-with-chip-selects': 'pico-serprog mit Chip-Auswahl (Linie von Libreboot)',
  'kukrimate-pico-serprog': 'pico-serprog von kukrimate',
  'stm32-vserprog': 'stm32-vserprog von dword1511',
  'some-pico-serprog': 'ein pico-serprog, dessen USB-Kennung hier nicht zu sehen ist',
}
