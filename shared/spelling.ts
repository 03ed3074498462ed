// SPDX-License-Identifier: GPL-3.0-or-later
/** Numbers for users: exact, with their unit, in the present language. */
import { chipActText } from './text/chip-acts.ts'
import { decimal, grouped } from './text/numbers.ts'
import { shapeText } from './text/shapes.ts'
import { unitText } from './text/units.ts'

/** `8 MiB`, `256 KiB`, `16 MiB + 3 bytes` never: an odd count is given in bytes. */
export function spelledBytes(count: number): string {
  if (count > 0 && count % 0x10_0000 === 0) return `${count / 0x10_0000} MiB`
  if (count > 0 && count % 1024 === 0) return `${count / 1024} KiB`
  return `${grouped(count)} ${unitText.bytes(count)}`
}

/** `15.6 MHz`, `512 kHz`; 0: the programmer does not tell its clock. */
export function spelledHz(hz: number): string {
  if (hz === 0) return unitText.clockNotReported
  if (hz >= 1_000_000) return `${trimmed(hz / 1_000_000)} MHz`
  return hz >= 1000 ? `${trimmed(hz / 1000)} kHz` : `${hz} Hz`
}

/** `450 ms`, `2.5 s`, `1 min 40 s`. */
export function spelledMs(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${trimmed(ms / 1000)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** `3.3 V`, `1.95 V`. */
export const spelledVolts = (millivolts: number): string => `${trimmed(millivolts / 1000)} V`

/** `1.65 to 2 V`: what a chip may be supplied with. */
export const spelledSupply = (range: readonly [minMv: number, maxMv: number] | null): string =>
  range === null
    ? unitText.supplyNotKnown
    : unitText.range(decimal(range[0] / 1000, 3), `${decimal(range[1] / 1000, 3)} V`)

/** An address inside a chip: six hex digits, more above 16 MiB. */
function spelledOffset(offset: number): string {
  return offset.toString(16).toUpperCase().padStart(6, '0')
}

/** `700000-7FFFFF`. */
function spelledRange(range: { readonly offset: number; readonly length: number }): string {
  return `${spelledOffset(range.offset)}-${spelledOffset(range.offset + range.length - 1)}`
}

/** `ef4017` as data sheets print it: `EF 40 17`. */
export const spelledHex = (hex: string) => (hex.match(/../gu) ?? []).join(' ').toUpperCase()

/** Names of facts that are bytes from the bus, shown as hex. */
const busBytes: ReadonlySet<string> = new Set(['idBytes', 'samples', 'meant'])

/** Formats a fact of a fault by the unit in its name. */
export function spelled(name: string, value: unknown): string {
  if (typeof value === 'number') {
    if (name.endsWith('Bytes')) return spelledBytes(value)
    if (name.endsWith('Hz')) return spelledHz(value)
    if (name.endsWith('Ms')) return spelledMs(value)
    if (name.endsWith('Mv')) return spelledVolts(value)
    if (/offset$/i.test(name)) return spelledOffset(value)
    return String(value)
  }
  if (name === 'supplyMv') return spelledSupply(value as readonly [number, number])
  if (Array.isArray(value))
    return value.length === 0 ? unitText.none : value.map((one) => spelled(name, one)).join(', ')
  if (typeof value === 'string' && busBytes.has(name)) return spelledHex(value)
  if (name === 'what' && typeof value === 'string')
    return (chipActText as Readonly<Record<string, string>>)[value] ?? value
  if (name === 'looksLike' && typeof value === 'string')
    return (shapeText as Readonly<Record<string, string>>)[value] ?? value
  if (typeof value === 'object' && value !== null && 'offset' in value && 'length' in value)
    return spelledRange(value as { offset: number; length: number })
  return String(value)
}

const trimmed = (value: number): string => decimal(value, value < 10 ? 2 : 1)
