// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { Fault, faultRecord } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { PlanSummary } from '../../shared/model/job.ts'
import { deviceWith, openRig } from '../testing/rig.ts'
import type { Rig } from '../testing/rig.ts'
import { testRun } from '../testing/run.ts'
import type { TestRun } from '../testing/run.ts'
import { eraseChip, planPreview, verifyImage, writeImage } from './write.ts'
import type { WriteJob, WriteOutcome } from './write.ts'
import { noise } from '../testing/random.ts'

const SIZE = 0x1_0000
const before = noise(SIZE, 1)
/** Differs in one page, in the middle of the chip. */
const wanted = Uint8Array.from(before, (byte, at) =>
  at >= 0x8100 && at < 0x8200 ? byte ^ 0xff : byte,
)

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

interface Done {
  readonly rig: Rig
  readonly run: TestRun
  readonly outcome: WriteOutcome | null
  readonly fault: FaultRecord | null
}

async function write(
  id: string,
  part: (rig: Rig, run: TestRun) => Partial<WriteJob> = () => ({}),
  run = testRun(),
): Promise<Done> {
  const rig = await openRig(id, before)
  const job: WriteJob = {
    device: rig.device,
    wanted,
    before,
    run,
    unprotect: 'no',
    seed: 3,
    ...part(rig, run),
  }
  const done = await writeImage(job).then(
    (outcome) => ({ outcome, fault: null }),
    (error: unknown) => ({ outcome: null, fault: faultRecord(error) }),
  )
  await rig.close()
  return { rig, run, ...done }
}

describe('a write', () => {
  it('shows its plan before anything changes, and ends verified with exactly that done', async () => {
    const plans: PlanSummary[] = []
    const { rig, outcome } = await write('chip=TEST-64K', (_rig, run) => ({
      onPlan: (plan) => {
        plans.push(plan)
        expect(run.changes()).toBe(0)
      },
    }))
    expect(plans).toEqual([planPreview(rig.chip, before, wanted)])
    expect(outcome?.plan).toEqual(plans[0])
    expect(outcome?.stats.erasedBytes).toBe(plans[0]?.erasedBytes)
    expect(same(rig.nor.memory, wanted)).toBe(true)
  })

  it('of an image that is already there erases nothing and still compares every byte', async () => {
    const verified: number[] = []
    const { run, outcome } = await write('chip=TEST-64K', (_rig, { changes }) => ({
      wanted: before,
      onVerified: () => void verified.push(changes()),
    }))
    expect(outcome).toMatchObject({ contents: 'verified', identical: true })
    expect(outcome?.stats).toMatchObject({ erases: 0, programmedBytes: 0 })
    expect(run.changes()).toBe(0)
    expect(verified).toEqual([0])
    expect(run.reports.filter((report) => report.phase === 'verify').at(-1)).toMatchObject({
      done: SIZE,
      total: SIZE,
    })
  })

  it('reads the chip itself when no earlier read is given', async () => {
    const { rig, run, outcome } = await write('chip=TEST-64K', () => ({ before: null }))
    expect(outcome?.contents).toBe('verified')
    expect(run.reports.some((report) => report.phase === 'read')).toBe(true)
    expect(same(rig.nor.memory, wanted)).toBe(true)
  })

  it('never reports progress that runs backwards within a phase', async () => {
    const { run } = await write('chip=TEST-64K', () => ({ before: null }))
    const last = new Map<string, number>()
    for (const { phase, done, total } of run.reports) {
      expect(done, phase).toBeGreaterThanOrEqual(last.get(phase) ?? 0)
      expect(done, phase).toBeLessThanOrEqual(total)
      last.set(phase, done)
    }
    expect([...last.keys()]).toEqual(expect.arrayContaining(['read', 'erase', 'program', 'verify']))
  })

  it('is refused for an image of another size before the chip is asked anything', async () => {
    const { fault, run } = await write('chip=TEST-64K', () => ({ wanted: before.subarray(1) }))
    expect(fault).toMatchObject({ code: 'image.wrong-size', facts: { chipBytes: SIZE } })
    expect(run.reports).toEqual([])
  })

  it('stands on no earlier read that the chip has left behind', async () => {
    const { rig, run, fault } = await write('chip=TEST-64K', ({ nor }) => {
      nor.memory[0x4321] = (nor.memory[0x4321] ?? 0) ^ 1
      return {}
    })
    expect(fault).toEqual({ code: 'data.stale-before', facts: { offset: 0x4321 } })
    expect(run.changes()).toBe(0)
    expect(rig.nor.memory.filter((byte, at) => byte !== before[at])).toHaveLength(1)
  })

  it('does not say that the chip was left behind by its read when one look alone differs', async () => {
    let looks = 0
    const { run, fault } = await write('chip=TEST-64K', ({ device }) => ({
      device: deviceWith(device, {
        read: async (range, ...rest) => {
          const bytes = await device.read(range, ...rest)
          if (looks++ === 0) bytes[7] = (bytes[7] ?? 0) ^ 4
          return bytes
        },
      }),
    }))
    expect(fault).toMatchObject({
      code: 'wiring.unsteady',
      facts: { what: 'contents', differingBytes: 1, readBytes: 4096 },
    })
    expect(run.changes()).toBe(0)
  })

  it('sends nothing when the journal cannot be written', async () => {
    const run = testRun(() => {
      throw new Fault('data.vault-unwritable', {
        directory: 'journal',
        detail: { code: 'system', message: 'full' },
      })
    })
    const { rig, fault } = await write('chip=TEST-64K', () => ({}), run)
    expect(fault?.code).toBe('data.vault-unwritable')
    expect(same(rig.nor.memory, before)).toBe(true)
  })

  it('leaves the write enable latch clear, whether it ended well or not', async () => {
    for (const fault of [
      '',
      ',fault=bad-page:address=0x8100',
      ',fault=bad-sector:address=0x8000',
    ]) {
      const { rig } = await write(`chip=TEST-64K${fault}`)
      expect((rig.nor.registers.kept().sr1 ?? 0) & 0x02, fault).toBe(0)
    }
  })
})

describe('what only reading back can find', () => {
  /** Alters one byte of the chip after everything has been applied. */
  const decaying =
    (at: number) =>
    ({ device, nor }: Rig): Partial<WriteJob> => {
      let times = 0
      return {
        device: deviceWith(device, {
          apply: async (plan, run) => {
            const applied = await device.apply(plan, run)
            if (times++ === 0) nor.memory[at] = (nor.memory[at] ?? 0) & (at % 2 === 0 ? 0 : 0x7e)
            return applied
          },
        }),
      }
    }

  it('is found wherever it is: in what was written, erased or left alone', async () => {
    for (const at of [0x8102, 0x8002, 0x0002, SIZE - 2]) {
      const { fault, run } = await write('chip=TEST-64K', decaying(at))
      expect(fault, `${at}`).toMatchObject({
        code: 'data.verify-mismatch',
        facts: { firstOffset: at, differingBytes: 1 },
      })
      expect(run.changes()).toBe(1)
    }
  })
})

describe('broken silicon', () => {
  it('is a fault that names what happened, never a verified chip', async () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['bad-page:address=0x8100', ['data.verify-mismatch', 'data.program-wrong']],
      [
        'bad-sector:address=0x8000',
        ['chip.operation-ignored', 'data.erase-incomplete', 'data.verify-mismatch'],
      ],
      ['bad-sector:address=0x8000:ends=no', ['chip.timeout']],
      ['stuck-busy:after=1', ['chip.timeout']],
      ['stuck-busy:after=2', ['chip.timeout']],
    ]
    for (const [fault, codes] of cases) {
      const done = await write(`chip=TEST-64K,fault=${fault}`)
      expect(codes, fault).toContain(done.fault?.code)
      expect(done.run.changes(), fault).toBe(1)
    }
  })

  it('that only takes its time is written and verified', async () => {
    const { rig, outcome } = await write('chip=TEST-64K,fault=late-page:rate=0.5:times=6', () => ({
      wanted: noise(SIZE, 9),
    }))
    expect(outcome?.contents).toBe('verified')
    expect(same(rig.nor.memory, noise(SIZE, 9))).toBe(true)
  })
})

describe('a chip that is no longer there', () => {
  const gone = Uint8Array.of(0xff, 0xff, 0xff)

  it('is noticed right before the first change', async () => {
    const { rig, run, fault } = await write('chip=TEST-64K', ({ device }) => {
      let asked = 0
      return {
        device: deviceWith(device, {
          readId: async () => (++asked < 2 ? device.readId() : Uint8Array.of(0xc2, 0x20, 0x17)),
        }),
      }
    })
    expect(fault).toEqual({
      code: 'chip.changed-underway',
      facts: { was: 'd37210', now: 'c22017' },
    })
    expect(run.changes()).toBe(0)
    expect(same(rig.nor.memory, before)).toBe(true)
  })

  it('does not verify an erase, although an open line reads FF like a blank chip', async () => {
    const rig = await openRig('chip=TEST-64K', before)
    let applied = false
    const device = deviceWith(rig.device, {
      apply: async (plan, run) => {
        const result = await rig.device.apply(plan, run)
        applied = true
        return result
      },
      readId: async () => (applied ? gone : rig.device.readId()),
      verify: () => Promise.resolve(null),
    })
    const fault = await eraseChip({ device, before, run: testRun(), unprotect: 'no' }).then(
      () => null,
      faultRecord,
    )
    expect(fault).toMatchObject({ code: 'chip.changed-underway', facts: { now: 'ffffff' } })
    await rig.close()
  })
})

describe('stopping', () => {
  it('before the first change leaves the chip as it was', async () => {
    const run = testRun()
    const { rig, fault } = await write(
      'chip=TEST-64K',
      () => ({ onPlan: () => run.abort.abort() }),
      run,
    )
    expect(fault).toEqual({ code: 'gate.cancelled', facts: { contents: 'untouched' } })
    expect(same(rig.nor.memory, before)).toBe(true)
  })

  it('in the middle says that the chip has been changed', async () => {
    const run = testRun()
    const progress = run.progress.bind(run)
    const stopping: TestRun = {
      ...run,
      progress: (phase, done, total) => {
        progress(phase, done, total)
        if (phase === 'program' || phase === 'erase') run.abort.abort()
      },
    }
    const { fault, outcome } = await write(
      'chip=TEST-64K',
      () => ({ wanted: noise(SIZE, 5) }),
      stopping,
    )
    expect(outcome).toBeNull()
    expect(fault).toEqual({ code: 'gate.cancelled', facts: { contents: 'changed' } })
    expect(run.changes()).toBe(1)
  })
})

describe('erasing', () => {
  it('ends with every byte FF and every byte read', async () => {
    const rig = await openRig('chip=TEST-64K', before)
    const outcome = await eraseChip({ device: rig.device, before, run: testRun(), unprotect: 'no' })
    expect(outcome).toMatchObject({ contents: 'verified', identical: false })
    expect(rig.nor.memory.every((byte) => byte === 0xff)).toBe(true)
    await rig.close()
  })
})

describe('verifying', () => {
  it('passes only when every byte is equal, and changes nothing', async () => {
    const rig = await openRig('chip=TEST-64K', before)
    const run = testRun()
    await verifyImage(rig.device, before, run)
    for (const at of [0, 0x7fff, SIZE - 1]) {
      const image = before.slice()
      image[at] = (image[at] ?? 0) ^ 0x80
      const fault = await verifyImage(rig.device, image, run).then(() => null, faultRecord)
      expect(fault).toMatchObject({ code: 'data.verify-mismatch', facts: { firstOffset: at } })
    }
    expect(run.changes()).toBe(0)
    expect(same(rig.nor.memory, before)).toBe(true)
    await rig.close()
  })
})
