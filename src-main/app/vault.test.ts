// SPDX-License-Identifier: GPL-3.0-or-later
import { chmod, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digests, writeWhole } from './files.ts'
import { openVault } from './vault.ts'
import type { NewBackup } from './vault.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pin-one-vault-'))
})
afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

const now = () => new Date('2026-11-24T07:12:04.500Z')
const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) & 0xff)
const about: NewBackup = {
  takenAt: now().toISOString(),
  chipId: 'winbond-w25q64jv',
  chipName: 'W25Q64JV-.Q',
  idBytes: 'ef4017',
  board: 'ThinkPad X230/top',
  programmer: 'pico-serprog',
  clockHz: 15_625_000,
  reads: 2,
  note: '',
}
const backups = () => join(directory, 'backups')

describe('the vault', () => {
  it('saves bytes and JSON that only the owner may read, under a name that tells what they are', async () => {
    const vault = await openVault(directory, now)
    const info = await vault.saveBackup(bytes, about)
    expect(info.fileName).toBe(
      `ThinkPad-X230-top_W25Q64JV-.Q_20261124T071204Z_${info.sha256.slice(0, 8)}.bin`,
    )
    const path = join(backups(), info.fileName)
    expect(new Uint8Array(await readFile(path))).toEqual(bytes)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(backups())).mode & 0o777).toBe(0o700)
    const json: unknown = JSON.parse(await readFile(path.replace(/bin$/, 'json'), 'utf8'))
    expect(json).toMatchObject({
      schema: 1,
      chipId: 'winbond-w25q64jv',
      idBytes: 'ef4017',
      clockHz: 15_625_000,
      sizeBytes: 4096,
      sha256: info.sha256,
      sha1: info.sha1,
      reads: 2,
    })
  })

  it('keeps security registers in a file of their own, with hash, and finds them again', async () => {
    const vault = await openVault(directory, now)
    const registers = Uint8Array.from({ length: 768 }, (_, at) => at & 0xff)
    const beside = {
      bytes: registers,
      uniqueId: 'd1632f0b5c7a9e04',
      addresses: [0x1000, 0x2000, 0x3000],
    }
    const info = await vault.saveBackup(bytes, about, beside)
    const path = join(backups(), `${info.id}.security`)
    expect(new Uint8Array(await readFile(path))).toEqual(registers)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const again = await openVault(directory, now)
    expect(again.notes).toEqual([])
    expect(again.backups[0]?.security).toEqual({
      uniqueId: 'd1632f0b5c7a9e04',
      addresses: [0x1000, 0x2000, 0x3000],
      sizeBytes: 768,
      sha256: digests(registers).sha256,
    })
    // The note is changed in the same JSON, which must not lose what it says of them.
    await again.setNote(info.id, 'X230')
    expect((await openVault(directory, now)).backups[0]?.security?.sizeBytes).toBe(768)
    await rm(path)
    expect((await openVault(directory, now)).notes).toEqual([
      { code: 'security-gone', name: `${info.id}.security`, of: `${info.id}.json` },
    ])
  })

  it('keeps a backup without them where their file cannot be made, and says nothing of them', async () => {
    const vault = await openVault(directory, now)
    const first = await vault.saveBackup(bytes, about)
    await rm(join(backups(), first.fileName))
    await rm(join(backups(), `${first.id}.json`))
    await writeFile(join(backups(), `${first.id}.security`), 'of somebody else')
    const beside = { bytes: new Uint8Array(256), uniqueId: null, addresses: [0x1000] }
    const info = await vault.saveBackup(bytes, about, beside)
    expect(info.security ?? null).toBeNull()
    expect(await readFile(join(backups(), `${first.id}.security`), 'utf8')).toBe('of somebody else')
  })

  it('notes the one value of a blank chip, and none for anything else', async () => {
    const vault = await openVault(directory, now)
    expect((await vault.saveBackup(bytes, about)).oneByte).toBeNull()
    const blank = await vault.saveBackup(new Uint8Array(4096).fill(0xff), about)
    expect(blank.oneByte).toBe(0xff)
    expect((await openVault(directory, now)).backups.map(({ oneByte }) => oneByte)).toContain(0xff)
  })

  it('never replaces a backup: the same second and bytes get another name', async () => {
    const vault = await openVault(directory, now)
    const first = await vault.saveBackup(bytes, about)
    const second = await vault.saveBackup(bytes, about)
    expect(second.id).toBe(`${first.id}-2`)
    expect(await readdir(backups())).toHaveLength(4)
    expect(vault.backups.map(({ id }) => id)).toEqual([second.id, first.id])
  })

  it('finds its backups again after a restart, newest first', async () => {
    const vault = await openVault(directory, now)
    const old = await vault.saveBackup(bytes, { ...about, takenAt: '2026-11-01T00:00:00.000Z' })
    const recent = await vault.saveBackup(bytes, about)
    const again = await openVault(directory, now)
    expect(again.backups).toEqual([recent, old])
    expect(again.notes).toEqual([])
  })

  it('refuses a backup whose bytes changed on disk', async () => {
    const vault = await openVault(directory, now)
    const info = await vault.saveBackup(bytes, about)
    await writeFile(
      join(backups(), info.fileName),
      bytes.map((byte) => byte ^ 1),
    )
    await expect(vault.backupBytes(info.id)).rejects.toMatchObject({
      code: 'data.backup-damaged',
      facts: { fileName: info.fileName },
    })
  })

  it('finds by reading them which backups are gone or altered, and takes back what is put right', async () => {
    const vault = await openVault(directory, now)
    const whole = await vault.saveBackup(bytes, about)
    const gone = await vault.saveBackup(bytes, { ...about, board: 'gone' })
    const altered = await vault.saveBackup(bytes, { ...about, board: 'altered' })
    await rm(join(backups(), gone.fileName))
    await writeFile(
      join(backups(), altered.fileName),
      bytes.map((byte) => byte ^ 1),
    )
    await vault.check()
    const lost = () =>
      Object.fromEntries(vault.lost.map(({ backup: { id }, why }) => [id, why] as const))
    expect(lost()).toEqual({ [gone.id]: 'gone', [altered.id]: 'altered' })
    expect(vault.backups.map(({ id }) => id)).toEqual([whole.id])
    await vault.refresh()
    expect(lost()).toEqual({ [gone.id]: 'gone', [altered.id]: 'altered' })
    await writeFile(join(backups(), altered.fileName), bytes)
    await vault.check()
    expect(lost()).toEqual({ [gone.id]: 'gone' })
    expect(vault.backups.map(({ id }) => id)).toContain(altered.id)
  })

  it('says of a backup that its file is gone', async () => {
    const vault = await openVault(directory, now)
    const info = await vault.saveBackup(bytes, about)
    await rm(join(backups(), info.fileName))
    await expect(vault.backupBytes(info.id)).rejects.toMatchObject({
      code: 'data.backup-gone',
      facts: { fileName: info.fileName },
    })
  })

  it('reports what a crash or a stranger left among the backups, and trusts none of it', async () => {
    const vault = await openVault(directory, now)
    const whole = await vault.saveBackup(bytes, about)
    const cut = await vault.saveBackup(bytes, { ...about, board: 'cut' })
    await writeFile(join(backups(), cut.fileName), bytes.subarray(0, 100))
    await writeFile(join(backups(), 'orphan.bin'), bytes)
    await writeFile(join(backups(), 'torn.json'), '{"schema": 1, "chipId"')
    await writeFile(
      join(backups(), 'lost.json'),
      await readFile(join(backups(), `${whole.id}.json`)),
    )
    await writeFile(join(backups(), 'holiday.jpg'), 'x')
    const again = await openVault(directory, now)
    expect(again.backups.map(({ id }) => id)).toEqual([whole.id])
    expect(again.lost.map(({ backup, why }) => [backup.id, why])).toEqual([
      ['lost', 'gone'],
      [cut.id, 'altered'],
    ])
    expect(again.notes).toEqual([
      { code: 'foreign', name: 'holiday.jpg' },
      { code: 'undescribed', name: 'orphan.bin' },
      { code: 'unreadable', name: 'torn.json', why: { code: 'not-json' } },
    ])
    expect(await readdir(backups())).toContain('holiday.jpg')
  })

  it('removes a half-written file of a crash once nobody can be writing it any more', async () => {
    await openVault(directory, now)
    const fresh = join(backups(), '.x.bin.aa.tmp')
    const old = join(backups(), '.y.bin.bb.tmp')
    await writeFile(fresh, 'x')
    await utimes(fresh, now(), now())
    await writeFile(old, 'y')
    await utimes(old, new Date(0), new Date(0))
    await openVault(directory, now)
    expect(await readdir(backups())).toEqual(['.x.bin.aa.tmp'])
  })

  it('keeps a note in the JSON and leaves the bytes alone', async () => {
    const vault = await openVault(directory, now)
    const { id, fileName } = await vault.saveBackup(bytes, about)
    await vault.setNote(id, 'before the battery was pulled')
    const again = await openVault(directory, now)
    expect(again.backups[0]?.note).toBe('before the battery was pulled')
    expect(new Uint8Array(await readFile(join(backups(), fileName)))).toEqual(bytes)
  })

  it('keeps the image being written until it is let go, and only with its own hash', async () => {
    const vault = await openVault(directory, now)
    const { sha256 } = await vault.saveBackup(bytes, about)
    await vault.keepImage(bytes, sha256)
    expect(await vault.keptImage(sha256)).toEqual(bytes)
    await writeFile(join(directory, 'writing', `${sha256}.bin`), 'damaged')
    expect(await vault.keptImage(sha256)).toBeNull()
    await vault.dropKeptImagesExcept([])
    expect(await readdir(join(directory, 'writing'))).toEqual([])
  })

  it.skipIf(process.getuid?.() === 0)(
    'says that a folder without the right to write is no vault',
    async () => {
      await chmod(directory, 0o500)
      await expect(openVault(directory, now)).rejects.toMatchObject({
        code: 'data.vault-unwritable',
      })
      await chmod(directory, 0o700)
    },
  )

  it('says that a file in the way is not a vault', async () => {
    const file = join(directory, 'file')
    await writeFile(file, '')
    await expect(openVault(join(file, 'data'), now)).rejects.toMatchObject({
      code: 'data.vault-unwritable',
    })
  })

  it('gives no backup for an id that was never given out, whatever path it spells', async () => {
    const vault = await openVault(directory, now)
    await expect(vault.backupBytes('../../etc/passwd')).rejects.toMatchObject({
      code: 'bug.bad-input',
    })
  })
})

describe('a file written whole', () => {
  it('leaves the old file and no leftovers when the new one cannot be put', async () => {
    const path = join(directory, 'dump.bin')
    await writeFile(path, 'old')
    await expect(writeWhole(path, 'new', { mode: 0o600, replace: false })).rejects.toMatchObject({
      code: 'EEXIST',
    })
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(directory)).toEqual(['dump.bin'])
  })

  it('replaces when told to, with the new mode', async () => {
    const path = join(directory, 'dump.bin')
    await writeFile(path, 'old', { mode: 0o644 })
    await writeWhole(path, 'new', { mode: 0o600, replace: true })
    expect(await readFile(path, 'utf8')).toBe('new')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })
})
