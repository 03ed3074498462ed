// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about protection that blocks a write, and about commands without effect. `{fact}` is replaced later. */
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
  'wp-pin': '. The status register is locked while WP is low',
  'until-power-cycle': '. The status register is locked until the chip loses power',
  permanent: '. The status register is locked permanently',
  unknown: '. It is not known whether the status register is locked',
} as const satisfies Record<ProtectionView['lock'], string>

/** What is protected, by its code; `size` and `span` of the range. */
const protectedText: ProtectedWords = {
  'by-command': () => 'all blocks are unlocked until the chip loses power',
  'block-locks': () => 'each block has its own write lock',
  none: () => 'nothing is write-protected',
  unknown: () => 'some of the chip may be write-protected, and the range is not known',
  whole: () => 'the whole chip is write-protected',
  bottom: (size, span) => `the bottom ${size} (${span}) is write-protected`,
  top: (size, span) => `the top ${size} (${span}) is write-protected`,
}

/** `the top 1 MiB (700000-7FFFFF) is write-protected. The status register is locked while WP is low`. */
export const protectionText = (view: ProtectionView): string =>
  protectionForm(view, protectedText, lockText)

/** Before finishing a write after which the chip needs its protection restored; `null`: the old state was not recorded. */
export const owedText = (was: ProtectionView | null): string =>
  `Its write protection${was === null ? '' : ` (${protectionText(was)})`} comes back once the chip is verified.`

type LockedBy = FaultFacts['chip.protection-locked']['by']

const pin =
  'On a loose chip, connect WP ({leg:WP}) to VCC through a resistor. On a mainboard, find out what holds WP low. Then try again.'
const power = 'Disconnect power from the chip and wait 10 seconds. Connect power and try again.'
const byMarking =
  'Read the marking on the chip and choose that chip model. Chip models that share an ID differ in these bits.'

/** The choices beside a write, and their names in remedies. */
export const liftChoices = {
  'restore-afterwards': 'Turn off protection for this write, then turn it on again',
  'leave-off': 'Turn off protection and leave it off',
} as const

export const liftStep = (): string =>
  `Choose "${liftChoices['restore-afterwards']}". Then write again.`

const lockedBy: { readonly [by in LockedBy]: readonly [meaning: string, ...steps: string[]] } = {
  'wp-pin': ['The registers are locked while WP is low.', pin, byMarking],
  'power-cycle': ['The registers are locked until the chip loses power.', power, byMarking],
  permanent: [
    'The lock bits read as a permanent lock (SRP and SRL are both set).',
    byMarking,
    'If the marking is the chip model that Pin One found, this chip cannot be written. Keep it on the mainboard as it is.',
  ],
  'unknown-map': [
    'Pin One does not know how to turn off the protection of this chip.',
    byMarking,
    pin,
  ],
  'not-taken': ['Pin One tried to clear the bits. They read as before.', pin, power, byMarking],
}

export const lockedWords = ({ by, protection }: FaultFacts['chip.protection-locked']): Words => {
  const [meaning, ...steps] = lockedBy[by]
  return {
    title: 'The write protection is locked',
    meaning: `Write protection: ${protectionText(protection)}. ${meaning} The registers read {registers}.`,
    steps,
  }
}

const notRestoredBy: { readonly [by in RestoreRefusal]: string } = {
  'wp-pin': lockedBy['wp-pin'][0],
  'power-cycle': lockedBy['power-cycle'][0],
  permanent: lockedBy.permanent[0],
  'unknown-map': 'Pin One does not know how to turn it on again.',
  'unknown-sectors':
    'It is not known which sectors were protected. All of them are protected again once the chip loses power.',
}

const stillOff = (now: FaultFacts['chip.protection-not-restored']['now']): string => {
  const how = restoredNow(now)
  return how.refused === null ? `Now: "${protectionText(how.view)}".` : notRestoredBy[how.refused]
}

export const notRestoredWords = ({
  was,
  now,
}: FaultFacts['chip.protection-not-restored']): Words => ({
  title: 'The write protection is not on again',
  meaning: `Every byte of the image was read back and compared, and the chip holds it. Only the protection differs. Before: "${protectionText(was)}". ${stillOff(now)}`,
  steps: [
    'The mainboard does not need the protection to start. If you want it on, write the same image again and choose to turn the protection on again.',
    'If it fails again: on a loose chip, check that WP ({leg:WP}) is pulled up to VCC. On a mainboard, leave WP alone.',
  ],
})

type SettingRefusedBy = FaultFacts['chip.setting-refused']['by']

const listRanges = 'Look at the list of ranges that this chip has. Choose one of them.'

const settingRefusedBy: {
  readonly [by in SettingRefusedBy]: readonly [meaning: string, ...steps: string[]]
} = {
  'wp-pin': lockedBy['wp-pin'],
  'power-cycle': lockedBy['power-cycle'],
  permanent: [
    'The registers read as locked permanently, or one of their bits can be set only once.',
    byMarking,
  ],
  'unknown-map': ['Where this chip keeps these bits is not known.', byMarking],
  'unknown-qe': ['Where this chip keeps its quad enable bit (QE) is not known.', byMarking],
  'once-srp': [
    'The lock bit (SRP) of this chip can be set only once, for good. Pin One does not set such bits.',
    byMarking,
  ],
  'once-qe': [
    'The quad enable bit (QE) of this chip can be set only once, for good. Pin One does not set such bits.',
    byMarking,
  ],
  'no-such-range': ['No setting of this chip protects exactly this range.', listRanges],
  'no-such-range-undoable': [
    'No setting that can be undone protects exactly this range. A bit that decides on the range is permanent once it is set. Pin One does not set such bits.',
    listRanges,
  ],
  'not-taken': [
    'The chip was asked to set the bits, and the registers read as before.',
    pin,
    power,
    byMarking,
  ],
  'half-taken': [
    'The chip accepted only some of the bits.',
    'Read them again. Then ask once more.',
    pin,
  ],
}

const settingTitle = {
  'bits-unknown': 'The protection bits of this chip are not known',
  'not-set': 'The registers were not set as asked',
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
        ? `${meaning} The protection of the chip could not be read.`
        : `${meaning} Now: ${protectionText(protection)}. The registers read {registers}.`,
    steps,
  }
}

export const ignoredWords = (facts: FaultFacts['chip.operation-ignored']): Words => {
  const held = facts.unchanged
    ? 'The {comparedBytes} at {offset} were read again: they still hold what they held.'
    : 'The {comparedBytes} at {offset} were read again: they do not hold what they should.'
  const acts = { pin, power, marking: byMarking, lift: liftStep() }
  const tried = facts.unlockTried ? ' Clearing the locks of single blocks did not help.' : ''
  return {
    title: 'The chip ignored a command: {what}',
    meaning: `${held} The registers read {registers}. Protection that they do not show is a possible cause.${tried}`,
    steps: actsAgainstLock(facts).map((act) => acts[act]),
  }
}

export const noWriteEnableWords = ({ unchanged }: FaultFacts['chip.no-write-enable']): Words => ({
  title: 'The chip does not accept the write command',
  meaning: `Pin One sent the write enable command. The status stayed {status}.${
    unchanged ? ' The place was read again: it still holds what it held.' : ''
  }`,
  steps: [
    'Check MOSI ({leg:MOSI}) and WP ({leg:WP}). The chip replies, but commands may not reach it.',
    'Disconnect power. Check that the clip touches every leg and that no leg is bent.',
    'Try again with a slower SPI clock, for example 4 MHz.',
  ],
})

const programWrong: {
  readonly [seen in FaultFacts['data.program-wrong']['observed']]: string
} = {
  'still-blank': 'They still read as blank. The chip ignored the command.',
  'not-there': 'They do not hold what was written.',
  'bits-cleared':
    'Bits that must stay 1 read as 0. The chip received other data than Pin One sent.',
  'words-moved': 'One word needed more time than its maximum, and the words after it moved.',
  unsteady: 'They read wrong at first and right the second time. Reading is not reliable.',
}

export const programWrongWords = ({ observed }: FaultFacts['data.program-wrong']): Words => ({
  title: 'The data read back are not what was written',
  meaning: `The {comparedBytes} at {offset} were read back. ${programWrong[observed]}`,
  steps: [
    'Check VCC ({leg:VCC}), MOSI ({leg:MOSI}) and CLK ({leg:CLK}). Use shorter wires.',
    'Try again with a slower SPI clock, for example 4 MHz.',
  ],
})
