import { afterEach, describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/fault.ts'
import { transportConformance } from '../conformance.ts'
import { makePracticeChip } from '../practice/device.ts'
import { defaultPracticeOptions } from '../practice/options.ts'
import { practicePart } from '../practice/parts.ts'
import type { SpiOp } from '../spi.ts'
import { errno } from './node.ts'
import { TestNode } from './test-node.ts'
import type { TestNodeOptions } from './test-node.ts'
import { SpidevTransport } from './transport.ts'

const RDID: SpiOp = { tx: Uint8Array.of(0x9f), rxBytes: 3 }
const READ: SpiOp = { tx: Uint8Array.of(0x03, 0, 0, 16), rxBytes: 8 }

const chipOf = () =>
  makePracticeChip({ ...defaultPracticeOptions(), part: practicePart('TEST-256K') }, 'polls')

function opened(options: TestNodeOptions = {}, clockHz = 8_000_000) {
  const chip = chipOf()
  const node = new TestNode(chip, options)
  const transport = new SpidevTransport(node, clockHz, [])
  node.messages.length = 0
  return { chip, node, transport }
}

transportConformance(
  'spidev with a kernel in this process',
  async () => {
    const { chip, node, transport } = opened()
    return {
      transport,
      jedecId: [0xd3, 0x72, 0x12],
      contents: chip.memory,
      unplug: () => {
        node.failsWith = errno.ENODEV
      },
      mute: () => {
        node.failsWith = errno.ETIMEDOUT
      },
    }
  },
  { unplug: true, mute: true },
)

describe('windows over spidev', () => {
  const used: SpidevTransport[] = []
  afterEach(async () => {
    for (const transport of used.splice(0)) await transport.close()
  })
  const rig = (options: TestNodeOptions = {}, clockHz?: number) => {
    const made = opened(options, clockHz)
    used.push(made.transport)
    return made
  }
  const eight = (transport: SpidevTransport) =>
    Promise.all(Array.from({ length: 8 }, () => transport.transfer(READ)))

  it('go one by one until the chip’s ID has shown that CS rises between them', async () => {
    const { chip, node, transport } = rig()
    await eight(transport)
    expect(node.messages.length).toBe(8)
    await transport.transfer(RDID)
    node.messages.length = 0
    const replies = await eight(transport)
    expect(node.messages.length).toBe(1)
    for (const reply of replies)
      expect(Array.from(reply)).toEqual(Array.from(chip.memory.subarray(16, 24)))
  })

  it('keep going one by one where CS stays low', async () => {
    const { chip, node, transport } = rig({ ignoresCsChange: true })
    await transport.transfer(RDID)
    node.messages.length = 0
    const replies = await eight(transport)
    expect(node.messages.length).toBe(8)
    for (const reply of replies)
      expect(Array.from(reply)).toEqual(Array.from(chip.memory.subarray(16, 24)))
  })

  it('are not fooled by a chip that goes round in its ID', async () => {
    // Four bytes, again and again: after three of them and the next command byte it is back at the first.
    let at = 0
    const round = {
      select: () => void (at = -1),
      send: (_bytes: Uint8Array, from: number, to: number) => void (at += to - from),
      receive: (into: Uint8Array, from: number, to: number) => {
        for (let index = from; index < to; index++) into[index] = 0x40 + (at++ % 4)
      },
      deselect: () => {},
    }
    const node = new TestNode(round, { ignoresCsChange: true })
    const transport = new SpidevTransport(node, 8_000_000, [])
    used.push(transport)
    await transport.transfer(RDID)
    node.messages.length = 0
    await eight(transport)
    expect(node.messages.length).toBe(8)
  })

  it('are cut smaller where the kernel finds a message too long, and nothing is lost', async () => {
    const { chip, transport } = rig({ mostTransfers: 6 })
    await transport.transfer(RDID)
    const replies = await eight(transport)
    for (const reply of replies)
      expect(Array.from(reply)).toEqual(Array.from(chip.memory.subarray(16, 24)))
  })

  it.each([
    [128, {}, 32],
    [64, { alignBytes: 64 }, 64],
    [8, { alignBytes: 8 }, 128],
    [128, { mostTransfers: 40 }, 16],
  ])(
    'share a message as far as a kernel accepts it that rounds up to %i (%o)',
    async (_, options, most) => {
      const { node, transport } = rig(options)
      await transport.transfer(RDID)
      const queue = () =>
        Promise.all(
          Array.from({ length: 256 }, () =>
            transport.transfer({ tx: Uint8Array.of(0x05), rxBytes: 1 }),
          ),
        )
      await queue()
      node.messages.length = 0
      await queue()
      const windows = node.messages.map((message) => message.length / 2)
      expect(Math.max(...windows)).toBe(most)
      expect(windows.reduce((sum, each) => sum + each, 0)).toBe(256)
    },
  )

  it('run slower when asked, unless the controller refuses that', async () => {
    const { node, transport } = rig()
    await transport.transfer({ ...RDID, maxClockHz: 500_000 })
    expect(node.messages[0]?.map(({ speedHz }) => speedHz)).toEqual([500_000, 500_000])
    expect(transport.limits.slowWindows).toBe(true)
    expect(rig({ slowestHz: 1_000_000 }).transport.limits.slowWindows).toBe(false)
  })

  it('are kept short at a slow clock, so that the app stays alive', () => {
    expect(rig({}, 128_000).transport.limits.maxRxBytes).toBe(512)
  })

  it('that time out in the controller are told as silence', async () => {
    const { node, transport } = rig()
    await transport.transfer(RDID)
    node.failsWith = errno.ETIMEDOUT
    await expect(transport.transfer(RDID)).rejects.toSatisfy(
      (error) => error instanceof Fault && error.code === 'link.silent',
    )
    expect(node.closed).toBe(true)
  })

  it('of a board with unsteady reads ask for a third one', () => {
    expect(new SpidevTransport(new TestNode(chipOf()), 128_000, [], 3).about.equalReads).toBe(3)
    expect(rig().transport.about.equalReads).toBeUndefined()
  })

  it('leave the pins driven: closing does not claim to free them', () => {
    expect(rig().transport.about.releasesPins).toBe(false)
  })
})
