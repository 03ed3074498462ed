// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/fault.ts'
import { transportConformance } from '../../testing/conformance.ts'
import { makePracticeChip } from '../practice/device.ts'
import { defaultPracticeOptions } from '../practice/options.ts'
import { practicePart } from '../practice/parts.ts'
import { JumpingTimers } from '../../testing/memory-link.ts'
import type { SpiOp } from '../spi.ts'
import { errno } from './node.ts'
import { TestNode } from '../../testing/spidev-node.ts'
import type { TestNodeOptions } from '../../testing/spidev-node.ts'
import { SpidevTransport } from './transport.ts'
import { WatchedNode } from './watched-node.ts'

const RDID: SpiOp = { tx: Uint8Array.of(0x9f), rxBytes: 3 }
const READ: SpiOp = { tx: Uint8Array.of(0x03, 0, 0, 16), rxBytes: 8 }

const chipOf = () =>
  makePracticeChip({ ...defaultPracticeOptions(), part: practicePart('TEST-256K') }, 'polls')

async function opened(options: TestNodeOptions = {}, clockHz = 8_000_000) {
  const chip = chipOf()
  const node = new TestNode(chip, options)
  const watched = new WatchedNode(node, new JumpingTimers())
  const transport = await SpidevTransport.open(watched, clockHz, [])
  node.messages.length = 0
  return { chip, node, transport }
}

transportConformance(
  'spidev with a kernel in this process',
  async () => {
    const { chip, node, transport } = await opened()
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
  const rig = async (options: TestNodeOptions = {}, clockHz?: number) => {
    const made = await opened(options, clockHz)
    used.push(made.transport)
    return made
  }
  const eight = (transport: SpidevTransport) =>
    Promise.all(Array.from({ length: 8 }, () => transport.transfer(READ)))

  it('go one by one until the chip’s ID has shown that CS rises between them', async () => {
    const { chip, node, transport } = await rig()
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
    const { chip, node, transport } = await rig({ ignoresCsChange: true })
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
    const transport = await SpidevTransport.open(new WatchedNode(node), 8_000_000, [])
    used.push(transport)
    await transport.transfer(RDID)
    node.messages.length = 0
    await eight(transport)
    expect(node.messages.length).toBe(8)
  })

  it('are cut smaller where the kernel finds a message too long, and nothing is lost', async () => {
    const { chip, transport } = await rig({ mostTransfers: 6 })
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
      const { node, transport } = await rig(options)
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
    const { node, transport } = await rig()
    await transport.transfer({ ...RDID, maxClockHz: 500_000 })
    expect(node.messages[0]?.map(({ speedHz }) => speedHz)).toEqual([500_000, 500_000])
    expect(transport.limits.slowWindows).toBe(true)
    expect((await rig({ slowestHz: 1_000_000 })).transport.limits.slowWindows).toBe(false)
  })

  it('are kept short at a slow clock, so that stopping takes no longer', async () => {
    expect((await rig({}, 128_000)).transport.limits.maxRxBytes).toBe(512)
  })

  it('that time out in the controller are reported as silence', async () => {
    const { node, transport } = await rig()
    await transport.transfer(RDID)
    node.failsWith = errno.ETIMEDOUT
    await expect(transport.transfer(RDID)).rejects.toSatisfy(
      (error) => error instanceof Fault && error.code === 'link.silent',
    )
    expect(node.closed).toBe(true)
  })

  it('that the kernel keeps are reported as waited for, then as silence', async () => {
    const { node, transport } = await rig()
    const quiet: number[] = []
    transport.onQuiet((waitedMs) => quiet.push(waitedMs))
    await transport.transfer(RDID)
    node.hang()
    const [first, second] = await Promise.allSettled([
      transport.transfer(READ),
      transport.transfer(READ),
    ])
    expect(quiet.length).toBe(1)
    for (const each of [first, second])
      expect(each).toMatchObject({
        reason: { code: 'link.silent', facts: { command: 'SPI_IOC_MESSAGE', opsDone: 1 } },
      })
    await transport.close()
    await expect(transport.transfer(READ)).rejects.toMatchObject({ code: 'link.lost' })
  })

  it('that come back late lose nothing', async () => {
    const { chip, node, transport } = await rig()
    await transport.transfer(RDID)
    transport.onQuiet(() => node.goOn())
    node.hang()
    const replies = await eight(transport)
    for (const reply of replies)
      expect(Array.from(reply)).toEqual(Array.from(chip.memory.subarray(16, 24)))
  })

  it('on the wires are waited for when the port is closed, the others never run', async () => {
    const { node, transport } = await rig()
    await transport.transfer(RDID)
    node.messages.length = 0
    node.hang()
    const asked = Promise.allSettled([transport.transfer(READ)])
    // Two turns: the message has been given to the kernel.
    for (let turns = 0; turns < 2; turns++) await new Promise((resolve) => setImmediate(resolve))
    const closed = transport.close()
    expect((await asked)[0]).toMatchObject({ reason: { code: 'link.lost' } })
    expect(node.messages.length).toBe(0)
    node.goOn()
    await closed
    expect(node.messages.length).toBe(1)
  })

  it('of a board with unsteady reads ask for a third one', async () => {
    const node = new WatchedNode(new TestNode(chipOf()))
    const unsteady = await SpidevTransport.open(node, 128_000, [], 3)
    expect(unsteady.about.equalReads).toBe(3)
    expect((await rig()).transport.about.equalReads).toBeUndefined()
  })

  it('leave the pins driven: closing does not claim to free them', async () => {
    expect((await rig()).transport.about.releasesPins).toBe(false)
  })
})
