// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the command line about files: read, stored, examined, split and joined. */
import { spelledBytes } from '../../spelling.ts'

export const fileWords = {
  standardInput: () => 'standard input',
} as const

export const readWords = {
  allFf: () => 'Note: every byte reads FF. This is a blank chip, or no chip answered.',
  all00: () => 'Note: every byte reads 00. Most likely this is a wire and not the contents.',
  read: (bytes: number, path: string) => `Read ${spelledBytes(bytes)} into ${path}.`,
  once: () => 'Read once and not compared. --backup FILE reads twice and compares.',
  kept: (reads: number) => `Backup: ${reads} reads are equal, saved and read back:`,
  copy: (path: string) => `Copy of the backup: ${path}`,
} as const

/** `regions`: as `regionsInWords` spells them. */
export const regionFileWords = {
  both: (files: readonly string[]) => files.join(' and '),
  verified: (regions: string, file: string) =>
    `Every byte of ${regions} is the same as in ${file}. The rest of the chip was not compared with the file.`,
  stays: (regions: string) => `Regions: ${regions}. Everything else stays.`,
  read: (regions: string, path: string) => `Read ${regions} into ${path}.`,
  readWhole: (path: string) =>
    `Read ${path}: it has the size of the chip. What was not asked for is FF in it.`,
  extracted: (regions: string, bytes: string, path: string) => `${regions}: ${bytes} in ${path}`,
} as const

/** Before the findings about an image. */
export const levelWords = { stop: 'STOP', caution: 'Caution', note: 'Note' } as const

export const imageWords = {
  /** For a file for two chips: the name of the part for this one. */
  partName: (file: string, bytes: string, at: string) => `${file} (${bytes} from ${at})`,
  boardNotKnown: (board: string) =>
    `Note: Pin One does not know the mainboard "${board}". The image was not compared with it.`,
  overruled: (finding: string) => `Overruled by --ignore-board: ${finding}`,
  cut: (path: string) => `To cut it for its chips: pin-one --split "${path}"`,
  make: (path: string) => `To make the image from it: pin-one image "${path}" --undo NEW.rom`,
  found: (file: string, form: string) => `In ${file}: ${form}.`,
  made: (path: string, bytes: string, sha256: string) =>
    `The image from it: ${path}, ${bytes}, SHA-256 ${sha256}`,
} as const

export const archiveWords = {
  inside: (files: number) => (files === 1 ? '1 file inside:' : `${files} files inside:`),
  write: (path: string) => `To write it: -w "${path}"`,
} as const

export const partWords = {
  part: (number: number, path: string, bytes: string, sha256: string) =>
    `Part ${number}: ${path}, ${bytes}, SHA-256 ${sha256}`,
  from: (number: number, path: string) => `Part ${number}: ${path}`,
  orderNotShown: () =>
    'Nothing in the files shows their order. They were joined in the order of the command.',
  otherOrder: () =>
    'The files show another order than the command. They were joined in that order:',
  joined: (path: string, bytes: string, sha256: string) =>
    `Joined: ${path}, ${bytes}, SHA-256 ${sha256}`,
} as const
