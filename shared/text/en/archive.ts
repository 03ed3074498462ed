// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about archives, for the page, the command line and the log. */
import type { ArchiveTrouble } from '../../model/archive.ts'

interface Words {
  readonly title: string
  readonly meaning: string
  readonly steps: readonly string[]
}

const untouched = 'Nothing was unpacked.'
const byHand = 'Unpack the archive with another program. Then choose the file that is inside.'

/** Title, meaning and steps for an archive that is not opened. */
export const archiveRemedies: { readonly [W in ArchiveTrouble]: Words } = {
  damaged: {
    title: 'The archive is damaged',
    meaning: `${untouched} Its contents do not agree with its own checksums, or it is cut off.`,
    steps: [
      'Download the archive again.',
      'Compare its checksum with the one on the download page.',
    ],
  },
  'too-large': {
    title: 'The archive holds more than Pin One unpacks',
    meaning: `${untouched} A file in it is larger than any flash chip, or all files together are larger than 1 GiB.`,
    steps: ['Check that it is the right archive.', byHand],
  },
  'too-many': {
    title: 'The archive holds more files than Pin One lists',
    meaning: `${untouched} A release for one mainboard has far fewer.`,
    steps: ['Check that it is the right archive.', byHand],
  },
  encrypted: {
    title: 'The archive is encrypted',
    meaning: `${untouched} Pin One does not ask for passwords.`,
    steps: [byHand],
  },
  method: {
    title: 'The archive is packed in a way that Pin One does not read',
    meaning: untouched,
    steps: [byHand],
  },
  unknown: {
    title: 'The file is not an archive that Pin One reads',
    meaning: `${untouched} Pin One opens .tar.xz, .xz, .tar.gz, .gz, .tar and .zip.`,
    steps: [byHand],
  },
}
