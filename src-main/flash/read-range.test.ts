// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { backupReads, readChip } from './backup.ts'
import { verifyImage } from './write.ts'
import { createFlashDevice } from './device.ts'
import { noise } from '../testing/random.ts'
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

  it.each([256, 4096, 32_768, 50_000])(
    'shows a programmer that fills only the first %i bytes of every window and sends 00 for the rest',
    async (filledBytes) => {
      const held = noise(65_536, 3)
      const rig = await openRig('chip=TEST-64K', held)
      const { clockHz, limits, about } = rig.transport
      const device = createFlashDevice(
        {
          clockHz,
          limits,
          about,
          close: () => rig.close(),
          transfer: async (op) => {
            const reply = await rig.transport.transfer(op)
            return op.tx[0] === 0x03 ? reply.fill(0, Math.min(filledBytes, reply.length)) : reply
          },
        },
        rig.chip,
      )
      // The same windows twice give the same wrong bytes: equal, and not what the chip holds.
      await expect(backupReads(device, 2, testRun())).rejects.toMatchObject({
        code: 'wiring.reads-differ',
      })
      await rig.close()
    },
  )

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
      await readChip(device, {
        ...testRun(),
        progress: (...report) => reports.push(report),
      })
      expect(Math.max(...windows)).toBe(most)
      expect(reports[0]).toEqual(['read', 0, 65_536])
      expect(reports.at(-1)).toEqual(['read', 65_536, 65_536])
      await rig.close()
    },
  )
})
