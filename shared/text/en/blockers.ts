// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of a closed gate: the condition, and the act that opens it. One table for page, command line and log. */
import { plural } from '../numbers.ts'
import type { BlockerCode, BlockerFacts } from '../../gate/blocker.ts'
import { spelledBytes, spelledVolts } from '../../spelling.ts'
import type { BlockerWords } from '../blocker-words.ts'
import { differencesText } from './chip-difference.ts'
import { findingText } from './image.ts'
import { busWords } from './spi-bus.ts'
import { orItself } from '../rules.ts'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** Acts that the user ticks, apart from wires, which have the names of their signals. */
const handNames: Readonly<Record<string, string>> = {
  capacitors: 'the capacitors',
  'other-chip': 'CS of the other chip',
  chip: 'the chip',
  'leg-1': 'leg 1',
}
const handName = (key: string): string => orItself(handNames, key)
const eitherOf = new Intl.ListFormat('en', { type: 'disjunction' })

export const blockerWords: { readonly [C in BlockerCode]: BlockerWords<BlockerFacts[C]> } = {
  'job-running': {
    is: ({ kind }) => `Pin One is at work on the chip now: ${kind}.`,
    act: () => 'Wait until it ends, or stop it.',
  },
  'no-session': {
    is: () => 'No programmer is connected.',
    act: () => 'To continue, connect power and find the chip.',
  },
  'no-chip': {
    is: () => 'No chip has been identified yet.',
    act: () => 'To continue, find the chip. Its ID has to be the same every time.',
  },
  'answers-unsteadily': {
    is: () => 'The chip answers, but not steadily.',
    act: () => 'To continue, check the wires and find the chip again.',
  },
  'spi-bus-not-on-header': { is: ({ role }) => busWords(role) ?? '', act: null },
  'chip-not-chosen': {
    is: ({ names, differences }) =>
      differences.length === 0
        ? `These chip models share this ID: ${list.format(names)}.`
        : `These chip models share this ID: ${list.format(names)}. ${differencesText(differences)}`,
    act: () => 'To continue, choose the chip model by the marking on the chip.',
  },
  'chip-not-writable': {
    is: ({ name, method }) =>
      `${name} is written in a way that Pin One does not support (${method}).`,
    act: null,
  },
  'chip-not-erasable': {
    is: ({ name }) => `Pin One knows no erase command for ${name}.`,
    act: null,
  },
  'voltage-unknown': {
    is: ({ name }) =>
      name === null
        ? 'The supply voltage of this chip is not known.'
        : `The supply voltage of ${name} is not known.`,
    act: () => 'To continue, read the data sheet of the chip and choose its supply voltage.',
  },
  'programmer-voltage-unknown': {
    is: () => 'The voltage that the programmer supplies is not known.',
    act: () => 'To continue, choose the voltage that your programmer supplies.',
  },
  'voltage-too-high': {
    is: ({ name, programmerMv, maxMv }) =>
      `The programmer supplies ${spelledVolts(programmerMv)}. ${name === '' ? 'This chip' : name} allows at most ${spelledVolts(maxMv)} and can be destroyed.`,
    act: ({ programmerMv }) =>
      `Stop. ${spelledVolts(programmerMv)} can destroy this chip. Do not connect it.`,
  },
  'voltage-too-low': {
    is: ({ name, programmerMv, minMv }) =>
      `The programmer supplies ${spelledVolts(programmerMv)}. ${name === '' ? 'This chip' : name} needs at least ${spelledVolts(minMv)}. With less, reads and writes can fail.`,
    act: () => `To continue, use a programmer that supplies the voltage of this chip.`,
  },
  'no-image': {
    is: () => 'No image has been chosen.',
    act: () => 'To continue, choose the image to write.',
  },
  'image-wrong-size': {
    is: ({ name, sizeBytes, chipBytes }) =>
      `${name} has ${spelledBytes(sizeBytes)}. The chip has ${spelledBytes(chipBytes)}.`,
    act: () => 'To continue, choose an image that has the size of the chip.',
  },
  'image-refused': {
    is: ({ finding }) => findingText(finding),
    act: () => 'To continue, choose another image.',
  },
  'image-cautions-open': {
    is: ({ name, findings }) =>
      `Cautions about ${name} have not been accepted. ${findings.map(findingText).join(' ')}`,
    act: () => 'To continue, read and tick every caution about this image.',
  },
  'no-backup': {
    is: () => 'This session has no backup of this chip from two reads that match.',
    act: () => 'To continue, back up the chip: two reads that match.',
  },
  'backup-of-other-chip': {
    is: ({ chipName }) => `The backup of this session is of another chip (${chipName}).`,
    act: () => 'To continue, back up this chip.',
  },
  'recovery-open': {
    is: ({ chipName, startedAt }) =>
      `An earlier write to ${chipName} (${startedAt}) did not finish. A backup made now may hold only a part of that write.`,
    act: () => 'Finish that write, or restore the backup.',
  },
  'recovery-other-chip': {
    is: ({ chipName }) => `The unfinished write was to another chip (${chipName}).`,
    act: () => 'Connect that chip, or leave it unfinished.',
  },
  'no-recovery': {
    is: () => 'Pin One knows of no unfinished write on this computer.',
    act: null,
  },
  'recovery-without-backup': {
    is: ({ chipName }) => `No backup is left from before the unfinished write to ${chipName}.`,
    act: () => 'Write an image that you have, or leave the chip unfinished.',
  },
  'contents-unknown': {
    is: () => 'The chip has not been read twice on this connection.',
    act: () => 'To continue, back up the chip.',
  },

  'choose-programmer': {
    is: () => 'No programmer has been chosen.',
    act: () => 'To continue, choose a programmer.',
  },
  'programmer-refused': {
    is: () => 'This programmer can harm the chip.',
    act: () => 'This programmer can harm the chip. Choose another.',
  },
  'programmer-not-found': {
    is: () => 'The programmer has not been found.',
    act: () => 'To continue, plug in the programmer.',
  },
  'programmer-not-answered': {
    is: () => 'The programmer has not responded yet.',
    act: () => 'To continue, check that the programmer responds.',
  },
  'choose-board': {
    is: () => 'No mainboard has been chosen.',
    act: () => 'To continue, choose the mainboard or a loose chip.',
  },
  'board-has-no-spi-flash': {
    is: () => 'This mainboard has no SPI flash. Pin One cannot help with it.',
    act: null,
  },
  'choose-configuration': {
    is: () => 'It is not known which chips the mainboard has.',
    act: () => 'To continue, choose which chips the mainboard has.',
  },
  'choose-chip-of-board': {
    is: () => 'It is not known which of the two chips this is.',
    act: () => 'To continue, choose which of the two chips.',
  },
  'choose-package': {
    is: () => 'The chip package has not been chosen.',
    act: () => 'To continue, choose what the chip looks like.',
  },
  'ask-who-feeds-the-chip': {
    is: () => 'It is not known what powers the chip.',
    act: () => 'To continue, choose what powers the chip.',
  },
  'wires-open': {
    is: ({ signals }) => `Not ticked yet: ${list.format(signals.map(handName))}.`,
    act: ({ signals }) => `To continue, connect and tick ${list.format(signals.map(handName))}.`,
  },
  'cautions-open': {
    is: ({ count }) =>
      plural(count, {
        one: 'One caution has not been ticked.',
        other: `${count} cautions have not been ticked.`,
      }),
    act: ({ count }) =>
      plural(count, {
        one: 'To continue, read and tick the caution.',
        other: `To continue, read and tick ${count} cautions.`,
      }),
  },
  'not-written': {
    is: () => 'The image has not been written and verified yet.',
    act: () => 'To continue, write the image.',
  },

  'recovery-image-gone': {
    is: () => 'Pin One no longer has the image of the unfinished write.',
    act: () => 'Write it again: -w FILE. Or restore the backup: --restore.',
  },
  'no-backup-of-this-kind': {
    is: () => 'There is no backup of this kind of chip.',
    act: () => 'See the backups: pin-one --list-backups',
  },
  'choose-backup': {
    is: ({ ids }) =>
      plural(ids.length, {
        one: 'There is 1 backup of this kind of chip.',
        other: `There are ${ids.length} backups of this kind of chip.`,
      }),
    act: ({ ids }) => `Choose a backup: --restore ${eitherOf.format(ids)}`,
  },
  'no-backup-called': {
    is: ({ wanted, matches }) =>
      matches === 0
        ? `No backup is called ${wanted}.`
        : `The names of ${matches} backups begin with ${wanted}.`,
    act: ({ matches }) =>
      matches === 0 ? 'See the backups: pin-one --list-backups' : 'Type more of the name.',
  },
  'no-such-mainboard': {
    is: ({ name }) => `Pin One does not know the mainboard "${name}".`,
    act: () => 'Give the sizes, for example --sizes 8M,4M',
  },
  'split-not-told': {
    is: ({ name, sizeBytes }) =>
      `${name} has ${spelledBytes(sizeBytes)}. Nothing in it shows how it is split.`,
    act: () => 'Name the mainboard with --board, or give the sizes, for example --sizes 8M,4M',
  },
  'split-sizes-differ': {
    is: ({ name, sizeBytes, sumBytes }) =>
      `The sizes make ${spelledBytes(sumBytes)}, but ${name} has ${spelledBytes(sizeBytes)}.`,
    act: () => 'Give sizes that add up to the file.',
  },
}
