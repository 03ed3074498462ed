// SPDX-License-Identifier: GPL-3.0-or-later
/** The measured jobs, and the shortest time that the model allows for each. */
import { modelLimitUs } from '../../../src-main/transport/practice/pico-model.ts'
import type { ModelWork } from '../../../src-main/transport/practice/pico-model.ts'
import { seededRandom } from '../../../src-main/transport/practice/random.ts'

export interface Job {
  readonly name: string
  readonly chip: string
  readonly askHz: number
  readonly before: Uint8Array
  /** `null`: the job only reads. */
  readonly wanted: Uint8Array | null
  /** Two reads first, which then serve as the comparison before the write; otherwise one read. */
  readonly guided: boolean
  readonly limitSeconds: number
}

const mib = 1048576
const clockHz = 15_625_000
/** W25Q64JV, W25Q128JV and W25Q256JV, typical: page 0.4 ms, 64 KiB 150 ms (datasheets 9.6). */
const pageMs = 0.4
const blockMs = 150

export const chips: Readonly<Record<string, number>> = {
  W25Q64JV: 8 * mib,
  W25Q128JV: 16 * mib,
  W25Q256JV: 32 * mib,
}

export function noise(length: number, seed: number): Uint8Array {
  const random = seededRandom(seed)
  const words = new Uint32Array(length / 4)
  for (let at = 0; at < words.length; at++) words[at] = random.word()
  return new Uint8Array(words.buffer)
}

const limit = (work: Partial<ModelWork>): number =>
  modelLimitUs({
    readBytes: 0,
    eraseMs: [],
    pages: 0,
    pageMs,
    readBackBytes: 0,
    clockHz,
    ...work,
  }) / 1e6

export function jobs(chip = 'W25Q128JV'): readonly Job[] {
  const sizeBytes = chips[chip]
  if (sizeBytes === undefined) throw new Error(`no figures for ${chip}`)
  const one = noise(sizeBytes, 1)
  const other = noise(sizeBytes, 2)
  const changed = one.slice()
  changed.set(other.subarray(5 * mib, 5 * mib + 65_536), 5 * mib)
  const blank = new Uint8Array(sizeBytes).fill(0xff)
  const base = { chip, askHz: 16e6, guided: false }
  const allPages = sizeBytes / 256
  const allBlocks = Array.from({ length: sizeBytes / 65_536 }, () => blockMs)
  const look = { readBytes: sizeBytes, readBackBytes: sizeBytes }
  const over = { eraseMs: allBlocks, pages: allPages }
  return [
    {
      ...base,
      name: 'read',
      before: one,
      wanted: null,
      limitSeconds: limit({ readBytes: sizeBytes }),
    },
    {
      ...base,
      name: '64 KiB changed',
      before: one,
      wanted: changed,
      limitSeconds: limit({ ...look, eraseMs: [blockMs], pages: 256 }),
    },
    {
      ...base,
      name: 'random onto blank',
      before: blank,
      wanted: one,
      limitSeconds: limit({ ...look, pages: allPages }),
    },
    {
      ...base,
      name: 'random over random',
      before: one,
      wanted: other,
      limitSeconds: limit({ ...look, ...over }),
    },
    {
      ...base,
      name: 'guided: two reads, random over random',
      before: one,
      wanted: other,
      guided: true,
      limitSeconds: limit({ ...look, ...over, readBytes: 2 * sizeBytes }),
    },
  ]
}
