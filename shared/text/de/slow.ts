// SPDX-License-Identifier: GPL-3.0-or-later
/** Was gesagt wird, solange ein Chip länger braucht oder ein Programmer nicht rechtzeitig antwortet. */
import type { SlowChip } from '../../model/job.ts'

const acts: { readonly [W in SlowChip['what']]: string } = {
  erase: 'dieses Löschen',
  program: 'diese Seite',
  'register-write': 'dieses Register',
  ready: 'das, was er vorher begonnen hat',
}

/** `waited` and `most`: spelled times. `mayStop`: the reader has a button or a key for it. */
export const slowSaid = {
  programmer: (waited: string) =>
    `Der Programmer hat seit ${waited} nicht geantwortet. Pin One wartet. Berühre das Kabel nicht.`,
  chip: (waited: string, what: SlowChip['what'], most: string, mayStop: string) =>
    `Der Chip ist langsamer als erwartet: ${waited} für ${acts[what]}, erwartet höchstens ${most}. Der Chip zeigt noch, dass er arbeitet. Pin One wartet. ${mayStop}`,
} as const
