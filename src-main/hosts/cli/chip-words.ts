// SPDX-License-Identifier: GPL-3.0-or-later
/** A chip in words. Pure. */
import { hex } from '../../../shared/hex.ts'
import type { FlashChip } from '../../../shared/model/chip.ts'
import { supplyText } from '../../../shared/text/marking.ts'
import { spelledBytes } from '../../../shared/spelling.ts'
import { listWords } from '../../../shared/text/cli-lists.ts'

/** `Winbond W25Q64JV, 8 MiB, 2.7 to 3.6 V, ID ef4017`. */
export function chipLine(chip: FlashChip): string {
  const supply = supplyText(chip.supplyMv)
  const called =
    chip.names.length === 0
      ? listWords.describesItself()
      : `${chip.vendor} ${chip.names.join(' / ')}`
  return `${called}, ${spelledBytes(chip.sizeBytes)}, ${supply}, ID ${hex(chip.idBytes)}`
}
