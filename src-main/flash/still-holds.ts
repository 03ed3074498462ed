// SPDX-License-Identifier: GPL-3.0-or-later
/** After a failed change: whether the chip still holds its earlier contents. Reads only. */
import { hex } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import type { Comparison } from '../../shared/model/chip-contents.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { compareReads } from './compare.ts'
import type { FlashDevice } from './device.ts'
import { silently } from './run.ts'
import type { Run } from './run.ts'
import { sameChip, stopWhenAsked } from './steps.ts'

/** Bytes: large enough to hide the checks between two pieces, small enough to stop early at a difference. */
const PIECE_BYTES = 262_144
/** Bytes read outside of the ranges to be changed, when the rest of the chip is only sampled. */
const SAMPLES = 16
const SAMPLE_BYTES = 4096
/** Reads of a piece that differs, until two in succession are equal. */
const MOST_READS = 4

export interface WhereToLook {
  /** The ranges that were to be changed, in any order; compared first. */
  readonly touched: readonly ByteRange[]
  /** How the rest of the chip is compared: completely, or by evenly spaced samples. */
  readonly rest: 'all' | 'samples'
}

/**
 * Compares the chip with `before`, beginning with what was to be changed. Ends with the piece that holds the first
 * difference. The ID must be the chip's before and after: an open line reads FF, as an erased chip does. Faults:
 * `chip.changed-underway`, `chip.timeout`, `wiring.unsteady`, `gate.cancelled`, `link.*`.
 */
export async function stillHolds(
  device: FlashDevice,
  before: Uint8Array,
  { touched, rest }: WhereToLook,
  run: Run,
): Promise<Omit<Comparison, 'against'>> {
  const sizeBytes = before.length
  try {
    const was = await sameChip(device)
    const first = mergedRanges(touched)
    const left = others(first, sizeBytes)
    const pieces = [...first, ...(rest === 'all' ? left : samplesOf(left))].flatMap(piecesOf)
    const totalBytes = pieces.reduce((sum, { length }) => sum + length, 0)
    let comparedBytes = 0
    let found: { readonly differingBytes: number; readonly firstOffset: number } | null = null
    for (const piece of pieces) {
      stopWhenAsked(run)
      const there = before.subarray(piece.offset, piece.offset + piece.length)
      const mismatch = await differenceOf(device, piece, there, run)
      comparedBytes += piece.length
      run.progress('compare-after', comparedBytes, totalBytes)
      if (mismatch === null) continue
      const { differingBytes, firstOffset } = mismatch
      found = { differingBytes, firstOffset: piece.offset + firstOffset }
      break
    }
    await sameChip(device, was)
    return { sizeBytes, comparedBytes, ...(found ?? { differingBytes: 0, firstOffset: null }) }
  } finally {
    await device.leave()
  }
}

/**
 * The offset where `piece` of the chip differs from `there`, or `null`. One read does not prove a change, because a
 * lost window or a bad contact also makes a difference: two equal reads in succession are required.
 */
async function differenceOf(
  device: FlashDevice,
  piece: ByteRange,
  there: Uint8Array,
  run: Run,
): Promise<ReturnType<typeof compareReads>> {
  const look = () => device.read(piece, silently(run), 'compare-after')
  let seen = await look()
  const first = compareReads(there, seen)
  if (first === null) return null
  for (let turn = 1; turn < MOST_READS; turn++) {
    stopWhenAsked(run)
    const again = await look()
    if (compareReads(seen, again) === null) return compareReads(there, again)
    seen = again
  }
  throw new Fault('wiring.unsteady', {
    idBytes: hex(Uint8Array.from(device.chip.idBytes)),
    what: 'contents',
    differingBytes: first.differingBytes,
    readBytes: piece.length,
  })
}

/** Ascending, without overlaps. */
export function mergedRanges(ranges: readonly ByteRange[]): readonly ByteRange[] {
  const result: { offset: number; length: number }[] = []
  for (const { offset, length } of [...ranges].sort((one, other) => one.offset - other.offset)) {
    const last = result.at(-1)
    if (last !== undefined && offset <= last.offset + last.length)
      last.length = Math.max(last.length, offset + length - last.offset)
    else result.push({ offset, length })
  }
  return result
}

/** The parts of a chip outside of `ranges`, which ascend and do not overlap. */
function others(ranges: readonly ByteRange[], sizeBytes: number): readonly ByteRange[] {
  const left: ByteRange[] = []
  let at = 0
  for (const { offset, length } of ranges) {
    if (offset > at) left.push({ offset: at, length: offset - at })
    at = Math.max(at, offset + length)
  }
  if (at < sizeBytes) left.push({ offset: at, length: sizeBytes - at })
  return left
}

function piecesOf({ offset, length }: ByteRange): readonly ByteRange[] {
  const pieces: ByteRange[] = []
  for (let at = 0; at < length; at += PIECE_BYTES)
    pieces.push({ offset: offset + at, length: Math.min(PIECE_BYTES, length - at) })
  return pieces
}

/** Divides the rest into equal parts and takes one block from the middle of each, so that no large part is left out. */
function samplesOf(left: readonly ByteRange[]): readonly ByteRange[] {
  const total = left.reduce((sum, { length }) => sum + length, 0)
  const share = Math.max(SAMPLE_BYTES, total / SAMPLES)
  const samples: ByteRange[] = []
  let passed = 0
  let next = share / 2
  for (const { offset, length } of left) {
    while (next < passed + length) {
      const from = Math.floor(next - passed)
      const start = Math.max(0, Math.min(from, length - SAMPLE_BYTES))
      samples.push({ offset: offset + start, length: Math.min(SAMPLE_BYTES, length - start) })
      next += share
    }
    passed += length
  }
  return samples
}
