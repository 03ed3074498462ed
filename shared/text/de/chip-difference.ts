// SPDX-License-Identifier: GPL-3.0-or-later
/** Worin Chip-Modelle mit gleicher ID sich unterscheiden, und warum eine Antwort bezweifelt wird. */
import { assertNever } from '../../fault.ts'
import type { FaultFacts } from '../../fault.ts'
import type { BlockErase, ChipDifference } from '../../model/chip.ts'
import { spelledBytes, spelledSupply } from '../../spelling.ts'
import { datasheetHex } from '../../hex.ts'
import { ambiguousCode } from '../codes.ts'
import { sentences } from '../rules.ts'
import { partSaid } from '../../part-name.ts'

const or = (values: readonly string[]): string =>
  new Intl.ListFormat('de', { type: 'disjunction' }).format(values)

const erases = (blocks: readonly BlockErase[]): string =>
  blocks
    .map(({ opcode, blockBytes }) =>
      blockBytes === null ? `${opcode} gemischte Blöcke` : `${opcode} ${spelledBytes(blockBytes)}`,
    )
    .join(', ')

const methods = {
  page: 'seitenweise',
  byte: 'Byte für Byte',
  'aai-word': 'Wort für Wort',
  'at45-buffer': 'über einen Puffer (DataFlash)',
  none: 'gar nicht',
} as const

const sizeBy = { table: 'laut Chip-Daten', 'id-byte': 'laut Chip-ID' } as const

/** A whole sentence, with its full stop. */
export function differenceText(difference: ChipDifference): string {
  switch (difference.code) {
    case 'size':
      return `Größe: ${or(difference.sizesBytes.map((size) => spelledBytes(size)))}.`
    case 'program':
      return `So wird geschrieben: ${or(difference.methods.map((method) => methods[method]))}.`
    case 'supply':
      return `Versorgungsspannung: ${or(difference.rangesMv.map(spelledSupply))}.`
    case 'dies':
      return 'Chips im Gehäuse: einer oder mehrere.'
    case 'block-erase':
      return `Blockweises Löschen: ${or(difference.models.map(erases))}.`
    case 'high-address':
      return 'Über 16 MiB werden sie verschieden adressiert.'
    case 'erase-disputed':
      return `Löschbefehl ${datasheetHex(difference.opcode)}: Die Chip-Daten und der Chip nennen verschiedene Blockgrößen. Pin One verwendet diesen Befehl nicht.`
    case 'size-disputed': {
      const sizes = or(difference.sizesBytes.map((size) => spelledBytes(size)))
      return `Größe: ${sizeBy[difference.by]} ${sizes}. Die Beschreibung, die der Chip von sich gibt, sagt ${spelledBytes(difference.ownBytes)}.`
    }
    case 'maker-parity':
      return `Das Hersteller-Byte ${datasheetHex(difference.maker)} gehört zu keinem Hersteller. Zwei Chips, die zugleich antworten, können so ein Byte ergeben.`
    case 'mixed-id':
      return `Zwei Chips, die zugleich antworten, können diese ID ergeben, zum Beispiel ${partSaid(difference.names[0])} und ${partSaid(difference.names[1])}.`
    case 'replies-disagree':
      return `Der Chip nennt mit Befehl 9F ein anderes Modell als mit den Befehlen 90 und AB (Geräte-ID ${datasheetHex(difference.deviceId)}). ${partSaid(difference.names[0])} und ${partSaid(difference.names[1])} ergeben das, wenn beide zugleich antworten.`
    case 'mixed-on-board':
      return `Kein Chip dieses Mainboards hat diese ID. ${partSaid(difference.names[0])} und ${partSaid(difference.names[1])} ergeben sie, wenn beide zugleich antworten.`
    default:
      return assertNever(difference)
  }
}

export const differencesText = (differences: readonly ChipDifference[]): string =>
  sentences(differences.map(differenceText))

const ambiguous = {
  'two-answer': (doubts: string, oneAnswers: string) => ({
    title: 'Es sieht aus, als ob zwei Chips zugleich antworten',
    meaning: `Chip-ID: {idBytes}. ${doubts}`,
    steps: [
      oneAnswers,
      'Suche den Chip noch einmal.',
      'Hat das Mainboard nur einen Chip? Dann lies den Aufdruck auf dem Chip und wähle dieses Chip-Modell.',
    ],
  }),
  'several-models': (doubts: string, _oneAnswers: string) => ({
    title: 'Mehrere Chip-Modelle haben diese ID',
    meaning: `Chip-ID: {idBytes}. Chip-Modelle: {names}. ${doubts}`,
    steps: [
      'Lies den Aufdruck auf dem Chip und wähle dieses Chip-Modell.',
      'Wenn du den Aufdruck nicht lesen kannst, höre hier auf. Geraten könnte die falsche Spannung oder den falschen Löschbefehl ergeben.',
    ],
  }),
} as const

/** Several models with one ID, or one with doubtful replies. `oneAnswers`: how to make only one chip respond. */
export function ambiguousWords(
  { differences }: Pick<FaultFacts['chip.ambiguous'], 'differences'>,
  oneAnswers: string,
) {
  return ambiguous[ambiguousCode(differences)](differencesText(differences), oneAnswers)
}
