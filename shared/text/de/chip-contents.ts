// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Every sentence about the contents of a chip and about its backup. `contents-rules.ts` chooses the sentence,
 * `chip-contents.ts` its place. No other file may contain such a sentence.
 */

/** The counterpart of the comparison, in the dative. `file`: name or path of the backup. */
export const counterpart = {
  backup: () => 'dem Backup',
  'backup-named': (file: string) => `dem Backup ${file}`,
  'read-before': () => 'dem vor dem Schreiben gelesenen Inhalt',
  image: () => 'dem Image',
} as const

export const contentsSaid = {
  'not-touched': () =>
    'Der Chip wurde nicht verändert: Es wurde kein Befehl gesendet, der löscht oder schreibt.',
  running: () => 'Der Chip wird gerade verändert.',
  'link-lost': () =>
    'Unklar, ob der Chip verändert wurde: Der Programmer antwortet nicht richtig. Deshalb konnte Pin One den Chip nicht noch einmal lesen.',
  'chip-unreadable': () =>
    'Unklar, ob der Chip verändert wurde: Pin One konnte ihn nicht noch einmal lesen.',
  'nothing-before': () =>
    'Unklar, ob der Chip verändert wurde: Vorher wurde nichts gelesen. Deshalb gibt es nichts zum Vergleichen.',
  stopped: () =>
    'Unklar, ob der Chip verändert wurde: Der Vergleich mit dem früheren Inhalt wurde nicht fertig.',
  'process-ended': () =>
    'Unklar, ob der Chip verändert wurde: Das Schreiben wurde nicht fertig, und der Chip wurde seitdem nicht verglichen.',
  'other-chip': () =>
    'Unklar, ob der Chip verändert wurde: Er sieht nicht aus wie der Chip des unfertigen Schreibens.',
  'equal-whole': (than: string, all: string) =>
    `Der Chip wurde nicht verändert: Alle ${all} Bytes wurden verglichen und stimmen mit ${than} überein.`,
  'equal-part': (than: string, all: string, compared: string) =>
    `Der Chip wurde nicht verändert, soweit er verglichen wurde. ${compared} von ${all} Bytes stimmen mit ${than} überein. Das sind alle Bytes, die das Schreiben ändern sollte, und Stichproben vom Rest.`,
  differs: (than: string, _all: string, _compared: string, first: string) =>
    `Der Chip ist verändert und nicht verifiziert. Er unterscheidet sich von ${than}, zuerst bei ${first}.`,
  verified: () =>
    'Der Chip enthält, was verlangt war: Jedes Byte wurde zurückgelesen und verglichen.',
} as const

export const backupSaid = {
  kept: (file: string) => `Backup: ${file}`,
  lost: (file: string, why: string) => `Backup: ${file}. ${why}`,
  none: () => 'Es wurde kein Backup gemacht.',
  unneeded: () => '',
} as const

export const lampSaid = {
  unfinished: 'Chip unfertig: Mainboard nicht starten',
  'not-touched': 'Chip nicht verändert',
  running: 'Wird gerade verändert',
  unknown: 'Chip-Inhalt unbekannt: Mainboard nicht starten',
  equal: 'Chip nicht verändert (verglichen)',
  verified: 'Verifiziert',
} as const

export const afterFault = {
  leave: 'Lass den Chip angeschlossen. Starte das Mainboard nicht.',
  writeAgain: () =>
    'Schreibe das Image noch einmal. Es gibt kein Backup, das du zurückspielen kannst.',
  writeOrRestore: (file: string) =>
    `Schreibe das Image noch einmal, oder spiele das Backup ${file} zurück.`,
  otherChip: 'Lass diesen Chip, wie er ist. Verwende einen anderen Chip.',
  dismiss: 'Dieses Schreiben abschließen: pin-one --dismiss',
  resume: 'Noch einmal schreiben: --resume.',
  writeFile: 'Noch einmal schreiben: -w DATEI.',
  restore: 'Backup zurückspielen: --restore.',
} as const

export const stopping = {
  untouched:
    'Wenn du jetzt anhältst, bleibt der Chip, wie er ist: Noch wurde kein Befehl zum Löschen oder Schreiben gesendet.',
  untouchedUnverified:
    'Wenn du jetzt anhältst, bleibt der Chip, wie er ist: Es wurde kein Befehl zum Löschen oder Schreiben gesendet. Er ist dann nicht verifiziert.',
  unfinished:
    'Wenn du anhältst, ist der Chip unfertig, und das Mainboard startet vielleicht nicht.',
  unverified:
    'Wenn du anhältst, ist der Chip nicht verifiziert: Nicht jedes Byte wurde verglichen. Starte das Mainboard nicht.',
  recovery: 'Wenn du anhältst, bleibt der Chip unfertig. Diese Seite erscheint dann wieder.',
  step: 'Pin One hält nach diesem Schritt an.',
  noCommandYet: 'Noch wurde kein Befehl zum Löschen oder Schreiben gesendet.',
  partly: 'Der Chip ist dann vielleicht nur zum Teil geschrieben.',
  again: 'Drücke noch einmal Strg+C, um sofort zu beenden.',
  idle: 'Pin One hält an.',
  notSaved: 'Was bisher gelesen wurde, ist nicht gespeichert.',
  wouldBe: 'Der Chip wäre unfertig. Starte das Mainboard nicht, bis das Schreiben fertig ist.',
  offersWrite: 'Pin One bietet beim nächsten Start an, noch einmal zu schreiben.',
  offersRestore:
    'Pin One bietet beim nächsten Start an, noch einmal zu schreiben oder das Backup zurückzuspielen.',
  doNotStart: 'Starte das Mainboard nicht.',
} as const

export const recovery = {
  connected: 'Lass alles angeschlossen.',
  connectedOff: 'Lass alles angeschlossen. Starte das Mainboard nicht.',
  write: 'Schreibe das Image noch einmal.',
  noBackup: 'Es gibt kein Backup von diesem Chip.',
  noUsable: 'Es gibt kein Backup, das du zurückspielen kannst.',
  writeOrRestore: 'Schreibe das Image noch einmal, oder spiele das Backup zurück.',
} as const

export const noCommandSaid = {
  'identify.stop': 'Die Suche nach dem Chip ändert nichts, das Anhalten auch nicht.',
  'identify.done': 'Die Suche nach dem Chip hat nichts geändert.',
  'identify.stopped': 'Angehalten. Es wurde kein Befehl gesendet, der den Chip ändert.',
  'backup.lead':
    'Pin One liest den ganzen Chip zweimal. Wenn beide Lesevorgänge übereinstimmen, speichert es sie als dein Backup. Lesen ändert nichts.',
  'backup.stop': 'Wenn du anhältst, bleibt der Chip, wie er ist. Es wird nichts gespeichert.',
  'backup.stopped':
    'Angehalten. Das Lesen hat nichts geändert, und es wurde kein Backup gespeichert.',
  'backup.differ':
    'Das Lesen hat nichts geändert. Unterwegs gingen Bits verloren: Ein Kontakt ist schwach, oder der SPI-Takt ist zu schnell für diese Leitungen. Es wurde kein Backup gespeichert, und das Schreiben bleibt gesperrt.',
  'compare.stop': 'Das Vergleichen ändert nichts, das Anhalten auch nicht.',
  'compare.done': 'Das Vergleichen hat nichts geändert.',
  'compare.stopped': 'Angehalten. Das Vergleichen hat nichts geändert.',
  'reading.note': 'Lesen ändert nichts.',
} as const

export const planSaid = {
  'write.breaks':
    'Das Mainboard startet vielleicht nicht, bis du noch einmal schreibst oder das Backup zurückspielst. Pin One öffnet dann die Seite dafür.',
  'help.break':
    'Den Chip zu suchen und zu lesen ändert nichts. Pin One fragt, bevor es den Chip ändert, und speichert vorher ein Backup. Zwei Lampen oben zeigen, was vom Chip bekannt ist und ob du die Leitungen berühren darfst.',
  'help.breaks-off':
    'Das Mainboard startet vielleicht nicht, bis der Chip noch einmal geschrieben oder das Backup zurückgespielt ist. Pin One öffnet die Seite dafür.',
  'help.dead':
    'Wahrscheinlich nicht. Der Chip ist nur zum Teil geschrieben. Schreibe noch einmal, oder spiele das Backup zurück.',
  'help.come-back':
    'Ja. Backups bleiben auf diesem Computer, und Pin One merkt sich ein unfertiges Schreiben.',
} as const
