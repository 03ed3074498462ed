// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von Schreibschutz gesagt wird, der im Weg ist, und von Befehlen, die nichts bewirkt haben. */
import type { FaultFacts } from '../../fault.ts'
import type { ProtectionView, RestoreRefusal } from '../../model/protection.ts'
import { protectionForm, restoredNow, settingCode } from '../codes.ts'
import type { ProtectedWords } from '../codes.ts'
import { actsAgainstLock } from '../protection-acts.ts'

interface Words {
  readonly title: string
  readonly meaning: string
  readonly steps: readonly string[]
}

const lockText = {
  off: '',
  'wp-pin': '. Das Statusregister ist gesperrt, solange WP auf Low liegt',
  'until-power-cycle': '. Das Statusregister ist gesperrt, bis der Chip ohne Strom war',
  permanent: '. Das Statusregister ist dauerhaft gesperrt',
  unknown: '. Ob das Statusregister gesperrt ist, ist nicht bekannt',
} as const satisfies Record<ProtectionView['lock'], string>

/** What is protected, by its code; `size` and `span` of the range. */
const protectedText: ProtectedWords = {
  'by-command': () => 'alle Blöcke sind entsperrt, bis der Chip vom Strom getrennt wird',
  'block-locks': () => 'jeder Block hat seine eigene Schreibsperre',
  none: () => 'nichts ist schreibgeschützt',
  unknown: () =>
    'ein Teil des Chips ist vielleicht schreibgeschützt, und der Bereich ist nicht bekannt',
  whole: () => 'der ganze Chip ist schreibgeschützt',
  bottom: (size, span) => `die unteren ${size} (${span}) sind schreibgeschützt`,
  top: (size, span) => `die oberen ${size} (${span}) sind schreibgeschützt`,
}

/** Begins with a small letter, because it follows a colon. */
export const protectionText = (view: ProtectionView): string =>
  protectionForm(view, protectedText, lockText)

/** Before finishing a write after which the chip needs its protection restored; `null`: the old state was not recorded. */
export const owedText = (was: ProtectionView | null): string =>
  `Sein Schreibschutz${was === null ? '' : ` (${protectionText(was)})`} kommt zurück, sobald der Chip verifiziert ist.`

type LockedBy = FaultFacts['chip.protection-locked']['by']

const pin =
  'Bei einem losen Chip: Verbinde WP ({leg:WP}) über einen Widerstand mit VCC. Auf einem Mainboard: Finde heraus, was WP auf Low hält. Versuche es dann noch einmal.'
const power =
  'Trenne den Chip vom Strom und warte 10 Sekunden. Schließe den Strom wieder an und versuche es noch einmal.'
const byMarking =
  'Lies den Aufdruck auf dem Chip und wähle dieses Chip-Modell. Chip-Modelle mit gleicher ID unterscheiden sich in diesen Bits.'

/** The choices beside a write, and their names in remedies. */
export const liftChoices = {
  'restore-afterwards': 'Schreibschutz für dieses Schreiben ausschalten, danach wieder einschalten',
  'leave-off': 'Schreibschutz ausschalten und ausgeschaltet lassen',
} as const

export const liftStep = (): string =>
  `Wähle „${liftChoices['restore-afterwards']}“. Schreibe dann noch einmal.`

const lockedBy: { readonly [by in LockedBy]: readonly [meaning: string, ...steps: string[]] } = {
  'wp-pin': ['Die Register sind gesperrt, solange WP auf Low liegt.', pin, byMarking],
  'power-cycle': ['Die Register sind gesperrt, bis der Chip ohne Strom war.', power, byMarking],
  permanent: [
    'Die Sperrbits zeigen eine dauerhafte Sperre (SRP und SRL sind beide gesetzt).',
    byMarking,
    'Wenn der Aufdruck das Chip-Modell nennt, das Pin One gefunden hat, kann dieser Chip nicht geschrieben werden. Lass ihn auf dem Mainboard, wie er ist.',
  ],
  'unknown-map': [
    'Pin One weiß nicht, wie der Schreibschutz dieses Chips ausgeschaltet wird.',
    byMarking,
    pin,
  ],
  'not-taken': [
    'Pin One hat versucht, die Bits zu löschen. Sie haben denselben Inhalt wie vorher.',
    pin,
    power,
    byMarking,
  ],
}

export const lockedWords = ({ by, protection }: FaultFacts['chip.protection-locked']): Words => {
  const [meaning, ...steps] = lockedBy[by]
  return {
    title: 'Der Schreibschutz ist gesperrt',
    meaning: `Schreibschutz: ${protectionText(protection)}. ${meaning} Registerinhalt: {registers}.`,
    steps,
  }
}

const notRestoredBy: { readonly [by in RestoreRefusal]: string } = {
  'wp-pin': lockedBy['wp-pin'][0],
  'power-cycle': lockedBy['power-cycle'][0],
  permanent: lockedBy.permanent[0],
  'unknown-map': 'Pin One weiß nicht, wie er wieder eingeschaltet wird.',
  'unknown-sectors':
    'Es ist nicht bekannt, welche Sektoren geschützt waren. Alle sind wieder geschützt, sobald der Chip ohne Strom war.',
}

const stillOff = (now: FaultFacts['chip.protection-not-restored']['now']): string => {
  const how = restoredNow(now)
  return how.refused === null ? `Jetzt: „${protectionText(how.view)}“.` : notRestoredBy[how.refused]
}

export const notRestoredWords = ({
  was,
  now,
}: FaultFacts['chip.protection-not-restored']): Words => ({
  title: 'Der Schreibschutz wurde nicht wieder eingeschaltet',
  meaning: `Jedes Byte des Images wurde zurückgelesen und verglichen, und der Chip enthält es. Nur der Schreibschutz ist anders. Vorher: „${protectionText(was)}“. ${stillOff(now)}`,
  steps: [
    'Das Mainboard braucht den Schreibschutz nicht, um zu starten. Wenn du ihn willst, schreibe dasselbe Image noch einmal und wähle, dass er wieder eingeschaltet wird.',
    'Wenn es wieder misslingt: Prüfe bei einem losen Chip, ob WP ({leg:WP}) nach VCC gezogen ist. Auf einem Mainboard lass WP in Ruhe.',
  ],
})

type SettingRefusedBy = FaultFacts['chip.setting-refused']['by']

const listRanges = 'Sieh dir die Liste der Bereiche an, die dieser Chip hat. Wähle einen davon.'

const settingRefusedBy: {
  readonly [by in SettingRefusedBy]: readonly [meaning: string, ...steps: string[]]
} = {
  'wp-pin': lockedBy['wp-pin'],
  'power-cycle': lockedBy['power-cycle'],
  permanent: [
    'Die Register sind nach ihrem Inhalt dauerhaft gesperrt, oder eines ihrer Bits kann nur einmal gesetzt werden.',
    byMarking,
  ],
  'unknown-map': ['Wo dieser Chip diese Bits hat, ist nicht bekannt.', byMarking],
  'unknown-qe': ['Wo dieser Chip sein Quad-Enable-Bit (QE) hat, ist nicht bekannt.', byMarking],
  'once-srp': [
    'Das Sperrbit (SRP) dieses Chips kann nur einmal gesetzt werden, für immer. Pin One setzt solche Bits nicht.',
    byMarking,
  ],
  'once-qe': [
    'Das Quad-Enable-Bit (QE) dieses Chips kann nur einmal gesetzt werden, für immer. Pin One setzt solche Bits nicht.',
    byMarking,
  ],
  'no-such-range': ['Keine Einstellung dieses Chips schützt genau diesen Bereich.', listRanges],
  'no-such-range-undoable': [
    'Keine Einstellung, die sich rückgängig machen lässt, schützt genau diesen Bereich. Ein Bit, das über den Bereich entscheidet, bleibt für immer, wenn es einmal gesetzt ist. Pin One setzt solche Bits nicht.',
    listRanges,
  ],
  'not-taken': [
    'Der Chip sollte die Bits setzen, und die Register haben denselben Inhalt wie vorher.',
    pin,
    power,
    byMarking,
  ],
  'half-taken': [
    'Der Chip hat nur einen Teil der Bits angenommen.',
    'Lies sie noch einmal. Versuche es dann noch einmal.',
    pin,
  ],
}

const settingTitle = {
  'bits-unknown': 'Die Schutzbits dieses Chips sind nicht bekannt',
  'not-set': 'Die Register wurden nicht wie verlangt gesetzt',
} as const

export const settingRefusedWords = ({
  by,
  protection,
}: FaultFacts['chip.setting-refused']): Words => {
  const [meaning, ...steps] = settingRefusedBy[by]
  return {
    // Also used if the user only wanted to list ranges, not set any.
    title: settingTitle[settingCode(by)],
    meaning:
      protection === null
        ? `${meaning} Der Schreibschutz des Chips konnte nicht gelesen werden.`
        : `${meaning} Jetzt: ${protectionText(protection)}. Registerinhalt: {registers}.`,
    steps,
  }
}

export const ignoredWords = (facts: FaultFacts['chip.operation-ignored']): Words => {
  const held = facts.unchanged
    ? 'Die {comparedBytes} ab {offset} wurden noch einmal gelesen: Sie enthalten noch, was sie enthielten.'
    : 'Die {comparedBytes} ab {offset} wurden noch einmal gelesen: Sie enthalten nicht, was sie sollten.'
  const tried = facts.unlockTried
    ? ' Die Sperren einzelner Blöcke aufzuheben hat nicht geholfen.'
    : ''
  const acts = { pin, power, marking: byMarking, lift: liftStep() }
  return {
    title: 'Der Chip hat einen Befehl ignoriert: {what}',
    meaning: `${held} Registerinhalt: {registers}. Ein Schutz, den sie nicht zeigen, ist eine mögliche Ursache.${tried}`,
    steps: actsAgainstLock(facts).map((act) => acts[act]),
  }
}

export const noWriteEnableWords = ({ unchanged }: FaultFacts['chip.no-write-enable']): Words => ({
  title: 'Der Chip nimmt den Schreibbefehl nicht an',
  meaning: `Pin One hat den Befehl Write Enable gesendet. Der Status blieb {status}.${
    unchanged ? ' Die Stelle wurde noch einmal gelesen: Sie enthält noch, was sie enthielt.' : ''
  }`,
  steps: [
    'Prüfe MOSI ({leg:MOSI}) und WP ({leg:WP}). Der Chip antwortet, aber Befehle kommen vielleicht nicht an.',
    'Trenne den Strom. Prüfe, ob der Clip jedes Bein berührt und kein Bein verbogen ist.',
    'Versuche es noch einmal mit einem langsameren SPI-Takt, zum Beispiel 4 MHz.',
  ],
})

const programWrong: {
  readonly [seen in FaultFacts['data.program-wrong']['observed']]: string
} = {
  'still-blank': 'Sie sind nach dem Lesen noch leer. Der Chip hat den Befehl ignoriert.',
  'not-there': 'Sie enthalten nicht, was geschrieben wurde.',
  'bits-cleared':
    'Bits, die 1 bleiben müssen, wurden als 0 gelesen. Beim Chip kamen andere Daten an, als Pin One gesendet hat.',
  'words-moved':
    'Ein Wort brauchte länger als seine Höchstzeit, und die Wörter danach haben sich verschoben.',
  unsteady:
    'Sie wurden erst falsch und beim zweiten Mal richtig gelesen. Das Lesen ist nicht zuverlässig.',
}

export const programWrongWords = ({ observed }: FaultFacts['data.program-wrong']): Words => ({
  title: 'Die zurückgelesenen Daten stimmen nicht',
  meaning: `Die {comparedBytes} ab {offset} wurden zurückgelesen. ${programWrong[observed]}`,
  steps: [
    'Prüfe VCC ({leg:VCC}), MOSI ({leg:MOSI}) und CLK ({leg:CLK}). Verwende kürzere Leitungen.',
    'Versuche es noch einmal mit einem langsameren SPI-Takt, zum Beispiel 4 MHz.',
  ],
})
