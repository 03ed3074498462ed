import { describe, expect, it } from 'vitest'
import { verifyImage } from './write.ts'
import { createFlashDevice } from './device.ts'
import { openRig } from './test-rig.ts'
import { testRun } from './test-run.ts'

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
})
