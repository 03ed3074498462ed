// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Cuts the runs of a plan into single program commands, and joins these into groups that are checked together. Pure.
 */
import { Fault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { partCode } from '../../shared/part-name.ts'
import type { PlannedProgram } from './plan-types.ts'

/** The bytes of one program command. */
export interface Piece {
  readonly offset: number
  readonly bytes: Uint8Array
}

/** Pieces without gaps, written together and read back in one window. */
export interface Group {
  readonly offset: number
  readonly bytes: Uint8Array
  readonly pieces: readonly Piece[]
}

/** Bytes read back in one window: as much as programmer firmwares read at once. */
const GROUP_BYTES = 4096
/** A larger group would delay the read-back and make a repair long. */
const GROUP_PIECES = { page: 16, byte: 256, 'aai-word': 512 } as const

export interface GroupLimits {
  /** Bytes of a group, if not the usual number; replaces all other limits on the number of pieces. */
  readonly groupBytes?: number
  readonly maxTxBytes: number
  readonly maxRxBytes: number
  /** First address that is not reachable together with this one. */
  reach(offset: number): number
}

/** Groups in ascending order, none crossing `reach`. */
export function* programGroups(
  programs: readonly PlannedProgram[],
  chip: FlashChip,
  limits: GroupLimits,
): Generator<Group> {
  const method = chip.program
  if (method !== 'page' && method !== 'byte' && method !== 'aai-word')
    throw new Fault('chip.unsupported', {
      name: partCode(chip),
      what: { code: 'programming', method },
    })
  const { groupBytes = GROUP_BYTES } = limits
  const most = limits.groupBytes === undefined ? GROUP_PIECES[method] : Infinity
  for (const run of programs) {
    const end = run.offset + run.bytes.length
    let at = run.offset
    while (at < end) {
      const start = at
      const stop = Math.min(end, start + Math.min(groupBytes, limits.maxRxBytes), limits.reach(at))
      const pieces: Piece[] = []
      while (at < stop && pieces.length < most) {
        const next = Math.min(stop, at + pieceBytes(chip, at, limits.maxTxBytes))
        pieces.push({ offset: at, bytes: run.bytes.subarray(at - run.offset, next - run.offset) })
        at = next
      }
      yield {
        offset: start,
        bytes: run.bytes.subarray(start - run.offset, at - run.offset),
        pieces,
      }
    }
  }
}

/** Opcode and four address bytes. */
const HEADER_BYTES = 5

/**
 * A page command must end with its page, because the chip would wrap. Programmers with short windows need several
 * commands per page.
 */
function pieceBytes(chip: FlashChip, at: number, maxTxBytes: number): number {
  if (chip.program === 'byte') return 1
  if (chip.program === 'aai-word') return 2
  const inPage = at % chip.pageBytes
  return Math.min(chip.pageBytes - inPage, maxTxBytes - HEADER_BYTES)
}
