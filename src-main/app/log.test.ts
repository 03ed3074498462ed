// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { allEqual, notTouched } from '../../shared/model/chip-contents.ts'
import { logText as textOf } from '../../shared/text/log.ts'
import type { JournalEntry } from './journal.ts'
import { logEvent, logWith } from './log.ts'

const logText = (entry: JournalEntry): string | null => {
  const event = logEvent(entry)
  return event && textOf(event)
}

const refused = { code: 'image.too-small', facts: {} } as never

describe('the log that a person reads', () => {
  it('is recognised by what came of a call, not by its name', () => {
    expect(logText({ kind: 'call', name: 'session.open', about: '{}' })).toBeNull()
    expect(
      logWith([], '2026-01-01T00:00:00Z', { kind: 'call', name: 'image.join', about: '' }),
    ).toEqual([])
    expect(logText({ kind: 'call', name: 'job.cancel', about: '' })).toBe('stop chosen')
  })

  it('says of every ended job whether the chip was changed', () => {
    const ended = { kind: 'ended', job: 'j1', sha256: null, fault: null } as const
    expect(logText({ ...ended, state: 'done', contents: notTouched })).toBe(
      'done. The chip is not changed: no command was sent that erases or writes.',
    )
    expect(
      logText({
        ...ended,
        state: 'cancelled',
        contents: { state: 'tried-unknown', why: 'link-lost' },
      }),
    ).toContain('stopped. Not known whether the chip is changed')
    expect(
      logText({
        ...ended,
        state: 'done',
        contents: { state: 'verified', basis: allEqual('image', 8) },
      }),
    ).toBe('done. The chip holds what was asked for: every byte was read back and compared.')
  })

  it('says that a write was left unfinished only where the user chose that', () => {
    const settled = { kind: 'settled', writes: ['j1'] } as const
    expect(logText({ ...settled, how: 'dismissed' })).toContain('on request')
    expect(logText({ ...settled, how: 'verified' })).toContain('nothing is left unfinished')
    expect(logText({ ...settled, how: 'compared-equal' })).toContain('nothing is left unfinished')
  })

  it('says that several parts fit one identity', () => {
    const chip = { kind: 'chip', idBytes: 'c22017', notes: [], facts: [] } as const
    expect(logText({ ...chip, chipId: null, names: ['MX25L6405', 'MX25L6406E'] })).toBe(
      'chip ID C2 20 17: MX25L6405, MX25L6406E (not chosen yet)',
    )
    expect(logText({ ...chip, chipId: null, names: [] })).toContain(
      'no chip model that Pin One knows',
    )
  })

  it('tells faults about files by their code alone, because their titles hold names of the user', () => {
    expect(logText({ kind: 'refused', name: 'image.add', fault: refused })).toBe(
      'refused: image.too-small',
    )
  })

  it('numbers its lines without a gap, also where an entry adds none', () => {
    const first = logWith([], 't', { kind: 'closed' })
    const same = logWith(first, 't', { kind: 'call', name: 'session.close', about: '' })
    const second = logWith(same, 't', {
      kind: 'note',
      note: { code: 'registers-afterwards', registers: 'sr1=00' },
    })
    expect(second.map(({ seq }) => seq)).toEqual([1, 2])
  })
})
