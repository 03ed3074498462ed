// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Converts the words of the chip files to numbers: sizes in bytes, voltages in mV, times in ms. Pure; the files are
 * checked before.
 */
import { Fault } from '../fault.ts'
import type { EraseRegion } from '../model/chip.ts'
import type { RegisterBit, StatusRegisterName } from '../model/protection.ts'

export interface TimePair {
  readonly typicalMs: number
  readonly maxMs: number
}

const unitBytes: Readonly<Record<string, number>> = { bytes: 1, KiB: 1024, MiB: 1024 * 1024 }

function refuse(words: string, what: string): never {
  throw new Fault('bug.unexpected', { detail: `chip data: "${words}" ${what}` })
}

/** `64 KiB`, `528 bytes`. */
export function bytesFrom(words: string): number {
  const [count, unit] = words.split(' ')
  const factor = unitBytes[unit ?? '']
  const bytes = Number(count) * (factor ?? Number.NaN)
  return Number.isInteger(bytes) && bytes > 0 ? bytes : refuse(words, 'is no size')
}

/** `2.7-3.6 V`. */
export function millivoltsFrom(words: string): readonly [min: number, max: number] {
  const [min, max] = words.replace(' V', '').split('-')
  const range = [Math.round(Number(min) * 1000), Math.round(Number(max) * 1000)] as const
  return range[0] > 0 && range[1] >= range[0] ? range : refuse(words, 'is no voltage range')
}

/** `ef 40 18`; `..` becomes `null`. */
export function idPatternFrom(words: string): readonly (number | null)[] {
  return words.split(' ').map((byte) => (byte === '..' ? null : Number.parseInt(byte, 16)))
}

/** `45 ms, at most 400 ms`. */
export function timesFrom(words: string): TimePair {
  const [typicalMs, maxMs] = words.split(', at most ').map((time) => {
    const [count, unit] = time.split(' ')
    return Number(count) * (unit === 's' ? 1000 : 1)
  })
  if (typicalMs === undefined || maxMs === undefined || !(maxMs >= typicalMs))
    return refuse(words, 'is no pair of times')
  return { typicalMs, maxMs }
}

/** `sr1.7`, `config.3 otp`. */
export function bitFrom(words: string): RegisterBit {
  const [where = '', access = 'rw'] = words.split(' ')
  const [register, bit] = where.split('.')
  return {
    register: register as StatusRegisterName,
    bit: Number(bit),
    access: access as RegisterBit['access'],
  }
}

export interface EraseWords {
  readonly opcodeText: string
  readonly opcode: number | null
  readonly addressBytes: 4 | null
  readonly wholeChip: boolean
  readonly regions: readonly EraseRegion[]
}

/** `d8: 64 KiB`, `d8: 2 x 4 KiB + 31 x 64 KiB`, `21: 4 KiB, 4-byte address`, `c7: whole chip`. */
export function eraseFrom(words: string, chipBytes: number): EraseWords {
  const colon = words.indexOf(': ')
  const opcodeText = words.slice(0, colon)
  const [how = '', address] = words.slice(colon + 2).split(', ')
  const wholeChip = how === 'whole chip'
  const regions: EraseRegion[] = []
  let offset = 0
  for (const part of wholeChip ? [] : how.split(' + ')) {
    const times = part.indexOf(' x ')
    const blockBytes = bytesFrom(times < 0 ? part : part.slice(times + 3))
    const blockCount = times < 0 ? chipBytes / blockBytes : Number(part.slice(0, times))
    regions.push({ offset, blockBytes, blockCount })
    offset += blockBytes * blockCount
  }
  if (wholeChip) regions.push({ offset: 0, blockBytes: chipBytes, blockCount: 1 })
  else if (offset !== chipBytes || regions.some((region) => !Number.isInteger(region.blockCount)))
    return refuse(words, `does not cover a chip of ${chipBytes} bytes`)
  return {
    opcodeText,
    opcode: /^[0-9a-f]{2}$/.test(opcodeText) ? Number.parseInt(opcodeText, 16) : null,
    addressBytes: address === undefined ? null : 4,
    wholeChip,
    regions,
  }
}
