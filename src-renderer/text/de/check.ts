// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Die Wörter der Prüfung am Chip: welcher gefunden wurde, und was die Ursache sein kann, wenn keiner gefunden wurde.
 */
import { triesCode } from '../codes.ts'
import type { ChipDifference } from '../../../shared/model/chip.ts'
import { differencesText } from '../../../shared/text/chip-difference.ts'
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'
import type { Cause } from '../../wizard/suspects.ts'

const triesSaid = {
  all: (_equal: number, tries: number) => `in allen ${tries} Versuchen gleich`,
  some: (equal: number, tries: number) => `in ${equal} von ${tries} Versuchen`,
} as const

export const checkText = {
  off: 'Schließe den Strom an und suche den Chip',
  seat: {
    'on-board': 'Prüfe, ob jedes Bein seinen Kontakt im Clip berührt.',
    socketed: 'Setze den Chip in seinen Sockel, Bein 1 an die Markierung.',
    loose: 'Setze den Chip auf das Steckbrett, Bein 1 dort, wo die Zeichnung es zeigt.',
  },
  offProgrammer: (name: string) =>
    `Stecke dann den Programmer ein (${name}). Er versorgt den Chip mit Strom.`,
  offAdapter: (name: string) =>
    `Stecke dann den Programmer ein (${name}). Der Adapter versorgt den Chip mit Strom.`,
  offLinux: (name: string) =>
    `Der 3,3-V-Pin hat Strom, solange der Programmer läuft (${name}). Fahre ihn herunter, bevor du den Chip verbindest. Starte ihn danach wieder.`,
  offBoard: 'Schließe dann das Mainboard an den Strom an. Schalte den Computer nicht ein.',
  handsOff: 'Berühre von jetzt an keine Leitung.',
  ask: 'Chip suchen',
  wireList: 'Die Leitungen als Liste',
  asking: 'Die Chip-ID wird gelesen',
  askingLead: 'Pin One liest die Chip-ID mehrmals. Sie muss jedes Mal gleich sein.',
  stop: 'Lesen anhalten',
  get stopLeaves() {
    return sayContents('identify.stop', nobody)
  },
  get stopped() {
    return sayContents('identify.stopped', nobody)
  },
  waiting: (name: string) => `Pin One sieht den Programmer noch nicht (${name}). Stecke ihn ein.`,
  found: 'Chip gefunden',
  get foundLead() {
    return `Die ID war jedes Mal gleich. ${sayContents('identify.done', nobody)}`
  },
  foundCommit: 'Backup des Chips machen',
  slowed: (clock: string) => `Der SPI-Takt ist jetzt ${clock}.`,
  useClock: (clock: string) => `${clock} verwenden`,
  goesOn: 'Das Backup beginnt von selbst. Klicke oder drücke eine Taste, wenn du warten willst.',
  chooseTitle: 'Wähle das Chip-Modell',
  chooseLead: (differences: readonly ChipDifference[]) =>
    `Diese Chip-Modelle haben dieselbe ID. ${differencesText(differences)} Lies den Aufdruck auf dem Chip.`,
  chooseOneTitle: 'Prüfe das Chip-Modell',
  chooseOneLead: (differences: readonly ChipDifference[]) =>
    `Die Antworten des Chips passen nicht zusammen. ${differencesText(differences)} Lies den Aufdruck auf dem Chip.`,
  chooseLow: (powered: string) =>
    `Ein 1,8-V-Chip-Modell ist darunter, und der Chip hat jetzt ${powered}. Trenne den Strom, bevor du den Aufdruck liest. Wenn du ihn nicht lesen kannst, lass den Strom aus.`,
  chooseCommit: 'Dieses Chip-Modell wählen',
  boardClock: (clock: string) =>
    `Dieses Mainboard ist über ${clock} unzuverlässig. Pin One verwendet keinen schnelleren SPI-Takt.`,
  choosePart: 'Chip-Modell',
  chooseMarked: 'Die unterstrichenen Buchstaben zeigen, wo die Aufdrucke verschieden sind.',
  choosePrinted: (name: string) =>
    `${name} ist gewählt, weil du es vorher auf dem Chip gelesen hast. Lies den Aufdruck noch einmal: Die Chip-ID allein kann es nicht sagen.`,
  chooseNotPrinted: (name: string) =>
    `Vorher hast du ${name} auf dem Chip gelesen. Keines davon hat diesen Aufdruck. Lies ihn noch einmal. Prüfe, ob der Clip auf diesem Chip sitzt.`,
  differ: {
    supply: 'Versorgungsspannung',
    size: 'Größe',
    erase: 'Löscht in Blöcken von',
    page: 'Schreibt auf einmal',
    protection: 'Schutzbits',
    vendor: 'Hersteller',
  },
  chooseBlocked: 'Um weiterzumachen, wähle das Chip-Modell.',
  printed: 'Aufdruck',
  otherTitle: 'Das ist nicht der erwartete Chip',
  otherLead: (found: string, expected: string) => `Erwartet: ${expected}. Gefunden: ${found}.`,
  otherWhich: 'Prüfe, ob der Clip auf dem richtigen Chip sitzt.',
  otherRather: (name: string) =>
    `Die Größe passt zu einem anderen Chip dieses Mainboards: ${name}.`,
  otherUnnamed: (number: number) => `Chip ${number}`,
  otherTake: (name: string) => `Diesen Chip wählen und verbinden: ${name}`,
  otherAck: 'Das ist der Chip, den ich lesen will.',
  otherBlocked: 'Um weiterzumachen, hake ab, dass es der richtige Chip ist.',
  stopTitle: 'Halt: Das ist ein 1,8-V-Chip',
  stopLead:
    'Ziehe den Programmer jetzt ab. Er liefert 3,3 V an einen Chip, der weniger verträgt, und der Chip ist vielleicht beschädigt. Berühre den Chip erst danach.',
  supplyTitle: 'Wähle die Versorgungsspannung des Chips',
  supplyLead:
    'Pin One kennt diesen Chip nicht. Suche sein Datenblatt nach dem Aufdruck und wähle die Spannung von dort. Bis dahin ist das Schreiben gesperrt.',
  powered: {
    programmer: (name: string) =>
      `Der Programmer versorgt den Chip mit Strom (${name}). Ziehe ihn ab, bevor du eine Leitung berührst.`,
    board:
      'Das Mainboard versorgt den Chip mit Strom. Trenne es vom Strom, bevor du eine Leitung berührst.',
    linux: (name: string) =>
      `Der Programmer versorgt den Chip mit Strom (${name}). Fahre ihn herunter, bevor du eine Leitung berührst.`,
  },
  safe: (name: string) =>
    `Der Programmer ist abgezogen (${name}): Du darfst die Leitungen berühren. Stecke ihn wieder ein, dann macht Pin One von selbst weiter.`,
  watch: {
    away: (name: string) => `Pin One wartet auf: ${name}`,
    resting: () => 'Die Chip-ID wird gelesen',
    none: () => 'Noch keine Antwort. Pin One fragt 5-mal pro Sekunde.',
    worse: () => 'Keine Antwort mehr. Pin One fragt 5-mal pro Sekunde.',
    answers: () => 'Antworten kommen, aber nicht gleichmäßig',
    steady: () => 'Der Chip antwortet',
  },
  watchChange: {
    better: 'Besser als vor diesem Schritt.',
    worse: 'Schlechter als vor diesem Schritt.',
  },
  tone: 'Ton, wenn sich die Antworten ändern',
  lookDrawn: (act: string) => `Zeichnung: ${act}`,
  lookNext: 'Es stimmt. Nächster Schritt',
  lookAgain: 'Hier haben sich die Antworten vorher geändert. Prüfe es noch einmal.',
  lookTaken: 'Geprüft',
  lookLater: 'Danach',
  lookAll: 'Alle Schritte und Ursachen',
  lookNone:
    'Jeder Schritt wurde geprüft. Suche den Chip noch einmal, oder öffne alle Schritte und Ursachen.',
  pin: (pin: number) => `Pin ${pin}`,
  next: 'Als Nächstes',
  fromTheTop:
    'Prüfe in dieser Reihenfolge. Trenne den Strom, bevor du eine Leitung berührst. Suche den Chip nach jedem Schritt noch einmal.',
  again: 'Chip noch einmal suchen',
  wires: 'Zurück zu den Leitungen',
  slower: (clock: string) => `Chip mit ${clock} suchen`,
  fits: 'Ursachen, die passen',
  holdOther:
    'Trenne den Strom. Verbinde CS des anderen Chips über 47 Ω mit VCC, nie mit einem blanken Draht. Schließe den Strom an und suche den Chip noch einmal.',
  unknownTitle: 'Pin One kennt diesen Chip nicht',
  unknownLead: (id: string) =>
    `${sayContents('identify.done', nobody)} Die Chip-ID ist jedes Mal ${id}. Kein Chip-Modell in Pin One hat sie, und der Chip beschreibt sich nicht selbst.`,
  namelessTitle: 'Ein Chip ohne bekannte ID wurde gefunden',
  get namelessLead() {
    return `${sayContents('identify.done', nobody)} Kein Chip-Modell in Pin One hat die ID dieses Chips.`
  },
  severalTitle: 'Vielleicht antworten zwei Chips zugleich',
  severalLead: (id: string, board: string) =>
    `${sayContents('identify.done', nobody)} Die Chip-ID ist jedes Mal ${id}. Kein Chip-Modell hat sie. ${board} hat zwei Chips. Wenn beide antworten, vermischen sich ihre IDs.`,
  theBoard: 'Dieses Mainboard',
  unknownReport:
    'Wenn es ein 25xx-Flash-Chip ist und seine ID gleich bleibt, speichere den Bericht (ganz unten). Schicke ihn, damit der Chip aufgenommen werden kann.',
  clues: {
    maker: 'Hersteller',
    near: 'Ein Bit daneben',
    asked: (question: string) => `Gelesen mit ${question}`,
  },
  makerSays: (byte: string, makers: string) => `${byte} ist die Nummer von ${makers}.`,
  nearSays: (name: string, id: string) =>
    `${name} hat die ID ${id}. Ein falsches Bit macht eine andere ID.`,
  printSays: (name: string, id: string) => `${name} hat die ID ${id}.`,
  csPlaces: (drawn: string, other: string) =>
    `Die Zeichnung zeigt ${drawn}. Die andere Firmware hat CS an ${other}.`,
  inOrder: (wires: string) => `In dieser Reihenfolge: ${wires}.`,
  heard: 'Was gelesen wurde',
  tries: (equal: number, tries: number) => triesSaid[triesCode(equal, tries)](equal, tries),
  marked: (wire: string) => `In der Zeichnung hervorgehoben: ${wire}.`,
  powerOff: 'Ich habe den Programmer abgezogen',
  facts: {
    part: 'Chip-Modell',
    nameless: 'nicht bekannt, vom Chip selbst beschrieben',
    id: 'Chip-ID',
    size: 'Größe',
    supply: 'Versorgungsspannung',
    protection: 'Schreibschutz',
    clock: 'SPI-Takt',
    programmer: 'Programmer',
    knows: 'Bekannt aus',
    details: 'Einzelheiten',
  },
  unknown: 'nicht bekannt',
} as const

export const likelyText: Readonly<Record<Cause['likely'], string>> = {
  'most likely': 'am wahrscheinlichsten',
  possible: 'möglich',
  'less likely': 'weniger wahrscheinlich',
}
