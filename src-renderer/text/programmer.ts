/** Words of the first step. */
import type { BusChoice } from '../../shared/programmer-pins.ts'

/** Ports that not every model of a board has. */
const modelsOf: Readonly<Record<BusChoice['socs'][number], string>> = {
  bcm2835: 'Raspberry Pi 1 to 3',
  bcm2711: 'Raspberry Pi 4',
  bcm2712: 'Raspberry Pi 5',
}

export const programmerText = {
  title: 'Which programmer will you use?',
  lead: 'It is the small board between this computer and the chip. Plug it in alone, with no wires on it. It appears here by itself.',
  plugged: 'Plugged in now',
  nothing: 'Nothing yet. Plug it in with a USB cable that carries data; many carry power only.',
  answers: 'Answers',
  asking: 'Asking it',
  noAnswer: 'No answer',
  access: {
    ok: 'Can be opened',
    denied: 'No permission',
    busy: 'In use',
    missing: 'Gone',
    refused: 'Refused',
  },
  fix: {
    denied: 'Run this once in a terminal. This line changes by itself when it has worked.',
    busy: 'Another program holds it. Close that program; this line changes by itself.',
    missing: 'It was unplugged or restarted. Plug it in again.',
    refused: 'Unplug it, and take a Pico. The reasons stand under “Why not” in the table below.',
  },
  answered: (name: string, clock: string) => `${name} answers. SPI clock granted: ${clock}.`,
  clock: 'SPI clock to ask for',
  clockHint: 'Start here. A slower clock is offered when reads differ.',
  ownClock: 'what the programmer starts with',
  which: 'Which board is it?',
  whichHint: 'The port does not say. It decides which pins are drawn.',
  firmware: 'Which firmware is on it?',
  firmwareHint:
    'Only the place of CS differs. A wrong answer means that no chip is found; nothing breaks.',
  spiPort: 'Which of its SPI ports is used?',
  spiPortHint:
    'A port other than the first has to be switched on there. It decides which pins are drawn.',
  spiPortChoice: ({ bus, select, selectPin, socs }: BusChoice): string => {
    const [only] = socs
    const models = socs.length === 1 && only !== undefined ? modelsOf[only] : null
    return `/dev/spidev${bus}.${select}: CS on pin ${selectPin}${models === null ? '' : ` (${models})`}`
  },
  none: 'None yet? Take a Pico',
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
      know: 'First choice. About 5 US dollars.',
    },
    'pico-2': {
      name: 'Pico 2',
      runs: 'any computer',
      setup: 'copy one file',
      know: 'Only with an image that a release names for Pico 2.',
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
      know: 'Slow and unsteady. Read three times.',
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
      setup: 'depends on the board',
      know: 'Any Linux board with an SPI port of its own.',
    },
    ch341a: {
      name: 'CH341A',
      runs: 'any computer',
      setup: 'none',
      know: 'Refused: it can put 5 V on the data lines.',
    },
  } as Readonly<
    Record<string, { name: string; runs: string; setup: string; know: string } | undefined>
  >,
  howTo: 'How to set it up',
  whyNot: 'Why not',
  closeSetup: 'Close',
  practise: 'Practise on a simulated chip',
  practiseThis: 'Practise with these choices',
  practiseMore: 'Practice: another chip, or a fault to rehearse',
  practiseLead:
    'A chip inside this app. Nothing real is touched, and everything on the way is the same.',
  practiceChip: 'Chip',
  practiceFits: 'as your mainboard has it',
  practiceFault: 'What goes wrong',
  practiceReal: 'Take as long as a real chip',
  faults: {
    none: 'nothing',
    'open-miso': 'the MISO wire has no contact',
    'swap-mosi-miso': 'MOSI and MISO are swapped',
    'open-hold': 'HOLD is left open',
    'second-chip': 'the other chip of the board answers too',
    'flip:rate=2e-6:above=9M': 'noise at a fast clock: two reads differ',
    protected: 'the chip is write-protected',
    'hidden-wps': 'blocks are locked, and no register shows it',
    'unplug:write=12': 'the cable comes off in the middle of the write',
    'bad-page:address=0x1000': 'a page of the chip is worn out',
  },
  elsewhere: 'On the network, or on another computer',
  address: 'Address and port',
  addressHint: 'A serprog programmer on the network, such as 192.168.1.20:2000.',
  connect: 'Ask it',
  addressWrong: 'Write it as host:port, such as 192.168.1.20:2000.',
  bootsel: (model: string) => `${model} without programmer firmware`,
  bootselStatus: 'Waits for firmware',
  bootselText:
    'It shows up as a drive. Choose the .uf2 file of the serprog firmware that was made for exactly this board; Pin One checks it and copies it.',
  bootselFix: 'The drive is not mounted. Run this, or open it once in the file manager:',
  chooseUf2: 'Choose the .uf2 file',
  copying: (percent: number) => `Copying, ${percent} %`,
  copied: 'Copied. The board restarts as a programmer and appears in this list in a few seconds.',
  notBack:
    'It has not come back. Pull the plug and put it in again, without a button held. If it still does not show up, the file was made for another board: hold BOOTSEL while you plug it in, and choose another.',
  use: (name: string) => `Use this ${name}`,
  useNone: 'Use this programmer',
  whyNone: 'Choose one of the list, or practise.',
  whyAsking: 'It is being asked.',
  whyNoAnswer: 'It has not answered as a programmer.',
  whyAccess: 'It cannot be opened yet; its line says why.',
  whyWhich: 'Still open: which board it is.',
} as const
