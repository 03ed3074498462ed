// SPDX-License-Identifier: GPL-3.0-or-later
/** The format of sizes, clocks, times and addresses, the same everywhere, in the current language. */
import { decimal, fixed, grouped } from '../../shared/text/numbers.ts'
import { unitText } from '../../shared/text/units.ts'
import { sizeWords as words } from './size-words.ts'

export function sizeText(bytes: number): string {
  if (bytes > 0 && bytes % 1048576 === 0) return `${bytes / 1048576} MiB`
  if (bytes > 0 && bytes % 1024 === 0) return `${bytes / 1024} KiB`
  return words.bytes(grouped(bytes))
}

/** `3.5 of 8 MiB`: both in the unit of the whole, so that the changing number stays readable. */
export function amountText(done: number, total: number): string {
  if (total < 1024) return words.bytes(words.of(`${done}`, `${total}`))
  const [unit, name, digits] = total < 1048576 ? [1024, 'KiB', 0] : [1048576, 'MiB', 1]
  const spelled = (bytes: number) => fixed(bytes / unit, bytes % unit === 0 ? 0 : digits)
  return `${words.of(spelled(done), spelled(total))} ${name}`
}

export function clockText(hz: number): string {
  if (hz === 0) return words.notTold
  if (hz >= 1e6) return `${decimal(hz / 1e6, 2)} MHz`
  return `${decimal(hz / 1e3, 1)} kHz`
}

/** Whole seconds under a minute, then minutes and seconds. */
export function timeText(ms: number): string {
  if (ms > 0 && ms < 1000) return words.underASecond
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const rest = seconds % 60
  return rest === 0
    ? `${Math.floor(seconds / 60)} min`
    : `${Math.floor(seconds / 60)} min ${rest} s`
}

/** An estimate: `about 40 s`, `under 1 s`. */
export const aboutText = (ms: number) =>
  ms < 1000 ? words.underASecond : words.about(timeText(ms))

export const addressText = (offset: number) =>
  `0x${offset.toString(16).toUpperCase().padStart(6, '0')}`

export function voltText(mv: number): string {
  return `${decimal(mv / 1000, 2)} V`
}

/** `2.7 V to 3.6 V`. */
export const supplyText = ([leastMv, mostMv]: readonly [number, number]): string =>
  unitText.range(voltText(leastMv), voltText(mostMv))

/** A hash in groups of four, two lines of 32, so that equal hashes line up. */
export function hashText(hash: string): string {
  const fours = hash.match(/.{1,4}/g) ?? []
  const lines = []
  for (let at = 0; at < fours.length; at += 8) lines.push(fours.slice(at, at + 8).join(' '))
  return lines.join('\n')
}

const two = (value: number) => String(value).padStart(2, '0')

/** `2026-11-26 09:05`, local time; the same everywhere, whatever the computer's language. */
export function dateText(iso: string): string {
  const date = new Date(iso)
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** `09:05:07`, local time. */
export function timeOfDay(iso: string): string {
  const date = new Date(iso)
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')
}
