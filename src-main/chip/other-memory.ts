// SPDX-License-Identifier: GPL-3.0-or-later
/** Recognises memory that answers but is not SPI NOR flash. Pure. */
import { otherMemories } from '../../shared/data/other-memories.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { OtherMemory } from '../../shared/model/other-memory.ts'
import { namesSaid } from '../../shared/part-name.ts'

/** The longest reply that any ID of the data needs, bytes. */
export const LONGEST_ID_BYTES = Math.max(
  ...otherMemories.memories.map(({ idBytes, behind }) => bytesOf(idBytes).length + behind),
)

/** Looks at the reply to 9F (as long as available) and to AB; `null` when neither belongs to such a memory. */
export function otherMemory(rdid: Uint8Array, res: Uint8Array | null): OtherMemory | null {
  const fitting = otherMemories.memories.filter(({ idBytes, behind }) => {
    const id = bytesOf(idBytes)
    const led = rdid.slice(0, behind).every((byte) => byte === 0xff || byte === 0x00)
    return led && id.every((byte, at) => rdid[behind + at] === byte)
  })
  const signed = otherMemories.byElectronicSignature.filter(
    ({ signature }) => isUndriven(rdid) && res !== null && repeats(res, bytesOf(signature)[0]),
  )
  const [first, ...others] = [...fitting, ...signed]
  if (first === undefined) return null
  const all = [first, ...others].filter(({ kind }) => kind === first.kind)
  return { kind: first.kind, names: all.map(({ maker, name }) => `${maker} ${name}`) }
}

/** Chips of the table that are read and written through a buffer, in pages of an unusual size. */
export function dataFlash(candidates: readonly FlashChip[]): OtherMemory | null {
  if (candidates.length === 0 || candidates.some(({ program }) => program !== 'at45-buffer'))
    return null
  const names = candidates.flatMap((chip) =>
    namesSaid(chip).map((name) => `${chip.vendor} ${name}`),
  )
  return { kind: 'dataflash', names: [...new Set(names)] }
}

function bytesOf(words: string): readonly number[] {
  return words.split(' ').map((byte) => Number.parseInt(byte, 16))
}

const isUndriven = (reply: Uint8Array): boolean =>
  reply.every((byte) => byte === 0xff) || reply.every((byte) => byte === 0x00)

const repeats = (reply: Uint8Array, byte: number | undefined): boolean =>
  reply.length > 0 && reply.every((each) => each === byte)
