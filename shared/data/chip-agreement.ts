// SPDX-License-Identifier: GPL-3.0-or-later
/** Whether the chip that responds can be the one whose marking the user read. Pure. */
import { hex } from '../hex.ts'
import type { FlashChip } from '../model/chip.ts'
import type { MarkingDisagreement } from '../model/marking.ts'
import { partName } from '../part-name.ts'
import { makersNamed } from './marked-codes.ts'
import { searchMarking } from './marking-search.ts'
import type { ChipEntry } from './chips.ts'
import { chipEntryOf, chipRows } from './chips.ts'

/** The marking on the chip: the part chosen for it, else the words as typed. */
export interface ReadMarking {
  readonly entry: ChipEntry | null
  readonly text: string
}

const enoughForAll = 1000

/**
 * `null` if nothing contradicts the chip: parts that share an ID, or that differ only in an option (W25R and W25Q),
 * cannot be distinguished by their reply, and a meaningless marking contradicts nothing.
 */
export function markingAgainst(
  { entry, text }: ReadMarking,
  chip: FlashChip,
): MarkingDisagreement | null {
  const found = { vendor: chip.names.length === 0 ? null : chip.vendor, name: partName(chip) }
  const possible = answeringAs(chip)
  if (entry !== null) {
    if (possible.has(entry.id) || fitsAsWell(text, entry, possible)) return null
    const { vendor, names, id } = entry
    return { code: 'other-part', read: { vendor, name: partName({ names, id }) }, found }
  }
  const matches = searchMarking(text, { limit: enoughForAll })
  if (matches.length > 0) {
    if (matches.some((match) => possible.has(match.entry.id))) return null
    // A name that only resembles some in the table may belong to any part.
    if (matches.every(({ kind }) => kind === 'near')) return otherMaker()
    return { code: 'other-part', read: { vendor: null, name: text.trim() }, found }
  }
  return otherMaker()

  function otherMaker(): MarkingDisagreement | null {
    const makers = makersNamed(text)
    const answering = makersAnswering(chip)
    const contradicts =
      makers.length > 0 &&
      answering.size > 0 &&
      !makers.some((maker) => answering.has(makerOf(maker)))
    return contradicts
      ? { code: 'other-maker', read: { vendor: null, name: text.trim() }, found }
      : null
  }
}

/** As when reading a marking: a difference smaller than this does not count. */
const aboutAsGood = 0.05

/** `W25Q64JV` is the beginning of two parts with different IDs: the choice between them proves nothing. */
function fitsAsWell(text: string, entry: ChipEntry, possible: ReadonlySet<string>): boolean {
  const matches = searchMarking(text, { limit: enoughForAll })
  const chosen = matches.find((match) => match.entry.id === entry.id)
  return (
    chosen !== undefined &&
    matches.some(
      (match) => possible.has(match.entry.id) && match.score >= chosen.score - aboutAsGood,
    )
  )
}

/** Every entry with the same reply as this chip. */
function answeringAs(chip: FlashChip): ReadonlySet<string> {
  const ids = new Set(chip.id.split('+'))
  const bytes = hex(chip.idBytes, ' ')
  const same = chipRows()
    .filter((row) => ids.has(row.id) || row.idBytes === bytes)
    .map((row) => chipEntryOf(row))
    .filter(({ id, sizeBytes }) => ids.has(id) || sizeBytes === chip.sizeBytes)
  return new Set([...ids, ...same.map(({ id }) => id)])
}

/** `Micron` and `Micron/Numonyx/ST` count as one, as in `searchMarking`. */
const makerOf = (vendor: string): string => vendor.split('/')[0] ?? vendor

/**
 * Manufacturers whose parts begin their ID with the same byte as this one; several can share a number (20h: ST and
 * XMC).
 */
function makersAnswering(chip: FlashChip): ReadonlySet<string> {
  const bytes = hex(chip.idBytes, ' ').split(' ')
  const first = bytes.findIndex((byte) => byte !== '7f')
  const start = bytes.slice(0, first + 1).join(' ')
  return new Set(
    chipRows()
      .filter((row) => start !== '' && row.idBytes.startsWith(start))
      .map(({ vendor }) => makerOf(vendor)),
  )
}
