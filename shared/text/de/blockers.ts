// SPDX-License-Identifier: GPL-3.0-or-later
/** Was ein geschlossenes Tor sagt: was ist, und was es öffnet. */
import { plural } from '../numbers.ts'
import type { BlockerCode, BlockerFacts } from '../../gate/blocker.ts'
import { spelledBytes, spelledVolts } from '../../spelling.ts'
import type { BlockerWords } from '../blocker-words.ts'
import { differencesText } from './chip-difference.ts'
import { findingText } from './image.ts'
import { busWords } from './spi-bus.ts'
import { orItself } from '../rules.ts'

const list = new Intl.ListFormat('de', { type: 'conjunction' })

/** Acts that the user ticks, apart from wires, which have the names of their signals. */
const handNames: Readonly<Record<string, string>> = {
  capacitors: 'die Kondensatoren',
  'other-chip': 'CS des anderen Chips',
  chip: 'den Chip',
  'leg-1': 'Bein 1',
}
const handName = (key: string): string => orItself(handNames, key)
const eitherOf = new Intl.ListFormat('de', { type: 'disjunction' })

export const blockerWords: { readonly [C in BlockerCode]: BlockerWords<BlockerFacts[C]> } = {
  'job-running': {
    is: ({ kind }) => `Pin One arbeitet gerade am Chip: ${kind}.`,
    act: () => 'Warte, bis es fertig ist, oder halte es an.',
  },
  'no-session': {
    is: () => 'Kein Programmer ist verbunden.',
    act: () => 'Um weiterzumachen, schließe den Strom an und suche den Chip.',
  },
  'no-chip': {
    is: () => 'Noch wurde kein Chip erkannt.',
    act: () => 'Um weiterzumachen, suche den Chip. Seine ID muss jedes Mal gleich sein.',
  },
  'answers-unsteadily': {
    is: () => 'Der Chip antwortet, aber nicht jedes Mal gleich.',
    act: () => 'Um weiterzumachen, prüfe die Leitungen und suche den Chip noch einmal.',
  },
  'spi-bus-not-on-header': { is: ({ role }) => busWords(role) ?? '', act: null },
  'chip-not-chosen': {
    is: ({ names, differences }) =>
      differences.length === 0
        ? `Diese Chip-Modelle haben dieselbe ID: ${list.format(names)}.`
        : `Diese Chip-Modelle haben dieselbe ID: ${list.format(names)}. ${differencesText(differences)}`,
    act: () => 'Um weiterzumachen, wähle das Chip-Modell nach dem Aufdruck auf dem Chip.',
  },
  'chip-not-writable': {
    is: ({ name, method }) =>
      `${name} wird auf eine Art geschrieben, die Pin One nicht unterstützt (${method}).`,
    act: null,
  },
  'chip-not-erasable': {
    is: ({ name }) => `Pin One kennt keinen Löschbefehl für ${name}.`,
    act: null,
  },
  'voltage-unknown': {
    is: ({ name }) =>
      name === null
        ? 'Die Versorgungsspannung dieses Chips ist nicht bekannt.'
        : `Die Versorgungsspannung ist nicht bekannt (${name}).`,
    act: () =>
      'Um weiterzumachen, lies das Datenblatt des Chips und wähle seine Versorgungsspannung.',
  },
  'programmer-voltage-unknown': {
    is: () => 'Die Spannung, die der Programmer liefert, ist nicht bekannt.',
    act: () => 'Um weiterzumachen, wähle die Spannung, die dein Programmer liefert.',
  },
  'voltage-too-high': {
    is: ({ name, programmerMv, maxMv }) =>
      `Der Programmer liefert ${spelledVolts(programmerMv)}. ${name === '' ? 'Dieser Chip' : name} verträgt höchstens ${spelledVolts(maxMv)} und kann zerstört werden.`,
    act: ({ programmerMv }) =>
      `Halt. ${spelledVolts(programmerMv)} können diesen Chip zerstören. Schließe ihn nicht an.`,
  },
  'voltage-too-low': {
    is: ({ name, programmerMv, minMv }) =>
      `Der Programmer liefert ${spelledVolts(programmerMv)}. ${name === '' ? 'Dieser Chip' : name} braucht mindestens ${spelledVolts(minMv)}. Mit weniger können Lesen und Schreiben misslingen.`,
    act: () =>
      'Um weiterzumachen, verwende einen Programmer, der die Spannung dieses Chips liefert.',
  },
  'no-image': {
    is: () => 'Kein Image ist gewählt.',
    act: () => 'Um weiterzumachen, wähle das Image, das geschrieben werden soll.',
  },
  'image-wrong-size': {
    is: ({ name, sizeBytes, chipBytes }) =>
      `${name} hat ${spelledBytes(sizeBytes)}. Der Chip hat ${spelledBytes(chipBytes)}.`,
    act: () => 'Um weiterzumachen, wähle ein Image, das so groß ist wie der Chip.',
  },
  'image-refused': {
    is: ({ finding }) => findingText(finding),
    act: () => 'Um weiterzumachen, wähle ein anderes Image.',
  },
  'image-cautions-open': {
    is: ({ name, findings }) =>
      `Hinweise zu ${name} sind noch nicht bestätigt. ${findings.map(findingText).join(' ')}`,
    act: () => 'Um weiterzumachen, lies jeden Hinweis zu diesem Image und hake ihn ab.',
  },
  'no-backup': {
    is: () => 'In dieser Sitzung gibt es kein Backup dieses Chips aus zwei gleichen Lesevorgängen.',
    act: () => 'Um weiterzumachen, mache ein Backup: zweimal lesen, beides gleich.',
  },
  'backup-of-other-chip': {
    is: ({ chipName }) => `Das Backup dieser Sitzung ist von einem anderen Chip (${chipName}).`,
    act: () => 'Um weiterzumachen, mache ein Backup dieses Chips.',
  },
  'recovery-open': {
    is: ({ chipName, startedAt }) =>
      `Ein früheres Schreiben auf ${chipName} (${startedAt}) wurde nicht fertig. Ein Backup von jetzt enthält vielleicht nur einen Teil davon.`,
    act: () => 'Schreibe es fertig, oder spiele das Backup zurück.',
  },
  'recovery-other-chip': {
    is: ({ chipName }) => `Das unfertige Schreiben betrifft einen anderen Chip (${chipName}).`,
    act: () => 'Schließe diesen anderen Chip an, oder lass ihn unfertig.',
  },
  'no-recovery': {
    is: () => 'Auf diesem Computer ist kein unfertiges Schreiben bekannt.',
    act: null,
  },
  'recovery-without-backup': {
    is: ({ chipName }) =>
      `Aus der Zeit vor dem unfertigen Schreiben auf ${chipName} gibt es kein Backup mehr.`,
    act: () => 'Schreibe ein Image, das du hast, oder lass den Chip unfertig.',
  },
  'contents-unknown': {
    is: () => 'Der Chip wurde über diese Verbindung nicht zweimal gelesen.',
    act: () => 'Um weiterzumachen, mache ein Backup des Chips.',
  },

  'choose-programmer': {
    is: () => 'Kein Programmer ist gewählt.',
    act: () => 'Um weiterzumachen, wähle einen Programmer.',
  },
  'programmer-refused': {
    is: () => 'Dieser Programmer kann dem Chip schaden.',
    act: () => 'Dieser Programmer kann dem Chip schaden. Wähle einen anderen.',
  },
  'programmer-not-found': {
    is: () => 'Der Programmer wurde nicht gefunden.',
    act: () => 'Um weiterzumachen, stecke den Programmer ein.',
  },
  'programmer-not-answered': {
    is: () => 'Der Programmer hat noch nicht geantwortet.',
    act: () => 'Um weiterzumachen, prüfe, ob der Programmer antwortet.',
  },
  'choose-board': {
    is: () => 'Kein Mainboard ist gewählt.',
    act: () => 'Um weiterzumachen, wähle das Mainboard oder einen losen Chip.',
  },
  'board-has-no-spi-flash': {
    is: () => 'Dieses Mainboard hat keinen SPI-Flash. Pin One kann dabei nicht helfen.',
    act: null,
  },
  'choose-configuration': {
    is: () => 'Es ist nicht bekannt, welche Chips das Mainboard hat.',
    act: () => 'Um weiterzumachen, wähle, welche Chips das Mainboard hat.',
  },
  'choose-chip-of-board': {
    is: () => 'Es ist nicht bekannt, welcher der beiden Chips das ist.',
    act: () => 'Um weiterzumachen, wähle einen der beiden Chips.',
  },
  'choose-package': {
    is: () => 'Das Gehäuse des Chips ist nicht gewählt.',
    act: () => 'Um weiterzumachen, wähle, wie der Chip aussieht.',
  },
  'ask-who-feeds-the-chip': {
    is: () => 'Es ist nicht bekannt, woher der Chip Strom bekommt.',
    act: () => 'Um weiterzumachen, wähle, woher der Chip Strom bekommt.',
  },
  'wires-open': {
    is: ({ signals }) => `Noch nicht abgehakt: ${list.format(signals.map(handName))}.`,
    act: ({ signals }) =>
      `Um weiterzumachen, verbinde und hake ab: ${list.format(signals.map(handName))}.`,
  },
  'cautions-open': {
    is: ({ count }) =>
      plural(count, {
        one: 'Ein Hinweis ist nicht abgehakt.',
        other: `${count} Hinweise sind nicht abgehakt.`,
      }),
    act: ({ count }) =>
      plural(count, {
        one: 'Um weiterzumachen, lies den Hinweis und hake ihn ab.',
        other: `Um weiterzumachen, lies ${count} Hinweise und hake sie ab.`,
      }),
  },
  'not-written': {
    is: () => 'Das Image wurde noch nicht geschrieben und verifiziert.',
    act: () => 'Um weiterzumachen, schreibe das Image.',
  },

  'recovery-image-gone': {
    is: () => 'Pin One hat das Image des unfertigen Schreibens nicht mehr.',
    act: () => 'Schreibe es noch einmal: -w DATEI. Oder spiele das Backup zurück: --restore.',
  },
  'no-backup-of-this-kind': {
    is: () => 'Von dieser Art Chip gibt es kein Backup.',
    act: () => 'Sieh dir die Backups an: pin-one --list-backups',
  },
  'choose-backup': {
    is: ({ ids }) =>
      plural(ids.length, {
        one: 'Von dieser Art Chip gibt es 1 Backup.',
        other: `Von dieser Art Chip gibt es ${ids.length} Backups.`,
      }),
    act: ({ ids }) => `Wähle ein Backup: --restore ${eitherOf.format(ids)}`,
  },
  'no-backup-called': {
    is: ({ wanted, matches }) =>
      matches === 0
        ? `Kein Backup heißt ${wanted}.`
        : `Die Namen von ${matches} Backups beginnen mit ${wanted}.`,
    act: ({ matches }) =>
      matches === 0
        ? 'Sieh dir die Backups an: pin-one --list-backups'
        : 'Schreibe mehr von dem Namen.',
  },
  'no-such-mainboard': {
    is: ({ name }) => `Pin One kennt das Mainboard „${name}“ nicht.`,
    act: () => 'Nenne die Größen, zum Beispiel --sizes 8M,4M',
  },
  'split-not-told': {
    is: ({ name, sizeBytes }) =>
      `${name} hat ${spelledBytes(sizeBytes)}. Nichts darin zeigt, wie es geteilt wird.`,
    act: () => 'Nenne das Mainboard mit --board, oder nenne die Größen, zum Beispiel --sizes 8M,4M',
  },
  'split-sizes-differ': {
    is: ({ name, sizeBytes, sumBytes }) =>
      `Die Größen ergeben ${spelledBytes(sumBytes)}, aber ${name} hat ${spelledBytes(sizeBytes)}.`,
    act: () => 'Nenne Größen, die zusammen die Datei ergeben.',
  },
}
