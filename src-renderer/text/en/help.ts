// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { plural } from '../../../shared/text/numbers.ts'
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'
import type { TopicId } from '../help-topics.ts'

export interface HelpWords {
  readonly question: string
  readonly answer: string
}

/** Words around help and cautions. */
export const help: {
  readonly close: string
  readonly search: string
  readonly more: string
  readonly cautions: string
  readonly danger: string
  readonly toRead: string
  readonly alsoGood: (count: number) => string
  /** Cautions that appear after the user has ticked those above. */
  readonly later: (count: number) => string
  readonly why: string
} = {
  close: 'Close help',
  search: 'Search all help',
  more: 'More in the reference',
  cautions: 'Read before you continue',
  danger: 'Danger',
  toRead: 'Tick what you have read and will keep to.',
  later: (count) =>
    plural(count, { one: '1 more comes after these.', other: `${count} more come after these.` }),
  alsoGood: (count) => `More notes (${count})`,
  why: 'Source',
}

/** Questions of each stage, answered in a sentence or two. */
export const helpTopics: Readonly<Record<TopicId, HelpWords>> = {
  break: {
    question: 'Can I break something here?',
    get answer() {
      return sayContents('help.break', nobody)
    },
  },
  'come-back': {
    question: 'Can I stop and come back?',
    get answer() {
      return sayContents('help.come-back', nobody)
    },
  },
  'what-programmer': {
    question: 'What is a programmer?',
    answer:
      'It connects this computer to the chip. It uses SPI, the protocol of the chip. Most people use a Raspberry Pi Pico with serprog firmware.',
  },
  'pico-not-shown': {
    question: 'My Pico does not show up',
    answer:
      'Try another USB cable first. Many cables carry power only. A Pico without firmware appears as a drive and not as a programmer.',
  },
  'port-vanishes': {
    question: 'The port disappears right after it appears: brltty, ModemManager',
    answer:
      'On Ubuntu and Debian brltty, a service for braille displays, can claim a CH340 or CP210x adapter. To see it, run: sudo dmesg. If you use no braille display, run: sudo apt remove brltty. ModemManager opens new ports for some seconds to look for a modem. The udev rule of Pin One tells it not to. Then plug the programmer in again.',
  },
  'pico-drive-gone': {
    question: 'The drive of my Pico disappears and no port appears',
    answer:
      'The firmware was copied and the Pico restarted. A Pico clone may need a firmware built for its flash chip, and some cables carry power only. Try another cable and another USB port. Hold BOOTSEL while you plug it in, and copy the firmware again. A Pico 2 or another RP2350 needs the file for RP2350.',
  },
  wsl: {
    question: 'I use WSL, usbipd, a virtual machine or a flatpak',
    answer:
      'A virtual machine and WSL do not see USB by themselves. Pin One for Windows needs neither. In WSL: usbipd list, then usbipd bind and usbipd attach --wsl with the bus id, from Windows. A terminal inside a flatpak or a container sees no ports: start Pin One outside of it.',
  },
  'which-port': {
    question: 'Which port: COM12, cu.usbmodem, ttyACM0 or ttyUSB0?',
    answer:
      'Windows calls ports COM3 or COM12, macOS /dev/cu.usbmodem101 or /dev/cu.usbserial, Linux /dev/ttyACM0 or /dev/ttyUSB0. Pin One lists them. If there are several, unplug the programmer and see which one disappears.',
  },
  'port-busy': {
    question: 'The port is busy, or access is denied',
    answer:
      'Only one program can use a port at a time. Close serial monitors, Arduino, PuTTY, screen, flashrom and another Pin One. On Linux your user must be allowed to open the port: the line of the programmer in the list says which command helps. Windows says “Access denied” in both cases.',
  },
  'windows-driver': {
    question: 'Which driver does Windows need?',
    answer:
      'Windows 10 and 11 have the driver of a Pico. Do not use Zadig for it: a WinUSB or libusb driver removes the COM port. Remove such a driver in the device manager. Then plug the Pico in again.',
  },
  'which-spidev': {
    question: 'Which /dev/spidev port is on the header?',
    answer:
      'On a Raspberry Pi /dev/spidev0.0 and 0.1 are SPI0, and /dev/spidev1.0 is SPI1. A Raspberry Pi 4 also has SPI3 to SPI6. Each further bus is switched on by an overlay. Pin One draws the pins of the port that you choose. /dev/spidev10.0 of a Raspberry Pi 5 is the flash from which it starts: Pin One does not write to it.',
  },
  'network-programmer': {
    question: 'My programmer is an ESP32 or ESP8266 on the network',
    answer:
      'Enter its address and port under “On the network, or on another computer”. Some of these programmers do not respond until an SPI clock is set: choose a clock, for example 1 MHz. Leave the chip select at its default.',
  },
  'other-programmers': {
    question: 'Can I use a Bus Pirate, FT232H, Tigard, Dediprog or Arduino?',
    answer:
      'Only with serprog firmware. Pin One knows serprog programmers and the SPI pins of a Linux board, and nothing else. A 5 V Arduino must not be connected to a 3.3 V chip. A Raspberry Pi Pico is the cheapest one that Pin One supports.',
  },
  'browser-page': {
    question: 'The page in the browser does not open or lost its connection',
    answer:
      'The printed address works once and opens one tab. For a new address, press Enter in the terminal where Pin One runs. Through ssh, use the same port number at both ends: ssh -L 8125:127.0.0.1:8125. If port 8125 is in use, Pin One uses another one and prints it. A read or a write continues without the page.',
  },
  'board-not-listed': {
    question: 'My mainboard is not in the list',
    answer:
      'Choose “A mainboard that is not listed”. Pin One then treats the chip as soldered to a mainboard. Only the hints about your model are missing.',
  },
  'where-leg-1': {
    question: 'Where is leg 1?',
    answer:
      'Leg 1 is beside the dimple, the notch or the slanted side. A painted dot may not mark leg 1. It may only mean that the chip was tested.',
  },
  'marking-unreadable': {
    question: 'I cannot read the marking',
    answer:
      'Clean the chip with isopropyl alcohol. Hold a light at a low angle and use a magnifier or a phone camera. Wiring stays locked until the supply voltage is known, because 3.3 V destroys a 1.8 V chip.',
  },
  cfeon: {
    question: 'The marking says cFeon',
    answer:
      'cFeon is the mark of Eon. QH64 with cFeon above it is an EN25QH64, F32 is an EN25F32. Type the whole line. Most of them need 3.3 V. The data sheet decides.',
  },
  w25q256: {
    question: 'Is a W25Q256 different?',
    answer:
      'It holds 32 MiB, so it needs addresses of 4 bytes. Pin One reads from the chip which commands it has. A W25Q256JW or FW needs 1.8 V, a W25Q256JV or FV needs 3.3 V.',
  },
  'fake-chip': {
    question: 'Is it a fake chip?',
    answer:
      'A remarked chip can be smaller than its marking, or of another manufacturer. Compare the marking with the chip ID that Pin One shows. Pin One compares every byte after a write. A chip that is smaller than its ID fails that comparison.',
  },
  'why-power-last': {
    question: 'Why does power come last?',
    answer:
      'Signals can damage a chip that has no power yet. Moving a wire can damage a chip that has power.',
  },
  'does-check-change': {
    question: 'Does checking change the chip?',
    answer: 'No. Pin One reads the chip ID several times and compares the replies.',
  },
  'no-chip': {
    question: 'No chip is found. What now?',
    answer:
      'Disconnect power first. Check that the mark of the clip is at leg 1 and that the clip touches every leg. Use wires of 10 cm or less. Check that the mainboard has no other power. Then find the chip again with a slower SPI clock.',
  },
  hot: {
    question: 'The chip gets hot, or something smells',
    answer:
      'Unplug the programmer and all power of the mainboard at once. Do not touch the chip. Check whether the clip is the wrong way round, or VCC and GND are swapped. Check whether the chip had 5 V instead of 3.3 V, or 3.3 V on a 1.8 V chip. Do not connect it again before you have found the cause.',
  },
  'wrong-id': {
    question: 'The chip ID is wrong, or changes each time',
    answer:
      'A contact may be loose, or the SPI clock too fast. A second chip may answer too. Disconnect power and put the clip on again. Use shorter wires and a slower SPI clock. On a mainboard with two chips, connect CS of the other chip to VCC through 47 Ω. Never use a bare wire.',
  },
  'why-twice': {
    question: 'Why twice?',
    answer:
      'A loose wire can change single bits, and one read cannot show that. If two reads match, such an error is unlikely.',
  },
  'reads-differ': {
    question: 'The two reads differ. What now?',
    answer:
      'Neither read is a backup. Disconnect power and put the clip or the chip on again. Use shorter wires or a slower SPI clock. Then read again.',
  },
  'how-long': {
    question: 'How long does it last, and is it stuck?',
    answer:
      'A read of 8 MiB needs half a minute to some minutes. It depends on the SPI clock and the programmer. A write needs more time, and Pin One then reads every byte back. The line under the bar shows when the programmer last responded. Do not unplug anything while it responds.',
  },
  'serial-and-key': {
    question: 'Does my mainboard keep its serial number and Windows key?',
    answer:
      'They are often in the firmware of the manufacturer, and the write replaces it. The backup holds them. Keep the backup file. To have the old firmware again, restore the backup.',
  },
  'data-folder': {
    question: 'Pin One does not use my data folder',
    answer:
      'Other users may write to it, so they could replace a backup. Run chmod go-w with the name of the folder, or name a folder of your own: PIN_ONE_DATA=/another/folder pin-one. A group that holds only you is allowed.',
  },
  'archive-file': {
    question: 'My file is a .zip, .tar.xz, .exe or .hex',
    answer:
      'Only the contents of the chip can be written. Pin One opens .zip, .tar, .gz and .xz archives and lists the images inside. A program of the manufacturer (.exe) is not an image. A page saved from the browser is not one either. A .uf2 file is firmware for a Pico.',
  },
  'which-file': {
    question: 'Which file is the right one?',
    answer: 'Use the image for exactly your mainboard. It must have the size of the chip.',
  },
  'two-chips': {
    question: 'What about two chips?',
    answer:
      'The whole image is split into two parts, one for each chip. Pin One does that for you.',
  },
  capsule: {
    question: 'My file is a capsule (.cap) of the manufacturer',
    answer:
      'A capsule is an update file with a header. It is not the contents of the chip. Do not write it. Use a full image for your mainboard, or the backup of the chip.',
  },
  'lost-mac': {
    question: 'I lost my MAC address',
    answer:
      'It is in the GbE region of the backup that Pin One made. Restore the backup, or copy its GbE region into the new image. The address is often on a label of the computer too.',
  },
  'write-breaks-off': {
    question: 'What if the write does not finish?',
    get answer() {
      return sayContents('help.breaks-off', nobody)
    },
  },
  'disconnect-order': {
    question: 'In which order do I disconnect everything?',
    answer:
      'Disconnect power first: the programmer, and the charger if the mainboard powers the chip. Take the clip off. Then put the computer together. Connect power to the mainboard last.',
  },
  'remove-chip': {
    question: 'How do I remove the chip?',
    answer: 'Unplug the programmer first. Then pull the chip straight up.',
  },
  'not-starting': {
    question: 'It does not start. What now?',
    answer:
      'The chip holds what was written: every byte was read back. Check that the clip is off and that memory and batteries are back in. If it still does not start, the image may be for another mainboard, or its vendor files may be missing. Write the right image, or restore the backup.',
  },
  dead: {
    question: 'Is my mainboard dead?',
    get answer() {
      return sayContents('help.dead', nobody)
    },
  },
}
