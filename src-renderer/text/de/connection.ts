// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Die Wörter für eine Seite ohne Verbindung zur App: was gerade lief, was das für den Chip heißt, und was zu tun ist.
 */
export const linkText = {
  refused: {
    title: 'Diese Adresse wurde schon benutzt',
    sentences: [
      'Die Adresse, die Pin One ausgibt, gilt einmal, in einem Tab. Wenn dieser Tab offen ist, benutze ihn.',
    ],
    steps: [
      'Gehe zu dem Terminal, in dem Pin One läuft, und drücke Enter. Es gibt eine neue Adresse aus.',
      'Wenn Pin One dort nicht läuft, starte es wie vorher.',
      'Öffne die neue Adresse hier.',
    ],
  },
  replaced: {
    title: 'Pin One wurde neu gestartet',
    sentences: [
      'Diese Seite gehört zu dem Pin One, das vorher lief. Was sie unten zeigt, ist alt.',
      'Deine Auswahl und deine Backups sind noch da.',
    ],
    steps: [
      'Gehe zu dem Terminal, in dem Pin One läuft, und drücke Enter. Es gibt eine neue Adresse aus.',
      'Öffne die neue Adresse. Sie zeigt, wo die Arbeit steht.',
    ],
  },
  lost: 'Diese Seite hat die Verbindung zu Pin One verloren',
  silent: 'Pin One antwortet nicht',
  since: (seconds: number) => `Keine Antwort seit ${seconds} s`,
  underWay: {
    none: 'Als Pin One zuletzt antwortete, tat es nichts mit dem Chip.',
    reading: 'Als Pin One zuletzt antwortete, las es den Chip.',
    erasing: 'Als Pin One zuletzt antwortete, löschte es den Chip.',
    writing: 'Als Pin One zuletzt antwortete, schrieb es den Chip.',
  },
  notKnown: 'Was der Chip jetzt enthält, ist nicht bekannt.',
  backup: (name: string) => `Backup: ${name}`,
  steps: {
    leave: 'Ziehe den Programmer nicht ab. Berühre weder den Chip noch eine Leitung.',
    wait: 'Warte. Diese Seite macht von selbst weiter, wenn Pin One wieder antwortet.',
    web: [
      'Sieh nach dem Terminal, in dem Pin One gestartet wurde. Wenn dort jemand Strg+Z gedrückt hat, gib fg ein.',
      'Wenn du ssh verwendest, prüfe, ob die Verbindung noch steht.',
      'Wenn Pin One beendet ist, starte es wie vorher.',
    ],
    desktop: [
      'Wenn es einige Minuten so bleibt, beende Pin One mit der Prozessverwaltung deines Systems. Starte es dann neu.',
    ],
    finish: 'Nach einem neuen Start bietet Pin One an, das Schreiben fertigzumachen.',
  },
} as const
