// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from 'node:child_process'
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  open,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { faultRecord } from '../../shared/fault.ts'
import { fileText } from '../../shared/text/files.ts'
import { makePrivateDirectory, readIfThere, sha256OnDisk, UnsafePath } from './files.ts'
import { openJournal } from './journal.ts'
import { takeLock } from './lock.ts'
import { startTestApp } from '../testing/app.ts'
import { openVault } from './vault.ts'
import type { NewBackup } from './vault.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pin-one-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)
const now = () => new Date()
const about: NewBackup = {
  takenAt: '2026-11-24T07:12:04.500Z',
  chipId: 'winbond-w25q64jv',
  chipName: 'W25Q64JV-.Q',
  idBytes: 'ef4017',
  board: null,
  programmer: 'practice',
  clockHz: 1_000_000,
  reads: 2,
  note: '',
}

/** Things that block, never end, or lead elsewhere, put where a file of the app belongs. */
const strange: readonly (readonly [string, (path: string) => Promise<unknown> | void])[] = [
  ['a FIFO', (path) => void execFileSync('mkfifo', [path])],
  ['a link to /dev/full', (path) => symlink('/dev/full', path)],
  ['a link to /dev/zero', (path) => symlink('/dev/zero', path)],
  ['a link to a file of the user', (path) => symlink(at('of-the-user'), path)],
  ['a folder', (path) => mkdir(path)],
  ['a sparse file of 600 MB', (path) => sparse(path, 600_000_000)],
]

async function sparse(path: string, sizeBytes: number): Promise<void> {
  const file = await open(path, 'w')
  await file.truncate(sizeBytes)
  await file.close()
}

describe.skipIf(process.platform === 'win32')('where a file of the app belongs stands', () => {
  beforeEach(() => writeFile(at('of-the-user'), 'mine'))

  it.each(strange)('%s: reading it is a fault at once', async (_name, put) => {
    await put(at('x'))
    await expect(readIfThere(at('x'), 1024)).rejects.toBeInstanceOf(Error)
    await expect(sha256OnDisk(at('x'))).rejects.toBeInstanceOf(Error)
  })

  it.each(strange)(
    '%s as the journal: the app does not start, and says which file',
    async (_name, put) => {
      await put(at('journal.jsonl'))
      const error: unknown = await openJournal(at('journal.jsonl'), now).then(
        () => null,
        (reason: unknown) => reason,
      )
      expect(faultRecord(error).code).toBe('data.vault-unwritable')
      expect(JSON.stringify(faultRecord(error).facts)).toContain('journal.jsonl')
    },
  )

  it.each(strange)(
    '%s as the lock: no session is opened, and it is not removed',
    async (_name, put) => {
      await put(at('lock'))
      await expect(takeLock(folder, now)).rejects.toMatchObject({ code: 'data.vault-unwritable' })
      await expect(stat(at('lock'))).resolves.toBeDefined()
    },
  )

  it.each(strange)(
    '%s as the bytes of a backup: refused by the app that runs, named and not listed by the next',
    async (_name, put) => {
      const vault = await openVault(folder, now)
      const { id, fileName } = await vault.saveBackup(new Uint8Array(4096).fill(7), about)
      const path = join(folder, 'backups', fileName)
      await rm(path)
      await put(path)
      await expect(vault.backupBytes(id)).rejects.toMatchObject({ code: 'data.backup-damaged' })
      const next = await openVault(folder, now)
      expect(next.backups).toEqual([])
      expect(next.lost).toMatchObject([{ backup: { fileName }, why: 'altered' }])
      expect(await readFile(at('of-the-user'), 'utf8')).toBe('mine')
    },
  )

  it('a hard link as the journal: nothing is appended to the file behind it', async () => {
    await link(at('of-the-user'), at('journal.jsonl'))
    await expect(openJournal(at('journal.jsonl'), now)).rejects.toMatchObject({
      code: 'data.vault-unwritable',
    })
    expect(await readFile(at('of-the-user'), 'utf8')).toBe('mine')
  })

  it('a hard link as a description or as bytes: what is written takes its place, and is not written through it', async () => {
    const vault = await openVault(folder, now)
    const { id, fileName } = await vault.saveBackup(new Uint8Array(4096).fill(7), about)
    const described = join(folder, 'backups', fileName.replace(/bin$/, 'json'))
    await link(described, at('second-name'))
    const before = await readFile(at('second-name'), 'utf8')
    await vault.setNote(id, 'new')
    expect(await readFile(at('second-name'), 'utf8')).toBe(before)
    expect(await readFile(described, 'utf8')).toContain('new')
  })

  it.each(strange)(
    '%s as the description of a backup: it is named, not used',
    async (_name, put) => {
      await mkdir(at('backups'))
      await put(join(folder, 'backups', 'x.json'))
      const vault = await openVault(folder, now)
      expect(vault.backups).toEqual([])
      expect(vault.notes).toMatchObject([{ code: 'unreadable', name: 'x.json' }])
      expect(await readFile(at('of-the-user'), 'utf8')).toBe('mine')
    },
  )
})

describe.skipIf(process.platform === 'win32')('a data folder that was there before', () => {
  it.each([0o700, 0o750, 0o755])('keeps its mode %o', async (mode) => {
    await mkdir(at('data'))
    await chmod(at('data'), mode)
    const app = await startTestApp(at('data'))
    await app.close()
    expect((await stat(at('data'))).mode & 0o7777).toBe(mode)
  })

  it.each([0o1777, 0o777, 0o722])(
    'is refused and not changed when others can write it: %o',
    async (mode) => {
      await mkdir(at('data'))
      await chmod(at('data'), mode)
      await expect(startTestApp(at('data'))).rejects.toMatchObject({
        code: 'data.vault-unwritable',
      })
      expect((await stat(at('data'))).mode & 0o7777).toBe(mode)
    },
  )

  it('is refused when it is a file', async () => {
    await writeFile(at('data'), '')
    await expect(startTestApp(at('data'))).rejects.toMatchObject({ code: 'data.vault-unwritable' })
  })

  it('that the app makes itself lets in its owner alone', async () => {
    await makePrivateDirectory(at('made'))
    expect((await stat(at('made'))).mode & 0o777).toBe(0o700)
    await chmod(at('made'), 0o777)
    await expect(makePrivateDirectory(at('made'))).rejects.toBeInstanceOf(UnsafePath)
  })

  const me = process.getuid?.() ?? 0
  const mine = process.getgid?.() ?? 0
  /** `passwd` and `group` of a computer on which this user is `me`. */
  async function etcOf(group: string, passwd: readonly string[] = []): Promise<string> {
    await mkdir(at('etc'))
    const users = [`me:x:${me}:${mine}::/home/me:/bin/sh`, `else:x:${me + 7}:100::/:/bin/sh`]
    await writeFile(at('etc/passwd'), [...users, ...passwd, ''].join('\n'))
    await writeFile(at('etc/group'), `users:x:100:\n${group}`)
    return at('etc')
  }
  async function writableByGroup(mode = 0o770): Promise<string> {
    await mkdir(at('data'))
    await chmod(at('data'), mode)
    return at('data')
  }

  it.each([
    ['is empty', `me:x:${mine}:\n`],
    ['names this user', `me:x:${mine}:me\n`],
  ])(
    'may be written by its group when the group is this user alone: it %s',
    async (_why, group) => {
      const path = await writableByGroup(0o775)
      await makePrivateDirectory(path, await etcOf(group))
      expect((await stat(path)).mode & 0o7777).toBe(0o775)
    },
  )

  it.each([
    ['names somebody else', `me:x:${mine}:me,else\n`, []],
    [
      'is the first group of somebody else',
      `me:x:${mine}:\n`,
      [`x:x:${me + 9}:${mine}::/:/bin/sh`],
    ],
    ['is known to no file', '', []],
  ])('is refused when its group %s, with the command that helps', async (_why, group, passwd) => {
    const path = await writableByGroup()
    const error = await makePrivateDirectory(path, await etcOf(group, passwd)).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(UnsafePath)
    expect(fileText((error as UnsafePath).trouble)).toContain(`chmod g-w ${path}`)
    expect((await stat(path)).mode & 0o7777).toBe(0o770)
  })

  it('is refused when anybody may write, however private the group is', async () => {
    const path = await writableByGroup(0o777)
    const error: unknown = await makePrivateDirectory(path, await etcOf(`me:x:${mine}:\n`)).catch(
      (reason: unknown) => reason,
    )
    expect(fileText((error as UnsafePath).trouble)).toContain(`chmod go-w ${path}`)
  })

  it('is refused when its group is not the first group of this user', async () => {
    const path = await writableByGroup()
    const etc = await etcOf(`wheel:x:${mine}:me\n`)
    await writeFile(at('etc/passwd'), `me:x:${me}:100::/home/me:/bin/sh\n`)
    await expect(makePrivateDirectory(path, etc)).rejects.toBeInstanceOf(UnsafePath)
  })
})
