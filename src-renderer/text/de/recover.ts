// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter der Seite nach einem Schreiben, das nicht verifiziert endete. */
export const recoverText = {
  title: {
    failed: 'Das Schreiben wurde nicht fertig',
    cancelled: 'Du hast das Schreiben angehalten',
    killed: 'Das Schreiben wurde nicht fertig',
  },
  eraseTitle: 'Das Löschen wurde nicht fertig',
  heldBy: (pid: number, since: string) =>
    `Ein anderes Pin One benutzt den Programmer seit ${since} (Prozess ${pid}). Vielleicht läuft dieses Schreiben dort. Warte, bis es fertig ist, oder schließe es.`,
  facts: {
    chip: 'Chip',
    when: 'Begonnen',
    image: 'Image',
    backup: 'Backup',
    protection: 'Schreibschutz',
    programmer: 'Programmer',
  },
  noImage: 'nicht aufbewahrt',
  noBackup: 'keines mehr da',
  programmer: 'Wähle den Programmer, mit dem der Chip verbunden ist',
  none: 'Kein Programmer gefunden. Stecke ihn ein. Er erscheint hier von selbst.',
  there: 'Programmer und Chip gefunden',
  otherChip: (found: string, expected: string) =>
    `Das ist nicht der Chip dieses Schreibens. Gefunden: ${found}. Geschrieben wurde auf: ${expected}. Setze den Clip auf den richtigen Chip. Drücke dann noch einmal.`,
  again: 'Image noch einmal schreiben',
  againHint:
    'Pin One liest den Chip, schreibt nur, was fehlt, liest dann zurück und vergleicht jedes Byte.',
  eraseAgain: 'Chip noch einmal löschen',
  restore: 'Backup zurückspielen',
  restoreHint: 'Pin One schreibt das Backup auf den Chip, liest zurück und vergleicht jedes Byte.',
  lifted: {
    'restore-afterwards':
      'Für dieses Schreiben ausgeschaltet. Pin One schaltet ihn wieder ein, wenn jedes Byte verglichen ist.',
    'leave-off': 'Für dieses Schreiben ausgeschaltet. Er bleibt aus, wie du es gewählt hast.',
  },
  leave: 'So lassen',
  leaveHint:
    'Das Mainboard startet vielleicht nicht. Wähle das nur, wenn du den Chip anders schreibst oder nicht mehr brauchst.',
  leaveSure: 'Chip unfertig lassen',
  keep: 'Zurück',
  needProgrammer: 'Wähle zuerst den Programmer.',
  noImageReason: 'Das Image dieses Schreibens wurde nicht aufbewahrt.',
  noBackupReason: 'Es gibt kein Backup aus der Zeit vor diesem Schreiben mehr.',
  running: 'Der Chip wird noch einmal geschrieben',
  runningLead: 'Berühre Chip, Leitungen, Kabel und Mainboard nicht.',
  asking: 'Die Chip-ID wird gelesen',
  samePractice: 'Der Übungschip dieses Schreibens',
  wasPractice: 'Es war ein Übungschip',
} as const
