// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { stillHolds } from './still-holds.ts'
import { deviceWith, openRig } from '../testing/rig.ts'
import { testRun } from '../testing/run.ts'
import { noise } from '../testing/random.ts'

const SIZE = 65_536
const everything = { touched: [], rest: 'all' } as const

/** The chip `TEST-64K` holding `before`; the reads numbered in `bad`, from 1 on, come back with a wrong byte. */
async function compared(bad: (nth: number) => number | null, changed = false) {
  const before = noise(SIZE, 1)
  const rig = await openRig('chip=TEST-64K', before)
  if (changed) rig.nor.memory[0x1234] = (before[0x1234] ?? 0) ^ 1
  let reads = 0
  const device = deviceWith(rig.device, {
    read: async (...asked) => {
      const bytes = await rig.device.read(...asked)
      const at = bad((reads += 1))
      if (at !== null) bytes[at] = (bytes[at] ?? 0) ^ 0xff
      return bytes
    },
  })
  try {
    return await stillHolds(device, before, everything, testRun())
  } finally {
    await rig.close()
  }
}

describe('whether a chip still holds what it held', () => {
  it('is not denied because of one bad read', async () => {
    expect(await compared((nth) => (nth === 1 ? 100 : null))).toMatchObject({
      firstOffset: null,
      comparedBytes: SIZE,
    })
  })

  it('is denied where two reads in succession are alike', async () => {
    expect(await compared(() => null, true)).toMatchObject({
      firstOffset: 0x1234,
      differingBytes: 1,
    })
    expect(await compared((nth) => (nth === 1 ? 100 : null), true)).toMatchObject({
      firstOffset: 0x1234,
    })
  })

  it('is not known where no two reads are alike', async () => {
    await expect(compared((nth) => nth)).rejects.toMatchObject({
      code: 'wiring.unsteady',
      facts: { what: 'contents', readBytes: SIZE },
    })
  })
})
