// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von gleichen Lesevorgängen gesagt wird, die trotzdem nicht der Inhalt des Chips sein können. */
import { assertNever } from '../../fault.ts'
import type { FaultFacts } from '../../fault.ts'
import type { Believed } from '../../model/believed.ts'
import { spelledBytes } from '../../spelling.ts'
import { fillHex, implausibleCode, implausibleFacts } from '../codes.ts'
import type { DataBit } from '../codes.ts'
import { busAddress } from '../rules.ts'

/** For the log: why matching reads are accepted. */
export function believedText(believed: Believed): string {
  switch (believed.code) {
    case 'varied':
      return `${believed.passes} Lesevorgänge über alle ${spelledBytes(believed.sizeBytes)} sind gleich und nicht überall ein Wert`
    case 'blank-alive':
      return `der Chip ist einheitlich (${believed.fill}) und lebt: seine ID ist stabil und sein Write Enable Latch folgt`
    case 'size-stated':
      return `die zweite Hälfte wiederholt die erste, und der Chip selbst nennt ${believed.sizeBytes} Bytes`
    default:
      return assertNever(believed)
  }
}

/** For the user, beside the backup: unusual facts about accepted reads. `null`: none. */
export function believedNote(believed: Believed): string | null {
  switch (believed.code) {
    case 'varied':
      return null
    case 'blank-alive':
      return `Jedes Byte wurde als ${fillHex[believed.fill]} gelesen. Der Chip gibt jedes Mal dieselbe ID und nimmt Befehle an. Deshalb gelten diese Lesevorgänge.`
    case 'size-stated':
      return `Die zweite Hälfte des Chips wiederholt die erste. Der Chip selbst nennt seine Größe: ${spelledBytes(believed.sizeBytes)}. Wenn sein Aufdruck einen kleineren Chip nennt, schreibe nicht.`
    default:
      return assertNever(believed)
  }
}

/** First steps shared with other wiring faults. */
interface UsualSteps {
  readonly reseat: string
  readonly slower: string
}

interface Implausible extends UsualSteps {
  /** The first address that repeats address 0, and the size that the chip should have. In bytes. */
  readonly at: number
  readonly sizeBytes: number
  readonly dataBit: DataBit
}

const uniform =
  (value: string) =>
  ({ reseat, slower }: Implausible) => ({
    meaning: `Jedes Byte von {sizeBytes} wurde gelesen als ${value}, und Pin One hat kein Zeichen, dass ein leerer Chip da ist. Leitungen ohne Kontakt ergeben so etwas.`,
    steps: [reseat, 'Prüfe VCC ({leg:VCC}), CS ({leg:CS}) und MISO ({leg:MISO}).', slower],
  })

const implausible = {
  'half-size-repeat': ({ at, sizeBytes, reseat, slower }: Implausible) => ({
    meaning: `Adresse ${busAddress(at)} ist dieselbe Stelle wie 000000, und so weiter durch den ganzen Chip. Der Chip ist kleiner als sein Name, oder seine höchsten Adressbits kommen nicht an.`,
    steps: [
      reseat,
      slower,
      `Wenn das nichts ändert, hat der Chip ${spelledBytes(at)} und nicht ${spelledBytes(sizeBytes)}. Vielleicht ist er umgelabelt. Vergleiche seinen Aufdruck mit einem Chip aus anderer Quelle.`,
    ],
  }),
  'data-bit': ({ dataBit, reseat, slower }: Implausible) => ({
    meaning: `Bit ${dataBit.bit} ist in jedem Byte ${dataBit.level}: in allen ${dataBit.programmedBytes.toLocaleString('de')} Bytes, die nicht leer sind. Ein echtes Image sieht nicht so aus. Der Programmer verliert vielleicht das Bit, oder der Chip ist beschädigt.`,
    steps: [
      reseat,
      slower,
      'Wenn das nichts ändert, versuche einen anderen Programmer. Schreibe diesen Chip nicht, bevor er richtig gelesen wird.',
    ],
  }),
  'address-bit': ({ at, reseat, slower }: Implausible) => ({
    meaning: `Adresse ${busAddress(at)} ist dieselbe Stelle wie 000000, und so weiter durch den ganzen Chip. Adressbit ${Math.log2(at)} macht keinen Unterschied. Die Leitung MOSI ist vielleicht schwach, oder der Chip ist beschädigt.`,
    steps: [
      reseat,
      slower,
      'Wenn das nichts ändert, schreibe diesen Chip nicht. Speichere den Bericht.',
    ],
  }),
  'all-ff': uniform('FF'),
  'all-00': uniform('00'),
} as const

export const implausibleWords = (facts: FaultFacts['wiring.implausible'], steps: UsualSteps) => ({
  title: 'Die Lesevorgänge sind gleich, sehen aber nicht nach Chip-Daten aus',
  ...implausible[implausibleCode(facts)]({ ...steps, ...implausibleFacts(facts) }),
})

export function unsteadyWords(
  facts: FaultFacts['wiring.unsteady'],
  { reseat, slower, shorter }: UsualSteps & { readonly shorter: string },
) {
  return {
    title: 'Der Chip antwortet, aber nicht jedes Mal gleich',
    meaning: `Der Chip gab jedes Mal die ID {idBytes}. ${unsteadySeen(facts)} Pin One schreibt nicht über diese Leitungen.`,
    steps: [reseat, slower, shorter],
  }
}

function unsteadySeen(facts: FaultFacts['wiring.unsteady']): string {
  switch (facts.what) {
    case 'contents':
      return `${spelledBytes(facts.readBytes)} davon wurden noch einmal gelesen. ${facts.differingBytes === 1 ? '1 Byte war anders.' : `${facts.differingBytes ?? 'Einige'} Bytes waren anders.`}`
    case 'self-description':
      return 'Seine Beschreibung von sich selbst (SFDP) wurde zweimal gelesen. Beide Male war sie anders.'
    case 'replies':
      return `${facts.failed} von ${facts.tests} kurzen Antworten waren eben falsch.`
    case 'write-enable':
      return `In ${facts.failed} von ${facts.tests} Versuchen folgte er den Befehlen nicht, die das Schreiben erlauben und verbieten (WREN, WRDI).`
    default:
      return assertNever(facts)
  }
}

/** Appears after a write: a blank chip cannot show it before. */
export function smallerWords({
  repeatsAt,
  sizeBytes,
  oneBit,
}: FaultFacts['chip.smaller-than-named']) {
  const seen = `Adresse ${busAddress(repeatsAt)} ist dieselbe Stelle wie 000000: Was an die eine geschrieben wurde, kam von der anderen zurück.`
  if (oneBit)
    return {
      title: 'Der Chip hält zwei Adressen nicht auseinander',
      meaning: `${seen} Höhere Adressen sind eigene Stellen. Der Chip ist innen defekt.`,
      steps: ['Setze diesen Chip nicht in das Mainboard. Er kann das Image nicht aufnehmen.'],
    }
  return {
    title: '{name} ist kleiner, als sein Name sagt',
    meaning: `${seen} Der Chip hat ${spelledBytes(repeatsAt)}, nicht ${spelledBytes(sizeBytes)}.`,
    steps: [
      'Setze diesen Chip nicht mit diesem Image in das Mainboard. Es passt nicht ganz hinein.',
      'Vergleiche den Aufdruck mit einem Chip aus anderer Quelle. Chips werden umgelabelt und als größere verkauft.',
    ],
  }
}
