// SPDX-License-Identifier: GPL-3.0-or-later
/** Jeder Satz über den Inhalt eines Chips und über sein Backup, nach dem Ort, der ihn sagt, und nach dem, was gesehen wurde. */
import { assertNever } from '../../fault.ts'
import type { Comparison, UnknownWhy } from '../../model/chip-contents.ts'
import type { Standing } from '../../standing.ts'
import {
  asSentence,
  isNotTouched,
  joined,
  leaveIt,
  hasWayBack,
  needsAWayBack,
  noCommand,
  plan,
  spelledAddress as address,
  standing,
} from '../contents-rules.ts'
import type { Place } from '../contents-rules.ts'
import { lostBackupText } from './lost-backup.ts'

const grouped = (count: number): string => count.toLocaleString('de')

/** Behind "wie". */
function counterpart({ against }: Comparison, backup: string | null): string {
  switch (against) {
    case 'backup':
      return backup === null ? 'das Backup' : `das Backup ${backup}`
    case 'read-before':
      return 'das vor dem Schreiben Gelesene'
    case 'image':
      return 'das Image'
    default:
      return assertNever(against)
  }
}

const whyUnknown: Readonly<Record<UnknownWhy, string>> = {
  running: 'Der Chip wird gerade geändert.',
  'link-lost':
    'Nicht bekannt, ob der Chip geändert ist: Der Programmer antwortet nicht, wie er soll. Deshalb konnte Pin One den Chip nicht noch einmal lesen.',
  'chip-unreadable':
    'Nicht bekannt, ob der Chip geändert ist: Pin One konnte den Chip nicht noch einmal lesen.',
  'nothing-before':
    'Nicht bekannt, ob der Chip geändert ist: Vorher wurde nichts gelesen. Deshalb gibt es nichts zum Vergleichen.',
  stopped:
    'Nicht bekannt, ob der Chip geändert ist: Der Vergleich mit dem, was er enthielt, wurde nicht fertig.',
  'process-ended':
    'Nicht bekannt, ob der Chip geändert ist: Das Schreiben wurde nicht fertig, und der Chip wurde seither nicht verglichen.',
  'other-chip':
    'Nicht bekannt, ob der Chip geändert ist: Er sieht nicht aus wie der Chip des unfertigen Schreibens.',
}

/** The one sentence about contents; for every front. */
function contentsSentence({ contents, backup }: Standing): string {
  switch (contents.state) {
    case 'not-touched':
      return 'Der Chip ist nicht geändert: Kein Befehl wurde gesendet, der löscht oder schreibt.'
    case 'tried-unknown':
      return whyUnknown[contents.why]
    case 'compared-equal': {
      const { basis } = contents
      const than = counterpart(basis, backup)
      return basis.comparedBytes === basis.sizeBytes
        ? `Der Chip ist nicht geändert: Er enthält, was er enthielt. Alle ${grouped(basis.sizeBytes)} Bytes wurden verglichen und sind gleich wie ${than}.`
        : `Der Chip ist nicht geändert, wo er verglichen wurde. ${grouped(basis.comparedBytes)} von ${grouped(basis.sizeBytes)} Bytes sind gleich wie ${than}. Das sind alle Bytes, die das Schreiben ändern sollte, und Stichproben vom Rest.`
    }
    case 'compared-differs':
      return `Der Chip ist geändert und nicht verifiziert. Er ist anders als ${counterpart(contents.basis, backup)}, zuerst bei ${address(contents.basis.firstOffset ?? 0)}.`
    case 'verified':
      return 'Der Chip enthält, was verlangt war: Jedes Byte wurde zurückgelesen und verglichen.'
    default:
      return assertNever(contents)
  }
}

/** Where the backup is, a line of its own; nothing where nobody needs it and there is none. */
function backupLine({ contents, backup, lostBackup, unfinished }: Standing): string {
  if (backup !== null) return `Backup: ${backup}`
  if (lostBackup !== undefined)
    return `Backup: ${lostBackup.fileName}. ${lostBackupText[lostBackup.why]}`
  return unfinished || needsAWayBack(contents) ? 'Es wurde kein Backup gemacht.' : ''
}

const backupSentence = (at: Standing): string => asSentence(backupLine(at), at)

const wayBack = (backup: string | null): string =>
  backup === null
    ? 'Schreibe das Image noch einmal. Es gibt kein Backup zum Zurückspielen.'
    : `Schreibe das Image noch einmal, oder spiele das Backup ${backup} zurück.`

const lamp = ({ contents, unfinished }: Standing): string => {
  switch (contents.state) {
    case 'not-touched':
      return unfinished ? 'Chip unfertig: Mainboard nicht starten' : 'Chip nicht geändert'
    case 'tried-unknown':
      return contents.why === 'running'
        ? 'Wird gerade geändert'
        : 'Chip-Inhalt nicht bekannt: Mainboard nicht starten'
    case 'compared-equal':
      return 'Chip nicht geändert (verglichen)'
    case 'compared-differs':
      return 'Chip unfertig: Mainboard nicht starten'
    case 'verified':
      return 'Verifiziert'
    default:
      return assertNever(contents)
  }
}

/** Every place that speaks of the contents of a chip or of its backup. */
export const contentsPlaces = {
  'fault.contents': standing(contentsSentence),
  'fault.backup': standing(backupLine),
  'fault.leave': standing((at) =>
    leaveIt(at) ? 'Lasse den Chip verbunden. Starte das Mainboard nicht.' : '',
  ),
  'fault.way-back': standing((at) => (hasWayBack(at) ? wayBack(at.backup) : '')),
  'fault.way-back-other-chip': standing((at) =>
    leaveIt(at) ? 'Lasse diesen Chip, wie er ist. Verwende einen anderen Chip.' : '',
  ),
  'fault.cli-hint-other-chip': standing((at) =>
    leaveIt(at) ? 'Schließe dieses Schreiben ab: pin-one --dismiss' : '',
  ),
  'fault.cli-hint': standing((at) =>
    hasWayBack(at)
      ? `Schreibe es noch einmal: ${at.imageGone === true ? '-w DATEI' : '--resume'}.${at.backup === null ? '' : ' Backup zurückspielen: --restore.'}`
      : '',
  ),
  'lamp.contents': standing(lamp),
  'title.done': standing(lamp),
  'write.breaks': plan(
    'Vielleicht startet das Mainboard nicht, bis du noch einmal schreibst oder das Backup zurückspielst. Pin One öffnet dann die Seite dafür.',
  ),
  'write.stop': standing((at) =>
    isNotTouched(at)
      ? 'Wenn du jetzt anhältst, bleibt der Chip, wie er ist: Noch wurde kein Befehl zum Löschen oder Schreiben gesendet.'
      : joined(
          'Wenn du anhältst, ist der Chip unfertig, und das Mainboard startet vielleicht nicht.',
          backupSentence(at),
        ),
  ),
  // Alles ist dann geschrieben, nur der Beweis fehlt noch.
  'write.stop-comparing': standing((at) =>
    isNotTouched(at)
      ? 'Wenn du jetzt anhältst, bleibt der Chip, wie er ist: Es wurde kein Befehl zum Löschen oder Schreiben gesendet. Er ist dann nicht verifiziert.'
      : joined(
          'Wenn du anhältst, ist der Chip nicht verifiziert: Nicht jedes Byte wurde verglichen. Starte das Mainboard nicht.',
          backupSentence(at),
        ),
  ),
  'recover.stop': standing((at) =>
    joined(
      'Wenn du anhältst, bleibt der Chip unfertig. Diese Seite kommt wieder.',
      backupSentence(at),
    ),
  ),
  'recover.lead': standing((at) =>
    joined(
      contentsSentence(at),
      needsAWayBack(at.contents)
        ? 'Lasse alles verbunden. Starte das Mainboard nicht.'
        : 'Lasse alles verbunden.',
      at.backup === null && at.lostBackup !== undefined ? backupLine(at) : '',
      at.backup === null
        ? `Schreibe das Image noch einmal. Es gibt kein Backup ${at.lostBackup === undefined ? 'von diesem Chip' : 'zum Zurückspielen'}.`
        : 'Schreibe das Image noch einmal, oder spiele das Backup zurück.',
    ),
  ),
  'cli.stopping': standing((at) =>
    isNotTouched(at)
      ? 'Pin One hält nach diesem Schritt an. Noch wurde kein Befehl zum Löschen oder Schreiben gesendet. Drücke noch einmal Strg+C, um sofort zu beenden.'
      : joined(
          'Pin One hält nach diesem Schritt an. Der Chip ist dann vielleicht nur zum Teil geschrieben.',
          backupSentence(at),
          'Drücke noch einmal Strg+C, um sofort zu beenden.',
        ),
  ),
  'cli.stopping-idle': standing((at) => joined('Pin One hält an.', contentsSentence(at))),
  'desktop.leave': standing((at) =>
    isNotTouched(at)
      ? 'Noch wurde kein Befehl zum Löschen oder Schreiben gesendet. Was bisher gelesen wurde, ist nicht gespeichert.'
      : joined(
          'Der Chip wäre unfertig. Starte das Mainboard nicht, bis das Schreiben fertig ist.',
          backupSentence(at),
          at.backup === null
            ? 'Pin One bietet beim nächsten Start an, noch einmal zu schreiben.'
            : 'Pin One bietet beim nächsten Start an, noch einmal zu schreiben oder das Backup zurückzuspielen.',
        ),
  ),
  'desktop.end': standing((at) =>
    joined(contentsSentence(at), leaveIt(at) ? 'Starte das Mainboard nicht.' : ''),
  ),
  'log.ended': standing(contentsSentence),
  'report.job': standing((at) => joined(contentsSentence(at), backupSentence(at))),
  // Work that sends no command that changes a chip.
  'identify.stop': noCommand('Den Chip zu suchen ändert nichts, und anzuhalten auch nicht.'),
  'identify.done': noCommand('Den Chip zu suchen hat nichts geändert.'),
  'identify.stopped': noCommand('Angehalten. Kein Befehl wurde gesendet, der den Chip ändert.'),
  'backup.lead': noCommand(
    'Pin One liest den ganzen Chip zweimal. Wenn beides gleich ist, wird es als dein Backup gespeichert. Lesen ändert nichts.',
  ),
  'backup.stop': noCommand(
    'Wenn du anhältst, bleibt der Chip, wie er ist. Nichts wird gespeichert.',
  ),
  'backup.stopped': noCommand(
    'Angehalten. Das Lesen hat nichts geändert, und es wurde kein Backup gespeichert.',
  ),
  'backup.differ': noCommand(
    'Das Lesen hat nichts geändert. Unterwegs gingen Bits verloren: Ein Kontakt ist schwach, oder der Takt ist zu schnell für diese Leitungen. Es wurde kein Backup gespeichert, und das Schreiben bleibt gesperrt.',
  ),
  'compare.stop': noCommand('Vergleichen ändert nichts, und anzuhalten auch nicht.'),
  'compare.done': noCommand('Das Vergleichen hat nichts geändert.'),
  'compare.stopped': noCommand('Angehalten. Das Vergleichen hat nichts geändert.'),
  'reading.note': noCommand('Lesen ändert nichts.'),
  'help.break': plan(
    'Den Chip zu suchen und zu lesen ändert nichts. Pin One fragt, bevor es den Chip ändert, und speichert vorher ein Backup. Zwei Lampen oben zeigen, was vom Chip gesehen wurde und ob du die Leitungen berühren darfst.',
  ),
  'help.breaks-off': plan(
    'Vielleicht startet das Mainboard nicht, bis der Chip noch einmal geschrieben oder das Backup zurückgespielt ist. Pin One öffnet die Seite dafür.',
  ),
  'help.dead': plan(
    'Wahrscheinlich nicht. Der Chip ist nur zum Teil geschrieben. Schreibe noch einmal, oder spiele das Backup zurück.',
  ),
  'help.come-back': plan(
    'Ja. Backups bleiben auf diesem Computer, und ein unfertiges Schreiben wird gemerkt.',
  ),
} as const satisfies Readonly<Record<string, Place>>
