// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter einer Arbeit, die läuft. */
import { stalledCode } from '../codes.ts'
import type { SegmentId } from '../../../shared/model/progress.ts'
import type { Reach } from '../../../shared/programmer/kinds.ts'
import { lookAtLink } from '../../../shared/text/reach.ts'

const cureOf = {
  cable: (_reach: Reach | undefined) => 'Wenn das so weitergeht, prüfe das Kabel.',
  link: (reach: Reach | undefined) => lookAtLink(reach),
} as const

export const progressText = {
  leftNotKnown: 'Restzeit nicht bekannt',
  amountAndSpeed: (amount: string, kb: string) => `${amount}, ${kb} kB/s`,
  stalled: (reach: Reach | null) =>
    `Pin One hat seit 10 Sekunden nichts empfangen. ${cureOf[stalledCode(reach)](
      reach ?? undefined,
    )} Berühre den Chip und seine Leitungen nicht.`,
  slowStop: 'Du kannst es unten anhalten.',
  bar: 'Fortschritt der ganzen Arbeit',
  stopping: 'Hält nach diesem Schritt an',
  segments: {
    read: 'Lesen',
    'read-again': 'Erneut lesen',
    'read-third': 'Ein drittes Mal lesen',
    compare: '',
    erase: 'Löschen',
    program: 'Schreiben',
    verify: 'Zurücklesen',
    'compare-after': 'Vergleichen',
  } satisfies Record<SegmentId, string>,
  endings: 'Am Ende:',
  endTone: 'einen Ton spielen',
  endNotice: 'benachrichtigen',
  noticeRefused: 'Der Browser erlaubt von dieser Seite keine Benachrichtigungen.',
  waits: { image: 'Wartet, bis du ein Image wählst' },
  map: (written: number, all: number) =>
    all === 0
      ? 'Karte des Chips: Kein Block muss geschrieben werden.'
      : `Karte des Chips: ${written} von ${all} Blöcken, die sich ändern, sind geschrieben. Die anderen Blöcke bleiben.`,
  mapUnplanned: 'Karte des Chips: Pin One prüft zuerst, ob es noch derselbe Chip ist.',
  mapStart: 'Anfang',
  mapRead: (read: number, again: number, all: number) =>
    `Karte des Chips: ${read} von ${all} Blöcken sind gelesen, ${again} davon noch einmal mit denselben Bytes.`,
  mapCompared: (proved: number, all: number) =>
    `Karte des Chips: ${proved} von ${all} Blöcken sind gelesen und verglichen.`,
  /** The states that each kind of job can show, for the key. */
  states: {
    backup: {
      'to-come': 'noch zu lesen',
      read: 'einmal gelesen',
      proved: 'noch einmal gelesen, gleich',
      differs: 'verschieden',
    },
    compare: {
      'to-come': 'noch zu lesen',
      read: 'gelesen',
      proved: 'verglichen, gleich',
      differs: 'verschieden',
    },
    write: {
      'to-come': 'noch zu schreiben',
      erased: 'gelöscht',
      written: 'geschrieben',
      stays: 'bleibt',
      proved: 'zurückgelesen, wie es sein soll',
      differs: 'verschieden',
    },
  },
} as const satisfies Readonly<Record<string, unknown>>
