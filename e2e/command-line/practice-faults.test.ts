// SPDX-License-Identifier: GPL-3.0-or-later
/** Practice faults: every fault on every chip, with the image that the app makes for practice. */
import { twoMayAnswer } from '../../shared/chip-doubt.ts'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { boardNamed, placeOf } from '../../shared/board-places.ts'
import type { Board } from '../../shared/data/guide.ts'
import type { JobInfo, JobRequest } from '../../shared/model/job.ts'
import type { App } from '../../src-main/app/app.ts'
import { runJob, snapshotOf, startTestApp } from '../../src-main/testing/app.ts'
import { forgetPracticeChips, practiceDriver } from '../../src-main/transport/practice/driver.ts'
import { programmerText } from '../../src-renderer/text/programmer.ts'
import { Bench, imageBytes } from '../support/cli-run.ts'
import { practiceImage } from '../../src-renderer/wizard/practice-image.ts'
import { practiceId } from '../../src-renderer/wizard/programmers.ts'

let dataDir = ''
let app: App

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pin-one-practice-'))
  app = await startTestApp(dataDir, [practiceDriver])
})
afterEach(async () => {
  await app.close()
  forgetPracticeChips()
  await rm(dataDir, { recursive: true, force: true })
})

const snapshot = () => snapshotOf(app.api)
const run = (request: JobRequest) => runJob(app.api, request)

/** Names the chip and states its supply voltage when the app asks for them. */
async function identify(programmerId: string): Promise<JobInfo> {
  await app.api.call('session.open', { programmerId, clockHz: 16_000_000 })
  const job = await run({ kind: 'identify' })
  const { session } = await snapshot()
  const [first] = session?.candidates ?? []
  if (job.fault === null && session?.chip === null && first !== undefined) {
    await app.api.call('session.choose-chip', { name: first.id })
    await run({ kind: 'identify' })
  }
  if ((await snapshot()).session?.chip?.supplyMv === null)
    await app.api.call('session.answer-supply', { supplyMv: [2700, 3600] })
  return job
}

/** The first job that fails on the way to a written practice image, or the write. */
async function wholeWay(
  programmerId: string,
  on: { readonly board: Board | null; readonly slot: number | null } = { board: null, slot: null },
): Promise<JobInfo> {
  const identified = await identify(programmerId)
  if (identified.fault !== null) return identified
  const read = await run({ kind: 'backup', passes: 2, board: null })
  if (read.result?.kind !== 'backup') return read
  const { id } = read.result.backup
  const held = await app.api.call('backup.get', { backupId: id })
  const whole = practiceImage(held, on).bytes
  const offset = on.board === null ? 0 : (placeOf(on.board, on.slot, held.length)?.offset ?? 0)
  const bytes = whole.slice(offset, offset + held.length)
  const image = await app.api.call('image.put', { name: 'practice-image.rom', bytes })
  // Some parts start up protected, like the real ones.
  const { session } = await snapshot()
  const wakesProtected = session?.protection?.protectedRange !== 'none'
  const unprotect =
    wakesProtected && !programmerId.includes('protected') ? 'restore-afterwards' : 'no'
  const board = on.board?.id ?? null
  return run({
    kind: 'write',
    imageId: image.id,
    backup: 'session',
    unprotect,
    board,
    slot: on.slot,
  })
}

const outcomes: Readonly<Record<string, RegExp>> = {
  'open-miso': /^identify not-touched wiring\./,
  'swap-mosi-miso': /^identify not-touched wiring\./,
  'open-hold': /^(?:identify|backup) not-touched wiring\./,
  'second-chip': /^identify not-touched (?:chip|wiring)\./,
  'flip:rate=2e-6:above=9M': /^backup not-touched wiring\.reads-differ$/,
  protected: /^write not-touched chip\.protected$/,
  'hidden-wps': /^write compared-equal chip\.operation-(?:ignored|failed)$/,
  'unplug:write=12': /^write tried-unknown link\./,
  'bad-page:address=0x1000': /^write compared-differs (?:data|chip)\./,
}

/** All except the one that must not get 3.3 V, and the large ones: only on a small chip can a fault have no effect. */
const chips = (await practiceDriver.list())
  .map(({ id }) => id.replace('practice:chip=', ''))
  .filter(
    (chip) => !['W25Q64FW', 'W25Q128JV', 'MX25L12835F', 'MX25L25635F', 'W25Q256JV'].includes(chip),
  )

/** The description of one of the two chips is readable, so the app seems to find a chip. */
const doubted = ['W25Q80DV', 'MX25L3239E', 'MX25L512E', 'SST25VF040B']
const blends = ['UNKNOWN-SFDP-4M', ...doubted]

describe('what goes wrong in practice', () => {
  it('is tried here, all that is offered', () => {
    expect(['none', ...Object.keys(outcomes)].toSorted()).toEqual(
      Object.keys(programmerText.faults).toSorted(),
    )
  })

  for (const chip of chips) {
    it(`is nothing on a ${chip} when nothing is chosen`, async () => {
      const job = await wholeWay(practiceId({ chip, fault: 'none', real: false }))
      expect(job).toMatchObject({ state: 'done', contents: { state: 'verified' }, fault: null })
    })

    // If the app seems to find a chip, it doubts it: tested below, and not a fault.
    const tried = Object.entries(outcomes).filter(
      ([fault]) => fault !== 'second-chip' || !blends.includes(chip),
    )
    it.each(tried)(`happens to a ${chip}: %s`, async (fault, expected) => {
      const {
        request,
        contents,
        fault: met,
      } = await wholeWay(practiceId({ chip, fault, real: false }))
      expect(`${request.kind} ${contents.state} ${met?.code}`).toMatch(expected)
    })
  }

  for (const slot of [0, 1]) {
    const board = boardNamed('x230')
    const id = `practice:board=x230,slot=${slot + 1}`
    it(`is nothing on chip ${slot + 1} of an X230 when nothing is chosen`, async () => {
      const job = await wholeWay(id, { board, slot })
      expect(job).toMatchObject({ state: 'done', contents: { state: 'verified' }, fault: null })
    })

    it.each(Object.entries(outcomes))(
      `happens to chip ${slot + 1} of an X230: %s`,
      async (fault, expected) => {
        const job = await wholeWay(`${id},fault=${fault}`, { board, slot })
        expect(`${job.request.kind} ${job.contents.state} ${job.fault?.code}`).toMatch(expected)
      },
    )
  }

  it.each(doubted)('doubts two chips that describe themselves as one: %s', async (chip) => {
    const programmerId = practiceId({ chip, fault: 'second-chip', real: false })
    await app.api.call('session.open', { programmerId, clockHz: null })
    await run({ kind: 'identify' })
    const { session } = await snapshot()
    expect(session?.chip).toBeNull()
    expect(twoMayAnswer(session?.differences ?? [])).toBe(true)
  })

  it('lets a cable that came off be plugged in again: the same programmer brings the backup back', async () => {
    const programmerId = practiceId({ chip: 'W25Q64JV', fault: 'unplug:write=12', real: false })
    for (let turn = 0; turn < 2; turn++) {
      expect((await wholeWay(programmerId)).contents.state).toBe('tried-unknown')
      const { session, recovery } = await snapshot()
      expect(session).toBeNull()
      await identify(programmerId)
      const { id } = await app.api.call('backup.use', { backupId: recovery?.backup?.id ?? '' })
      const restored = await run({
        kind: 'write',
        imageId: id,
        backup: 'recovery',
        unprotect: 'no',
      })
      expect(restored).toMatchObject({ state: 'done', contents: { state: 'verified' } })
      await app.api.call('session.close', undefined)
    }
  })
})

describe('what a chip cannot be, on the command line', () => {
  let bench: Bench
  beforeEach(() => {
    bench = new Bench()
  })
  afterEach(() => bench.close())
  const copy = () => ['--backup', bench.path('copy.bin')]

  it.each([
    ['stuck-address:bit=12', /Address bit 12 makes no difference/],
    ['stuck-address:bit=14:level=1', /Address bit 14 makes no difference/],
    ['stuck-data:bit=3', /Bit 3 reads as 0 in every byte: in all [\d,]+ bytes that are not blank/],
    ['stuck-data:bit=6:level=1', /Bit 6 reads as 1 in every byte/],
    ['relabelled', /The chip is smaller than its name/],
    ['relabelled:times=4', /Address 004000 is the same place as 000000/],
  ])('%s: two equal reads are no backup, exit 20', async (fault, sentence) => {
    const { code, err } = await bench.run([...bench.practice(`fault=${fault}`), ...copy()])
    expect(err).toMatch(sentence)
    expect(code).toBe(20)
    expect(existsSync(bench.path('copy.bin'))).toBe(false)
    expect(readdirSync(join(bench.dataDir, 'backups'))).toEqual([])
  })

  it('a chip that itself gives twice its size is backed up with a caution', async () => {
    const programmer = bench.practice('fault=relabelled', 'W25Q80DV')
    const { code, out } = await bench.run([...programmer, ...copy()])
    expect(out).toContain('The second half of the chip repeats the first half.')
    expect(out).toContain('If its marking names a smaller chip, do not write.')
    expect(code).toBe(0)
  })

  it('a relabelled chip that is blank shows itself in the write: smaller than its name, exit 30', async () => {
    const { code, err } = await bench.run([
      ...bench.practice('content=blank,fault=relabelled'),
      '-w',
      bench.file('new.rom', imageBytes(1)),
    ])
    expect(err).toContain('MX25L512(E) or alike is smaller than its name')
    expect(err).toContain('The chip holds 32 KiB, not 64 KiB')
    expect(err).not.toMatch(/flag|worn/i)
    expect(code).toBe(30)
  })

  it('a second chip that gives no ID of the table with the first: exit 30 and both chips in the advice', async () => {
    const { code, err } = await bench.run(bench.practice('fault=second-chip', 'MX25L6406E'))
    expect(err).toMatch(/with two chips, both may answer/)
    expect(code).toBe(30)
  })

  it('a second, larger chip of the same series leaves the ID of the first: doubted by 90 and AB, exit 30', async () => {
    const both = bench.practice('fault=second-chip:chip=W25Q256JV', 'W25Q128JV')
    const { code, err, outcome } = await bench.run([...both, '--json'])
    expect(code).toBe(30)
    expect(outcome).toMatchObject({
      ok: false,
      fault: {
        code: 'chip.ambiguous',
        facts: { differences: [{ code: 'replies-disagree', deviceId: 0x10 }] },
      },
    })
    expect(err).toContain('It looks as if two chips answer together')
    expect(err).toContain('device ID 10')
    // A user who has read the marking can continue, and still gets the warning.
    const named = await bench.run([...both, '-c', 'W25Q128.V'])
    expect(named.out).toMatch(/Note: The chip gives one model by command 9F and another by/)
    expect((await bench.run(bench.practice('', 'W25Q128JV'))).code).toBe(0)
  })
})
