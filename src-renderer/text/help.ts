import type { OnlyFor } from '../../shared/data/guide-pages.ts'
import { nobody, sayContents } from '../../shared/text/en/chip-contents.ts'
import type { StageId } from '../wizard/stages.ts'

export interface HelpTopic {
  readonly question: string
  readonly answer: string
  /** For whom it is; for everybody when left out. */
  readonly for?: OnlyFor
  /** Page of the reference that says more. */
  readonly page?: string
}

/** Questions that are asked at each stage, answered in a sentence or two. */
export const help: {
  readonly close: string
  readonly more: string
  readonly cautions: string
  readonly danger: string
  readonly toRead: string
  readonly alsoGood: (count: number) => string
  readonly why: string
  readonly anywhere: readonly HelpTopic[]
  readonly stages: Readonly<Record<StageId, readonly HelpTopic[]>>
} = {
  close: 'Close help',
  more: 'More in the reference',
  cautions: 'Read before you continue',
  danger: 'Danger',
  toRead: 'Tick what you have read and will keep to.',
  alsoGood: (count) => `Cautions and notes for this step (${count})`,
  why: 'Where this comes from',
  anywhere: [
    {
      question: 'Can I break something here?',
      answer: sayContents('help.break', nobody),
    },
    {
      question: 'Can I stop and come back?',
      answer: sayContents('help.come-back', nobody),
    },
  ],
  stages: {
    programmer: [
      {
        question: 'What is a programmer?',
        answer:
          'A small board between this computer and the chip. It speaks SPI, the language of the chip. A Raspberry Pi Pico with serprog firmware is the usual choice.',
        page: 'programmers',
      },
      {
        question: 'My Pico does not show up',
        answer:
          'Try another USB cable first: many carry power only. A Pico without firmware shows up as a drive, not as a programmer.',
        for: { programmers: ['pico', 'pico-2'] },
      },
      {
        question: 'The port vanishes right after it came: brltty, ModemManager',
        answer:
          'On Ubuntu and Debian brltty, a service for braille displays, can claim a CH340 or CP210x adapter. Look with: sudo dmesg. If you use no braille display: sudo apt remove brltty. ModemManager opens new ports for some seconds to look for a modem. The udev rule of Pin One tells it not to. Then plug the programmer in again.',
      },
      {
        question: 'The drive of my Pico goes away and no port comes',
        answer:
          'The firmware was copied and the board restarted. A Pico clone may need a firmware built for its flash chip, and some cables carry power only. Try another cable and another USB port. Hold BOOTSEL while you plug it in, and copy the firmware again. An RP2350 board needs the file for RP2350.',
      },
      {
        question: 'I use WSL, usbipd, a virtual machine or a flatpak',
        answer:
          'A virtual machine and WSL do not see USB by themselves. Pin One for Windows needs neither. In WSL: usbipd list, then usbipd bind and usbipd attach --wsl with the bus id, from Windows. A terminal inside a flatpak or a container sees no ports: start Pin One outside of it.',
      },
      {
        question: 'Which port: COM12, cu.usbmodem, ttyACM0 or ttyUSB0?',
        answer:
          'Windows calls ports COM3 or COM12, macOS /dev/cu.usbmodem101 or /dev/cu.usbserial, Linux /dev/ttyACM0 or /dev/ttyUSB0. Pin One lists them. If there are several, unplug the programmer and see which one goes.',
      },
      {
        question: 'The port is busy, or access is denied',
        answer:
          'Only one program can use a port at a time. Close serial monitors, Arduino, PuTTY, screen, flashrom and another Pin One. On Linux your user must be allowed to open the port: the line of the programmer in the list says which command helps. Windows says “Access denied” in both cases.',
      },
      {
        question: 'Which driver does Windows need?',
        answer:
          'Windows 10 and 11 have the driver of a Pico. Do not use Zadig for it: a WinUSB or libusb driver takes the COM port away. Remove such a driver in the device manager, then plug the Pico in again.',
      },
      {
        question: 'Which /dev/spidev port is on the header?',
        answer:
          'On a Raspberry Pi /dev/spidev0.0 and 0.1 are SPI0, and /dev/spidev1.0 is SPI1. A Raspberry Pi 4 also has SPI3 to SPI6. Each further bus is switched on by an overlay. Pin One draws the pins of the port that you choose. /dev/spidev10.0 of a Raspberry Pi 5 is the flash from which it starts: Pin One does not write to it.',
        page: 'raspberry-pi#setup',
      },
      {
        question: 'My programmer is an ESP32 or ESP8266 on the network',
        answer:
          'Enter its address and port under “On the network, or on another computer”. Some of these programmers do not respond until an SPI clock is set: choose a clock, for example 1 MHz. Leave the chip select at its default.',
      },
      {
        question: 'Can I use a Bus Pirate, FT232H, Tigard, Dediprog or Arduino?',
        answer:
          'Only with a firmware that speaks serprog. Pin One knows serprog programmers and the SPI pins of a Linux board, and nothing else. A 5 V Arduino must not be connected to a 3.3 V chip. A Raspberry Pi Pico is the cheapest that works.',
        page: 'programmer-choice#which',
      },
      {
        question: 'The page in the browser does not open or lost its connection',
        answer:
          'The printed address works once and opens one tab. For a new one press Enter in the terminal where Pin One runs. Through ssh keep the same port number at both ends: ssh -L 8125:127.0.0.1:8125. If port 8125 is in use, Pin One takes another one and prints it. A running job goes on without the page.',
      },
    ],
    board: [
      {
        question: 'My board is not in the list',
        answer:
          'Choose “My mainboard is not listed”. Pin One then treats the chip as soldered to a mainboard. Only the hints about your model are missing.',
      },
    ],
    package: [
      {
        question: 'Where is leg 1?',
        answer:
          'Beside the dimple, the notch, or the slanted side. A painted dot can lie: it may only mean that the part was tested.',
        page: 'packages',
      },
      {
        question: 'I cannot read the print',
        answer:
          'Clean it with isopropyl alcohol, and look at it under a flat light with a magnifier or a phone camera. Supply voltage stays locked until it is known, because 3.3 V destroys a 1.8 V chip.',
      },
      {
        question: 'The marking says cFeon',
        answer:
          'cFeon is the mark of Eon. QH64 with cFeon above it is an EN25QH64, F32 is an EN25F32. Type the whole line. Most of them need 3.3 V. The data sheet decides.',
      },
      {
        question: 'Is a W25Q256 different?',
        answer:
          'It holds 32 MiB, so it needs addresses of 4 bytes. Pin One reads from the chip which commands it has. A W25Q256JW or FW needs 1.8 V, a W25Q256JV or FV needs 3.3 V.',
      },
      {
        question: 'Is it a fake chip?',
        answer:
          'A remarked chip can be smaller than its marking, or of another manufacturer. Compare the marking with the chip ID that Pin One shows. Pin One compares every byte after a write, so a chip that is smaller than it says does not pass.',
      },
    ],
    wire: [
      {
        question: 'Why does power come last?',
        answer:
          'A chip that gets signals before it has power can be harmed, and so can one whose wires move while it has power.',
      },
    ],
    check: [
      {
        question: 'Does checking change the chip?',
        answer: 'No. It asks for the identity of the chip several times and compares the answers.',
      },
      {
        question: 'No chip is found. What now?',
        answer:
          'Disconnect power first. Then look: the mark of the clip at leg 1, every leg touched, wires of 10 cm or less. Is all other power out of the board? Then ask again with a slower clock.',
        page: 'reading#detect',
      },
      {
        question: 'The chip gets hot, or something smells',
        answer:
          'Unplug the programmer and all power of the mainboard at once. Do not touch the chip. Then look: the clip the wrong way round, VCC and GND swapped, 5 V instead of 3.3 V, or 3.3 V on a 1.8 V chip. Do not connect it again before you have found the cause.',
        page: 'safety#voltage',
      },
      {
        question: 'The chip ID is wrong, or changes each time',
        answer:
          'A loose contact, a clock that is too fast, or a second chip that answers too. Disconnect power, set the clip again, use shorter wires and a slower clock. On a mainboard with two chips, hold CS of the other chip at VCC through a resistor.',
        page: 'reading#detect',
      },
    ],
    backup: [
      {
        question: 'Why twice?',
        answer:
          'A loose wire changes a bit here and there, and one read cannot tell. Two equal reads can.',
      },
      {
        question: 'The two reads differ. What now?',
        answer:
          'Neither read is a backup. Disconnect power, seat clip or chip again, use shorter wires or a slower clock, and read again.',
        page: 'warnings#W-DUMPS-DIFFER',
      },
      {
        question: 'How long does it take, and is it stuck?',
        answer:
          'A read of 8 MiB takes from half a minute to some minutes, by the clock and the programmer. A write takes longer, and is followed by a read of every byte. The line under the bar says when the programmer last answered. Do not unplug anything while it does.',
      },
      {
        question: 'Does my board keep its serial number and Windows key?',
        answer:
          'They are often in the firmware of the manufacturer, and go with it. The backup holds them. Keep its file: whoever wants the old firmware back writes the backup again.',
      },
      {
        question: 'Pin One does not use my data folder',
        answer:
          'Others may write in it, so they could exchange a backup. Run chmod go-w with the name of the folder, or name a folder of your own: PIN_ONE_DATA=/another/folder pin-one. A group that holds only you is allowed.',
      },
    ],
    image: [
      {
        question: 'My file is a .zip, .tar.xz, .exe or .hex',
        answer:
          'Only the contents of the chip can be written. Pin One opens .zip, .tar, .gz and .xz archives and lists the images inside. A program of the manufacturer (.exe) is no image, and neither is a page that was saved from the browser. A .uf2 file is firmware for a Pico.',
      },
      {
        question: 'Which file is the right one?',
        answer: 'The one made for exactly your board, as large as the chip.',
      },
      {
        question: 'What about two chips?',
        answer: 'The whole image is cut in two, one part for each chip. Pin One does that for you.',
        for: { facts: ['several-chips'] },
      },
      {
        question: 'My file is a capsule (.cap) of the manufacturer',
        answer:
          'A capsule is an update file with a header. It is not the contents of the chip. Do not write it. Use a full image for your mainboard, or the backup of the chip.',
      },
      {
        question: 'I lost my MAC address',
        answer:
          'It is in the GbE region of the backup that Pin One took. Restore the backup, or copy its GbE region into the new image. The address is often printed on a label of the computer as well.',
      },
    ],
    write: [
      {
        question: 'What if it breaks off?',
        answer: sayContents('help.breaks-off', nobody),
      },
    ],
    done: [
      {
        question: 'In which order do I take it apart?',
        answer:
          'Power off first: the programmer, and the charger or supply where the board feeds the chip. Then the clip, then the rest. Power into the board comes last.',
        for: { mounting: ['on-board'] },
      },
      {
        question: 'How do I take the chip out?',
        answer: 'Unplug the programmer first. Then lift the chip out.',
        for: { mounting: ['socketed', 'loose'] },
      },
      {
        question: 'It does not start. What now?',
        answer:
          'The chip holds what was written: every byte was read back. Is the clip off, are memory and batteries back in? Then the image is likelier the cause: made for another board, or its vendor files are missing. Write the right one, or restore the backup.',
        page: 'vendor-files#which-rom',
      },
    ],
    recover: [
      {
        question: 'Is my board dead?',
        answer: sayContents('help.dead', nobody),
      },
    ],
  },
}
