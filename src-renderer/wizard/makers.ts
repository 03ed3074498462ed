// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the manufacturers to which the number at the start of an ID belongs. */
import { chipRows } from '../../shared/data/chips.ts'

/**
 * Manufacturers of the table with chips whose JEDEC ID starts with the first byte of `idBytes` (hex); `7F` continues.
 */
export function makersOf(idBytes: string): readonly string[] {
  const first = idBytes.slice(0, 2).toLowerCase()
  if (first === '' || first === '00' || first === 'ff' || first === '7f') return []
  const rows = chipRows().filter(
    ({ probe, idBytes: id }) => probe === 'rdid' && id.toLowerCase().startsWith(first),
  )
  return [...new Set(rows.map(({ vendor }) => vendor))]
}
