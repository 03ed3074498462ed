// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about writing by region, and about keeping the network address. */
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
  `${placeHex(offset)} to ${placeHex(offset + length - 1)}`

/** `bios (0x018000 to 0x7fffff) and gbe (0x001000 to 0x002fff)`. */
export const regionsInWords = (regions: readonly NamedRange[]): string =>
  regions.map((region) => `${region.name} (${span(region)})`).join(' and ')

/** The result of a verified write of regions. */
export const regionsVerified = (regions: readonly NamedRange[], image: string): string =>
  `Every byte of ${regionsInWords(regions)} was read back and is as in ${image}. Every other byte was read back too and is as in the backup.`

/** What the app did with the address. */
export const macKept = ({ before, after, leftAlone }: KeptMac): string => {
  const was = [...new Set(before)].join(' and ')
  const parts =
    leftAlone.length === 0
      ? ''
      : ` Copy ${leftAlone.join(' and ')} in the image has a bad checksum and was left alone.`
  return `Network address: ${was} in the image becomes ${after}, as in the backup. The file itself stays as it is.${parts}`
}

const untouched = 'Pin One stopped before it used the regions.'
const ownLayout =
  'Or use the layout of the file and not that of the chip. Then write every region that the file changes.'

const withDescriptor = {
  chip: 'A blank chip has no descriptor. Write the whole image, or name a file that has one.',
  file: 'Choose a file that has a descriptor.',
} as const

export function regionRemedy(trouble: RegionTrouble): Words {
  switch (trouble.why) {
    case 'not-read':
      return {
        title: 'Pin One does not know yet what the chip holds',
        meaning: `${untouched} To write only a part, Pin One must know the rest. The chip must be read twice first.`,
        steps: ['Make a backup first.'],
      }
    case 'no-descriptor':
      return {
        title: `The ${trouble.from} has no Intel descriptor`,
        meaning: `${untouched} Without it the places of the regions are not known.`,
        steps: [withDescriptor[trouble.from], 'Or use a layout file.'],
      }
    case 'no-fmap':
      return {
        title: `The ${trouble.from} has no flash map (FMAP)`,
        meaning: `${untouched} Without it the places of the areas are not known.`,
        steps: ['Name a coreboot image that has one.'],
      }
    case 'bad-layout':
      return {
        title: `Line ${trouble.line} of the layout file is not valid`,
        meaning: `${untouched} A line is start:end name, in hex, both addresses included, each name once.`,
        steps: ['Write it as in 00001000:00002fff gbe.'],
      }
    case 'unknown':
      return {
        title: `There is no region called ${trouble.name}`,
        meaning: untouched,
        steps: [
          trouble.known.length === 0
            ? 'The layout names no region.'
            : `Choose one of these: ${trouble.known.join(', ')}.`,
        ],
      }
    case 'overlap':
      return {
        title: `The regions ${trouble.names.join(' and ')} overlap`,
        meaning: untouched,
        steps: ['Choose one of the two.'],
      }
    case 'outside-chip':
      return {
        title: `The region ${trouble.region.name} ends beyond the chip`,
        meaning: `${untouched} It reaches from ${span(trouble.region)}.`,
        steps: ['A mainboard with two chips has the rest of it on the other chip.'],
      }
    case 'outside-file':
      return {
        title: `The place of ${trouble.region.name} in the file is not known`,
        meaning: `${untouched} On the chip it reaches from ${span(trouble.region)}. The file has another size than the chip, and no descriptor that puts the region there.`,
        steps: [
          `Name a file that holds ${trouble.region.name} alone.`,
          'Or use an image as large as the chip.',
        ],
      }
    case 'wrong-length':
      return {
        title: `The file for ${trouble.region.name} is the wrong size for the region`,
        meaning: `${untouched} The region has ${trouble.region.length} bytes, the file has ${trouble.fileBytes}.`,
        steps: ['Choose the file that holds exactly this region.'],
      }
    case 'differs':
      return {
        title: `The file has ${trouble.region.name} at another place than the chip`,
        meaning: `${untouched} On the chip it reaches from ${span(trouble.region)}, in the file from ${span(trouble.inFile)}. Such a mixture would probably not start.`,
        steps: ['Write the whole image.', ownLayout],
      }
    case 'no-file':
      return {
        title: `No file is named for the region ${trouble.name}`,
        meaning: untouched,
        steps: ['Name a file that holds this region alone, or a whole image.'],
      }
    default:
      return assertNever(trouble)
  }
}

const newFile = 'No new file was made. The image is as it was.'

export const macRemedies: { readonly [W in MacTrouble]: Words } = {
  'no-backup': {
    title: 'There is no backup that holds the address',
    meaning: newFile,
    steps: ['Make a backup of this chip first.'],
  },
  'backup-without': {
    title: 'The backup has no network address in a GbE region',
    meaning: `${newFile} On this mainboard the network chip keeps the address elsewhere, or the other chip has the GbE region.`,
    steps: ['You need not do anything: an address outside this chip is not touched by this write.'],
  },
  'backup-damaged': {
    title: 'The network address in the backup is not valid',
    meaning: `${newFile} No copy of it has a good checksum.`,
    steps: ['Keep the backup. Set an address with nvmutil if you know yours from its label.'],
  },
  'backup-shared': {
    title: 'The backup holds an address that many mainboards share',
    meaning: `${newFile} It is the default address of an image, and not the one of your mainboard.`,
    steps: ['Set your own address with nvmutil if two such computers are in one network.'],
  },
  'backup-two': {
    title: 'The backup holds two different network addresses',
    meaning: `${newFile} Both are valid, so it is not known which one is in use.`,
    steps: ['Compare them with the label of the computer. Set yours with nvmutil.'],
  },
  'image-without': {
    title: 'The image has no place for a network address',
    meaning: `${newFile} It has no GbE region.`,
    steps: ['You need not do anything if this is the image for another chip of the mainboard.'],
  },
  'image-damaged': {
    title: 'The GbE region of the image has no good checksum',
    meaning: `${newFile} An address in it would not be used.`,
    steps: ['Use a complete image. Or write a complete GbE region by itself.'],
  },
  same: {
    title: 'The image already has this network address',
    meaning: newFile,
    steps: ['Use the image as it is.'],
  },
}
