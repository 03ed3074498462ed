// SPDX-License-Identifier: GPL-3.0-or-later
/** Words while a chip takes longer than expected, or a programmer does not respond in time. */
import type { JobInfo } from '../model/job.ts'
import { spelledMs } from '../spelling.ts'
import * as de from './de/slow.ts'
import * as en from './en/slow.ts'
import { spoken } from './language.ts'

const { slowSaid } = spoken({ en, de })

/** `mayStop`: the reader has a button or a key for it. */
export function slowText(slow: NonNullable<JobInfo['slow']>, mayStop: string): string {
  const waited = spelledMs(slow.waitedMs)
  return slow.what === 'programmer'
    ? slowSaid.programmer(waited)
    : slowSaid.chip(waited, slow.what, spelledMs(slow.maxMs), mayStop)
}
