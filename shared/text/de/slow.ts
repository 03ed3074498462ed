// SPDX-License-Identifier: GPL-3.0-or-later
/** Was gesagt wird, solange ein Chip länger braucht oder ein Programmer nicht rechtzeitig antwortet. */
import type { JobInfo, SlowChip } from '../../model/job.ts'
import { spelledMs } from '../../spelling.ts'

const acts: { readonly [W in SlowChip['what']]: string } = {
  erase: 'dieses Löschen',
  program: 'diese Seite',
  'register-write': 'dieses Register',
  ready: 'das, was er vorher begonnen hat',
}

/** `mayStop`: the reader has a button or a key for it. */
export function slowText(slow: NonNullable<JobInfo['slow']>, mayStop: string): string {
  const waited = spelledMs(slow.waitedMs)
  return slow.what === 'programmer'
    ? `Der Programmer hat seit ${waited} nicht geantwortet. Pin One wartet. Berühre das Kabel nicht.`
    : `Der Chip ist langsamer als erwartet: ${waited} für ${acts[slow.what]}, erwartet höchstens ${spelledMs(slow.maxMs)}. Der Chip zeigt noch, dass er arbeitet. Pin One wartet. ${mayStop}`
}
