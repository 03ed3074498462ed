// SPDX-License-Identifier: GPL-3.0-or-later
/** Über das Schreiben nach Regionen und das Behalten der Netzwerkadresse. */
import { assertNever } from '../../fault.ts'
import type { ByteRange } from '../../model/range.ts'
import type { KeptMac, MacTrouble, NamedRange, RegionTrouble } from '../../model/regions.ts'
import { placeHex } from '../rules.ts'

interface Words {
  readonly title: string
  readonly meaning: string
  readonly steps: readonly string[]
}

const span = ({ offset, length }: ByteRange): string =>
  `${placeHex(offset)} bis ${placeHex(offset + length - 1)}`

/** `bios (0x018000 bis 0x7fffff) und gbe (0x001000 bis 0x002fff)`. */
export const regionsInWords = (regions: readonly NamedRange[]): string =>
  regions.map((region) => `${region.name} (${span(region)})`).join(' und ')

/** The result of a verified write of regions. */
export const regionsVerified = (regions: readonly NamedRange[], image: string): string =>
  `Jedes Byte von ${regionsInWords(regions)} wurde zurückgelesen und ist wie in ${image}. Auch jedes andere Byte wurde zurückgelesen und ist wie im Backup.`

/** What the app did with the address. */
export const macKept = ({ before, after, leftAlone }: KeptMac): string => {
  const was = [...new Set(before)].join(' und ')
  const parts =
    leftAlone.length === 0
      ? ''
      : ` Kopie ${leftAlone.join(' und ')} im Image hat eine falsche Prüfsumme und blieb, wie sie ist.`
  return `Netzwerkadresse: Aus ${was} im Image wird ${after}, wie im Backup. Die Datei selbst bleibt, wie sie ist.${parts}`
}

const untouched = 'Pin One hat angehalten, bevor es die Regionen verwendet hat.'
const ownLayout =
  'Oder verwende die Einteilung der Datei und nicht die des Chips. Schreibe dann jede Region, die die Datei ändert.'

const source = { chip: 'Der Chip', file: 'Die Datei', image: 'Das Image' } as const

const withDescriptor = {
  chip: 'Ein leerer Chip hat keinen Deskriptor. Schreibe das ganze Image, oder nenne eine Datei, die einen hat.',
  file: 'Wähle eine Datei, die einen Deskriptor hat.',
} as const

export function regionRemedy(trouble: RegionTrouble): Words {
  switch (trouble.why) {
    case 'not-read':
      return {
        title: 'Pin One weiß noch nicht, was der Chip enthält',
        meaning: `${untouched} Um nur einen Teil zu schreiben, muss Pin One den Rest kennen. Dafür muss der Chip zuerst zweimal gelesen werden.`,
        steps: ['Mache zuerst ein Backup.'],
      }
    case 'no-descriptor':
      return {
        title: `${source[trouble.from]} hat keinen Intel-Deskriptor`,
        meaning: `${untouched} Ohne ihn ist nicht bekannt, wo die Regionen liegen.`,
        steps: [withDescriptor[trouble.from], 'Oder verwende eine Layout-Datei.'],
      }
    case 'no-fmap':
      return {
        title: `${source[trouble.from]} hat keine Flash Map (FMAP)`,
        meaning: `${untouched} Ohne sie ist nicht bekannt, wo die Bereiche liegen.`,
        steps: ['Nenne ein coreboot-Image, das eine hat.'],
      }
    case 'bad-layout':
      return {
        title: `Zeile ${trouble.line} der Layout-Datei ist nicht gültig`,
        meaning: `${untouched} Eine Zeile ist start:ende name, in Hex, beide Adressen eingeschlossen, jeder Name einmal.`,
        steps: ['Schreibe sie wie in 00001000:00002fff gbe.'],
      }
    case 'unknown':
      return {
        title: `Keine Region heißt ${trouble.name}`,
        meaning: untouched,
        steps: [
          trouble.known.length === 0
            ? 'Das Layout nennt keine Region.'
            : `Wähle eine von diesen: ${trouble.known.join(', ')}.`,
        ],
      }
    case 'overlap':
      return {
        title: `Die Regionen ${trouble.names.join(' und ')} überlappen sich`,
        meaning: untouched,
        steps: ['Wähle eine von beiden.'],
      }
    case 'outside-chip':
      return {
        title: `Die Region ${trouble.region.name} endet hinter dem Chip`,
        meaning: `${untouched} Sie reicht von ${span(trouble.region)}.`,
        steps: ['Ein Mainboard mit zwei Chips hat den Rest davon auf dem anderen Chip.'],
      }
    case 'outside-file':
      return {
        title: `Wo ${trouble.region.name} in der Datei liegt, ist nicht bekannt`,
        meaning: `${untouched} Auf dem Chip reicht die Region von ${span(trouble.region)}. Die Datei hat eine andere Größe als der Chip und keinen Deskriptor, der die Region dorthin legt.`,
        steps: [
          `Nenne eine Datei, die nur ${trouble.region.name} enthält.`,
          'Oder verwende ein Image, das so groß ist wie der Chip.',
        ],
      }
    case 'wrong-length':
      return {
        title: `Die Datei für ${trouble.region.name} hat nicht die Größe der Region`,
        meaning: `${untouched} Die Region hat ${trouble.region.length} Bytes, die Datei hat ${trouble.fileBytes}.`,
        steps: ['Wähle die Datei, die genau diese Region enthält.'],
      }
    case 'differs':
      return {
        title: `${trouble.region.name} liegt in der Datei an einer anderen Stelle als auf dem Chip`,
        meaning: `${untouched} Auf dem Chip reicht die Region von ${span(trouble.region)}, in der Datei von ${span(trouble.inFile)}. Diese Mischung würde wahrscheinlich nicht starten.`,
        steps: ['Schreibe das ganze Image.', ownLayout],
      }
    case 'no-file':
      return {
        title: `Für die Region ${trouble.name} ist keine Datei genannt`,
        meaning: untouched,
        steps: ['Nenne eine Datei, die nur diese Region enthält, oder ein ganzes Image.'],
      }
    default:
      return assertNever(trouble)
  }
}

const newFile = 'Es wurde keine neue Datei gemacht. Das Image ist, wie es war.'

export const macRemedies: { readonly [W in MacTrouble]: Words } = {
  'no-backup': {
    title: 'Es gibt kein Backup, das die Adresse enthält',
    meaning: newFile,
    steps: ['Mache zuerst ein Backup dieses Chips.'],
  },
  'backup-without': {
    title: 'Das Backup hat keine Netzwerkadresse in einer GbE-Region',
    meaning: `${newFile} Auf diesem Mainboard bewahrt der Netzwerk-Chip die Adresse woanders auf, oder der andere Chip hat die GbE-Region.`,
    steps: [
      'Du musst nichts tun: Eine Adresse außerhalb dieses Chips wird bei diesem Schreiben nicht berührt.',
    ],
  },
  'backup-damaged': {
    title: 'Die Netzwerkadresse im Backup ist nicht gültig',
    meaning: `${newFile} Keine Kopie davon hat eine richtige Prüfsumme.`,
    steps: [
      'Behalte das Backup. Setze eine Adresse mit nvmutil, wenn du deine vom Etikett kennst.',
    ],
  },
  'backup-shared': {
    title: 'Das Backup enthält eine Adresse, die viele Mainboards haben',
    meaning: `${newFile} Sie ist die Standardadresse eines Images und nicht die deines Mainboards.`,
    steps: [
      'Setze mit nvmutil deine eigene Adresse, wenn zwei solche Computer in einem Netz sind.',
    ],
  },
  'backup-two': {
    title: 'Das Backup enthält zwei verschiedene Netzwerkadressen',
    meaning: `${newFile} Beide sind gültig. Deshalb ist nicht bekannt, welche verwendet wird.`,
    steps: ['Vergleiche sie mit dem Etikett des Computers. Setze deine mit nvmutil.'],
  },
  'image-without': {
    title: 'Das Image hat keinen Platz für eine Netzwerkadresse',
    meaning: `${newFile} Es hat keine GbE-Region.`,
    steps: ['Du musst nichts tun, wenn dies das Image für einen anderen Chip des Mainboards ist.'],
  },
  'image-damaged': {
    title: 'Die GbE-Region des Images hat keine richtige Prüfsumme',
    meaning: `${newFile} Eine Adresse darin würde nicht verwendet.`,
    steps: [
      'Verwende ein vollständiges Image. Oder schreibe eine vollständige GbE-Region für sich.',
    ],
  },
  same: {
    title: 'Das Image hat diese Netzwerkadresse schon',
    meaning: newFile,
    steps: ['Verwende das Image, wie es ist.'],
  },
}
