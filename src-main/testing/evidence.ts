// SPDX-License-Identifier: GPL-3.0-or-later
/** Test support: replies of chips, and the conclusions from them. */
import { expect } from 'vitest'
import { Fault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { ChipEvidence, Resolved } from '../chip/resolve.ts'

export const silence: ChipEvidence = {
  rdid: null,
  rems: null,
  res: null,
  at25f: null,
  st95: null,
  sfdp: null,
}

export const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text.split(' '), (byte) => Number.parseInt(byte, 16))

/** A reply of `length` bytes that begins with `id`; chips repeat their ID after it. */
export function reply(id: readonly number[], length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => id[index % id.length] ?? 0)
}

export function rdid(text: string, sfdp: ChipEvidence['sfdp'] = null): ChipEvidence {
  return { ...silence, rdid: reply([...bytes(text)], 6), sfdp }
}

export function only(resolved: Resolved): FlashChip {
  const [chip, ...others] = resolved.candidates
  expect(others).toEqual([])
  expect(resolved.mustChoose).toBe(false)
  if (chip === undefined) throw new Error('no candidate')
  return chip
}

export function faultOf(act: () => unknown): Fault {
  try {
    act()
  } catch (error) {
    if (error instanceof Fault) return error
  }
  throw new Error('no fault')
}
