// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Whether a chip is changed, and whether there is a backup, is said from one table, whose entries rest on something seen.
// A sentence elsewhere would be said from habit.
const tables = ['en', 'de'].map((language) => join('shared', 'text', language, 'chip-contents.ts'))
const claim =
  /not (?:been |yet )?changed|(?:was|is|are|has been|be) changed\b|backup is (?:kept|safe)|nothing (?:was|is|has been) (?:changed|lost|erased|written)|chip (?:was|is|has been) (?:changed|untouched|unchanged)|chip was not (?:touched|changed)|changes? nothing|changed nothing|half[ -]written|partly written|as it was before|nicht geändert|nichts geändert|ändert nichts|unverändert|nichts (?:wurde|ist) (?:geändert|verloren|gelöscht|geschrieben)|Backup ist sicher/i

/** Sentences that only look like one, by file and words. */
const allowed = [
  'What an opcode means on parts',
  'If that changes nothing',
  'Wenn das nichts ändert',
  "'half written'",
]

function sentences(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !/^(?:\/\/|\*|\/\*)/.test(line))
}

const files = ['src-main', 'src-renderer', 'shared']
  .flatMap((room) => readdirSync(room, { recursive: true }).map((name) => join(room, name)))
  .filter((file) => /\.(?:ts|tsx|json)$/.test(file))
  .filter((file) => !/\.test\.ts$|[\\/]testing[\\/]/.test(file))
  .filter((file) => !tables.includes(file) && !file.startsWith(join('shared', 'data', 'chips')))

describe('sentences about the contents of a chip and its backup', () => {
  it('stand in their table alone', () => {
    const found = files.flatMap((file) =>
      sentences(file)
        .filter((line) => claim.test(line))
        .map((line) => `${file}: ${line}`),
    )
    expect(found.filter((line) => !allowed.some((part) => line.includes(part)))).toEqual([])
  })

  it('would be found elsewhere', () => {
    for (const line of [
      'Nothing was changed.',
      'The chip was not changed.',
      'the backup is kept',
      'Nothing is lost',
      'The chip has been changed',
      'It is as it was before.',
      'Der Chip ist unverändert.',
      'Nichts wurde geändert.',
    ])
      expect(line).toMatch(claim)
  })
})
