// SPDX-License-Identifier: GPL-3.0-or-later
/** What a chip was busy with, as a name. */
import type { ChipAct } from '../../model/unsupported.ts'

export const chipActText: Readonly<Record<ChipAct, string>> = {
  erase: 'erase',
  program: 'write',
  'register-write': 'register write',
  ready: 'what it began earlier',
  'earlier-work': 'an earlier erase or write',
}
