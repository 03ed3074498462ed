/** Words in and beside the drawings. */
import type { Wire } from '../../shared/wiring.ts'

export const drawingText = {
  leg: (n: number) => `Leg ${n}`,
  pointAt: 'Point at a leg to see what it does.',
  chipTitle: (name: string, turn: number, under: boolean) =>
    `${name} from ${under ? 'below, mirrored' : 'above'}${turn === 0 ? '' : `, turned by ${turn} degrees`}`,
  underside: (hasLegs: boolean) => (hasLegs ? ['UNDERSIDE', 'mirrored'] : ['thermal', 'pad']),
  turn: 'Turn',
  flip: 'From below',
  flipBack: 'From above',
  print: 'Print',
  fromAbove: 'from above',
  fromBelow: 'from below',
  pin: (n: number) => `Pin ${n}`,
  wiringTitle: (chip: string, header: string) => `Wires between ${chip} and ${header}`,
  wire: ({ signal, chipPin, headerPin, headerName }: Wire) =>
    `${signal}: chip leg ${chipPin} to pin ${headerPin}, ${headerName}`,
  leftOff: (signal: string, leg: number) =>
    `${signal}, chip leg ${leg}, gets no wire: the board feeds it.`,
  staysOpen: (signal: string, leg: number) => `${signal}, chip leg ${leg}, stays free.`,
  pullUp: (signal: string, leg: number, min: number, max: number) =>
    `${signal}, chip leg ${leg}: a resistor of ${min / 1000} to ${max / 1000} kilohm to VCC.`,
  capacitorValues,
  capacitors: (farads: readonly number[]) =>
    `${capacitorValues(farads)} between VCC and GND, close to the chip.`,
  otherSelect: (need: 'required' | 'if-reads-disagree') =>
    need === 'required'
      ? 'The other chip of the board: hold its CS at VCC through 47 ohm, so that it stays silent.'
      : 'Should reads differ: hold CS of the other chip at VCC through 47 ohm, so that it stays silent.',
  danger: (pin: number, why: string) => `Never use pin ${pin}: ${why}.`,
} as const

/** `100 nF and 4.7 uF`; the micro sign is not in the font. */
function capacitorValues(farads: readonly number[]): string {
  const one = (farad: number) =>
    farad < 1e-6 ? `${Math.round(farad * 1e9)} nF` : `${Number((farad * 1e6).toFixed(1))} uF`
  return farads.map(one).join(' and ')
}
