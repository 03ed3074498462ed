// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of a running job. */
import { stalledCode } from '../codes.ts'
import type { SegmentId } from '../../../shared/model/progress.ts'
import type { Reach } from '../../../shared/programmer/kinds.ts'
import { lookAtLink } from '../../../shared/text/reach.ts'

const cureOf = {
  cable: (_reach: Reach | undefined) => 'If this goes on, check the cable.',
  link: (reach: Reach | undefined) => lookAtLink(reach),
} as const

export const progressText = {
  leftNotKnown: 'Time left not known',
  amountAndSpeed: (amount: string, kb: string) => `${amount}, ${kb} kB/s`,
  stalled: (reach: Reach | null) =>
    `Pin One has received nothing for 10 seconds. ${cureOf[stalledCode(reach)](
      reach ?? undefined,
    )} Do not touch the chip or its wires.`,
  slowStop: 'You can stop it below.',
  bar: 'Progress of the whole work',
  stopping: 'Stopping after this step',
  segments: {
    read: 'Read',
    'read-again': 'Read again',
    'read-third': 'Read a third time',
    compare: '',
    erase: 'Erase',
    program: 'Write',
    verify: 'Read back',
    'compare-after': 'Compare',
  } satisfies Record<SegmentId, string>,
  endings: 'When it ends:',
  endTone: 'play a tone',
  endNotice: 'notify me',
  noticeRefused: 'The browser does not allow notifications from this page.',
  waits: { image: 'Waits for you to choose an image' },
  map: (written: number, all: number) =>
    all === 0
      ? 'Map of the chip: no block needs to be written.'
      : `Map of the chip: ${written} of ${all} blocks to change are written. The other blocks stay.`,
  mapUnplanned: 'Map of the chip: Pin One first checks that this is still the same chip.',
  mapStart: 'start',
  mapRead: (read: number, again: number, all: number) =>
    `Map of the chip: ${read} of ${all} blocks are read, ${again} of them again with the same bytes.`,
  mapCompared: (proved: number, all: number) =>
    `Map of the chip: ${proved} of ${all} blocks are read and compared.`,
  /** The states that each kind of job can show, for the key. */
  states: {
    backup: {
      'to-come': 'to read',
      read: 'read once',
      proved: 'read again, the same',
      differs: 'differs',
    },
    compare: {
      'to-come': 'to read',
      read: 'read',
      proved: 'compared, the same',
      differs: 'differs',
    },
    write: {
      'to-come': 'to write',
      erased: 'erased',
      written: 'written',
      stays: 'stays',
      proved: 'read back, as it should be',
      differs: 'differs',
    },
  },
} as const satisfies Readonly<Record<string, unknown>>
