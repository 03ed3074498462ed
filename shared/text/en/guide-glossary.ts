// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Technical terms, by their English names in `glossary.json`. CC BY-SA 4.0, like the guide. */
export const glossaryWords = {
  '25xx': {
    term: '25xx',
    text: 'The family of SPI NOR flash chips. All manufacturers put "25" into the marking: W25Q64, MX25L6406, GD25Q32.',
  },
  'ATX supply': {
    term: 'ATX supply',
    text: 'The power supply of a desktop computer. It can deliver many amperes, so that a short circuit on a clip melts copper tracks. Do not use it here.',
  },
  Backup: {
    term: 'Backup',
    text: 'A copy of what is on the chip, saved before a write. It counts only after two equal reads.',
  },
  BOOTSEL: {
    term: 'BOOTSEL',
    text: 'The button on a Pico. Hold it while you plug in the Pico. The Pico then appears as a drive for new firmware.',
  },
  Breadboard: {
    term: 'Breadboard',
    text: 'A plastic block with rows of joined holes, 2.54 mm apart, for circuits without soldering.',
  },
  CH341A: {
    term: 'CH341A',
    text: 'A cheap USB programmer. Its data wires can carry 5 V. Pin One refuses it.',
  },
  Chipset: {
    term: 'Chipset',
    text: 'The chip of a mainboard that reads the flash chip when the computer starts. It must be without power during a write.',
  },
  Clip: {
    term: 'Clip',
    text: 'A clamp with one contact for each leg. You put it on a soldered chip. Pomona 5250 for SOIC8, 5252 for SOIC16.',
  },
  Clock: {
    term: 'Clock',
    text: 'How fast bits go over the data wires, in hertz. A slower SPI clock is more reliable.',
  },
  coreboot: { term: 'coreboot', text: 'The free firmware that Libreboot builds on.' },
  Decoupling: {
    term: 'Decoupling',
    text: 'Small capacitors between VCC and GND, close to the chip, that keep the supply voltage steady.',
  },
  DIP8: { term: 'DIP8', text: 'A large chip with two rows of four long legs, mostly in a socket.' },
  'DO and D0': {
    term: 'DO and D0',
    text: 'DO, with the letter, is the output of the chip: MISO. D0, with the digit, is MISO on a BeagleBone and MOSI on some chips. Pin One never uses D0 alone.',
  },
  'Drive strength': {
    term: 'Drive strength',
    text: 'The current that an output pin can supply while its level still counts as high. It is not a limit on the current.',
  },
  Erase: {
    term: 'Erase',
    text: 'Sets a block of the chip to FF. Only then can the block be written again.',
  },
  flashprog: {
    term: 'flashprog',
    text: 'The command line program that the Libreboot guide uses. Pin One shows its command at each step.',
  },
  GPIO: {
    term: 'GPIO',
    text: 'A pin of a Linux board or a Pico, by the name that its own chip gives it. GPIO8 is on pin 24 of a Raspberry Pi. Wires go by the pin.',
  },
  Flux: {
    term: 'Flux',
    text: 'Removes oxides while soldering. Rosin flux only, never an acid-based one.',
  },
  Hash: {
    term: 'Hash',
    text: 'A number made from every byte of a file. Equal files have equal hashes. SHA-256 and SHA-1 are two kinds.',
  },
  Header: { term: 'Header', text: 'A row of pins on a programmer, for wires with plugs.' },
  Image: { term: 'Image', text: 'The file that is written to the chip, bit for bit.' },
  'Intel flash descriptor': {
    term: 'Intel flash descriptor',
    text: 'A table at the start of an image that divides the chip into regions. One of them holds the network address.',
  },
  ISP: {
    term: 'ISP',
    text: 'In-system programming: reading and writing a chip that stays on its mainboard.',
  },
  'JEDEC ID': {
    term: 'JEDEC ID',
    text: 'The chip ID. Three bytes that Pin One reads from the chip: manufacturer, type, size.',
  },
  'Jumper leads': { term: 'Jumper leads', text: 'Single wires with a 2.54 mm plug on each end.' },
  lbmk: {
    term: 'lbmk',
    text: 'The build system of Libreboot. It builds images, the Pico firmware and flashprog.',
  },
  'Leg and pin': {
    term: 'Leg and pin',
    text: 'Pin One calls them legs on the chip and pins on the programmer.',
  },
  'Level converter': {
    term: 'Level converter',
    text: 'A circuit that changes 3.3 V signals to 1.8 V and back.',
  },
  Libreboot: {
    term: 'Libreboot',
    text: 'Free boot firmware for laptops, desktops and servers, built on coreboot. This reference is based on its guide.',
  },
  MiB: {
    term: 'MiB',
    text: '1048576 bytes. When the Libreboot guide writes 8mb, it means 8 MiB: 8388608 bytes.',
  },
  Ohm: { term: 'Ohm', text: 'The unit of resistance, written Ω. "1 k" is 1 kΩ or 1000 ohm.' },
  Page: { term: 'Page', text: 'The piece of a chip, mostly 256 bytes, that is written at once.' },
  Programmer: { term: 'Programmer', text: 'It connects this computer to the chip.' },
  'Pull-up': {
    term: 'Pull-up',
    text: 'A resistor of 1 kΩ to 10 kΩ from a leg to VCC. It holds the leg high.',
  },
  Rail: {
    term: 'Rail',
    text: 'A supply wire that several parts of a mainboard share. If one of them has power, all have.',
  },
  serprog: { term: 'serprog', text: 'The firmware and protocol that turn a serial port into SPI.' },
  SFDP: {
    term: 'SFDP',
    text: 'A table inside newer chips that describes the chip: size, erase blocks, commands.',
  },
  Silkscreen: {
    term: 'Silkscreen',
    text: 'The letters, numbers and marks on a mainboard, for example the mark at leg 1.',
  },
  Socket: {
    term: 'Socket',
    text: 'A holder for a loose chip. Some mainboards have one. Others are for breadboards.',
  },
  SOIC8: { term: 'SOIC8', text: 'A chip with four bent legs on each of two sides, 1.27 mm apart.' },
  SOIC16: {
    term: 'SOIC16',
    text: 'Like SOIC8 with eight legs on each of two sides. Only eight of them are used.',
  },
  SPI: {
    term: 'SPI',
    text: 'The protocol between programmer and chip: one clock, one wire for each direction, one chip select.',
  },
  spidev: { term: 'spidev', text: 'The part of Linux through which a program uses SPI pins.' },
  SSH: {
    term: 'SSH',
    text: 'A way to type commands on another computer over the network, encrypted.',
  },
  'Split and join': {
    term: 'Split and join',
    text: 'A mainboard with two chips has one image. It is split for writing, and both backups are joined.',
  },
  UF2: { term: 'UF2', text: 'The file format of firmware for a Pico.' },
  'Vendor files': {
    term: 'Vendor files',
    text: 'Files of the manufacturer that some mainboards need and that a release image lacks.',
  },
  Verified: {
    term: 'Verified',
    text: 'Every byte was read back after the write and compared. Pin One uses the word for nothing else.',
  },
  'Write protection': {
    term: 'Write protection',
    text: 'A lock, by a leg or by settings inside the chip, that stops writes.',
  },
  WSON8: { term: 'WSON8', text: 'A flat chip without legs. Its contacts are under the edges.' },
}
