// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { verifyImage } from './write.ts'
import { createFlashDevice } from './device.ts'
import { openRig } from '../testing/rig.ts'
import { testRun } from '../testing/run.ts'

describe('reading a range', () => {
  it('is a fault when a reply is short: what was not read must not count as equal', async () => {
    const rig = await openRig('chip=TEST-64K', new Uint8Array(65_536))
    const device = createFlashDevice(
      {
        clockHz: rig.transport.clockHz,
        limits: rig.transport.limits,
        about: rig.transport.about,
        close: () => rig.close(),
        transfer: async (op) => {
          const reply = await rig.transport.transfer(op)
          return op.tx[0] === 0x03 && op.rxBytes > 1000 ? reply.subarray(0, 1000) : reply
        },
      },
      rig.chip,
    )
    await expect(verifyImage(device, new Uint8Array(65_536), testRun())).rejects.toMatchObject({
      code: 'bug.unexpected',
    })
    await rig.close()
  })

  it.each([
    [128_000, 4096],
    [512_000, 12_288],
    [15_625_000, 65_536],
    [0, 65_536],
  ])(
    'at %i Hz takes windows of at most %i bytes, so that a stop is soon heard',
    async (clockHz, most) => {
      const held = new Uint8Array(65_536)
      const rig = await openRig('chip=TEST-64K', held)
      const windows: number[] = []
      const { limits, about } = rig.transport
      const device = createFlashDevice(
        {
          clockHz,
          limits,
          about,
          close: () => rig.close(),
          transfer: (op) => {
            if (op.tx[0] === 0x03) windows.push(op.rxBytes)
            return rig.transport.transfer(op)
          },
        },
        rig.chip,
      )
      const reports: [string, number, number][] = []
      await verifyImage(device, held, {
        ...testRun(),
        progress: (...report) => reports.push(report),
      })
      expect(Math.max(...windows)).toBe(most)
      expect(reports[0]).toEqual(['verify', 0, 65_536])
      expect(reports.at(-1)).toEqual(['verify', 65_536, 65_536])
      await rig.close()
    },
  )
})
