// SPDX-License-Identifier: GPL-3.0-or-later
/** Names for the operation of a busy chip. */
import type { ChipAct } from '../../model/unsupported.ts'

export const chipActText: Readonly<Record<ChipAct, string>> = {
  erase: 'erase',
  program: 'write',
  'register-write': 'register write',
  ready: 'what it began earlier',
  'earlier-work': 'an earlier erase or write',
}
