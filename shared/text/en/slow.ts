// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said while a chip takes longer than its table, its own description or the usual time allow, or a programmer does not answer in time. */
import type { JobInfo, SlowChip } from '../../model/job.ts'
import { spelledMs } from '../../spelling.ts'

const acts: { readonly [W in SlowChip['what']]: string } = {
  erase: 'this erase',
  program: 'this page',
  'register-write': 'this register write',
  ready: 'what it began earlier',
}

/** `mayStop`: the reader has a button or a key for it. */
export function slowText(slow: NonNullable<JobInfo['slow']>, mayStop: string): string {
  const waited = spelledMs(slow.waitedMs)
  return slow.what === 'programmer'
    ? `The programmer has not answered for ${waited}. Pin One is waiting. Do not touch the cable.`
    : `The chip is slower than expected: ${waited} for ${acts[slow.what]}, expected at most ${spelledMs(slow.maxMs)}. The chip still shows that it is busy. Pin One is waiting. ${mayStop}`
}
