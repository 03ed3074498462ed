/** What is said of protection that stands in the way, and of commands that did nothing. `{fact}` is filled in later. */
import type { FaultFacts } from '../../fault.ts'

interface Words {
  readonly title: string
  readonly meaning: string
  readonly steps: readonly string[]
}

type LockedBy = FaultFacts['chip.protection-locked']['by']

const pin =
  'Connect WP ({leg:WP}) to VCC on a loose chip. On a board, find out what holds it low. Then try again.'
const power = 'Disconnect power from the chip, wait ten seconds, connect it again. Then try again.'
const byMarking =
  'Read the marking on the chip and choose that name: parts with one ID differ in these bits.'
const lift =
  'Lift the write protection for this write, and let it be put back afterwards. Then write again.'

const lockedBy: { readonly [by in LockedBy]: readonly [meaning: string, ...steps: string[]] } = {
  'wp-pin': ['The registers are locked for as long as the WP pin is low.', pin, byMarking],
  'power-cycle': ['The registers are locked until the chip loses power.', power, byMarking],
  permanent: [
    'The lock bits read as a lock for good (SRP and SRL are both set).',
    byMarking,
    'If the marking is the part that was found, this chip cannot be written. Keep it on the board as it is.',
  ],
  'unknown-map': ['How this chip lifts its protection is not known.', byMarking, pin],
  'not-taken': [
    'The chip was asked to clear the bits, and they read as before.',
    pin,
    power,
    byMarking,
  ],
}

export const lockedWords = ({ by }: FaultFacts['chip.protection-locked']): Words => {
  const [meaning, ...steps] = lockedBy[by]
  return {
    title: 'The write protection is locked',
    meaning: `{inWords}. ${meaning} The registers read {registers}.`,
    steps,
  }
}

const firstActs = {
  off: [],
  unknown: [],
  'wp-pin': [pin],
  'until-power-cycle': [power],
  permanent: [byMarking],
} as const satisfies Record<FaultFacts['chip.operation-ignored']['lock'], readonly string[]>

/** Acts in the order that the registers give, each once. */
function stepsBy({ lock, unlockTried }: FaultFacts['chip.operation-ignored']): readonly string[] {
  const others = [...(unlockTried ? [] : [lift]), pin, byMarking, power]
  return [...new Set([...firstActs[lock], ...others])]
}

export const ignoredWords = (facts: FaultFacts['chip.operation-ignored']): Words => {
  const held = facts.unchanged
    ? 'The {comparedBytes} at {offset} were read again: they still hold what they held.'
    : 'The {comparedBytes} at {offset} were read again: they do not hold what they should.'
  const tried = facts.unlockTried ? ' Undoing the locks of single blocks did not help.' : ''
  return {
    title: 'The chip ignored its {what}',
    meaning: `${held} The registers read {registers}. Protection that they do not show is a possible cause.${tried}`,
    steps: stepsBy(facts),
  }
}

export const noWriteEnableWords = ({ unchanged }: FaultFacts['chip.no-write-enable']): Words => ({
  title: 'The chip does not take the write command',
  meaning: `It was told to get ready for writing, and its status stayed {status}.${
    unchanged === true ? ' The place was read again: it still holds what it held.' : ''
  }`,
  steps: [
    'Check MOSI ({leg:MOSI}) and WP ({leg:WP}): the chip is heard, but does not hear well.',
    'Disconnect power. Then look at the clip and the wires: every leg touched, nothing bent.',
    'Try again with a slower clock, for example 4 MHz.',
  ],
})

const programWrong: {
  readonly [seen in FaultFacts['data.program-wrong']['observed']]: string
} = {
  'still-blank': 'They still read blank, so the chip ignored the command.',
  'not-there': 'They do not hold what was written.',
  'bits-cleared': 'Bits that were to stay 1 read 0, so what arrived was not what was sent.',
  'words-moved': 'A word took longer than the chip may, and those behind it moved.',
  unsteady: 'They read wrong at first and right at the second look, so reading is not steady.',
}

export const programWrongWords = ({ observed }: FaultFacts['data.program-wrong']): Words => ({
  title: 'What was written is not there',
  meaning: `The {comparedBytes} at {offset} were read back. ${programWrong[observed]}`,
  steps: [
    'Check VCC ({leg:VCC}), MOSI ({leg:MOSI}) and CLK ({leg:CLK}), and use shorter wires.',
    'Try again with a slower clock, for example 4 MHz.',
  ],
})
