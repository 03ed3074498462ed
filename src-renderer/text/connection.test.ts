// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { JobInfo } from '../../shared/model/job.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { emptySnapshot } from '../wizard/empty-snapshot.ts'
import { linkNotice } from './connection.ts'

const during = (kind: JobInfo['request']['kind'] | null, host: 'web' | 'electron' = 'web') =>
  ({
    ...emptySnapshot,
    app: { version: '', host },
    job: kind === null ? null : { state: 'running', request: { kind } },
    session: { backup: { fileName: 'MX25L512E_1.bin' } },
  }) as unknown as Snapshot

const hanging = { state: 'open', silentSeconds: 9 } as const

describe('the notice above a page without a connection to the app', () => {
  it('does not appear while the app responds, nor while a lost link is just being renewed', () => {
    for (const state of ['open', 'connecting'] as const)
      expect(linkNotice({ state, silentSeconds: 0 }, during('write'))).toBeNull()
  })

  it('says since when, that the contents are not known, and where the backup is', () => {
    const notice = linkNotice(hanging, during('write'))
    expect(notice?.since).toBe('No reply for 9 s')
    expect(notice?.sentences).toEqual([
      'When Pin One last responded, it was writing the chip.',
      'What the chip holds now is not known.',
      'Backup: MX25L512E_1.bin',
    ])
    expect(notice?.steps[0]).toContain('Do not unplug')
    expect(notice?.steps.at(-1)).toContain('finish the write')
  })

  it('names the backup of a write that is being finished, which this session did not read', () => {
    const again = {
      ...during('write'),
      session: { backup: null },
      recovery: { backup: { fileName: 'before.bin' } },
    } as unknown as Snapshot
    expect(linkNotice(hanging, again)?.sentences).toContain('Backup: before.bin')
  })

  it('says of a read that it was one, and of no job that there was none', () => {
    expect(linkNotice(hanging, during('backup'))?.sentences).toEqual([
      'When Pin One last responded, it was reading the chip.',
    ])
    const idle = linkNotice(hanging, during(null))
    expect(idle?.sentences).toEqual([
      'When Pin One last responded, it was doing nothing with the chip.',
    ])
    expect(idle?.steps.join()).not.toContain('unplug')
  })

  it('counts on while a socket is renewed, and after the server was lost', () => {
    for (const state of ['connecting', 'lost'] as const)
      expect(linkNotice({ state, silentSeconds: 40 }, during('write'))?.since).toContain('40 s')
  })

  it('names what the host has: a terminal, or a task manager', () => {
    expect(linkNotice(hanging, during('write'))?.steps.join()).toContain('terminal')
    const desktop = linkNotice(hanging, during('write', 'electron'))?.steps.join()
    expect(desktop).toContain('task manager')
    expect(desktop).not.toContain('terminal')
  })

  it('knows a used address from a Pin One that was started again', () => {
    expect(linkNotice({ state: 'refused', silentSeconds: 0 }, null)?.title).toContain('used before')
    expect(linkNotice({ state: 'replaced', silentSeconds: 50 }, during('write'))?.title).toBe(
      'Pin One was started again',
    )
  })
})
