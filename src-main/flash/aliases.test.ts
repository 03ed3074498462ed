import { describe, expect, it } from 'vitest'
import { faultRecord } from '../../shared/fault.ts'
import type { SpiTransport } from '../transport/spi.ts'
import { createFlashDevice } from './device.ts'
import { noise, openRig } from './test-rig.ts'
import { testRun } from './test-run.ts'
import { writeImage } from './write.ts'

const SIZE = 0x1_0000
const ADDRESSED = new Set([0x03, 0x02, 0x20, 0x52, 0xd8])

/** The chip behind `transport` with an address line that is not there: a smaller part under a larger name. */
function smaller(transport: SpiTransport, realBytes: number): SpiTransport {
  return Object.create(transport, {
    transfer: {
      value: (op: { readonly tx: Uint8Array; readonly rxBytes: number }) => {
        if (!ADDRESSED.has(op.tx[0] ?? 0)) return transport.transfer(op)
        const tx = Uint8Array.from(op.tx)
        const address = (((tx[1] ?? 0) << 16) | ((tx[2] ?? 0) << 8) | (tx[3] ?? 0)) % realBytes
        tx.set([address >> 16, (address >> 8) & 0xff, address & 0xff], 1)
        return transport.transfer({ ...op, tx })
      },
    },
    limits: { value: transport.limits },
    about: { value: transport.about },
    clockHz: { value: transport.clockHz },
  }) as SpiTransport
}

async function writtenTo(realBytes: number, wanted: Uint8Array) {
  const before = new Uint8Array(SIZE).fill(0xff)
  const rig = await openRig('chip=TEST-64K', before)
  const device = createFlashDevice(smaller(rig.transport, realBytes), rig.chip)
  const job = { device, wanted, before, run: testRun(), unprotect: 'no', seed: 3 } as const
  const fault = await writeImage(job).then(() => null, faultRecord)
  await rig.close()
  return fault
}

describe('a blank chip that is smaller than its name', () => {
  it.each([SIZE / 2, SIZE / 4, SIZE / 8])(
    'of %i bytes is told as that by the write that failed, with the address that repeats',
    async (realBytes) => {
      expect(await writtenTo(realBytes, noise(SIZE, 5))).toMatchObject({
        code: 'chip.smaller-than-named',
        facts: { repeatsAt: realBytes, sizeBytes: SIZE },
      })
    },
  )

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
