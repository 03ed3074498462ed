// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the first step. */
import { onlySoc } from '../codes.ts'
import type { BusChoice } from '../../../shared/programmer-pins.ts'

/** Ports that only some models of a Linux board have. */
const modelsOf: Readonly<Record<BusChoice['socs'][number], string>> = {
  bcm2835: 'Raspberry Pi 1 to 3',
  bcm2711: 'Raspberry Pi 4',
  bcm2712: 'Raspberry Pi 5',
}

export const programmerText = {
  title: 'Which programmer do you use?',
  plugged: 'Plugged in now',
  chosen: 'Chosen',
  nothing: 'No programmer found yet',
  plugAlone: 'Plug it in alone, without wires. It appears here.',
  setUp: 'Set it up',
  suggest: {
    pico: { name: 'Raspberry Pi Pico', note: '5 US dollars. Copy one file onto it.' },
    'rpi-40': { name: 'Raspberry Pi', note: 'Uses its own pins. Switch SPI on.' },
  },
  refusedShort: 'Refused: it can put 5 V on the data wires.',
  others: 'Others',
  details: 'Clock and pins',
  answers: 'Responds',
  asking: 'Checking',
  noAnswer: 'No response',
  access: {
    ok: 'Can be opened',
    denied: 'No permission',
    busy: 'In use',
    missing: 'Gone',
    refused: 'Refused',
    'no-port': 'No serial port',
  },
  fix: {
    denied: 'Run this once in a terminal. This line changes by itself when it works.',
    busy: 'Another program uses it. Close that program. This line then changes by itself.',
    missing: 'It was unplugged or restarted. Plug it in again.',
    'no-port': 'This line changes by itself when the port appears.',
    refused: 'Unplug it and use a Pico. For the reasons, press “Why not”.',
  },
  answered: (name: string, clock: string) => `Programmer: ${name}. SPI clock: ${clock}.`,
  clock: 'SPI clock',
  clockHint: 'Start with this. If reads differ, you can choose a slower SPI clock.',
  ownClock: 'the clock that the programmer starts with',
  which: 'Choose the model of the programmer',
  whichHint: 'The port does not show it. The drawing of the pins depends on it.',
  firmware: 'Choose the firmware of the programmer',
  firmwareHint: 'Only the pin of CS differs. With the wrong choice, no chip is found.',
  firmwareChoice: (name: string, pin: number, gpio: string) => `${name}: CS on pin ${pin}, ${gpio}`,
  spiPort: 'Choose the SPI port',
  spiPortHint:
    'A port other than the first must be switched on there. The drawing of the pins depends on it.',
  spiPortChoice: ({ bus, select, selectPin, socs }: BusChoice): string => {
    const only = onlySoc(socs)
    const models = only === null ? null : modelsOf[only]
    return `/dev/spidev${bus}.${select}: CS on pin ${selectPin}${models === null ? '' : ` (${models})`}`
  },
  none: 'Other programmers',
  compare: {
    name: 'Programmer',
    runs: 'Runs from',
    setup: 'Set-up',
    clock: 'Clock',
    know: 'What to know',
  },
  rows: {
    pico: {
      name: 'Pico',
      runs: 'any computer',
      setup: 'copy one file',
      know: 'Recommended. About 5 US dollars.',
    },
    'pico-2': {
      name: 'Pico 2',
      runs: 'any computer',
      setup: 'copy one file',
      know: 'Only with firmware that a release names for Pico 2.',
    },
    'rpi-40': {
      name: 'Raspberry Pi',
      runs: 'itself',
      setup: 'switch SPI on',
      know: 'Good if you already own one.',
    },
    'rpi-26': {
      name: 'Raspberry Pi, first models',
      runs: 'itself',
      setup: 'switch SPI on',
      know: '26 pins. The same wires as on 40.',
    },
    bbb: {
      name: 'BeagleBone Black',
      runs: 'itself',
      setup: 'four commands',
      know: 'Slow and unreliable. Read three times.',
    },
    'le-potato': {
      name: 'Le Potato',
      runs: 'itself',
      setup: 'two commands',
      know: 'Works like a Raspberry Pi.',
    },
    'generic-spidev': {
      name: 'Another Linux board',
      runs: 'itself',
      setup: 'depends on the model',
      know: 'Any Linux board with its own SPI port.',
    },
    ch341a: {
      name: 'CH341A',
      runs: 'any computer',
      setup: 'none',
      know: 'Refused: it can put 5 V on the data wires.',
    },
  } as Readonly<
    Record<string, { name: string; runs: string; setup: string; know: string } | undefined>
  >,
  howTo: 'How to set it up',
  whyNot: 'Why not',
  closeSetup: 'Close',
  practise: 'Practise on a practice chip',
  practiseThis: 'Practise with these choices',
  practiseMore: 'Practice: choose another chip, or a fault',
  practiseLead:
    'The practice chip is inside this app. Nothing real is touched. All steps are the same.',
  practiceChip: 'Chip',
  practiceFits: 'as your mainboard has it',
  practiceFault: 'What goes wrong',
  practiceReal: 'Be as slow as a real chip',
  faults: {
    none: 'nothing',
    'open-miso': 'the MISO wire has no contact',
    'swap-mosi-miso': 'MOSI and MISO are swapped',
    'open-hold': 'HOLD has no contact',
    'second-chip': 'the other chip of the mainboard answers too',
    'flip:rate=2e-6:above=9M': 'noise at a fast clock: two reads differ',
    protected: 'the chip is write-protected',
    'hidden-wps': 'blocks are locked, and no register shows it',
    'unplug:write=12': 'the cable comes off in the middle of the write',
    'bad-page:address=0x1000': 'a page of the chip is worn out',
  },
  elsewhere: 'On the network, or on another computer',
  address: 'Address and port',
  addressHint: 'A serprog programmer on the network, such as 192.168.1.20:2000.',
  connect: 'Connect to this address',
  addressWrong: 'Write it as host:port, for example 192.168.1.20:2000.',
  bootsel: (model: string) => `${model} without programmer firmware`,
  bootselStatus: 'Needs firmware',
  bootselText:
    'It appears as a drive. Choose the .uf2 file of the serprog firmware for exactly this programmer. Pin One checks the file and copies it.',
  bootselClosed: 'The drive is not mounted. Open it once in the file manager.',
  bootselFix: 'The drive is not mounted. Run this, or open the drive once in the file manager:',
  chooseUf2: 'Choose the .uf2 file',
  copying: (percent: number) => `Copying, ${percent} %`,
  copied: 'Copied. It restarts as a programmer and appears in this list in a few seconds.',
  notBack:
    'It has not appeared again. Unplug it and plug it in again, without pressing a button. If it still does not appear, the file may be for another model. Hold BOOTSEL while you plug it in, and choose another file.',
  use: (name: string) => `Use this ${name}`,
  useNone: 'Use this programmer',
  whyAsking: 'Pin One checks it now.',
  whyAccess: 'Pin One cannot open it yet. The card says why.',
  whyWhich: 'To continue, choose the model of the programmer.',
} as const
