// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said of a chip's contents against what the chip holds: whatever breaks, it was seen or it is not said. */
import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/fault.ts'
import type { JobInfo, UnprotectChoice } from '../../shared/model/job.ts'
import { standingOf } from '../../shared/standing.ts'
import { sayContents } from '../../shared/text/chip-contents.ts'
import { drivers } from '../transport/drivers.ts'
import { stillClock } from '../testing/run.ts'
import type { Clock, ProgrammerDriver, SpiOp, SpiTransport } from '../transport/spi.ts'
import { backup, smallChip, useDesk, write } from '../testing/desk.ts'

const desk = useDesk()
const { open, run, snapshot, nextImage } = desk

const writeEnable = 0x06
const changes: ReadonlySet<number> = new Set([0x02, 0x20, 0x52, 0xd8, 0xc7, 0x60])
const erases: ReadonlySet<number> = new Set([0x20, 0x52, 0xd8, 0xc7, 0x60])

/** What becomes of a window on its way: it reaches the chip, does not, or breaks the link. */
type Meddle = (op: SpiOp) => 'pass' | 'drop' | 'break'

/** The practice driver with something between the programmer and its chip. */
function meddling(meddle: Meddle): ProgrammerDriver {
  const practice = drivers.find(({ kind }) => kind === 'practice')
  if (practice === undefined) throw new Error('no practice driver')
  return {
    ...practice,
    list: () => practice.list(),
    accepts: (id) => practice.accepts(id),
    open: async (id, options): Promise<SpiTransport> => {
      const real = await practice.open(id, options)
      let dead = false
      return {
        clockHz: real.clockHz,
        limits: real.limits,
        about: real.about,
        close: () => real.close(),
        transfer: async (op) => {
          const fate = dead ? 'break' : meddle(op)
          dead ||= fate === 'break'
          if (fate === 'break') throw new Fault('link.lost', { opsDone: 0 })
          return fate === 'drop' ? new Uint8Array(op.rxBytes) : await real.transfer(op)
        },
      }
    },
  }
}

const opcode = ({ tx }: SpiOp): number => tx[0] ?? -1

/** Opens with a backup taken, and starts the write of an image that needs erases; `meddle` from then on. */
async function written(
  meddle: Meddle,
  {
    programmerId = smallChip,
    unprotect = 'no',
    clock,
  }: {
    readonly programmerId?: string
    readonly unprotect?: UnprotectChoice
    readonly clock?: Clock
  } = {},
) {
  let active: Meddle = () => 'pass'
  await desk.app.close()
  await desk.start([meddling((op) => active(op))], clock)
  await open(programmerId)
  await run(backup)
  const image = await nextImage()
  const saved = (await snapshot()).session?.backup
  const before = await desk.app.api.call('backup.get', { backupId: saved?.id ?? '' })
  active = meddle
  const job = await run({ ...write(image.id), unprotect })
  active = () => 'pass'
  return { job, before, wanted: image.bytes, image, fileName: saved?.fileName ?? '' }
}

/** The array of the chip, by a fresh read. */
async function holds(programmerId = smallChip): Promise<Uint8Array> {
  await open(programmerId)
  const { result } = await run({ kind: 'read' })
  if (result?.kind !== 'read') throw new Error('not read')
  return await desk.app.api.call('image.get', { imageId: result.image.id })
}

const said = async (): Promise<string> => {
  const at = standingOf(await snapshot())
  return at === null ? '' : sayContents('fault.contents', at)
}

/** Fails where the job says something else than what the chip holds. */
function expectTrue(job: JobInfo, now: Uint8Array, before: Uint8Array, wanted: Uint8Array): void {
  const same = (one: Uint8Array) => Buffer.from(now).equals(one)
  switch (job.contents.state) {
    case 'verified':
      expect(same(wanted)).toBe(true)
      break
    case 'compared-equal':
      expect(same(before)).toBe(true)
      break
    case 'compared-differs':
      expect(same(before)).toBe(false)
      break
    case 'not-touched':
      expect(same(before)).toBe(true)
      break
    case 'tried-unknown':
      break
  }
}

const locked = {
  programmerId: `${smallChip},fault=protected:lock=pin,wp=low`,
  unprotect: 'restore-afterwards',
} as const

describe('a write that changed nothing', () => {
  it('gets this answer where WP is low and protection is set, with --unprotect: compared, and the journal is settled', async () => {
    const { job, before, fileName } = await written(() => 'pass', locked)
    expect(job.fault?.code).toBe('chip.protection-locked')
    expect(job.contents).toMatchObject({
      state: 'compared-equal',
      basis: { against: 'backup', comparedBytes: before.length, sizeBytes: before.length },
    })
    expect((await snapshot()).recovery).toBeNull()
    expect(await said()).toContain('The chip is not changed: all ')
    expect(await said()).toContain(fileName)
    await desk.app.close()
    await desk.start()
    expect((await snapshot()).recovery).toBeNull()
  })

  it('gets this answer where the write enable latch never sets', async () => {
    const { job } = await written((op) => (opcode(op) === writeEnable ? 'drop' : 'pass'))
    expect(job).toMatchObject({
      fault: { code: 'chip.no-write-enable' },
      contents: { state: 'compared-equal' },
    })
    expect((await snapshot()).recovery).toBeNull()
  })

  it('gets this answer where the first erase is ignored, and the next write needs no new backup', async () => {
    const { job, image } = await written((op) => (erases.has(opcode(op)) ? 'drop' : 'pass'))
    expect(job).toMatchObject({ state: 'failed', contents: { state: 'compared-equal' } })
    expect((await snapshot()).recovery).toBeNull()
    expect(await run(write(image.id))).toMatchObject({ contents: { state: 'verified' } })
  })

  it('without a backup is compared with the look before it, and no backup is promised', async () => {
    await open(locked.programmerId)
    const image = await desk.app.api.call('image.put', {
      name: 'n.rom',
      bytes: new Uint8Array(65_536).fill(3),
    })
    const job = await run({ ...write(image.id), backup: 'skip', unprotect: locked.unprotect })
    expect(job.contents).toMatchObject({
      state: 'compared-equal',
      basis: { against: 'read-before' },
    })
    expect((await snapshot()).recovery).toBeNull()
    expect(await said()).toContain('the same as what was read before the write')
  })
})

describe('a write that is stopped', () => {
  it('without a backup says so, and offers none', async () => {
    await open(smallChip)
    const image = await desk.app.api.call('image.put', {
      name: 'n.rom',
      bytes: new Uint8Array(65_536).fill(3),
    })
    const stop = desk.app.api.subscribe(({ value: { job } }) => {
      if (job?.phase === 'program' && job.state === 'running')
        void desk.app.api.call('job.cancel', { jobId: job.id }).catch(() => undefined)
    })
    const job = await run({ ...write(image.id), backup: 'skip' })
    stop()
    expect(job).toMatchObject({ state: 'cancelled', contents: { state: 'compared-differs' } })
    const at = standingOf(await snapshot())
    if (at === null) throw new Error('nothing is known')
    expect(sayContents('fault.backup', at)).toBe('No backup was made.')
    expect(sayContents('fault.cli-hint', at)).not.toContain('--restore')
    expect(sayContents('fault.way-back', at)).toContain('There is no backup to restore.')
  })
})

describe('a chip that stays busy', () => {
  it('is not known to be changed or not, since it cannot be read', async () => {
    const { job, fileName } = await written(() => 'pass', {
      programmerId: `${smallChip},fault=stuck-busy:after=1`,
      clock: stillClock(),
    })
    expect(job).toMatchObject({
      fault: { code: 'chip.timeout' },
      contents: { state: 'tried-unknown', why: 'chip-unreadable' },
    })
    expect(await said()).toMatch(/^Not known whether the chip is changed/)
    const at = standingOf(await snapshot())
    expect(at?.backup).toBe(fileName)
  })
})

describe('an operation that does nothing, at every place', () => {
  it('is never told wrongly', async () => {
    const seen = new Set<string>()
    for (let nth = 1; nth < 400; nth += nth < 20 ? 1 : 60) {
      let count = 0
      let dropped = false
      const { job, before, wanted } = await written((op) => {
        if (!changes.has(opcode(op)) || (count += 1) !== nth) return 'pass'
        dropped = true
        return 'drop'
      })
      seen.add(job.contents.state)
      expectTrue(job, await holds(), before, wanted)
      // Back to what it held, so that every turn begins alike.
      const { recovery } = await snapshot()
      if (recovery !== null) await desk.app.api.call('recovery.dismiss', undefined)
      if (!dropped) break
    }
    expect(seen).toContain('verified')
  })
})

describe('a stop by the user, at every place of a write', () => {
  it('says what was seen, and an unfinished write stays open exactly where the chip is changed', async () => {
    const seen = new Set<string>()
    for (const nth of [1, 2, 5, 20]) {
      let count = 0
      const { job, before, wanted } = await written((op) => {
        const jobId =
          [...desk.events].reverse().find(({ value }) => value.job != null)?.value.job?.id ?? ''
        if (changes.has(opcode(op)) && (count += 1) === nth)
          void desk.app.api.call('job.cancel', { jobId })
        return 'pass'
      })
      seen.add(job.contents.state)
      const { recovery } = await snapshot()
      expect(recovery === null).toBe(job.contents.state !== 'compared-differs')
      expectTrue(job, await holds(), before, wanted)
      if (recovery !== null) await desk.app.api.call('recovery.dismiss', undefined)
    }
    expect(seen).toContain('compared-differs')
  })
})

describe('a link that dies, at every place of a write', () => {
  it('is not known until the chip answers again, which then compares it with the backup', async () => {
    const after = new Set<string>()
    for (const nth of [1, 2, 3, 5, 8, 30, 100]) {
      let count = 0
      const { job, before, fileName } = await written((op) =>
        changes.has(opcode(op)) && (count += 1) === nth ? 'break' : 'pass',
      )
      if (job.contents.state === 'verified') break
      expect(job).toMatchObject({
        fault: { code: 'link.lost' },
        contents: { state: 'tried-unknown', why: 'link-lost' },
      })
      expect(standingOf(await snapshot())?.backup).toBe(fileName)
      await open()
      const { recovery, session, job: asked } = await snapshot()
      const now = await holds()
      if (Buffer.from(now).equals(before)) {
        after.add('equal')
        expect(recovery).toBeNull()
        expect(asked?.contents.state).toBe('compared-equal')
        expect(session?.backup?.fileName).toBe(fileName)
      } else {
        after.add('differs')
        expect(recovery?.contents.state).toBe('compared-differs')
        await desk.app.api.call('recovery.dismiss', undefined)
      }
    }
    expect([...after].sort()).toEqual(['differs', 'equal'])
  })
})
