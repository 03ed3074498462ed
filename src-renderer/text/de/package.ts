// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter der Seite, auf der das Gehäuse gewählt wird. */
import { chipPhrases } from '../../../shared/text/de/chip-phrases.ts'

export const packageText = {
  title: 'Welche Form hat dein Chip?',
  titles: {
    marking: 'Was steht auf deinem Chip?',
    supply: 'Welche Versorgungsspannung braucht dein Chip?',
  },
  leads: {
    shape: 'Wähle die Zeichnung, die so aussieht. Alle haben den gleichen Maßstab.',
    look: 'Vergleiche die Beine, die Größe und den Aufdruck.',
    marking: 'Der Aufdruck zeigt die Versorgungsspannung. 3,3 V zerstören einen 1,8-V-Chip.',
  },
  lookTitle: (chip: string | null) => `So sollte dein ${chipPhrases.bare(chip)} aussehen`,
  lookTitleOneOf: (chip: string | null) =>
    `So wie eines davon sollte dein ${chipPhrases.bare(chip)} aussehen`,
  markingOpen: 'Um weiterzumachen, gib den Aufdruck ein oder öffne „Ich kann ihn nicht lesen“.',
  supplyOpen: 'Um weiterzumachen, wähle die Versorgungsspannung.',
  looksDifferent: 'Er sieht anders aus',
  readMarking: 'Aufdruck eingeben',
  facts: { shape: 'Gehäuse', marking: 'Aufdruck', size: 'Größe', supply: 'Spannung' },
  shape: (name: string, text: string) => `${name}. ${text}`,
  markingLike: (name: string) => `Zum Beispiel ${name}`,
  markingWith: (digits: string) => `25 und dann ${digits}, zum Beispiel 25Q${digits}`,
  supplyOfBoard: (volts: string) => `${volts}, nach den Quellen zu diesem Mainboard`,
  expected: 'Dein Mainboard hat dieses Gehäuse',
  expectedOneOf: 'Dein Mainboard hat eines davon',
  names: {
    soic8: { name: 'SOIC8', text: '8 Beine, 4 auf jeder Seite' },
    soic16: { name: 'SOIC16', text: '16 Beine, 8 auf jeder Seite' },
    wson8: { name: 'WSON8', text: 'Keine Beine, 8 flache Kontakte auf der Unterseite' },
    dip8: { name: 'DIP8', text: 'Groß, Beine gerade nach unten, oft in einem Sockel' },
  } as Readonly<Record<string, { name: string; text: string } | undefined>>,
  variant: 'Größe des Gehäuses',
  notToScale:
    'Keine Quelle nennt die Maße dieses Gehäuses. Die Zeichnung ist nicht maßstabsgetreu.',
  pin1: 'Bein 1 ist an der Mulde, der Kerbe oder der schrägen Kante. Ein gemalter Punkt kann an einem anderen Bein sein.',
  noClip: 'Kein Clip hält dieses Gehäuse.',
  print: 'Aufdruck auf dem Chip',
  printOn: '25 …',
  printHint: 'Gib ein, was du lesen kannst.',
  printPractice: (name: string) => `Übung: Auf diesem Chip steht ${name}.`,
  printPlaceholder: 'MX25L6406E',
  printNone:
    'Pin One kennt kein Chip-Modell mit diesem Aufdruck. Versuche es mit der Zeile, die 25 enthält.',
  printSeveral:
    'Die Buchstaben nach der Größe bestimmen die Spannung. Gib den Rest ein oder wähle das Chip-Modell.',
  printNear:
    'Pin One kennt kein Chip-Modell mit diesem Aufdruck. Diese haben ähnliche Namen. Wähle nur eines, dessen Name auf deinem Chip steht.',
  lowVoltage: (name: string) =>
    `Es kann noch ${name} sein, ein 1,8-V-Chip. Gib den Rest der Zeile ein oder wähle das Chip-Modell.`,
  /** `alike`: other models that fit as well. */
  printSettled: (name: string, alike: number) =>
    alike === 0
      ? `Gelesen als ${name}.`
      : `Passt zu ${name} und ${alike === 1 ? 'einem weiteren Chip-Modell' : `${alike} weiteren Chip-Modellen`}. Größe und Spannung sind gleich.`,
  partsLabel: 'Was der Aufdruck bedeutet',
  parts: {
    family: (volts: string | null) => (volts === null ? 'Typ' : `${volts}-Typ`),
    seriesOf: (volts: string) => `Serie, ${volts}`,
    capacity: (bits: string, bytes: string) => `${bits}, ${bytes}`,
    series: 'Serie',
    package: 'Gehäuse und Güte',
  },
  supplyUnknown: 'Versorgungsspannung nicht bekannt',
  supply: 'Versorgungsspannung',
  supplyAsk: 'Der Aufdruck zeigt sie nicht. Wähle sie nach dem Datenblatt.',
  supplyNoPrint: 'Wähle sie nach dem Datenblatt.',
  supply3: '3 V (2,7 bis 3,6)',
  supply1: '1,8 V (1,65 bis 1,95)',
  fits: (volts: string) => `Chip und Programmer verwenden beide ${volts}.`,
  fitsAdapter: (volts: string) =>
    `Chip und Adapter verwenden beide ${volts}. Verbinde den Chip nur mit dem Adapter.`,
  feeds: 'Was versorgt den Chip mit Strom?',
  feedsItself: (volts: string) => `Der Programmer selbst: ${volts}`,
  feedsAdapter: (volts: string) =>
    `Ein ${volts}-Adapter zwischen Programmer und Chip, mit einem Pegelwandler für jede Datenleitung`,
  rival: (name: string) =>
    `Ein ähnliches Chip-Modell, ${name}, braucht 1,8 V. Wenn das der Aufdruck deines Chips ist, höre hier auf: 3,3 V würden ihn zerstören.`,
  locked: 'Gesperrt, bis die Versorgungsspannung bekannt ist. 3,3 V zerstören einen 1,8-V-Chip.',
  tooHigh: (volts: string, most: string) =>
    `Halt. Dieser Programmer liefert ${volts}. Dieser Chip verträgt höchstens ${most}. Schließe ihn nicht an.`,
  tooHighNext:
    'Verwende einen Adapter für Flash-Chips, der auf allen Leitungen 3,3 V in 1,8 V wandelt, und wähle ihn oben. Oder frage jemanden, der einen hat. Ohne Adapter macht Pin One nicht weiter.',
  other: (min: string, max: string, volts: string) =>
    `Dieser Chip braucht ${min} bis ${max}. ${volts} passt nicht.`,
  sizeDiffers: (print: string, board: string) =>
    `Der Aufdruck bedeutet ${print}, aber das Mainboard hat hier ${board}. Prüfe, ob es der andere Chip ist. Prüfe, ob du den Aufdruck richtig herum gelesen hast.`,
  boardSays: (volts: string) => `Die Quellen sagen für dieses Mainboard: ${volts}.`,
  foundOtherWhy: 'Trenne den Strom. Prüfe dann den Clip und den Aufdruck.',
  chipTakes: (min: string, max: string) => `Chip ${min} bis ${max}`,
  programmerGives: (volts: string) => `Programmer ${volts}`,
  adapterGives: (volts: string) => `Adapter ${volts}`,
  foundOther: (name: string, min: string, max: string) =>
    `Die Chip-ID gehört zu ${name}. Dieser Chip braucht ${min} bis ${max}. Der Aufdruck bedeutet eine andere Spannung. Trenne den Strom. Prüfe, ob der Clip auf dem richtigen Chip sitzt, und lies den Aufdruck noch einmal.`,
  scaleLabel: (chip: string, programmer: string) => `${chip}, ${programmer}`,
  commit: 'So sieht er aus',
  goOn: 'Weiter',
  unknownPart: 'Pin One nicht bekannt',
} as const
