/** Words of the wiring stage. */
import type { Wire } from '../../shared/wiring.ts'

const counted = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven']

export const wireText = {
  title: (count: number) => `Connect ${counted[count] ?? count} wires`,
  lead: {
    'on-board':
      'Everything unplugged, clip off the chip. One wire at a time: tick it when it sits.',
    socketed: 'Everything unplugged. One wire at a time: tick it when it sits.',
    loose: 'Everything unplugged. One wire at a time: tick it when it sits.',
  },
  leadPower: 'Power comes last.',
  list: 'The wires, in this order',
  signal: 'Signal',
  leg: (n: number) => `leg ${n}`,
  pin: ({ headerPin, block }: Wire) => `${block === null ? '' : `${block} `}pin ${headerPin}`,
  headerTitle: (programmer: string, block: string | null) =>
    block === null ? programmer : `${programmer}, ${block}`,
  vccLocked: 'VCC comes last: tick the other wires first.',
  tickAll: 'Practice: tick them all',
  also: 'Besides the wires',
  lengths: 'Data wires 10 cm at most, all of one length.',
  seriesOption: '47 ohm resistors',
  series: '47 ohm in each data wire is optional and softens a mistake. Never in VCC or GND.',
  print: 'Print card',
  before: 'Before power',
  toKnow: (count: number) => `${count} more to know`,
  feedsTitle: 'Who feeds the chip?',
  feedsLead: 'For this board the sources leave it open. One source only, never two.',
  feedsProgrammer: 'The programmer: its VCC wire goes to the chip',
  feedsBoard: 'The board: the VCC wire stays off, and the board gets its own power',
  feedsTake: 'Take this',
  powerNote: 'Power here',
  clipOn: (clip: string) => `${clip} on, from above`,
  looseOn: { socketed: 'in a socket', loose: 'on a breadboard' },
  chipTitle: (name: string | null) => (name === null ? 'The chip' : `${name} chip`),
  commit: 'Power on and check',
  cardTitle: 'Wiring card',
  cardFor: (programmer: string, packageName: string, board: string | null) =>
    `${programmer} to ${packageName}${board === null ? '' : `, ${board}`}`,
  cardFields: ['Board', 'Chip', 'Size', 'Date'],
  columns: {
    line: 'Line',
    signal: 'Signal',
    leg: 'Chip leg',
    pin: 'Pin',
    name: 'Name',
    series: 'In series',
  },
  inSeries: (ohm: number, role: Wire['role']) => (role === 'data' ? `${ohm} ohm` : 'none'),
} as const
