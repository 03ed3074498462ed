/** Words of the wiring stage. */
import type { Wire } from '../../shared/wiring.ts'

export const wireText = {
  title: (count: number) => (count === 1 ? 'Connect 1 wire' : `Connect ${count} wires`),
  lead: {
    'on-board':
      'Disconnect all power and take the clip off the chip. Connect one wire at a time and tick it.',
    socketed: 'Disconnect all power. Connect one wire at a time and tick it.',
    loose: 'Disconnect all power. Connect one wire at a time and tick it.',
  },
  leadPower: 'Connect power last.',
  list: 'The wires, in this order',
  signal: 'Signal',
  leg: (n: number) => `leg ${n}`,
  pin: ({ headerPin, block }: Wire) => `${block === null ? '' : `${block} `}pin ${headerPin}`,
  headerTitle: (programmer: string, block: string | null) =>
    block === null ? programmer : `${programmer}, ${block}`,
  vccLocked: 'VCC is last. Tick the other wires first.',
  tickAll: 'Tick all wires (practice)',
  also: 'Besides the wires',
  lengths: 'Use data wires of 10 cm or less, all of one length.',
  seriesOption: '47 Ω resistors',
  series:
    '47 Ω in each data wire is optional and limits the current of a mistake. Never put it in VCC or GND.',
  print: 'Print card',
  before: 'Before you connect power',
  toKnow: (count: number) => `${count} more to know`,
  feedsTitle: 'What powers the chip?',
  feedsLead: 'For this mainboard, the sources do not say it. Choose one source. Never connect two.',
  feedsProgrammer: 'The programmer: its VCC wire goes to the chip',
  feedsBoard: 'The mainboard: the VCC wire stays off, and the mainboard has its own power',
  feedsTake: 'Choose this source',
  powerNote: 'Power here',
  throughAdapter: (volts: string) =>
    `Connect these wires to the programmer side of the ${volts} adapter, never straight to the chip. Go by the signal names, not by the leg numbers. Put the chip or the clip on the other side of the adapter.`,
  clipOn: (clip: string) => `${clip} on, from above`,
  looseOn: { socketed: 'in a socket', loose: 'on a breadboard' },
  adapterTitle: (volts: string) => `${volts} adapter`,
  adapterSide: 'programmer side',
  chipTitle: (name: string | null) => (name === null ? 'The chip' : `${name} chip`),
  commit: 'Connect power',
  cardTitle: 'Wiring card',
  cardFor: (programmer: string, packageName: string, board: string | null) =>
    `${programmer} to ${packageName}${board === null ? '' : `, ${board}`}`,
  cardFields: ['Mainboard', 'Chip', 'Size', 'Date'],
  columns: {
    line: 'Line',
    signal: 'Signal',
    leg: 'Chip leg',
    pin: 'Pin',
    name: 'Name',
    series: 'In series',
  },
  inSeries: (ohm: number, role: Wire['role']) => (role === 'data' ? `${ohm} Ω` : 'none'),
} as const
