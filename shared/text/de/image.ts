// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Sätze für alles, was in einem Image gefunden wird. Ein Satz je Code; die Fakten sind Werte, nie Teile der Grammatik.
 */
import { spelledBytes } from '../../spelling.ts'
import type { FileKind, NotLookedAt, RegionName } from '../../model/contents.ts'
import type { CheckedCode, FindingCode, FindingFacts, ImageFinding } from '../../model/image.ts'
import { absentCode, openedCode, uncheckedCodes } from '../codes.ts'
import { byteHex, claimText, shortHex } from '../rules.ts'
import { chipPhrases } from './chip-phrases.ts'

type Words = { readonly [C in FindingCode]: (facts: FindingFacts[C]) => string }

export const regionWords: Readonly<Record<RegionName, string>> = {
  fd: 'Flash-Deskriptor',
  bios: 'BIOS-Region',
  me: 'Management-Engine-Region',
  gbe: 'Netzwerk-Region',
  pdr: 'Plattformdaten-Region',
  de1: 'Region der Geräteerweiterung',
  bios2: 'zweite BIOS-Region',
  r7: 'Region 7',
  ec: 'Region des Embedded Controllers',
  de2: 'zweite Region der Geräteerweiterung',
  ie: 'Innovation-Engine-Region',
  '10gbe1': 'erste 10-Gbit-Netzwerk-Region',
  '10gbe2': 'zweite 10-Gbit-Netzwerk-Region',
  r13: 'Region 13',
  r14: 'Region 14',
  ptt: 'Platform-Trust-Region',
}

const archive = {
  opened: (format: string) =>
    `Diese Datei ist ein Archiv (${format}). Pin One öffnet es: Wähle die .rom-Datei darin.`,
  'not-opened': (format: string) =>
    `Diese Datei ist ein Archiv (${format}). Entpacke es mit einem anderen Programm. Wähle dann die .rom-Datei darin.`,
} as const

const aProgram = 'Diese Datei ist ein Programm. Sie ist kein Chip-Image.'
const program = {
  windows: 'Diese Datei ist ein Windows-Programm, vielleicht ein Updater. Sie ist kein Chip-Image.',
  elf: aProgram,
  mac: aProgram,
  script: aProgram,
} as const

const textForm = {
  'hex-dump':
    'Diese Datei ist ein Image in Textform (Hex-Dump). Wandle es mit einem anderen Programm in eine Binärdatei um.',
  'intel-hex':
    'Diese Datei ist ein Image in Textform (Intel HEX). Pin One kann eine Binärkopie davon machen.',
  's-record':
    'Diese Datei ist ein Image in Textform (S-Records). Pin One kann eine Binärkopie davon machen.',
} as const

/** What the file is and what to do, for everything that is not an image. */
function kindText(what: Exclude<FileKind, { readonly kind: 'image' }>): string {
  switch (what.kind) {
    case 'empty':
      return 'Diese Datei ist leer. Lade sie noch einmal herunter.'
    case 'archive':
      return archive[openedCode(what.format)](what.format)
    case 'capsule':
      return 'Diese Datei ist ein Firmware-Update des Mainboard-Herstellers (UEFI-Kapsel). Der Chip braucht das Image darin, ohne den Kopf.'
    case 'vendor-update':
      return 'Diese Datei ist ein Firmware-Update von Dell. Sie ist kein Chip-Image.'
    case 'program':
      return program[what.format]
    case 'text-form':
      return textForm[what.format]
    case 'uf2':
      return 'Diese Datei ist Firmware für einen Pico oder einen anderen Programmer (UF2). Sie gehört nicht auf diesen Chip.'
    case 'web-page':
      return 'Diese Datei ist eine Webseite. Das Herunterladen ist misslungen. Lade das Image noch einmal herunter.'
    case 'document':
      return 'Diese Datei ist ein Dokument oder ein Bild. Sie ist kein Chip-Image.'
    case 'checksums':
      return 'Diese Datei ist eine Liste von Prüfsummen. Wähle das Image, zu dem sie gehört.'
    case 'me-alone':
      return 'Diese Datei ist nur eine Management-Engine-Region. Sie ist bloß ein Teil eines Images.'
    case 'gbe-alone':
      return 'Diese Datei ist nur eine Netzwerk-Region (GbE). Sie ist bloß ein Teil eines Images.'
    case 'descriptor-alone':
      return 'Diese Datei ist nur ein Flash-Deskriptor. Sie ist bloß ein Teil eines Images.'
    case 'ec-firmware':
      return 'Diese Datei ist Firmware eines Embedded Controllers. Sie gehört nicht allein auf diesen Chip.'
    case 'raspberry-eeprom':
      return 'Diese Datei ist ein Boot-EEPROM-Image eines Raspberry Pi. Sie ist nicht für diesen Chip.'
    default:
      return what satisfies never
  }
}

const orderWords = {
  'swapped-16': 'Je zwei Bytes sind vertauscht.',
  'swapped-32': 'Je 4 Bytes stehen umgekehrt.',
  'swapped-4': 'Die beiden Hex-Ziffern jedes Bytes sind vertauscht.',
  inverted: 'Jedes Bit ist umgekehrt.',
  'bit-reversed': 'Die Bits jedes Bytes stehen umgekehrt.',
} as const

const sizeBy = {
  descriptor: 'Deskriptor',
  fmap: 'Flash Map',
  'id-block': 'Build-ID',
  config: 'Build-Konfiguration',
  chips: 'Chips im Deskriptor',
  board: 'diese Datei',
} as const

const half = (offset: number, chip: string | null): string =>
  chip !== null
    ? `${chipPhrases.object(chip)} (ab ${shortHex(offset)})`
    : offset === 0
      ? 'den ersten Chip (niedrigste Adressen)'
      : `den Chip, der bei ${shortHex(offset)} beginnt`

/** Chips of the guide that have the name of their position. */
const halves: Readonly<Record<string, string>> = {
  top: 'Das ist die obere Hälfte eines Images für 2 Chips.',
  bottom: 'Das ist die untere Hälfte eines Images für 2 Chips.',
}

const partText = (startsAt: number, chip: string | null): string =>
  (chip === null ? undefined : halves[chip]) ??
  `Diese Datei ist ein Teil eines Images für 2 Chips, für ${half(startsAt, chip)}.`

const firmwareWords = {
  coreboot: 'coreboot',
  heads: 'Heads (coreboot)',
  chromebook: 'Chromebook-Firmware',
  uefi: 'UEFI-Firmware eines Herstellers',
  unknown: 'unbekannten Inhalt',
} as const

const checkedWords: Readonly<Record<CheckedCode, string>> = {
  size: 'Größe',
  'file-kind': 'Art der Datei',
  board: 'Name des Mainboards',
  regions: 'Regionen',
  half: 'Hälfte des Paars',
  'reset-vector': 'erster Befehl',
  'vendor-files': 'Herstellerdateien',
  mac: 'Netzwerkadresse',
}

export const notLookedAtWords: Readonly<Record<NotLookedAt, string>> = {
  'other-chip': 'der Teil auf dem anderen Chip',
  'file-signatures': 'Signaturen',
  payload: 'das Programm darin (Payload)',
  'vendor-board': 'für welches Mainboard die UEFI-Firmware ist',
  'me-code': 'der Code der Management Engine',
  'network-region': 'die Netzwerk-Region',
  'rest-of-cbfs': 'coreboot-Dateien außerhalb dieser Datei',
}

const inject = 'Füge sie zuerst ein, wie die Libreboot-Anleitung es beschreibt.'

const uncheckedWords = {
  ...notLookedAtWords,
  board: 'für welches Mainboard es ist',
  place: 'ihr Platz im Flash (Hälfte, Regionen, erster Befehl)',
} as const

const padEnd = { front: 'am Anfang', end: 'am Ende' } as const

const regionAbsent = {
  'own-place': (_region: RegionName) =>
    'Der Flash-Deskriptor ist beschädigt: Er nennt seinen eigenen Platz bei 0x0 nicht.',
  region: (region: RegionName) =>
    `Der Flash-Deskriptor ist beschädigt. Diese Region fehlt darin: ${regionWords[region]}. Das Mainboard kann aus dieser Datei nicht starten.`,
} as const

const words: Words = {
  'wrong-size': ({ sizeBytes, chipBytes, restBytes }) =>
    sizeBytes === 0
      ? `Die Datei ist leer. Der Chip hat ${spelledBytes(chipBytes)}.`
      : restBytes === null
        ? `Die Datei hat ${spelledBytes(sizeBytes)}. Der Chip hat ${spelledBytes(chipBytes)}.`
        : `Die Datei hat ${spelledBytes(sizeBytes)}. Der Chip hat ${spelledBytes(chipBytes)}. Vielleicht ist das Image für 2 Chips, diesen und einen mit ${spelledBytes(restBytes)}. Teile es zuerst.`,
  'refused-name': () =>
    `Im Namen der Datei steht DO_NOT_FLASH. Die Herstellerdateien fehlen. ${inject}`,
  'one-byte-more': ({ sizeBytes }) =>
    `Die Datei hat ${sizeBytes} Bytes, eines mehr als ein Image. Libreboot fügt dieses Byte an, solange die Herstellerdateien fehlen. ${inject}`,
  blank: ({ value }) => `Jedes Byte der Datei ist ${byteHex(value)}. Sie enthält keine Firmware.`,
  'not-an-image': ({ what }) => kindText(what),
  'turned-bytes': ({ order }) =>
    `${orderWords[order]} Das Mainboard kann aus dieser Datei nicht starten. Pin One kann eine Kopie in der richtigen Reihenfolge machen.`,
  'no-known-structure': () =>
    'In der Datei wurde kein Intel-Deskriptor, kein coreboot und keine UEFI-Struktur gefunden. Prüfe, ob es die richtige Datei ist.',
  'practice-image': () =>
    'Das ist ein Übungs-Image von Pin One. Es ist nur für den Übungschip. Kein Mainboard kann daraus starten.',
  identical: () => 'Der Chip enthält schon genau dieses Image.',
  'other-board': ({ board, claim }) =>
    `Dieses Image ist für ein anderes Mainboard. Du hast gewählt: ${board}. Im Image steht: ${claimText(claim)}.`,
  'other-board-name': ({ board, target }) =>
    `Der Name der Datei und das Mainboard passen nicht zusammen. Mainboard: ${board}. Im Dateinamen steht: ${target}.`,
  'other-generation': ({ board, expected, found }) =>
    `Der Flash-Deskriptor ist für eine andere Generation von Chipsätzen. Mainboard: ${board}. Nötig: ${familyWords[expected]}. Gefunden: ${familyWords[found]}.`,
  'mixed-boards': ({ first, second }) =>
    `Zwei Teile dieser Datei sind für verschiedene Mainboards: ${claimText(first)} und ${claimText(second)}.`,
  'unknown-part': ({ board, claim }) =>
    `Pin One kennt den Mainboard-Namen in diesem Image nicht. Du hast gewählt: ${board}. Im Image steht: ${claimText(claim)}.`,
  unsplit: ({ range, totalBytes }) =>
    `Dieses Image ist für 2 Chips (${spelledBytes(totalBytes)}). Der Teil für diesen Chip: ${spelledBytes(range.length)} ab ${shortHex(range.offset)}.`,
  'half-of-pair': ({ startsAt, flashBytes, chip }) =>
    `${partText(startsAt, chip)} Sie beginnt bei ${shortHex(startsAt)} von ${spelledBytes(flashBytes)}. Der andere Chip braucht den anderen Teil.`,
  'one-chip-only': ({ usedBytes, flashBytes }) =>
    `Das Image ist mit ${spelledBytes(usedBytes)} vollständig. Dieses Mainboard hat ${spelledBytes(flashBytes)} auf 2 Chips. Das Image sagt nicht, was der andere Chip enthalten muss.`,
  'wrong-half': ({ belongsAt, chipAt, belongsTo, chip }) =>
    `Das ist der falsche Teil des Images. Die Datei ist für ${half(belongsAt, belongsTo)}. Gebraucht wird der Teil für ${half(chipAt, chip)}.`,
  'other-place-size': ({ name, placeBytes, sizeBytes }) =>
    `Die Datei hat ${spelledBytes(sizeBytes)}. Auf diesem Mainboard hat ${chipPhrases.subject(name)} meist ${spelledBytes(placeBytes)}. Deshalb weiß Pin One nicht, wo die Datei im Flash läge.`,
  'descriptor-elsewhere': ({ offset }) =>
    `Der Flash-Deskriptor muss am Anfang stehen, aber er steht bei ${shortHex(offset)}. Das Image ist verschoben oder vorn aufgefüllt, oder seine Hälften sind vertauscht.`,
  'descriptor-missing': ({ board }) =>
    `Das Image hat am Anfang keinen Flash-Deskriptor. Dieses Mainboard braucht einen: ${board}.`,
  'regions-overlap': ({ first, second }) =>
    `Der Flash-Deskriptor ist beschädigt. Diese Regionen überlappen sich: ${regionWords[first]}, ${regionWords[second]}.`,
  'region-absent': ({ region }) => regionAbsent[absentCode(region)](region),
  'regions-beyond-chip': ({ region, endsAt, flashBytes }) =>
    `${regionWords[region]}: endet bei ${shortHex(endsAt)}, aber der Flash hat nur ${spelledBytes(flashBytes)}. Das Image ist für einen größeren Flash oder wurde abgeschnitten.`,
  'cut-off': ({ flashBytes, sizeBytes }) =>
    `Das Image wurde für ${spelledBytes(flashBytes)} gebaut, aber die Datei hat ${spelledBytes(sizeBytes)}. Ein Teil fehlt.`,
  'file-cut-off': ({ files }) =>
    `Die Datei wurde abgeschnitten: Das Ende eines Programms darin ist leer. Programme: ${files.join(', ')}.`,
  'file-has-hole': ({ files }) =>
    `Ein Teil der Datei fehlt: In einem Programm ist ein leerer Block. Programme: ${files.join(', ')}. Lade oder lies sie noch einmal.`,
  'files-lost': ({ offset, length }) =>
    `Zwischen den coreboot-Dateien gehören ${spelledBytes(length)} ab ${shortHex(offset)} zu keiner Datei. Der Kopf einer Datei ist beschädigt. Lade oder lies sie noch einmal.`,
  shifted: ({ byBytes }) =>
    `Der Inhalt ist innerhalb der Datei um ${spelledBytes(Math.abs(byBytes))} verschoben. Bytes gingen verloren oder kamen hinzu, oder die Hälften sind vertauscht. Lade oder lies sie noch einmal.`,
  repeats: ({ offset, length, every }) =>
    `Von ${shortHex(offset)} bis ${shortHex(offset + length - 1)} sind alle ${spelledBytes(every)} zweimal da. Das geschieht, wenn ein Chip mit schlechter Adressleitung gelesen wird oder eine Datei aus Kopien gemacht ist.`,
  'no-payload': () =>
    'Das Image enthält coreboot, aber es wurde keine Payload darin gefunden. Ohne Payload zeigt der Computer nach dem Start nichts.',
  'no-reset-vector': ({ at }) =>
    `Bei ${shortHex(at)} steht kein erster Befehl: Die Stelle ist leer. Das Mainboard kann nicht starten. Die Datei wurde abgeschnitten oder am falschen Ende aufgefüllt.`,
  'odd-reset-vector': ({ at }) =>
    `Der erste Befehl steht bei ${shortHex(at)}. Die Bytes dort sind kein Sprung, den Pin One kennt. Vergleiche die Datei mit ihrer Prüfsumme.`,
  padded: ({ usedBytes, sizeBytes, at }) =>
    `Das Image wurde für ${spelledBytes(usedBytes)} gebaut und ${padEnd[at]} auf ${spelledBytes(sizeBytes)} aufgefüllt.`,
  contradiction: ({ sizes }) =>
    `Teile des Images nennen verschiedene Größen des Flash: ${sizes.map(({ by, bytes }) => `${sizeBy[by]}: ${spelledBytes(bytes)}`).join(', ')}.`,
  'me-missing': () =>
    `Die Herstellerdateien fehlen: In der Region der Management Engine ist keine Firmware. ${inject}`,
  'me-unknown': () =>
    'Die Region der Management Engine enthält Daten, aber keine Partitionstabelle. Pin One kann nicht sagen, ob sie vollständig ist.',
  'vendor-files-missing': ({ files }) => `Herstellerdateien fehlen: ${files.join(', ')}. ${inject}`,
  'mac-blank': () =>
    'Das Image enthält keine Netzwerkadresse. Vielleicht geht das kabelgebundene Netzwerk nicht, bis du eine setzt.',
  'mac-shared': ({ mac }) =>
    `Das Image enthält eine Netzwerkadresse, die viele Computer haben: ${mac}. Setze deine eigene.`,
  'mac-checksum': ({ mac }) =>
    `Die Netzwerk-Region ist beschädigt: Beide Prüfsummen sind falsch (Adresse ${mac}). Vielleicht geht das kabelgebundene Netzwerk nicht.`,
  'gbe-one-part': ({ badPart }) =>
    `Kopie ${badPart} der Netzwerk-Region hat eine falsche Prüfsumme. Die andere Kopie ist gut und wird verwendet.`,
  'descriptor-locked': ({ regions }) =>
    `Der Flash-Deskriptor sperrt: ${regions.map((name) => regionWords[name]).join(', ')}. Spätere Änderungen brauchen wieder den Programmer.`,
  'backup-has-mac': ({ mac, imageMac }) =>
    imageMac === null
      ? `Dein Backup enthält die Netzwerkadresse ${mac}. Dieses Image enthält keine.`
      : `Dein Backup enthält die Netzwerkadresse ${mac}. Dieses Image enthält ${imageMac}.`,
  'backup-has-windows-key': () =>
    'Dein Backup enthält einen Windows-Lizenzschlüssel. Dieses Image enthält keinen. Behalte die Backup-Datei.',
  'backup-has-full-me': () =>
    'Dein Backup enthält die vollständige Firmware der Management Engine. Dieses Image enthält eine verkleinerte oder keine.',
  'backup-has-vpd': () =>
    'Dein Backup enthält Seriennummer und Adressen dieses Chromebooks (VPD). Dieses Image enthält sie nicht. Behalte die Backup-Datei.',
  'what-it-is': ({ firmware, claim }) =>
    claim === null
      ? `Das Image enthält ${firmwareWords[firmware]}. Es nennt kein Mainboard.`
      : claim.version === null
        ? `Das Image enthält ${firmwareWords[firmware]} für: ${claimText(claim)}.`
        : `Das Image enthält ${firmwareWords[firmware]} für: ${claimText(claim)}. Version: ${claim.version}.`,
  checked: ({ checked, notLookedAt }) =>
    `Geprüft: ${checked.map((code) => checkedWords[code]).join(', ')}. Nicht geprüft: ${uncheckedCodes(
      checked,
      notLookedAt,
    )
      .map((code) => uncheckedWords[code])
      .join(', ')}.`,
}

export const familyWords = {
  ich8: 'ICH8',
  ich9: 'ICH9',
  ich10: 'ICH10',
  '5': '5er-Serie',
  '6-7': '6er- oder 7er-Serie',
  '8-9': '8er- oder 9er-Serie',
  '100+': '100er-Serie oder später',
  atom: 'Atom',
} as const

/** The sentence for one finding. */
export const findingText = ({ code, facts }: ImageFinding): string =>
  // Code and facts come as a pair, which the table's type cannot say for a union.
  (words[code] as (facts: unknown) => string)(facts)

export const stopActs = {
  vendorFiles: 'Füge zuerst die Herstellerdateien ein. Oder wähle ein anderes Image.',
  size: 'Wähle ein Image, das so groß ist wie der Chip.',
  part: 'Nimm den Teil für diesen Chip.',
  order: 'Mach eine Kopie in der richtigen Reihenfolge.',
  archive: 'Wähle eine Datei aus dem Archiv.',
  file: 'Wähle eine andere Datei.',
  board: 'Wähle ein Image für dein Mainboard.',
  image: 'Wähle ein anderes Image.',
} as const

export const fileTitles = {
  empty: 'Eine leere Datei',
  archive: 'Ein Archiv',
  capsule: 'Ein Firmware-Update des Herstellers',
  'vendor-update': 'Ein Firmware-Update von Dell',
  program: 'Ein Programm, kein Image',
  'text-form': 'Ein Image in Textform',
  uf2: 'Firmware für einen Programmer, nicht für einen Chip',
  'web-page': 'Eine Webseite, kein Image',
  document: 'Ein Dokument oder ein Bild, kein Image',
  checksums: 'Eine Liste von Prüfsummen, kein Image',
  'me-alone': 'Nur eine Management-Engine-Region',
  'gbe-alone': 'Nur eine Netzwerk-Region',
  'descriptor-alone': 'Nur ein Flash-Deskriptor',
  'ec-firmware': 'Firmware eines Embedded Controllers',
  'raspberry-eeprom': 'Ein Boot-EEPROM-Image eines Raspberry Pi',
  blank: 'Ein leeres Image',
  practice: 'Ein Übungs-Image',
  turned: 'Ein Image mit vertauschten Bytes',
  coreboot: 'coreboot',
  heads: 'Heads',
  chromebook: 'Chromebook-Firmware',
  uefi: 'Firmware des Herstellers',
  unknown: 'Ein Image, das Pin One nicht kennt',
} as const
export const titleFor = (firmware: string, board: string): string => `${firmware} für ${board}`
export const titleHalf = {
  top: (title: string) => `${title}, obere Hälfte`,
  bottom: (title: string) => `${title}, untere Hälfte`,
} as const

/** The words with which an expert overrules a stop about the mainboard: both names. */
export const ignoreBoardText = (finding: ImageFinding): string | null => {
  switch (finding.code) {
    case 'other-board':
      return `Schreibe das Image für ${claimText(finding.facts.claim)} auf: ${finding.facts.board}. Ich weiß, dass es für ein anderes Mainboard ist.`
    case 'other-board-name':
      return `Schreibe die Datei für ${finding.facts.target} auf: ${finding.facts.board}. Ich weiß, dass ihr Name ein anderes Mainboard nennt.`
    case 'other-generation':
      return `Schreibe einen Deskriptor für ${familyWords[finding.facts.found]} auf: ${finding.facts.board}. Ich weiß, dass er für einen anderen Chipsatz ist.`
    case 'mixed-boards':
      return `Schreibe Teile für ${claimText(finding.facts.first)} und ${claimText(finding.facts.second)} auf ein Mainboard.`
    default:
      return null
  }
}
