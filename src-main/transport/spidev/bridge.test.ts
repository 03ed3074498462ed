// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { plantTree } from '../../testing/trees.ts'
import { transportConformance } from '../../testing/conformance.ts'
import { makePracticeChip } from '../practice/device.ts'
import { defaultPracticeOptions } from '../practice/options.ts'
import { practicePart } from '../practice/parts.ts'
import { openSerprog } from '../serprog/client.ts'
import { JumpingTimers } from '../../testing/memory-link.ts'
import { openTcpLink } from '../serprog/tcp-link.ts'
import { rootsBelow } from '../serprog/ports.ts'
import { serveBridge, serveNode } from './bridge.ts'
import { errno } from './node.ts'
import { seeded } from '../../testing/random.ts'
import { TestNode } from '../../testing/spidev-node.ts'
import { WatchedNode } from './watched-node.ts'
import type { ServeEvent } from '../../../shared/model/serve-event.ts'

const CLOCK_HZ = 8_000_000
const anySpeed = { maxHz: null, equalReads: 2 } as const

async function bridged(maxHz: number | null = null, askedHz: number | null = null, slowestHz = 0) {
  const part = practicePart('TEST-256K')
  const chip = makePracticeChip({ ...defaultPracticeOptions(), part }, 'polls')
  const node = new TestNode(chip, { slowestHz })
  const log: string[] = []
  const speed = { maxHz, equalReads: maxHz === null ? 2 : 3 } as const
  const watched = new WatchedNode(node, new JumpingTimers())
  const say = ({ code }: ServeEvent) => void log.push(code)
  const bridge = await serveNode(watched, '127.0.0.1:0', CLOCK_HZ, speed, say)
  const port = Number(bridge.address.slice(bridge.address.lastIndexOf(':') + 1))
  const connect = async () =>
    await openSerprog(await openTcpLink('127.0.0.1', port), { clockHz: askedHz })
  const transport = await connect()
  node.messages.length = 0
  return { chip, node, bridge, transport, log, connect }
}

transportConformance(
  'a serprog client of the bridge',
  async () => {
    const { chip, node, bridge, transport } = await bridged()
    return {
      transport,
      jedecId: [0xd3, 0x72, 0x12],
      contents: chip.memory,
      unplug: () => {
        node.failsWith = errno.ENODEV
      },
      dispose: bridge.close,
    }
  },
  { unplug: true, mute: false },
)

describe('the bridge', () => {
  const used: { close: () => Promise<void> }[] = []
  afterEach(async () => {
    for (const each of used.splice(0)) await each.close()
  })
  const rig = async (maxHz?: number | null, askedHz?: number | null, slowestHz?: number) => {
    const made = await bridged(maxHz, askedHz, slowestHz)
    used.push(made.transport, made.bridge)
    return made
  }

  it('is known by name: commands are queued, and its pins are not claimed to be freed', async () => {
    const { transport } = await rig()
    expect(transport.about.name).toBe('Pin One bridge')
    expect(transport.limits.depth).toBeGreaterThan(1)
    expect(transport.about.releasesPins).toBe(false)
  })

  it('gives a window to the kernel as one message', async () => {
    const { node, transport } = await rig()
    await transport.transfer({ tx: Uint8Array.of(0x9f), rxBytes: 3 })
    await transport.transfer({ tx: Uint8Array.of(0x06), rxBytes: 0 })
    expect(node.messages.map((message) => message.length)).toEqual([2, 1])
    expect(node.messages[0]?.[0]?.speedHz).toBe(CLOCK_HZ)
  })

  it('grants the clock that is asked, but no more than the board may have', async () => {
    expect((await rig(null, 4_000_000)).transport.clockHz).toBe(4_000_000)
    const bone = await rig(511_000, 4_000_000)
    expect(bone.transport.clockHz).toBe(511_000)
    // A board that is kept slow is one whose reads are compared three times, on this side of the tunnel too.
    expect(bone.transport.about.equalReads).toBe(3)
    await bone.transport.transfer({ tx: Uint8Array.of(0x9f), rxBytes: 3 })
    expect(bone.node.messages.at(-1)?.[0]?.speedHz).toBe(511_000)
  })

  it('offers slow windows where the controller takes them, and runs them at their clock', async () => {
    const { node, transport } = await rig(null, 8_000_000)
    expect(transport.limits.slowWindows).toBe(true)
    await transport.transfer({ tx: Uint8Array.of(0x05), rxBytes: 4, maxClockHz: 500_000 })
    expect(node.messages.at(-1)?.[0]?.speedHz).toBe(500_000)
  })

  it('grants no clock that the controller refuses: a write would break off at it', async () => {
    const { node, transport } = await rig(null, 8_000_000, 2_000_000)
    expect([transport.clockHz, transport.limits.slowWindows]).toEqual([8_000_000, false])
    await transport.transfer({ tx: Uint8Array.of(0x05), rxBytes: 4, maxClockHz: 500_000 })
    expect(node.messages.at(-1)?.[0]?.speedHz).toBe(8_000_000)
  })

  it('writes no whole packets, whatever is asked, and neither does its client', async () => {
    // A forwarder with USB behind it may hold back a write of whole packets until more comes.
    const { chip, transport } = await rig(null, 8_000_000)
    const spy = vi.spyOn(net.Socket.prototype, 'write')
    const random = seeded(7)
    for (let job = 0; job < 120; job++) {
      const reads = Array.from({ length: 1 + Math.floor(random() * 6) }, () => {
        const offset = Math.floor(random() * 65_536)
        // Often a reply, or two together, of just so many packets.
        const whole = 64 * (1 + Math.floor(random() * 6))
        const rxBytes = random() < 0.5 ? whole - 1 : Math.floor(random() * 700)
        return { offset, rxBytes, clockHz: random() < 0.2 ? 500_000 : undefined }
      })
      const replies = await Promise.all(
        reads.map(({ offset, rxBytes, clockHz }) =>
          transport.transfer({
            tx: Uint8Array.of(0x03, offset >> 16, (offset >> 8) & 0xff, offset & 0xff),
            rxBytes,
            ...(clockHz === undefined ? {} : { maxClockHz: clockHz }),
          }),
        ),
      )
      const same = replies.every((reply, index) => {
        const { offset, rxBytes } = reads[index]!
        return Buffer.compare(reply, chip.memory.subarray(offset, offset + rxBytes)) === 0
      })
      expect(same).toBe(true)
    }
    const written = spy.mock.calls.map(([bytes]) => bytes)
    spy.mockRestore()
    const sizes = written.flatMap((bytes) => (bytes instanceof Uint8Array ? [bytes.length] : []))
    expect(sizes.length).toBeGreaterThan(240)
    expect(sizes.filter((size) => size % 64 === 0)).toEqual([])
  })

  it('closes though a second client waits for the place of the first', async () => {
    const { node, bridge } = await rig()
    const port = Number(bridge.address.slice(bridge.address.lastIndexOf(':') + 1))
    const waiting = await openTcpLink('127.0.0.1', port)
    const gone = new Promise((resolve) => waiting.onClose(resolve))
    await bridge.close()
    await gone
    expect(node.closed).toBe(true)
  })

  it('serves one client after another over the same port, which closes with it', async () => {
    const { node, bridge, transport, connect } = await rig()
    await transport.close()
    const second = await connect()
    expect(Array.from(await second.transfer({ tx: Uint8Array.of(0x9f), rxBytes: 3 }))).toEqual([
      0xd3, 0x72, 0x12,
    ])
    await second.close()
    expect(node.closed).toBe(false)
    await bridge.close()
    expect(node.closed).toBe(true)
  })

  it('says what broke when the port fails, and lets the client go', async () => {
    const { node, transport, log } = await rig()
    node.failsWith = errno.EIO
    await expect(transport.transfer({ tx: Uint8Array.of(0x9f), rxBytes: 3 })).rejects.toMatchObject(
      { code: 'link.lost' },
    )
    expect(log).toContain('port-failed')
  })

  it('ends a window that the kernel keeps, and serves again when it has come back', async () => {
    const { node, transport, log, connect } = await rig()
    await transport.transfer({ tx: Uint8Array.of(0x9f), rxBytes: 3 })
    node.hang()
    await expect(transport.transfer({ tx: Uint8Array.of(0x9f), rxBytes: 3 })).rejects.toMatchObject(
      { code: 'link.lost' },
    )
    expect(log).toContain('port-quiet')
    expect(log).toContain('port-silent')
    node.goOn()
    await transport.close()
    const second = await connect()
    used.unshift(second)
    expect(Array.from(await second.transfer({ tx: Uint8Array.of(0x9f), rxBytes: 3 }))).toEqual([
      0xd3, 0x72, 0x12,
    ])
  })

  it('closes though the kernel keeps a window', async () => {
    const { node, transport, bridge } = await rig()
    node.hang()
    const asked = Promise.allSettled([transport.transfer({ tx: Uint8Array.of(0x9f), rxBytes: 3 })])
    await bridge.close()
    expect((await asked)[0]?.status).toBe('rejected')
    expect(node.closed).toBe(true)
  })

  it('listens on this machine only', async () => {
    const node = new TestNode({ select() {}, send() {}, receive() {}, deselect() {} })
    await expect(
      serveNode(new WatchedNode(node), '0.0.0.0:0', CLOCK_HZ, anySpeed),
    ).rejects.toMatchObject({
      code: 'link.bad-address',
    })
    expect(node.closed).toBe(true)
  })
})

describe('a bridge to a bus that is not on the header', () => {
  let root = ''
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-bridge-bus-'))
  })
  afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

  it.each([
    ['pi-5', 'spidev10.0', 'own-flash'],
    ['pi-flash', 'spidev0.0', 'own-flash'],
    ['bone', 'spidev1.1', 'off-header'],
  ] as const)('%s: %s is refused before the port is opened', async (tree, node, role) => {
    plantTree(root, tree)
    const port = path.join(root, 'dev', node)
    // Opening it would fail otherwise: with no permission, or because it is not a device.
    fs.chmodSync(port, 0)
    const system = { platform: 'linux', roots: rootsBelow(root) } as const
    await expect(
      serveBridge({ path: port, listen: '127.0.0.1:0', clockHz: null }, system),
    ).rejects.toMatchObject({ code: 'link.off-header', facts: { port, role } })
  })

  it('a port of the header gets as far as being opened', async () => {
    plantTree(root, 'pi-buses')
    const system = { platform: 'linux', roots: rootsBelow(root) } as const
    for (const node of ['spidev0.0', 'spidev1.0', 'spidev6.0'])
      await expect(
        serveBridge(
          { path: path.join(root, 'dev', node), listen: '127.0.0.1:0', clockHz: null },
          system,
        ),
        // A plain file is not a spidev.
      ).rejects.toMatchObject({ code: 'link.unsupported' })
  })
})
