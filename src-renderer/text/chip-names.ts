// SPDX-License-Identifier: GPL-3.0-or-later
/** The name of the current chip on every screen of step 4. */
import { datasheetHex } from '../../shared/hex.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { partName } from '../../shared/part-name.ts'
import { sentence } from './sentence.ts'

/** At the start of a sentence, or alone. */
export const partCalled = (chip: Parameters<typeof partName>[0]): string =>
  chip.names.length > 0 ? partName(chip) : sentence(partName(chip))

/** The same with its manufacturer. */
export const chipCalled = (chip: FlashChip): string =>
  chip.names.length > 0 ? `${chip.vendor} ${partName(chip)}` : partCalled(chip)

/** In the format of data sheets: `EF 40 17`. */
export const idText = ({ idBytes }: FlashChip): string => idBytes.map(datasheetHex).join(' ')
