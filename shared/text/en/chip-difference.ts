// SPDX-License-Identifier: GPL-3.0-or-later
/** Differences between chip models with one ID, and reasons to doubt a reply: one sentence each. */
import { assertNever } from '../../fault.ts'
import type { FaultFacts } from '../../fault.ts'
import type { BlockErase, ChipDifference } from '../../model/chip.ts'
import { spelledBytes, spelledSupply } from '../../spelling.ts'
import { datasheetHex } from '../../hex.ts'
import { ambiguousCode } from '../codes.ts'
import { sentences } from '../rules.ts'
import { partSaid } from '../../part-name.ts'

const or = (values: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(values)

const erases = (blocks: readonly BlockErase[]): string =>
  blocks
    .map(({ opcode, blockBytes }) =>
      blockBytes === null ? `${opcode} mixed blocks` : `${opcode} ${spelledBytes(blockBytes)}`,
    )
    .join(', ')

const methods = {
  page: 'by pages',
  byte: 'byte by byte',
  'aai-word': 'word by word',
  'at45-buffer': 'through a buffer (DataFlash)',
  none: 'not at all',
} as const

const sizeBy = { table: 'the chip data say', 'id-byte': 'the chip ID says' } as const

/** A whole sentence, with its full stop. */
export function differenceText(difference: ChipDifference): string {
  switch (difference.code) {
    case 'size':
      return `Size: ${or(difference.sizesBytes.map((size) => spelledBytes(size)))}.`
    case 'program':
      return `They are written ${or(difference.methods.map((method) => methods[method]))}.`
    case 'supply':
      return `Supply voltage: ${or(difference.rangesMv.map(spelledSupply))}.`
    case 'dies':
      return 'Dies in the package: one or several.'
    case 'block-erase':
      return `Block erase: ${or(difference.models.map(erases))}.`
    case 'high-address':
      return 'They are addressed differently above 16 MiB.'
    case 'erase-disputed':
      return `Erase command ${datasheetHex(difference.opcode)}: the chip data and the chip name different block sizes. Pin One does not use this command.`
    case 'size-disputed': {
      const sizes = or(difference.sizesBytes.map((size) => spelledBytes(size)))
      return `Size: ${sizeBy[difference.by]} ${sizes}. The description that the chip gives of itself says ${spelledBytes(difference.ownBytes)}.`
    }
    case 'maker-parity':
      return `The manufacturer byte ${datasheetHex(difference.maker)} belongs to no manufacturer. Two chips that answer together can give such a byte.`
    case 'mixed-id':
      return `Two chips that answer together can give this ID, for example ${partSaid(difference.names[0])} and ${partSaid(difference.names[1])}.`
    case 'replies-disagree':
      return `The chip gives one model by command 9F and another by commands 90 and AB (device ID ${datasheetHex(difference.deviceId)}). ${partSaid(difference.names[0])} and ${partSaid(difference.names[1])} give this when both answer together.`
    case 'mixed-on-board':
      return `No chip of this mainboard has this ID. ${partSaid(difference.names[0])} and ${partSaid(difference.names[1])} give it when both answer together.`
    default:
      return assertNever(difference)
  }
}

export const differencesText = (differences: readonly ChipDifference[]): string =>
  sentences(differences.map(differenceText))

const ambiguous = {
  'two-answer': (doubts: string, oneAnswers: string) => ({
    title: 'It looks as if two chips answer together',
    meaning: `Chip ID: {idBytes}. ${doubts}`,
    steps: [
      oneAnswers,
      'Find the chip again.',
      'Does the mainboard have one chip only? Then read the marking on the chip and choose that chip model.',
    ],
  }),
  'several-models': (doubts: string, _oneAnswers: string) => ({
    title: 'Several chip models share this ID',
    meaning: `Chip ID: {idBytes}. Chip models: {names}. ${doubts}`,
    steps: [
      'Read the marking on the chip and choose that chip model.',
      'If you cannot read the marking, stop here. A guess could use the wrong voltage or the wrong erase command.',
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
