// SPDX-License-Identifier: GPL-3.0-or-later
/** The style of each signal: colour, but also line, plate and name; text/drawing.ts describes the line in words. */
import type { SignalKey } from '../../../shared/data/guide.ts'

export interface SignalLook {
  /** Custom property of `tokens.css`. */
  readonly colour: string
  readonly widthPx: number
  /** Dash pattern in SVG syntax; `null` is a solid line. */
  readonly dash: string | null
  /** A double line: only VCC. */
  readonly hollow: boolean
  readonly aliases: readonly string[]
}

const look = (
  colour: string,
  widthPx: number,
  dash: string | null,
  aliases: readonly string[],
): SignalLook => ({
  colour: `var(--w-${colour})`,
  widthPx,
  dash,
  hollow: colour === 'vcc',
  aliases,
})

export const signalLooks: Readonly<Record<SignalKey, SignalLook>> = {
  VCC: look('vcc', 7, null, ['VDD']),
  GND: look('gnd', 7, null, ['VSS']),
  CS: look('cs', 4, '16 6', ['CS#', 'SS', 'CE#']),
  CLK: look('clk', 4, '4 4', ['SCK', 'SCLK']),
  MOSI: look('mosi', 4, '14 4 3 4', ['DI', 'SI', 'IO0']),
  MISO: look('miso', 4, null, ['DO', 'SO', 'IO1']),
  WP: look('hold', 2, '2 3', ['WP#', 'IO2']),
  HOLD: look('hold', 2, '2 3', ['RESET#', 'IO3']),
  NC: look('hold', 1, null, ['N/C']),
}

export const isPower = (signal: SignalKey) => signal === 'VCC' || signal === 'GND'
export const isHeldHigh = (signal: SignalKey) => signal === 'WP' || signal === 'HOLD'
