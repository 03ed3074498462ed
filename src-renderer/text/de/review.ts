// SPDX-License-Identifier: GPL-3.0-or-later
import type { ProtectionView } from '../../../shared/model/protection.ts'
import { protectionText } from '../../../shared/text/protection.ts'
import { chipPhrases } from '../../../shared/text/de/chip-phrases.ts'
import { sentence } from '../sentence.ts'

/** Was am Knopf steht, der schreibt: was geschieht, wie lange es dauert, und was der Chip zuerst braucht. */
export const reviewText = {
  commit: (chip: string | null) => `${sentence(chipPhrases.bareObject(chip))} schreiben`,
  planning: 'Pin One berechnet jetzt das Schreiben.',
  protectionOpen: 'Um weiterzumachen, wähle, was mit dem Schreibschutz geschehen soll.',
  price: (size: string, erases: number, time: string) =>
    `${size}. ${erases === 0 ? 'Schreibt' : 'Löscht, schreibt'} und vergleicht jedes Byte: ${time}.`,
  /** No byte differs: the app compares every byte once more. */
  priceOfNothing: (time: string) => `Nichts zu schreiben. Vergleicht jedes Byte: ${time}.`,
  practiceTime: 'Auf einem echten Chip. Der Übungschip braucht keine Zeit.',
  details: 'Einzelheiten',
  facts: {
    chip: 'Chip',
    changes: 'Änderungen',
    backup: 'Backup',
    breaks: 'Wenn es nicht fertig wird',
  },
  of: (part: string, board: string | null, where: string | null) =>
    [part, board, where].filter((fact) => fact !== null).join(' · '),
  changes: (changed: string, total: string, erases: number) =>
    `${changed} von ${total} Bytes sind anders. ${erases === 0 ? 'Nichts muss gelöscht werden.' : erases === 1 ? '1-mal muss gelöscht werden.' : `${erases}-mal muss gelöscht werden.`} Pin One schreibt nur, was anders ist.`,
  identical: 'Der Chip enthält schon genau dieses Image.',
  backup: (name: string) => `Gespeichert und geprüft: ${name}`,
  noBackup: 'Es gibt noch kein Backup dieses Chips aus zwei gleichen Lesevorgängen.',
  protection: 'Schreibschutz',
  protectionHidden:
    'Kein Register zeigt einen Schutz, und der Chip hat seinen Löschbefehl nicht befolgt. Sperren, die kein Register zeigt, können die Ursache sein.',
  lockedBy:
    'Vielleicht hält ihn WP oder eine Sperre. Wenn der Schutz bleibt, hält Pin One an, bevor es löscht.',
} as const

export const protectionLead = (now: ProtectionView): string =>
  `Jetzt: ${protectionText(now)}. Pin One lehnt ein Schreiben in diesen Bereich ab, noch bevor es etwas löscht.`
