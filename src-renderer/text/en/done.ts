// SPDX-License-Identifier: GPL-3.0-or-later
import { doneCode, holdCode } from '../codes.ts'
import type { Mounting } from '../../../shared/wiring.ts'
import type { ProtectionAfter } from '../../../shared/model/job.ts'
import { protectionText } from '../../../shared/text/protection.ts'
import { chipPhrases } from '../../../shared/text/en/chip-phrases.ts'

const counted = {
  one: () => '',
  all: (_chip: number, of: number) => `${of} of ${of} chips.`,
  some: (chip: number, of: number) => `Chip ${chip} of ${of}.`,
} as const

const toOther = {
  socketed: (chip: string) => `Remove ${chip} from its socket`,
  clip: (chip: string) => `Move the clip to ${chip}`,
} as const

/** Words of the page after a verified write. */
export const doneText = {
  title: 'Verified',
  titleBoth: 'Both verified',
  titleAll: 'All verified',
  restoredTitle: 'Restored and verified',
  /** Which chip of the mainboard this was; empty if there is only one. */
  count: (chip: number, of: number, all: boolean) => counted[doneCode(of, all)](chip, of),
  proved: {
    image: (bytes: string) => `All ${bytes} bytes were read back and are equal to the image.`,
    /** No byte had to be erased or written. */
    already: (bytes: string) =>
      `The chip already held this image. All ${bytes} bytes were read back and are equal to it.`,
    backup: (bytes: string) => `All ${bytes} bytes were read back and are equal to the backup.`,
    chips: (bytes: string) =>
      `All ${bytes} bytes were read back and are equal to what was to be written.`,
  },
  pair: (chips: readonly { readonly name: string; readonly proved: boolean }[]) =>
    chips.map(({ name, proved }) => `${name}: ${proved ? 'verified' : 'not yet'}`).join(', '),
  nextTitle: (chip: string | null) => `Now ${chipPhrases.subject(chip)}`,
  lastTitle: (board: string | null) =>
    board === null ? 'Now disconnect, in this order' : `Now put your ${board} together`,
  looseTitle: 'Now disconnect, in this order',
  steps: {
    unplug: (name: string | null) => ({
      what: `Unplug the ${name ?? 'programmer'}`,
      why: 'Until then, the chip has power.',
    }),
    boardOff: {
      what: 'Disconnect power from the mainboard',
      why: 'The mainboard powers the chip.',
    },
    shutdown: (name: string | null) => ({
      what: `Shut down the ${name ?? 'programmer'} and unplug it`,
      why: 'Until then, it drives its SPI pins.',
    }),
    lift: {
      what: 'Take the clip off',
      why: 'Pull it straight up. The wires can stay on the programmer.',
    },
    takeOut: {
      what: 'Remove the chip from the breadboard or socket',
      why: 'Pull it straight up, so that no leg bends. The wires can stay.',
    },
    putBack: {
      what: 'Put the chip back into the socket of the mainboard',
      why: 'Leg 1 is at the mark. The mainboard must still be without power.',
    },
    fit: {
      what: 'Put the chip on its mainboard and connect power last',
      why: 'Leg 1 is at the mark. A chip that is turned round is damaged as soon as it has power.',
    },
    other: (chip: string | null, where: string | null, mounting: Mounting | null) => ({
      what: toOther[holdCode(mounting)](chipPhrases.object(chip)),
      why: `${where === null ? '' : `Place: ${where}. `}Find leg 1 again. This chip may point in another direction.`,
    }),
    again: (name: string | null) => ({
      what: `Plug the ${name ?? 'programmer'} in again`,
      why: 'Only when the clip is on the chip.',
    }),
    close: {
      what: 'Put the computer together, power last',
      why: 'Battery and charger come last. The first start can last 1 to 2 minutes, with a dark screen.',
    },
  },
  stepDone: 'Done',
  unplugPractice: 'Unplug the practice programmer',
  powerIsOff: 'I have done this',
  waits: (name: string | null) => `Waiting until you unplug the ${name ?? 'programmer'}.`,
  waitsUnseen: 'To continue, do step 1 and confirm it there.',
  next: (chip: string | null) => `Continue with ${chipPhrases.object(chip)}`,
  finish: 'Finish',
  noStart: 'It does not start',
  report: 'Save the session report',
  reportName: 'pin-one-report.txt',
  details: 'Details of this write',
  took: 'Time to erase, write and verify',
  erased: 'Erased, left blank',
  written: 'Written',
  left: 'Not touched',
  protection: 'Write protection',
  protectionNow: ({ restored, now }: ProtectionAfter) =>
    `${restored ? 'On again' : 'Off'}${now === null ? '' : `: ${protectionText(now)}`}.`,
  hash: 'SHA-256 of what is on the chip',
} as const
