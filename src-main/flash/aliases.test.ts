// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { faultRecord } from '../../shared/fault.ts'
import { openRig } from '../testing/rig.ts'
import { testRun } from '../testing/run.ts'
import { writeImage } from './write.ts'
import { noise } from '../testing/random.ts'

const SIZE = 0x1_0000

async function writtenTo(
  realBytes: number,
  wanted: Uint8Array,
  before: Uint8Array = new Uint8Array(SIZE).fill(0xff),
) {
  return failing(`relabelled:times=${SIZE / realBytes}`, wanted, before)
}

async function failing(fault: string, wanted: Uint8Array, before: Uint8Array) {
  const rig = await openRig(`chip=TEST-64K,fault=${fault}`, before)
  const job = {
    device: rig.device,
    wanted,
    before,
    run: testRun(),
    unprotect: 'no',
    seed: 3,
  } as const
  const failed = await writeImage(job).then(() => null, faultRecord)
  await rig.close()
  return failed
}

describe('a blank chip that is smaller than its name', () => {
  it.each([SIZE / 2, SIZE / 4, SIZE / 8])(
    'of %i bytes is reported as that by the write that failed, with the address that repeats',
    async (realBytes) => {
      expect(await writtenTo(realBytes, noise(SIZE, 5))).toMatchObject({
        code: 'chip.smaller-than-named',
        facts: { repeatsAt: realBytes, sizeBytes: SIZE },
      })
    },
  )

  it('is reported as that where most of it reads as before: only late places show what was written', async () => {
    const half = noise(SIZE / 2, 7)
    const before = Uint8Array.from([...half, ...half])
    const wanted = new Uint8Array(SIZE).fill(0xff)
    wanted.set(half)
    wanted.set(noise(0x1000, 5), SIZE - 0x1000)
    expect(await writtenTo(SIZE / 2, wanted, before)).toMatchObject({
      code: 'chip.smaller-than-named',
      facts: { repeatsAt: SIZE / 2, sizeBytes: SIZE },
    })
  })

  it('has not the size of a lower address bit that is lost, where higher ones arrive', async () => {
    const blank = new Uint8Array(SIZE).fill(0xff)
    const failed = await failing('stuck-address:bit=13', noise(SIZE, 5), blank)
    expect(failed).toMatchObject({
      code: 'chip.smaller-than-named',
      facts: { repeatsAt: 0x2000, oneBit: true },
    })
    expect(await writtenTo(SIZE / 4, noise(SIZE, 5))).toMatchObject({ facts: { oneBit: false } })
  })

  it('is not what a healthy chip is called whose write fails', async () => {
    const before = new Uint8Array(SIZE).fill(0xff)
    const rig = await openRig('chip=TEST-64K,fault=bad-page:address=0x8000', before)
    const job = {
      device: rig.device,
      wanted: noise(SIZE, 5),
      before,
      run: testRun(),
      unprotect: 'no',
      seed: 3,
    } as const
    const fault = await writeImage(job).then(() => null, faultRecord)
    await rig.close()
    expect(fault?.code).toMatch(/^(data|chip)\./)
    expect(fault?.code).not.toBe('chip.smaller-than-named')
  })

  it('is not what a healthy chip is called that held two equal halves before its write failed', async () => {
    const half = noise(SIZE / 2, 7)
    const before = Uint8Array.from([...half, ...half])
    const rig = await openRig('chip=TEST-64K,fault=bad-sector:address=0x0', before)
    const job = {
      device: rig.device,
      wanted: noise(SIZE, 5),
      before,
      run: testRun(),
      unprotect: 'no',
      seed: 3,
    } as const
    const fault = await writeImage(job).then(() => null, faultRecord)
    await rig.close()
    expect(fault?.code).toMatch(/^(data|chip)\./)
    expect(fault?.code).not.toBe('chip.smaller-than-named')
  })
})
