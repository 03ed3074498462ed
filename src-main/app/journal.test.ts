// SPDX-License-Identifier: GPL-3.0-or-later
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { fullDisk } from '../testing/disk.ts'

let directory = ''
let path = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pin-one-journal-'))
  path = join(directory, 'journal.jsonl')
})
afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

const now = () => new Date('2026-11-24T07:12:04.500Z')
const note = (registers: string) =>
  ({ kind: 'note', note: { code: 'registers-afterwards', registers } }) as const
const changed = (job: string) =>
  ({
    kind: 'changed',
    job,
    operation: 'write',
    startedAt: now().toISOString(),
    chipId: 'winbond-w25q64jv',
    chipName: 'W25Q64JV',
    idBytes: 'ef4017',
    sizeBytes: 8_388_608,
    image: { name: 'rom.bin', sha256: 'aa', sha1: 'bb' },
    backupId: 'x230',
    programmerId: 'serprog:dev=/dev/ttyACM0',
    first: null,
    lifted: null,
  }) as const

async function reopened(journal: Journal): Promise<Journal> {
  await journal.close()
  return await openJournal(path, now)
}

describe('the journal', () => {
  it('remembers a write whose process was killed', async () => {
    const journal = await openJournal(path, now)
    await journal.append(changed('j1'), { durable: true })
    const again = await reopened(journal)
    expect(again.openWrites).toEqual([expect.objectContaining({ job: 'j1', ended: null })])
    await again.close()
  })

  it('reads what an earlier version wrote, which did not say through which programmer', async () => {
    const { programmerId: _unsaid, lifted: _untold, ...earlier } = changed('j1')
    await writeFile(path, `${JSON.stringify(earlier)}\n`)
    const journal = await openJournal(path, now)
    expect(journal.openWrites).toEqual([
      expect.objectContaining({ job: 'j1', programmerId: null, lifted: null }),
    ])
    await journal.close()
  })

  it('remembers the protection that a write lifted, over every start', async () => {
    const lifted = {
      choice: 'restore-afterwards',
      registers: { sr1: 0x1c, sr2: 0x02 },
      was: {
        sizeBytes: 0x100_0000,
        protectedRange: { offset: 0xf0_0000, length: 0x10_0000 },
        lock: 'wp-pin',
        perBlockLocks: false,
        unlockedByCommand: false,
      },
    } as const
    const journal = await openJournal(path, now)
    await journal.append({ ...changed('j1'), lifted })
    await journal.append(changed('j2'))
    await appendFile(path, `${JSON.stringify({ kind: 'note', text: 'x'.repeat(5_000_000) })}\n`)
    await journal.refresh()
    const again = await reopened(journal)
    expect(again.openWrites.map((write) => [write.job, write.lifted])).toEqual([
      ['j1', lifted],
      ['j2', null],
    ])
    expect(again.damagedLines).toBe(0)
    await again.close()
  })

  it('reads the protection that an earlier version noted in words, by its registers', async () => {
    const earlier = { choice: 'leave-off', registers: { sr1: 0x1c }, inWords: 'all of it' }
    const journal = await openJournal(path, now)
    await journal.append(changed('j1'))
    await journal.close()
    const line = JSON.stringify({ ...changed('j2'), lifted: earlier })
    await appendFile(path, `${line}\n`)
    const again = await openJournal(path, now)
    expect(again.openWrites.map(({ lifted }) => lifted)).toEqual([
      null,
      { choice: 'leave-off', registers: { sr1: 0x1c }, was: null },
    ])
    expect(again.damagedLines).toBe(0)
    await again.close()
  })

  it('calls a line damaged when it names registers that do not exist', async () => {
    const lifted = { choice: 'leave-off', registers: { sr1: 300 }, was: null } as const
    const journal = await openJournal(path, now)
    await journal.append({ ...changed('j1'), lifted })
    const again = await reopened(journal)
    expect(again.openWrites).toEqual([])
    expect(again.damagedLines).toBe(1)
    await again.close()
  })

  it('believes no end that is not a state of a job', async () => {
    const journal = await openJournal(path, now)
    await journal.append(changed('j1'))
    await journal.close()
    await appendFile(path, '{"kind":"ended","job":"j1","state":{"done":true}}\n')
    const again = await openJournal(path, now)
    expect(again.openWrites).toMatchObject([{ job: 'j1', ended: null }])
    expect(again.damagedLines).toBe(1)
    await again.close()
  })

  it('remembers how a write ended that did not end verified', async () => {
    const journal = await openJournal(path, now)
    await journal.append(changed('j1'))
    await journal.append({
      kind: 'ended',
      job: 'j1',
      state: 'cancelled',
      contents: { state: 'tried-unknown', why: 'link-lost' },
      sha256: null,
      fault: null,
    })
    const again = await reopened(journal)
    expect(again.openWrites.map(({ ended }) => ended)).toEqual(['cancelled'])
    await again.close()
  })

  it('forgets only the writes that are settled by name', async () => {
    const journal = await openJournal(path, now)
    await journal.append(changed('j1'))
    await journal.append(changed('j2'))
    await journal.append({ kind: 'settled', how: 'verified', writes: ['j1'] })
    const again = await reopened(journal)
    expect(again.openWrites.map(({ job }) => job)).toEqual(['j2'])
    await again.close()
  })

  it('skips a torn last line and does not glue the next one to it', async () => {
    const journal = await openJournal(path, now)
    await journal.append(changed('j1'))
    await journal.close()
    await appendFile(path, '{"at":"2026-11-24T07:12:05Z","kind":"settled","wri')
    const again = await openJournal(path, now)
    expect(again.damagedLines).toBe(1)
    expect(again.openWrites).toHaveLength(1)
    await again.append({ kind: 'settled', how: 'dismissed', writes: ['j1'] })
    const third = await reopened(again)
    expect(third.openWrites).toEqual([])
    expect(third.damagedLines).toBe(1)
    await third.close()
  })

  it('does not take a damaged line in the middle for the end', async () => {
    const journal = await openJournal(path, now)
    await journal.append(changed('j1'))
    await journal.close()
    await appendFile(path, '\u0000\u0000garbage\n')
    const again = await openJournal(path, now)
    await again.append(changed('j2'))
    const third = await reopened(again)
    expect(third.openWrites.map(({ job }) => job)).toEqual(['j1', 'j2'])
    await third.close()
  })

  it('keeps lines in the order of their calls, awaited or not', async () => {
    const journal = await openJournal(path, now)
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        journal.append(note(`line ${index}`), { durable: index % 7 === 0 }),
      ),
    )
    await journal.close()
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject(
      Array.from({ length: 50 }, (_, index) => note(`line ${index}`)),
    )
  })

  it('starts a new file when the old one is large, and carries open writes over', async () => {
    const journal = await openJournal(path, now)
    await journal.append(changed('j1'))
    await journal.append(changed('j2'))
    await journal.append({ kind: 'settled', how: 'verified', writes: ['j2'] })
    await journal.close()
    await appendFile(path, `${JSON.stringify({ kind: 'note', text: 'x'.repeat(5_000_000) })}\n`)
    const large = await openJournal(path, now)
    await large.refresh()
    await large.append(note('behind'))
    const again = await reopened(large)
    expect(again.openWrites.map(({ job }) => job)).toEqual(['j1'])
    expect((await readFile(path, 'utf8')).trimEnd().split('\n')).toHaveLength(2)
    expect((await readFile(`${path}.1`)).length).toBeGreaterThan(5_000_000)
    await again.close()
  })

  it('keeps the old file in its place when the new one cannot be written', async () => {
    const journal = await openJournal(path, now)
    await journal.append(changed('j1'))
    await appendFile(path, `${JSON.stringify({ kind: 'note', text: 'x'.repeat(5_000_000) })}\n`)
    // A folder of that name: the copy of the old lines cannot be put aside.
    await mkdir(`${path}.1`)
    await expect(journal.refresh()).rejects.toMatchObject({ code: 'data.vault-unwritable' })
    await journal.append(changed('j2'), { durable: true })
    const again = await reopened(journal)
    expect(again.openWrites.map(({ job }) => job)).toEqual(['j1', 'j2'])
    await again.close()
  })

  it('takes over what another process has written since, and writes on behind it', async () => {
    const [first, second] = [await openJournal(path, now), await openJournal(path, now)]
    await first.append(changed('j1'), { durable: true })
    await first.close()
    expect(second.openWrites).toEqual([])
    await second.refresh()
    expect(second.openWrites.map(({ job }) => job)).toEqual(['j1'])
    await second.append({ kind: 'settled', how: 'verified', writes: ['j1'] })
    const third = await reopened(second)
    expect(third.openWrites).toEqual([])
    expect(third.damagedLines).toBe(0)
    await third.close()
  })

  it('does not glue a line to one that was cut off by a full disk', async () => {
    const journal = await openJournal(path, now)
    await fullDisk(path, (line) => line.slice(0, 20))
    await expect(journal.append(note('lost'))).rejects.toMatchObject({
      code: 'data.vault-unwritable',
    })
    vi.restoreAllMocks()
    await journal.append(changed('j1'), { durable: true })
    const again = await reopened(journal)
    expect(again.openWrites.map(({ job }) => job)).toEqual(['j1'])
    expect(again.damagedLines).toBe(1)
    await again.close()
  })

  it('refuses a line that must last once it is closed', async () => {
    const journal = await openJournal(path, now)
    await journal.close()
    await journal.append(note('late'))
    await expect(journal.append(changed('j1'), { durable: true })).rejects.toMatchObject({
      code: 'data.vault-unwritable',
    })
  })

  it('rejects with the folder named when it cannot be opened', async () => {
    await writeFile(join(directory, 'file'), '')
    await expect(openJournal(join(directory, 'file', 'j'), now)).rejects.toMatchObject({
      code: 'data.vault-unwritable',
    })
  })
})
