// SPDX-License-Identifier: GPL-3.0-or-later
/** Another Pin One holds the programmer: each front is told about the open write, and who holds it. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { backup, refused, smallChip, useDesk, write } from '../testing/desk.ts'

const desk = useDesk()
const { open, run, snapshot, nextImage } = desk
let other: ChildProcess | null = null
afterEach(() => {
  other?.kill('SIGKILL')
  other = null
})

/** A write that broke off, and a process that has taken the lock since. */
async function heldElsewhere(): Promise<number> {
  await open(`${smallChip},fault=bad-page:address=0x1300`)
  await run(backup)
  const image = await nextImage()
  await run(write(image.id))
  await desk.app.close()
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const pid = other.pid ?? 0
  const lock = { pid, started: '', since: '2026-11-24T07:00:00Z', token: 'other' }
  await writeFile(join(desk.dataDir, 'lock'), JSON.stringify(lock))
  await desk.start()
  return pid
}

describe('an open write while another Pin One holds the programmer', () => {
  it('is told, and who holds it since when', async () => {
    const pid = await heldElsewhere()
    expect((await snapshot()).recovery).toMatchObject({
      operation: 'write',
      heldBy: { pid, since: '2026-11-24T07:00:00Z' },
    })
  })

  it('can be neither dismissed nor written again meanwhile', async () => {
    const pid = await heldElsewhere()
    expect(await refused(desk.app.api.call('recovery.dismiss', undefined))).toMatchObject({
      code: 'gate.other-instance',
      facts: { pid },
    })
    expect(
      await refused(desk.app.api.call('session.open', { programmerId: smallChip, clockHz: null })),
    ).toMatchObject({ code: 'gate.other-instance' })
    expect((await snapshot()).recovery?.heldBy?.pid).toBe(pid)
  })

  it('is free again when the other one has ended, and gone when that one settled it', async () => {
    await heldElsewhere()
    const journal = join(desk.dataDir, 'journal.jsonl')
    const { job } = JSON.parse(
      (await readFile(journal, 'utf8')).split('\n').find((line) => line.includes('"changed"')) ??
        '',
    ) as { job: string }
    other?.kill('SIGKILL')
    await new Promise((resolve) => other?.once('exit', resolve))
    await rm(join(desk.dataDir, 'lock'))
    await desk.app.api.call('programmer.refresh', undefined)
    expect((await snapshot()).recovery?.heldBy).toBeNull()
    const settled = { at: 'now', kind: 'settled', how: 'verified', writes: [job] }
    await writeFile(journal, `${JSON.stringify(settled)}\n`, { flag: 'a' })
    await open()
    expect((await snapshot()).recovery).toBeNull()
  })
})
