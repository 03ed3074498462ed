// SPDX-License-Identifier: GPL-3.0-or-later
/** Womit ein Chip beschäftigt war. */
import type { ChipAct } from '../../model/unsupported.ts'

export const chipActText: Readonly<Record<ChipAct, string>> = {
  erase: 'Löschen',
  program: 'Schreiben',
  'register-write': 'Schreiben eines Registers',
  ready: 'was er vorher begonnen hat',
  'earlier-work': 'ein früheres Löschen oder Schreiben',
}
