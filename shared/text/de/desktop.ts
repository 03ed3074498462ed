// SPDX-License-Identifier: GPL-3.0-or-later
/** Wörter des Schreibtischs um das Fenster: Menü, Frage vor dem Beenden, Nachricht am Ende einer Arbeit. */
export const desktopText = {
  menu: { file: 'Datei', view: 'Ansicht', help: 'Hilfe' },
  couldNotStart: 'Pin One konnte nicht starten',
  leaveWriting: 'Der Chip wird gerade geschrieben. Schreiben anhalten und beenden?',
  leaveWorking: 'Pin One arbeitet noch. Anhalten und beenden?',
  keepWriting: 'Weiter schreiben',
  keepWorking: 'Weiter arbeiten',
  stopAndQuit: 'Anhalten und beenden',
} as const
