// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { allEqual, notTouched } from '../model/chip-contents.ts'
import type { Contents, UnknownWhy } from '../model/chip-contents.ts'
import type { Standing } from '../standing.ts'
import { contentsPlaces, sayContents } from './chip-contents.ts'
import type { ContentsPlace, Observation } from './chip-contents.ts'

const file = 'X220_before.bin'
const unknown = (why: UnknownWhy): Contents => ({ state: 'tried-unknown', why })

/** The possible states of a chip, as far as the app observed them. */
const states = {
  untouched: notTouched,
  running: unknown('running'),
  lost: unknown('link-lost'),
  unreadable: unknown('chip-unreadable'),
  nothingBefore: unknown('nothing-before'),
  stopped: unknown('stopped'),
  ended: unknown('process-ended'),
  other: unknown('other-chip'),
  equal: { state: 'compared-equal', basis: allEqual('backup', 8_388_608) },
  equalInPart: {
    state: 'compared-equal',
    basis: { ...allEqual('backup', 8_388_608), comparedBytes: 135_168 },
  },
  equalToLook: { state: 'compared-equal', basis: allEqual('read-before', 65_536) },
  differs: {
    state: 'compared-differs',
    basis: { ...allEqual('backup', 65_536), differingBytes: 9, firstOffset: 0x1000 },
  },
  verified: { state: 'verified', basis: allEqual('image', 65_536) },
} as const satisfies Readonly<Record<string, Contents>>
type StateName = keyof typeof states

const at = (
  name: StateName,
  { backup = file, unfinished = false, ...more }: Partial<Standing> = {},
): Standing => ({ contents: states[name], backup, unfinished, ...more })

/** Every place, its observation, and its words for the current state; a missing place is a compile error. */
const table: Readonly<
  Record<ContentsPlace, readonly [rests: Observation, ...(readonly [Standing, string])[]]>
> = {
  'fault.contents': [
    'standing',
    [at('untouched'), 'The chip is not changed: no command was sent that erases or writes.'],
    [at('running'), 'The chip is being changed.'],
    [
      at('lost'),
      'Not known whether the chip is changed: the programmer does not answer as it should, so Pin One could not read the chip again.',
    ],
    [
      at('unreadable'),
      'Not known whether the chip is changed: Pin One could not read the chip again.',
    ],
    [
      at('nothingBefore'),
      'Not known whether the chip is changed: nothing was read before, so there is nothing to compare with.',
    ],
    [
      at('stopped'),
      'Not known whether the chip is changed: the comparison with its earlier contents did not finish.',
    ],
    [
      at('ended'),
      'Not known whether the chip is changed: the write did not finish, and the chip has not been compared since then.',
    ],
    [
      at('equal'),
      `The chip is not changed: all 8,388,608 bytes were compared and are the same as the backup ${file}.`,
    ],
    [
      at('equalInPart'),
      `The chip is not changed where it was compared. 135,168 of 8,388,608 bytes are the same as the backup ${file}. These are all bytes that the write was to change, and samples of the rest.`,
    ],
    [
      at('equalToLook', { backup: null }),
      'The chip is not changed: all 65,536 bytes were compared and are the same as what was read before the write.',
    ],
    [
      at('differs'),
      `The chip is changed and not verified: it differs from the backup ${file}, first at 0x001000.`,
    ],
    [at('verified'), 'The chip holds what was asked for: every byte was read back and compared.'],
  ],
  'fault.backup': [
    'standing',
    [at('differs'), `Backup: ${file}`],
    [at('differs', { backup: null }), 'No backup was made.'],
    [at('lost', { backup: null }), 'No backup was made.'],
    [at('untouched', { backup: null }), ''],
    [at('verified', { backup: null }), ''],
  ],
  'fault.leave': [
    'standing',
    [at('differs'), 'Leave the chip connected. Do not start the mainboard.'],
    [at('lost'), 'Leave the chip connected. Do not start the mainboard.'],
    [at('equal'), ''],
    [at('untouched'), ''],
    [at('verified'), ''],
  ],
  'fault.way-back': [
    'standing',
    [at('differs'), `Write the image again, or restore the backup ${file}.`],
    [at('differs', { backup: null }), 'Write the image again. There is no backup to restore.'],
    [at('equal'), ''],
  ],
  'fault.way-back-other-chip': [
    'standing',
    [at('differs'), 'Leave this chip as it is. Use another chip.'],
    [at('equal'), ''],
  ],
  'fault.cli-hint-other-chip': [
    'standing',
    [at('differs'), 'Close this write: pin-one --dismiss'],
    [at('equal'), ''],
  ],
  'fault.cli-hint': [
    'standing',
    [at('differs'), 'Write it again: --resume. Restore the backup: --restore.'],
    [at('differs', { backup: null }), 'Write it again: --resume.'],
    [at('differs', { imageGone: true }), 'Write it again: -w FILE. Restore the backup: --restore.'],
    [at('equal'), ''],
  ],
  'lamp.contents': [
    'standing',
    [at('untouched'), 'Chip not changed'],
    [at('running'), 'Being changed now'],
    [at('lost'), 'Chip contents not known: do not start the mainboard'],
    [at('equal'), 'Chip not changed (compared)'],
    [at('differs'), 'Chip unfinished: do not start the mainboard'],
    [at('verified'), 'Verified'],
  ],
  'title.done': ['standing', [at('verified'), 'Verified']],
  'write.breaks': ['plan'],
  'write.stop': [
    'standing',
    [
      at('untouched'),
      'Stopping now leaves the chip as it is: no erase or write command was sent yet.',
    ],
    [
      at('running'),
      `If you stop, the chip is unfinished and the mainboard may not start. Backup: ${file}.`,
    ],
    [
      at('running', { backup: null }),
      'If you stop, the chip is unfinished and the mainboard may not start. No backup was made.',
    ],
  ],
  'write.stop-comparing': [
    'standing',
    [
      at('untouched'),
      'Stopping now leaves the chip as it is: no erase or write command was sent. It is then not verified.',
    ],
    [
      at('running'),
      `If you stop, the chip is not verified: not every byte was compared. Do not start the mainboard. Backup: ${file}.`,
    ],
    [
      at('running', { backup: null }),
      'If you stop, the chip is not verified: not every byte was compared. Do not start the mainboard. No backup was made.',
    ],
  ],
  'recover.stop': [
    'standing',
    [
      at('running'),
      `If you stop, the chip stays unfinished. This page comes back. Backup: ${file}.`,
    ],
  ],
  'recover.lead': [
    'standing',
    [
      at('differs', { unfinished: true }),
      `The chip is changed and not verified: it differs from the backup ${file}, first at 0x001000. Keep everything connected. Do not start the mainboard. Write the image again or restore the backup.`,
    ],
    [
      at('ended', { unfinished: true, backup: null }),
      'Not known whether the chip is changed: the write did not finish, and the chip has not been compared since then. Keep everything connected. Do not start the mainboard. Write the image again. There is no backup of this chip.',
    ],
  ],
  'cli.stopping': [
    'standing',
    [
      at('untouched'),
      'Stopping after the current step. No erase or write command was sent yet. Press Ctrl+C again to quit at once.',
    ],
    [
      at('running'),
      `Stopping after the current step. The chip may be left partly written. Backup: ${file}. Press Ctrl+C again to quit at once.`,
    ],
    [
      at('running', { backup: null }),
      'Stopping after the current step. The chip may be left partly written. No backup was made. Press Ctrl+C again to quit at once.',
    ],
  ],
  'cli.stopping-idle': [
    'standing',
    [
      at('untouched'),
      'Stopping. The chip is not changed: no command was sent that erases or writes.',
    ],
  ],
  'desktop.leave': [
    'standing',
    [
      at('running', { backup: null }),
      'The chip would be unfinished. Do not start the mainboard until the write is finished. No backup was made. Pin One offers to write again at its next start.',
    ],
  ],
  'desktop.end': [
    'standing',
    [
      at('differs', { backup: null }),
      'The chip is changed and not verified: it differs from the backup, first at 0x001000. Do not start the mainboard.',
    ],
  ],
  'log.ended': [
    'standing',
    [at('untouched'), 'The chip is not changed: no command was sent that erases or writes.'],
  ],
  'report.job': [
    'standing',
    [
      at('lost', { backup: null }),
      'Not known whether the chip is changed: the programmer does not answer as it should, so Pin One could not read the chip again. No backup was made.',
    ],
  ],
  'identify.stop': ['no-command'],
  'identify.done': ['no-command'],
  'identify.stopped': ['no-command'],
  'backup.lead': ['no-command'],
  'backup.stop': ['no-command'],
  'backup.stopped': ['no-command'],
  'backup.differ': ['no-command'],
  'compare.stop': ['no-command'],
  'compare.done': ['no-command'],
  'compare.stopped': ['no-command'],
  'reading.note': ['no-command'],
  'help.break': ['plan'],
  'help.breaks-off': ['plan'],
  'help.dead': ['plan'],
  'help.come-back': ['plan'],
}

const places = Object.keys(contentsPlaces) as ContentsPlace[]
const all = (Object.keys(states) as StateName[]).flatMap((name) =>
  [file, null].flatMap((backup) =>
    [true, false].map((unfinished) => ({ contents: states[name], backup, unfinished })),
  ),
)

/** One line for each state; `backup` and `write open` only if they change the text. */
function spelledTogether(standings: readonly Standing[]): readonly string[] {
  const rows = new Map<string, string[]>()
  for (const { contents, backup, unfinished } of standings) {
    const state = spelledContents(contents)
    const more = `${backup === null ? 'no backup' : 'backup'}${unfinished ? ' and an open write' : ''}`
    rows.set(state, [...(rows.get(state) ?? []), more])
  }
  return [...rows].map(([state, more]) =>
    more.length === 4 ? state : `${state} (${more.join('; ')})`,
  )
}

/** `tried-unknown: link-lost`. */
function spelledContents(contents: Contents): string {
  const cause = 'why' in contents ? `: ${contents.why}` : ''
  const basis = 'basis' in contents ? contents.basis : null
  const part = basis === null || basis.comparedBytes === basis.sizeBytes ? '' : ' in part'
  const against = basis === null ? '' : `: with ${basis.against}${part}`
  return `${contents.state}${cause}${against}`
}

describe('what is said of the contents of a chip and of its backup', () => {
  it.each(places)('%s rests on what its table says, and says its words', (place) => {
    const [rests, ...cases] = table[place]
    expect(contentsPlaces[place].rests).toBe(rests)
    for (const [standing, words] of cases) expect(sayContents(place, standing)).toBe(words)
  })

  it.each(places)('%s promises a backup only by its file', (place) => {
    for (const standing of all)
      if (standing.backup === null) {
        const words = sayContents(place, standing)
        expect(words).not.toMatch(/Backup: |--restore|restore the backup at|kept|safe/)
      }
  })

  it.each(places.filter((place) => contentsPlaces[place].rests === 'standing'))(
    '%s says "not changed" only of a chip that was compared or got no command',
    (place) => {
      for (const standing of all) {
        const { state } = standing.contents
        if (state === 'compared-equal' || state === 'not-touched') continue
        expect(sayContents(place, standing)).not.toMatch(
          /(?:is|chip) not changed|no .*command was sent|leaves the chip as it is/i,
        )
      }
    },
  )

  it.each(places.filter((place) => place !== 'title.done'))(
    '%s says "verified" only after every byte was read back',
    (place) => {
      for (const standing of all) {
        if (standing.contents.state === 'verified') continue
        expect(sayContents(place, standing)).not.toMatch(/(?<!not )verified|holds what was asked/i)
      }
    },
  )

  it('is listed in full: every place, every state with its cause, with a backup and without', async () => {
    const said = (place: ContentsPlace): readonly string[] => {
      const words = new Map<string, readonly Standing[]>()
      for (const standing of all) {
        const text = sayContents(place, standing)
        words.set(text, [...(words.get(text) ?? []), standing])
      }
      if (words.size === 1) return [`  always: ${[...words.keys()].join('')}`]
      return [...words].flatMap(([text, when]) => [
        `  ${text === '' ? '(nothing)' : text}`,
        ...spelledTogether(when).map((each) => `      ${each}`),
      ])
    }
    const list = places.flatMap((place) => [
      `${place}, rests on: ${contentsPlaces[place].rests}`,
      ...said(place),
      '',
    ])
    await expect(list.join('\n')).toMatchFileSnapshot('./chip-contents.words.txt')
  })

  it('lets no open write look like a chip that is as it was', () => {
    const open = at('untouched', { unfinished: true })
    expect(sayContents('lamp.contents', open)).toContain('do not start')
    expect(sayContents('fault.leave', open)).toContain('Do not start')
  })
})
