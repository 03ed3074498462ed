// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about reads that match but cannot be the contents of the chip. */
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
      return `${believed.passes} reads of all ${spelledBytes(believed.sizeBytes)} are equal, and not all one value`
    case 'blank-alive':
      return `the chip is uniform (${believed.fill}) and alive: its ID is steady and its write enable latch follows`
    case 'size-stated':
      return `the second half repeats the first, and the chip itself states ${believed.sizeBytes} bytes`
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
      return `Every byte reads ${fillHex[believed.fill]}. The chip gives the same ID each time and accepts commands, so Pin One accepts these reads.`
    case 'size-stated':
      return `The second half of the chip repeats the first half. The chip itself gives its size as ${spelledBytes(believed.sizeBytes)}. If its marking names a smaller chip, do not write.`
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
    meaning: `Every byte of {sizeBytes} read as ${value}, and Pin One has no sign that a blank chip is there. Wires without contact read like this.`,
    steps: [reseat, 'Check VCC ({leg:VCC}), CS ({leg:CS}) and MISO ({leg:MISO}).', slower],
  })

const implausible = {
  'half-size-repeat': ({ at, sizeBytes, reseat, slower }: Implausible) => ({
    meaning: `Address ${busAddress(at)} is the same place as 000000, and so on through the whole chip. The chip is smaller than its name says, or its highest address bits do not arrive.`,
    steps: [
      reseat,
      slower,
      `If that changes nothing, the chip holds ${spelledBytes(at)} and not ${spelledBytes(sizeBytes)}. It may be relabelled. Compare its marking with a chip from another source.`,
    ],
  }),
  'data-bit': ({ dataBit, reseat, slower }: Implausible) => ({
    meaning: `Bit ${dataBit.bit} reads as ${dataBit.level} in every byte: in all ${dataBit.programmedBytes.toLocaleString('en')} bytes that are not blank. A real image does not look like this. The programmer may lose the bit, or the chip may be damaged.`,
    steps: [
      reseat,
      slower,
      'If that changes nothing, try another programmer. Do not write this chip until its reads look right.',
    ],
  }),
  'address-bit': ({ at, reseat, slower }: Implausible) => ({
    meaning: `Address ${busAddress(at)} is the same place as 000000, and so on through the whole chip. Address bit ${Math.log2(at)} makes no difference. The wire MOSI may be weak, or the chip may be damaged.`,
    steps: [
      reseat,
      slower,
      'If that changes nothing, do not write this chip. Save the support report.',
    ],
  }),
  'all-ff': uniform('FF'),
  'all-00': uniform('00'),
} as const

export const implausibleWords = (facts: FaultFacts['wiring.implausible'], steps: UsualSteps) => ({
  title: 'The reads match but do not look like chip data',
  ...implausible[implausibleCode(facts)]({ ...steps, ...implausibleFacts(facts) }),
})

export function unsteadyWords(
  facts: FaultFacts['wiring.unsteady'],
  { reseat, slower, shorter }: UsualSteps & { readonly shorter: string },
) {
  return {
    title: 'The chip answers, but not steadily',
    meaning: `The chip gave the ID {idBytes} each time. ${unsteadySeen(facts)} Pin One does not write through these wires.`,
    steps: [reseat, slower, shorter],
  }
}

function unsteadySeen(facts: FaultFacts['wiring.unsteady']): string {
  switch (facts.what) {
    case 'contents':
      return `${spelledBytes(facts.readBytes)} of it were read again. ${facts.differingBytes === 1 ? '1 byte was' : `${facts.differingBytes ?? 'Some'} bytes were`} different.`
    case 'self-description':
      return 'Its description of itself (SFDP) was read twice. The two reads differ.'
    case 'replies':
      return `${facts.failed} of ${facts.tests} short replies were wrong a moment ago.`
    case 'write-enable':
      return `In ${facts.failed} of ${facts.tests} tests it did not follow the commands that allow and forbid writing (WREN, WRDI).`
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
  const seen = `Address ${busAddress(repeatsAt)} is the same place as 000000: what was written to one was read from the other.`
  if (oneBit)
    return {
      title: 'The chip does not tell two addresses apart',
      meaning: `${seen} Higher addresses are places of their own. The chip is damaged inside.`,
      steps: ['Do not put this chip into the mainboard. It cannot hold the image.'],
    }
  return {
    title: '{name} is smaller than its name says',
    meaning: `${seen} The chip holds ${spelledBytes(repeatsAt)}, not ${spelledBytes(sizeBytes)}.`,
    steps: [
      'Do not put this chip into the mainboard with this image. It cannot hold all of it.',
      'Compare the marking with a chip from another source. Chips are relabelled and sold as larger ones.',
    ],
  }
}
