import { execFileSync } from 'node:child_process'
import {
  chmod,
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
import { makePrivateDirectory, readIfThere, sha256OnDisk, UnsafePath } from './files.ts'
import { openJournal } from './journal.ts'
import { takeLock } from './lock.ts'
import { startTestApp } from './test-app.ts'
import { openVault } from './vault.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pin-one-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)
const now = () => new Date()

/** Things that wait for ever, never end, or lead elsewhere, put where a file of the app belongs. */
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
    '%s as the description of a backup: it is named, not used',
    async (_name, put) => {
      await mkdir(at('backups'))
      await put(join(folder, 'backups', 'x.json'))
      const vault = await openVault(folder, now)
      expect(vault.backups).toEqual([])
      expect(vault.notes.join('\n')).toContain('x.json')
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

  it.each([0o1777, 0o777, 0o770, 0o722])(
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
})
