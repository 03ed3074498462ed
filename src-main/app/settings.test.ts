import { describe, expect, it } from 'vitest'
import type { SettingsWanted } from '../../shared/model/protection.ts'
import { refused, useDesk } from './test-desk.ts'

const desk = useDesk()
const { open, run, snapshot } = desk

const settings = (part: Partial<SettingsWanted>) =>
  ({ kind: 'settings', range: null, lock: null, quadEnable: null, ...part }) as const
const top = { offset: 0x70_0000, length: 0x10_0000 }

/** The chip of its marking: several parts share its ID. */
async function named(id: string, name: string): Promise<void> {
  await open(id)
  await desk.app.api.call('session.choose-chip', { name })
  await run({ kind: 'identify' })
}

describe('register settings', () => {
  it('are set, read back, shown with the session, and touch no contents', async () => {
    await named('practice:chip=W25Q64JV,content=blank', 'W25Q64JV')
    const ranges = await desk.app.api.call('protection.ranges', undefined)
    expect(ranges).toContainEqual(top)
    const job = await run(settings({ range: top, lock: 'wp-pin', quadEnable: true }))
    expect(job).toMatchObject({
      state: 'done',
      contents: { state: 'not-touched' },
      result: { kind: 'settings', protection: { protectedRange: top, lock: 'wp-pin' } },
    })
    const { session, recovery } = await snapshot()
    expect(session?.protection).toMatchObject({ protectedRange: top, lock: 'wp-pin' })
    expect((session?.protection?.registers.sr2 ?? 0) & 0x02).toBe(0x02)
    expect(recovery).toBeNull()
    await run({ kind: 'identify' })
    expect((await snapshot()).session?.protection).toMatchObject({ protectedRange: top })
  })

  it('that the chip does not take leave it as it was, and the fault says how it reads', async () => {
    await named('practice:chip=W25Q64JV,content=blank,fault=protected:lock=pin,wp=low', 'W25Q64JV')
    const before = (await snapshot()).session?.protection
    const job = await run(settings({ range: { offset: 0, length: 0 }, lock: 'off' }))
    expect(job).toMatchObject({
      state: 'failed',
      contents: { state: 'not-touched' },
      fault: { code: 'chip.setting-refused', facts: { by: 'not-taken' } },
    })
    expect((await snapshot()).session?.protection).toEqual(before)
  })

  it('are refused by the gate of the voltage, as a write is', async () => {
    await open('practice:chip=W25Q64FW,content=blank')
    const fault = await refused(desk.app.api.call('job.start', settings({ lock: 'wp-pin' })))
    expect(fault.code).toBe('chip.voltage')
  })

  it('are refused where a call asks for what no register has', async () => {
    await open()
    const bad = settings({ lock: 'for-good' as unknown as 'wp-pin' })
    expect((await refused(desk.app.api.call('job.start', bad))).code).toBe('bug.bad-input')
  })
})
