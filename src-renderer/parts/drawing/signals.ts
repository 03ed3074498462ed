/** How each signal looks: never by colour alone, but by line, plate and name too. */
import type { SignalKey } from '../../../shared/data/guide.ts'

export interface SignalLook {
  /** Custom property of `tokens.css`. */
  readonly colour: string
  readonly widthPx: number
  /** Dash pattern as SVG has it; `null` is a solid line. */
  readonly dash: string | null
  /** A double line: only VCC. */
  readonly hollow: boolean
  /** The line in words, for the table and the screen reader. */
  readonly line: string
  readonly aliases: readonly string[]
}

const look = (
  colour: string,
  widthPx: number,
  dash: string | null,
  line: string,
  aliases: readonly string[],
): SignalLook => ({
  colour: `var(--w-${colour})`,
  widthPx,
  dash,
  hollow: colour === 'vcc',
  line,
  aliases,
})

export const signalLooks: Readonly<Record<SignalKey, SignalLook>> = {
  VCC: look('vcc', 7, null, 'double line', ['VDD']),
  GND: look('gnd', 7, null, 'heavy line', ['VSS']),
  CS: look('cs', 4, '16 6', 'long dashes', ['CS#', 'SS', 'CE#']),
  CLK: look('clk', 4, '4 4', 'short dashes', ['SCK', 'SCLK']),
  MOSI: look('mosi', 4, '14 4 3 4', 'dash and dot', ['DI', 'SI', 'IO0']),
  MISO: look('miso', 4, null, 'thin line', ['DO', 'SO', 'IO1']),
  WP: look('hold', 2, '2 3', 'fine dots', ['WP#', 'IO2']),
  HOLD: look('hold', 2, '2 3', 'fine dots', ['RESET#', 'IO3']),
  NC: look('hold', 1, null, 'no line', ['N/C']),
}

export const isPower = (signal: SignalKey) => signal === 'VCC' || signal === 'GND'
export const isHeldHigh = (signal: SignalKey) => signal === 'WP' || signal === 'HOLD'
