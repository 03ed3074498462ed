import type { OnlyFor } from '../../shared/data/guide-pages.ts'
import { nobody, sayContents } from '../../shared/text/en/chip-contents.ts'
import type { StageId } from '../wizard/stages.ts'

export interface HelpTopic {
  readonly question: string
  readonly answer: string
  /** For whom it is; for everybody when left out. */
  readonly for?: OnlyFor
  /** Page of the reference that says more. */
  readonly page?: string
}

/** Questions that are asked at each stage, answered in a sentence or two. */
export const help: {
  readonly close: string
  readonly more: string
  readonly cautions: string
  readonly danger: string
  readonly toRead: string
  readonly alsoGood: (count: number) => string
  readonly why: string
  readonly anywhere: readonly HelpTopic[]
  readonly stages: Readonly<Record<StageId, readonly HelpTopic[]>>
} = {
  close: 'Close help',
  more: 'More in the reference',
  cautions: 'Before you go on',
  danger: 'Danger',
  toRead: 'Tick what you have read and will keep to.',
  alsoGood: (count) => `Also good to know here (${count})`,
  why: 'Where this comes from',
  anywhere: [
    {
      question: 'Can I break something here?',
      answer: sayContents('help.break', nobody),
    },
    {
      question: 'Can I stop and come back?',
      answer: sayContents('help.come-back', nobody),
    },
  ],
  stages: {
    programmer: [
      {
        question: 'What is a programmer?',
        answer:
          'A small board between this computer and the chip. It speaks SPI, the language of the chip. A Raspberry Pi Pico with serprog firmware is the usual choice.',
        page: 'programmers',
      },
      {
        question: 'My Pico does not show up',
        answer:
          'Try another USB cable first: many carry power only. A Pico without firmware shows up as a drive, not as a programmer.',
        for: { programmers: ['pico', 'pico-2'] },
      },
    ],
    board: [
      {
        question: 'My board is not in the list',
        answer:
          'Choose “A bare chip, or another board”. Everything works the same; only the hints about your board are missing.',
      },
    ],
    package: [
      {
        question: 'Where is leg 1?',
        answer:
          'Beside the dimple, the notch, or the slanted side. A painted dot can lie: it may only mean that the part was tested.',
        page: 'packages',
      },
      {
        question: 'I cannot read the print',
        answer:
          'Clean it with isopropyl alcohol, and look at it under a flat light with a magnifier or a phone camera. Supply voltage stays locked until it is known, because 3.3 V destroys a 1.8 V chip.',
      },
    ],
    wire: [
      {
        question: 'Why does power come last?',
        answer:
          'A chip that gets signals before it has power can be harmed, and so can one whose wires move while it has power.',
      },
    ],
    check: [
      {
        question: 'Does checking change the chip?',
        answer: 'No. It asks for the identity of the chip several times and compares the answers.',
      },
      {
        question: 'No chip is found. What now?',
        answer:
          'Disconnect power first. Then look: the red wire of the clip at leg 1, every leg touched, wires of 10 cm or less. Is all other power out of the board? Then ask again with a slower clock.',
        page: 'reading#detect',
      },
    ],
    backup: [
      {
        question: 'Why twice?',
        answer:
          'A loose wire changes a bit here and there, and one read cannot tell. Two equal reads can.',
      },
      {
        question: 'The two reads differ. What now?',
        answer:
          'Neither read is a backup. Disconnect power, seat clip or chip again, use shorter wires or a slower clock, and read again.',
        page: 'warnings#W-DUMPS-DIFFER',
      },
    ],
    image: [
      {
        question: 'Which file is the right one?',
        answer: 'The one made for exactly your board, as large as the chip.',
      },
      {
        question: 'What about two chips?',
        answer: 'The whole image is cut in two, one part for each chip. Pin One does that for you.',
        for: { facts: ['several-chips'] },
      },
    ],
    write: [
      {
        question: 'What if it breaks off?',
        answer: sayContents('help.breaks-off', nobody),
      },
    ],
    done: [
      {
        question: 'In which order do I take it apart?',
        answer:
          'Power off first: the programmer, and the charger or supply where the board feeds the chip. Then the clip, then the rest. Power into the board comes last.',
        for: { mounting: ['on-board'] },
      },
      {
        question: 'How do I take the chip out?',
        answer: 'Unplug the programmer first. Then lift the chip out.',
        for: { mounting: ['socketed', 'loose'] },
      },
      {
        question: 'It does not start. What now?',
        answer:
          'The chip holds what was written: every byte was read back. Is the clip off, are memory and batteries back in? Then the image is likelier the cause: made for another board, or its vendor files are missing. Write the right one, or restore the backup.',
        page: 'vendor-files#which-rom',
      },
    ],
    recover: [
      {
        question: 'Is my board dead?',
        answer: sayContents('help.dead', nobody),
      },
    ],
  },
}
