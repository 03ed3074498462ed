// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the page that examines files, and of the map and the bytes, which the image page shows too. */
import type { RegionState } from '../../../shared/model/image-map.ts'
import { grouped } from '../../../shared/text/numbers.ts'

export const lookText = {
  title: 'Look into an image',
  lead: 'See what is in a file or a backup, and where two of them differ. No chip is needed.',
  choose: 'Choose a file',
  chooseOther: 'Choose a file to compare',
  file: 'File',
  beside: 'Compare with',
  nothing: 'Choose one',
  noOther: 'Nothing',
  chip: 'The chip, as it was read twice',
  inside: 'What is inside',
  found: 'What was noticed',
  levels: { stop: 'Stop:', caution: 'Caution:', note: 'Note:' },
  back: 'Back to the work',
  looking: 'Pin One is looking.',

  map: 'Map of the image',
  mapBeside: 'Map of the image beside the other one',
  thisOne: 'Image',
  compared: 'Other',
  chipNow: 'Chip now',
  onChip: {
    parts: 'All parts',
    label: 'Map of the image on the chip.',
    labelBeside: (changed: number, all: number) =>
      `Map of the chip: ${changed} of ${all} blocks will change.`,
    cells: { stays: 'stays', changes: 'will change', data: 'data', empty: 'empty' },
  },
  hover: 'Point at a part, or go to it with Tab, to see what it is for.',
  parts: 'Parts of the image',
  columns: { part: 'Part', from: 'From', to: 'To', size: 'Size', state: 'State', differ: 'Differ' },
  states: {
    data: 'Holds data',
    empty: 'Empty (FF)',
    identical: 'Identical',
    changed: 'Changed',
    erased: 'Erased',
    new: 'New',
  } satisfies Record<RegionState, string>,
  sizes: (one: string, other: string) =>
    `The sizes differ: ${one} and ${other}. Bytes without a counterpart count as different.`,
  equal: 'Every byte was compared. They are identical.',
  differ: (bytes: number, places: number) =>
    `Every byte was compared. ${grouped(bytes)} bytes differ, in ${grouped(places)} ${places === 1 ? 'place' : 'places'}.`,

  bytes: 'Bytes',
  bytesLead:
    'Arrow keys, Page Up, Page Down, Home and End move. N and P go to the next and the previous difference.',
  address: 'Address',
  goTo: 'Go to address',
  go: 'Go',
  notAnAddress: 'Write an address inside the file, for example 1F000.',
  position: 'Position in the file',
  next: 'Next difference',
  previous: 'Previous difference',
  noNext: 'No difference follows.',
  noPrevious: 'No difference comes before.',
  at: (index: number, count: number, from: string, to: string, part: string) =>
    `Difference ${index} of ${count}: ${from} to ${to}, ${part}.`,
  shown: (from: string, to: string) => `Bytes ${from} to ${to}`,
  text: 'Text',
} as const
