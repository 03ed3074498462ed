// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Bench, imageBytes } from '../support/cli-run.ts'
import type { Running } from '../support/cli-run.ts'

let bench: Bench
beforeEach(() => {
  bench = new Bench()
})
afterEach(async () => {
  await bench.close()
})

/** With realistic times, so that a write lasts long enough to be interrupted. */
const slow = (): readonly string[] => bench.practice('timing=real')
const quick = (): readonly string[] => bench.practice()

async function writing(args: readonly string[] = []): Promise<Running> {
  await bench.run([...quick(), '-r', bench.path('before.bin')])
  const rom = bench.file('new.rom', imageBytes(21))
  const running = bench.start([...slow(), '--json', ...args, '-w', rom])
  await running.line((line) => /"phase":"program".*"contents":"tried-unknown"/.test(line))
  return running
}

async function chipHolds(): Promise<Uint8Array> {
  expect((await bench.run([...quick(), '--force', '-r', bench.path('now.bin')])).code).toBe(0)
  return bench.bytes('now.bin')
}

describe('a write that is killed in the middle', () => {
  it('is told by the next start, and --resume ends it verified', async () => {
    const running = await writing()
    running.child.kill('SIGKILL')
    expect((await running.ended).signal).toBe('SIGKILL')

    const probe = await bench.run(quick())
    expect(probe.code).toBe(0)
    expect(probe.out).toMatch(/Caution: a write of this kind of chip.*was interrupted/)
    expect(probe.out).toContain('--resume writes new.rom again, --restore writes the backup')
    const half = await chipHolds()
    expect(half).not.toEqual(bench.bytes('new.rom'))

    const resumed = await bench.run([...quick(), '--resume'])
    expect(resumed.err).toBe('')
    expect(resumed.out).toContain('VERIFIED.')
    expect(await chipHolds()).toEqual(bench.bytes('new.rom'))
    expect((await bench.run(quick())).out).not.toContain('Attention')
    expect(readdirSync(join(bench.dataDir, 'writing'))).toEqual([])
  })

  it('can be taken back: --restore brings the contents from before, verified', async () => {
    const running = await writing()
    running.child.kill('SIGKILL')
    await running.ended
    const restored = await bench.run([...quick(), '--restore'])
    expect(restored.err).toBe('')
    expect(restored.out).toContain('VERIFIED.')
    expect(await chipHolds()).toEqual(bench.bytes('before.bin'))
    expect((await bench.run(quick())).out).not.toContain('Attention')
  })

  it('owes the chip the protection that it lifted, and whatever finishes it brings it back', async () => {
    const registers = () =>
      (JSON.parse(readFileSync(bench.path('MX25L512E.chip.registers'), 'utf8')) as { sr1: number })
        .sr1 & 0x0c
    await bench.run([...quick(), '-r', bench.path('before.bin')])
    for (const [index, finish] of ['--resume', '--restore'].entries()) {
      const rom = bench.file('new.rom', imageBytes(21 + index))
      const running = bench.start([
        ...bench.practice('timing=real,fault=protected'),
        '--json',
        '--unprotect',
        '-w',
        rom,
      ])
      await running.line((line) => /"phase":"program".*"contents":"tried-unknown"/.test(line))
      running.child.kill('SIGKILL')
      await running.ended
      expect(registers()).toBe(0)
      const finished = await bench.run([...quick(), finish])
      expect(finished.err).toBe('')
      expect(finished.out).toMatch(
        /Its write protection \(.+\) comes back once the chip is verified/,
      )
      expect(finished.out).toContain('VERIFIED.')
      expect(finished.out).toContain('Write protection is on again: ')
      expect(registers()).toBe(0x0c)
    }
  })

  it('closes -w of another image and -E, so that no backup of half-written contents is taken', async () => {
    const other = bench.file('other.rom', imageBytes(22))
    const running = await writing()
    running.child.kill('SIGKILL')
    await running.ended
    const backups = readdirSync(join(bench.dataDir, 'backups'))
    for (const act of [['-w', other], ['-E']]) {
      const refused = await bench.run([...quick(), ...act])
      expect(refused.code).toBe(60)
      expect(refused.err).toContain('--resume')
    }
    expect(readdirSync(join(bench.dataDir, 'backups'))).toEqual(backups)
    expect((await bench.run(['--dismiss'])).code).toBe(0)
    expect((await bench.run([...quick(), '-w', other])).out).toContain('VERIFIED.')
  })

  it('is not finished from an image that was damaged on disk', async () => {
    const running = await writing()
    running.child.kill('SIGKILL')
    await running.ended
    const kept = join(bench.dataDir, 'writing')
    for (const name of readdirSync(kept)) writeFileSync(join(kept, name), 'damaged')
    const refused = await bench.run([...quick(), '--resume'])
    expect(refused.code).toBe(60)
    expect(refused.err).toContain('no longer has the image')
    // The app must not refuse the alternative that it offers.
    expect(refused.err).not.toContain('--resume')
    expect(refused.err).toContain('Write it again: -w FILE')
    const probe = await bench.run(quick())
    expect(probe.out).toContain('-w FILE writes it again, --restore writes the backup')
    expect(probe.out).not.toContain('--resume')
    const backups = readdirSync(join(bench.dataDir, 'backups'))
    const written = await bench.run([...quick(), '-w', bench.path('new.rom')])
    expect(written.out).toContain('VERIFIED.')
    expect(written.code).toBe(0)
    // The backup from before the write still exists; the half-written contents were not backed up.
    expect(readdirSync(join(bench.dataDir, 'backups'))).toEqual(backups)
    expect(await chipHolds()).toEqual(bench.bytes('new.rom'))
    expect((await bench.run(quick())).out).not.toContain('Attention')
  })

  it('is finished by -w with the same image, and the backup from before it can still be restored', async () => {
    const running = await writing()
    running.child.kill('SIGKILL')
    await running.ended
    const written = await bench.run([...quick(), '-w', bench.path('new.rom')])
    expect(written.out).toContain('VERIFIED.')
    const [backup] = readdirSync(join(bench.dataDir, 'backups')).filter((name) =>
      name.endsWith('.bin'),
    )
    expect(bench.bytes(join('data', 'backups', backup ?? ''))).toEqual(bench.bytes('before.bin'))
  })

  it('is not restored from a backup that was damaged on disk', async () => {
    const running = await writing()
    running.child.kill('SIGKILL')
    await running.ended
    const backups = join(bench.dataDir, 'backups')
    for (const name of readdirSync(backups).filter((one) => one.endsWith('.bin'))) {
      const bytes = readFileSync(join(backups, name))
      bytes[100] = (bytes[100] ?? 0) ^ 1
      writeFileSync(join(backups, name), bytes)
    }
    const half = await chipHolds()
    const refused = await bench.run([...quick(), '--restore'])
    expect(refused.code).toBe(50)
    expect(refused.err).toContain('has changed')
    expect(await chipHolds()).toEqual(half)
  })
})

describe('Ctrl-C', () => {
  it('in the middle of a write stops between steps and says what that leaves', async () => {
    const running = await writing()
    running.child.kill('SIGINT')
    const ended = await running.ended
    expect(ended.code).toBe(60)
    expect(ended.err).toMatch(
      /Stopping after the current step[\s\S]*The chip is changed and not verified: it differs from the backup/,
    )
    expect(ended.err).toContain('--resume')
    expect(ended.outcome).toMatchObject({
      ok: false,
      contents: 'compared-differs',
      fault: { code: 'gate.cancelled', facts: { contents: 'changed' } },
    })
    expect((await bench.run(quick())).out).toContain('stopped on request')
    expect((await bench.run([...quick(), '--resume'])).out).toContain('VERIFIED.')
    expect(await chipHolds()).toEqual(bench.bytes('new.rom'))
  })

  it('in the middle of an erase with --skip-backup promises no backup and no --restore', async () => {
    const rom = bench.file('new.rom', imageBytes(24))
    const running = bench.start([...slow(), '--json', '--skip-backup', '-w', rom])
    await running.line((line) =>
      /"phase":"(?:erase|program)".*"contents":"tried-unknown"/.test(line),
    )
    running.child.kill('SIGINT')
    const ended = await running.ended
    expect(ended.code).toBe(60)
    expect(ended.err.match(/No backup was made/g)).toHaveLength(2)
    expect(ended.err).not.toMatch(/--restore|backup is kept|Backup: /)
    expect(ended.outcome).toMatchObject({ backup: null })
  })

  it('in the middle of the backup leaves the chip as it was', async () => {
    const rom = bench.file('new.rom', imageBytes(22, 8_388_608))
    const running = bench.start([...bench.practice('timing=real', 'W25Q64JV'), '--json', '-w', rom])
    await running.line((line) => line.includes('"phase":"read"') && !line.includes('"doneBytes":0'))
    running.child.kill('SIGINT')
    const ended = await running.ended
    expect(ended.code).toBe(60)
    expect(ended.err).toContain('The chip is not changed: no command was sent')
    expect(ended.outcome).toMatchObject({ contents: 'not-touched' })
    expect(readdirSync(join(bench.dataDir, 'backups'))).toEqual([])
  })

  it('twice quits at once', async () => {
    const running = await writing()
    running.child.kill('SIGINT')
    running.child.kill('SIGINT')
    const ended = await running.ended
    expect([60, null]).toContain(ended.code)
    expect((await bench.run([...quick(), '--resume'])).out).toContain('VERIFIED.')
  })
})

describe('a write that the chip did not do', () => {
  it('with --unprotect and WP low ends with "not changed", exit code 30, and nothing open', async () => {
    const rom = bench.file('new.rom', imageBytes(25))
    const refused = await bench.run([
      ...bench.practice('fault=protected:lock=pin,wp=low'),
      '--unprotect',
      '-w',
      rom,
    ])
    expect(refused.code).toBe(30)
    expect(refused.err).toMatch(/^The chip is not changed: all [\d,]+ bytes were compared/)
    expect(refused.err).not.toMatch(/Do not start|--resume|Nothing was erased/)
    expect((await bench.run(quick())).out).not.toContain('Attention')
  })
})

describe('a programmer that is unplugged in the middle', () => {
  it('is shown with where the backup is, and the write can be finished', async () => {
    await bench.run([...quick(), '-r', bench.path('before.bin')])
    const rom = bench.file('new.rom', imageBytes(23))
    const broken = await bench.run([...bench.practice('fault=unplug:op=300'), '-w', rom])
    expect(broken.code).toBe(10)
    expect(broken.err).toMatch(
      /^Not known whether the chip is changed: the programmer does not answer/,
    )
    expect(broken.err).toMatch(/Backup: .*\.bin/)
    expect((await bench.run([...quick(), '--resume'])).out).toContain('VERIFIED.')
    expect(await chipHolds()).toEqual(bench.bytes('new.rom'))
  })
})

describe('two at once', () => {
  it('the second is refused while the first works', async () => {
    const running = await writing()
    // Works on a slow computer: the first write stays unfinished for as long as the second needs.
    running.child.kill('SIGSTOP')
    const second = await bench.run(quick())
    running.child.kill('SIGCONT')
    expect(second.code).toBe(60)
    expect(second.err).toContain('Another Pin One uses a programmer')
    expect((await running.ended).outcome).toMatchObject({ ok: true, contents: 'verified' })
    expect((await bench.run(quick())).code).toBe(0)
  })

  it.each(['--resume', '--restore'])('%s tells the open write and who holds it', async (act) => {
    const running = await writing()
    running.child.kill('SIGSTOP')
    const second = await bench.run([...quick(), act])
    expect(second.code).toBe(60)
    expect(second.err).toMatch(/A write of MX25L512.* is unfinished\. It may be running/)
    expect(second.err).toContain(`process ${running.child.pid}`)
    expect(second.err).not.toContain('no unfinished write')
    running.child.kill('SIGKILL')
    await running.ended
  })
})

describe('a write whose output nobody reads any more', () => {
  it('goes on and ends verified', async () => {
    const running = await writing()
    running.child.stdout.destroy()
    running.child.stderr.destroy()
    expect((await running.ended).code).toBe(0)
    expect(await chipHolds()).toEqual(bench.bytes('new.rom'))
    expect(readdirSync(join(bench.dataDir, 'writing'))).toEqual([])
    expect((await bench.run(quick())).out).not.toContain('Attention')
  })
})

describe('a chip of the same kind that is not the one of the unfinished write', () => {
  it('is neither changed nor said to be changed, and nothing is to be written to it', async () => {
    const running = await writing()
    running.child.kill('SIGKILL')
    await running.ended
    bench.file('MX25L512E.chip', imageBytes(99))
    const probe = await bench.run(quick())
    expect(probe.out).toContain('Not known whether the chip is changed: it does not look like')
    expect(probe.out).not.toContain('The chip is changed')
    for (const act of ['--resume', '--restore']) {
      const { code, err } = await bench.run([...quick(), act])
      expect(code).toBe(60)
      expect(err).toContain('Not known whether the chip is changed: it does not look like')
      expect(err).not.toMatch(/The chip is changed|Write (?:it|the image) again/u)
      expect(await chipHolds()).toEqual(imageBytes(99))
    }
  })
})
