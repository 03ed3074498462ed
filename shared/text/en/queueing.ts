// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about queued commands to a programmer. */
import type { Queueing } from '../../model/programmer.ts'

export const queueingWords: Readonly<Record<Queueing, string>> = {
  own: 'commands are queued: the programmer is part of Pin One',
  proven: 'commands are queued: tried out, every reply was right',
  'known-to-lose': 'one command at a time: this firmware loses what is queued',
  silent: 'one command at a time: queued commands were tried out, and replies were missing',
  'wrong-reply': 'one command at a time: queued commands were tried out, and a reply was wrong',
  'small-buffer': 'one command at a time: the buffer of the programmer holds no more',
}
