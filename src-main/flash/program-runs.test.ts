// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { faultRecord } from '../../shared/fault.ts'
import { openPractice } from '../transport/practice/driver.ts'
import { makePracticeChip } from '../transport/practice/device.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import { VirtualScheduler } from '../transport/practice/scheduler.ts'
import type { SpiOp } from '../transport/spi.ts'
import { createFlashDevice } from './device.ts'
import { identify } from './identify.ts'
import { openRig } from '../testing/rig.ts'
import { testRun } from '../testing/run.ts'
import { writeImage } from './write.ts'
import { noise } from '../testing/random.ts'

const SIZE = 262_144
const GROUP = 4096
const isProgram = ({ tx }: SpiOp): boolean => tx[0] === 0x02
const isStatusSpan = ({ tx, rxBytes }: SpiOp): boolean => tx[0] === 0x05 && rxBytes > 1
const isGroupRead = ({ tx, rxBytes }: SpiOp): boolean => tx[0] === 0x03 && rxBytes === GROUP

const isPageRead = ({ tx, rxBytes }: SpiOp): boolean => tx[0] === 0x03 && rxBytes === 256

type Send = (op: SpiOp) => Promise<Uint8Array>

/** Writes noise onto a blank chip; `change` may do to each window what a bad wire does. */
async function write(change: (op: SpiOp, send: Send) => Promise<Uint8Array>) {
  const rig = await openRig('chip=TEST-256K', new Uint8Array(SIZE).fill(0xff))
  const wanted = noise(SIZE, 3)
  const sent: SpiOp[] = []
  const { clockHz, limits, about } = rig.transport
  const device = createFlashDevice(
    {
      clockHz,
      limits,
      about,
      close: () => rig.close(),
      transfer: (op) => {
        sent.push(op)
        return change(op, (each) => rig.transport.transfer(each))
      },
    },
    rig.chip,
  )
  const blank = new Uint8Array(SIZE).fill(0xff)
  const run = testRun()
  const job = { device, wanted, before: blank, run, unprotect: 'no' } as const
  const fault = await writeImage(job).then(() => null, faultRecord)
  const first = sent.findIndex(isProgram)
  const last = sent.map(isProgram).lastIndexOf(true)
  const during = sent.slice(first, last + 1)
  const holds = Buffer.compare(rig.nor.memory, wanted) === 0
  await rig.close()
  return { fault, during, sent, holds }
}

const asIs = (op: SpiOp, send: Send): Promise<Uint8Array> => send(op)

describe('programming', () => {
  it('asks the status behind every page, reads back the first group, and a page of every 64 KiB', async () => {
    const { fault, during, holds } = await write(asIs)
    expect([fault, holds]).toEqual([null, true])
    expect(during.filter(isProgram)).toHaveLength(SIZE / 256)
    expect(during.filter(isStatusSpan).length).toBeGreaterThanOrEqual(SIZE / 256 - 1)
    expect(during.filter(isGroupRead)).toHaveLength(1)
    expect(during.filter(isPageRead)).toHaveLength(SIZE / 65_536 - 1)
  })

  it.each([0, 5, 300, SIZE / 256 - 1])(
    'misses page command %i that never arrived before anything else is said of the chip',
    async (n) => {
      let seen = 0
      const { fault } = await write((op, send) =>
        isProgram(op) && seen++ === n ? Promise.resolve(new Uint8Array()) : send(op),
      )
      expect(fault).toMatchObject({
        code: 'data.program-wrong',
        facts: { offset: n * 256, observed: 'still-blank' },
      })
    },
  )

  it('notices within the first groups that what arrives is not what was sent', async () => {
    let pages = 0
    const { fault } = await write((op, send) => {
      if (!isProgram(op)) return send(op)
      pages++
      // One bit of the data is lost on the way, in every page.
      return send({ ...op, tx: op.tx.map((byte, at) => (at === 100 ? byte & 0xfe : byte)) })
    })
    expect(fault?.code).toBe('data.program-wrong')
    expect(pages).toBeLessThan(65_536 / 256)
  })

  it('leaves what one page got wrong to the verification, which reads every byte', async () => {
    let seen = 0
    const { fault } = await write((op, send) =>
      isProgram(op) && seen++ === 100
        ? send({ ...op, tx: op.tx.map((byte, at) => (at === 9 ? byte ^ 0xff : byte)) })
        : send(op),
    )
    expect(fault).toMatchObject({
      code: 'data.verify-mismatch',
      facts: { firstOffset: 100 * 256 + 9 - 4, differingBytes: 1 },
    })
  })

  it('reads every group back where the statuses never show a busy chip', async () => {
    const { fault, during, holds } = await write(async (op, send) => {
      const reply = await send(op)
      return isStatusSpan(op) ? reply.fill(0x00) : reply
    })
    expect([fault, holds]).toEqual([null, true])
    // The groups on their way when that was seen are read when their turn comes.
    expect(during.filter(isGroupRead).length).toBeGreaterThanOrEqual(SIZE / GROUP - 4)
  })

  it.each([
    ['some of them', 'chip=TEST-256K,fault=late-page:rate=0.02:times=2'],
    ['every second one of a chip slower than it is known to be', 'chip=MX25L512E'],
  ])('finds late pages and writes again what the chip ignored: %s', async (_which, words) => {
    const scheduler = new VirtualScheduler()
    const options = parsePracticeId(`practice:${words}`)
    const chip = makePracticeChip({ ...options, content: 'blank' }, 'time')
    chip.memory.fill(0xff)
    const { transport, close } = await openPractice(
      { ...options, chip, scheduler },
      { clockHz: 16_000_000 },
    )
    const run = { ...testRun(), clock: scheduler.clock }
    const { chip: known } = await identify(transport, run)
    if (known === null) throw new Error('not recognised')
    const wanted = noise(known.sizeBytes, 3)
    const device = createFlashDevice(transport, known)
    const { stats } = await writeImage({ device, wanted, before: null, run, unprotect: 'no' })
    expect(stats.latePages).toBeGreaterThan(5)
    expect(Buffer.compare(chip.memory, wanted)).toBe(0)
    await close()
    scheduler.close()
  })
})
