// SPDX-License-Identifier: GPL-3.0-or-later
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { doorPlace } from './lock-door.ts'
import { otherHolder, takeLock } from './lock.ts'
import type { LockSystem } from './lock.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pin-one-lock-'))
})
afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})
const now = () => new Date('2026-11-24T07:12:04Z')
const lockFile = () => join(directory, 'lock')
const holder = (pid: number, started = '') =>
  JSON.stringify({ pid, started, since: '2026-11-24T07:00:00Z', token: 'other' })

describe('the lock of a data directory', () => {
  it('is refused while a living process holds it, and says which', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await writeFile(lockFile(), holder(child.pid ?? 0))
    await expect(takeLock(directory, now)).rejects.toMatchObject({
      code: 'gate.other-instance',
      facts: { pid: child.pid },
    })
    expect(await otherHolder(directory)).toMatchObject({ pid: child.pid })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill()
    await gone
    expect(await otherHolder(directory)).toBeNull()
    await (await takeLock(directory, now)).release()
  })

  it.skipIf(process.platform !== 'linux')(
    'is not fooled by a later process with the same number',
    async () => {
      await writeFile(lockFile(), holder(process.ppid, 'another-boot/1'))
      const lock = await takeLock(directory, now)
      expect(await readFile(lockFile(), 'utf8')).toContain(`"pid":${process.pid}`)
      await lock.release()
    },
  )

  describe('where the system does not tell when a process was started', () => {
    const blind: LockSystem = { platform: process.platform, startOf: () => null }
    const token = '0123456789abcdef'
    const door = () => doorPlace(directory, token, process.platform)
    /** A lock whose process number belongs to somebody who lives: the parent of this process. */
    const written = () =>
      writeFile(
        lockFile(),
        JSON.stringify({ pid: process.ppid, started: '', since: 's', token, door: true }),
      )

    it('is stale when its process was killed and its number lives on in another one', async () => {
      const script = `require('node:net').createServer().listen(${JSON.stringify(door())}, () => console.log('up'))`
      const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] })
      await new Promise((resolve) => child.stdout.once('data', resolve))
      await written()
      expect(await otherHolder(directory, blind)).toMatchObject({ pid: process.ppid })
      await expect(takeLock(directory, now, blind)).rejects.toMatchObject({
        code: 'gate.other-instance',
      })
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
      expect(await otherHolder(directory, blind)).toBeNull()
      await (await takeLock(directory, now, blind)).release()
      expect(await readdir(directory)).toEqual([])
    })

    it('is left to a holder that sleeps', async () => {
      const script = `require('node:net').createServer().listen(${JSON.stringify(door())}, () => console.log('up'))`
      const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] })
      await new Promise((resolve) => child.stdout.once('data', resolve))
      child.kill('SIGSTOP')
      await written()
      expect(await otherHolder(directory, blind)).toMatchObject({ pid: process.ppid })
      child.kill('SIGKILL')
    })

    it('is left to a living process of an earlier version, which has no door', async () => {
      await writeFile(lockFile(), holder(process.ppid))
      expect(await otherHolder(directory, blind)).toMatchObject({ pid: process.ppid })
      await expect(takeLock(directory, now, blind)).rejects.toMatchObject({
        code: 'gate.other-instance',
      })
    })
  })

  it('is taken over from a file that a crash left torn', async () => {
    await writeFile(lockFile(), '{"pid"')
    const lock = await takeLock(directory, now)
    await lock.release()
    expect(await readdir(directory)).toEqual([])
  })

  it('is released only by the one who holds it', async () => {
    const lock = await takeLock(directory, now)
    await writeFile(lockFile(), holder(process.pid))
    await lock.release()
    expect(await readdir(directory)).toEqual(['lock'])
  })

  it('has one winner when many take it over at once', async () => {
    await writeFile(lockFile(), holder(999_999_999))
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => takeLock(directory, now)),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const names = await readdir(directory)
    expect(names.filter((name) => !name.endsWith('.sock'))).toEqual(['lock'])
  })
})
