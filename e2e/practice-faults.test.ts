/** What the app offers to rehearse: every fault on every chip, with the image that it makes for practice. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JobInfo, JobRequest } from '../shared/model/job.ts'
import type { App } from '../src-main/app/app.ts'
import { runJob, snapshotOf, startTestApp } from '../src-main/app/test-app.ts'
import { forgetPracticeChips, practiceDriver } from '../src-main/transport/practice/driver.ts'
import { programmerText } from '../src-renderer/text/programmer.ts'
import { practiceImageOf } from '../src-renderer/wizard/practice-image.ts'
import { practiceId } from '../src-renderer/wizard/programmers.ts'

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

/** Names the chip and tells its supply where the app asks for that. */
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

/** The first job that does not end well on the way to a written practice image, or the write. */
async function wholeWay(programmerId: string): Promise<JobInfo> {
  const identified = await identify(programmerId)
  if (identified.fault !== null) return identified
  const read = await run({ kind: 'backup', passes: 2, board: null })
  if (read.result?.kind !== 'backup') return read
  const { id } = read.result.backup
  const bytes = practiceImageOf(await app.api.call('backup.get', { backupId: id }))
  const image = await app.api.call('image.put', { name: 'practice-image.rom', bytes })
  // Some parts wake up protected, as the real ones do.
  const { session } = await snapshot()
  const wakesProtected = session?.protection?.protectedRange !== 'none'
  const unprotect =
    wakesProtected && !programmerId.includes('protected') ? 'restore-afterwards' : 'no'
  return run({ kind: 'write', imageId: image.id, backup: 'session', unprotect })
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

/** All but the one that must not be fed 3.3 V, and the large ones: what a fault may miss is a small chip. */
const chips = (await practiceDriver.list())
  .map(({ id }) => id.replace('practice:chip=', ''))
  .filter(
    (chip) => !['W25Q64FW', 'W25Q128JV', 'MX25L12835F', 'MX25L25635F', 'W25Q256JV'].includes(chip),
  )

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

    // A chip known by its own description alone is believed: two at once may well describe themselves alike.
    const tried = Object.entries(outcomes).filter(
      ([fault]) => fault !== 'second-chip' || chip !== 'UNKNOWN-SFDP-4M',
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
