// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The meaning of an opcode on one part, if sending it is not harmless or its reply could be misread.
 * `opcode-meanings.json` has rows by manufacturer and programming method; this file adds what the entry itself states
 * (QPI, erase).
 */
import type { OpcodeMeaning, ProgramMethod } from '../model/chip.ts'
import type { RegisterBit } from '../model/protection.ts'
import { bitFrom } from './chip-words.ts'
import meaningsJson from './opcode-meanings.json' with { type: 'json' }
import { opcodeMeaningsFile } from './small-tables-checks.ts'

interface Row {
  readonly meaning: OpcodeMeaning
  readonly vendors: readonly string[] | null
  readonly programs: readonly string[] | null
}

const data = opcodeMeaningsFile.parse(meaningsJson)

const rows: readonly Row[] = data.meanings.map(({ opcode, means, effect, on }) => ({
  meaning: {
    opcode: Number.parseInt(opcode, 16),
    means,
    effect,
  },
  vendors: on.vendors ?? null,
  programs: on.programs ?? null,
}))

/** `enter 38, leave ff` of an entry; words without opcodes give nothing. */
function qpiMeanings(qpi: string | undefined): readonly OpcodeMeaning[] {
  const enter = /enter ([0-9a-f]{2})/u.exec(qpi ?? '')?.[1]
  if (enter === undefined) return []
  return [{ opcode: Number.parseInt(enter, 16), means: 'enter-qpi', effect: 'mode' }]
}

/** Meanings for a part of this manufacturer and programming method. Facts of the entry come first. */
export function meaningsOf(part: {
  readonly vendor: string
  readonly program: ProgramMethod
  readonly qpi?: string | undefined
}): readonly OpcodeMeaning[] {
  const listed = rows.filter(
    ({ vendors, programs }) =>
      (vendors === null || vendors.includes(part.vendor)) &&
      (programs === null || programs.includes(part.program)),
  )
  return [...qpiMeanings(part.qpi), ...listed.map(({ meaning }) => meaning)]
}

/** The bit that turns on separate block locks, where this manufacturer's parts may have it; `null`: not known. */
export function likelyBlockLockBit(vendor: string): RegisterBit | null {
  const { bit, vendors, notKnown } = data.perBlockLocks
  return vendor in vendors || notKnown.vendors.includes(vendor) ? bitFrom(bit) : null
}
