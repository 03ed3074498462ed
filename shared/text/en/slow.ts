// SPDX-License-Identifier: GPL-3.0-or-later
/** Words while a chip takes longer than expected, or a programmer does not respond in time. */
import type { SlowChip } from '../../model/job.ts'

const acts: { readonly [W in SlowChip['what']]: string } = {
  erase: 'this erase',
  program: 'this page',
  'register-write': 'this register write',
  ready: 'what it began earlier',
}

/** `waited` and `most`: spelled times. `mayStop`: the reader has a button or a key for it. */
export const slowSaid = {
  programmer: (waited: string) =>
    `The programmer has not answered for ${waited}. Pin One is waiting. Do not touch the cable.`,
  chip: (waited: string, what: SlowChip['what'], most: string, mayStop: string) =>
    `The chip is slower than expected: ${waited} for ${acts[what]}, expected at most ${most}. The chip still shows that it is busy. Pin One is waiting. ${mayStop}`,
} as const
