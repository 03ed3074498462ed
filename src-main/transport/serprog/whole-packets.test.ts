// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { SpiOp } from '../spi.ts'
import { openSerprog } from './client.ts'
import { JumpingTimers, MemoryLink } from '../../testing/memory-link.ts'
import { ScriptedFirmware, plainScript, zoo } from '../../testing/scripted-firmware.ts'
import { synchronise } from './sync.ts'
import { seeded } from '../../testing/random.ts'

const kukrimate = {
  vendorId: 'cafe',
  productId: '4001',
  manufacturer: null,
  product: null,
  serial: null,
}

const wholePackets = (link: MemoryLink): readonly number[] =>
  link.writes.filter((bytes) => bytes % 64 === 0)

describe('a firmware that does not see a write of whole packets', () => {
  it.each([
    ['queued', kukrimate],
    ['one at a time', null],
  ] as const)('answers windows of every length, %s', async (_, usb) => {
    const link = new MemoryLink(new ScriptedFirmware(zoo['kukrimate-pico-serprog']))
    const transport = await openSerprog(link, { clockHz: null, usb, timers: new JumpingTimers() })
    for (let bytes = 0; bytes <= 200; bytes++) {
      const reply = await transport.transfer({ tx: new Uint8Array(bytes), rxBytes: 2 })
      expect(reply).toHaveLength(2)
    }
    expect(wholePackets(link)).toEqual([])
  })

  it('answers random jobs, and no write ever ends with a whole packet', async () => {
    const random = seeded(64)
    const link = new MemoryLink(new ScriptedFirmware(zoo['kukrimate-pico-serprog']))
    const timers = new JumpingTimers()
    const transport = await openSerprog(link, { clockHz: 12_000_000, usb: kukrimate, timers })
    for (let job = 0; job < 200; job++) {
      const ops = Array.from({ length: 1 + Math.floor(random() * 12) }, (): SpiOp => ({
        tx: new Uint8Array(Math.floor(random() ** 3 * 600)),
        rxBytes: Math.floor(random() * 70),
        ...(random() < 0.3 ? { maxClockHz: 1_000_000 } : {}),
      }))
      const replies = await Promise.all(ops.map((op) => transport.transfer(op)))
      expect(replies.map((reply) => reply.length)).toEqual(ops.map((op) => op.rxBytes))
    }
    expect(wholePackets(link)).toEqual([])
  })

  it('is woken out of a window that was broken off, in steps that it sees', async () => {
    const start = { doing: 'sending', wantsBytes: 500, thenReplies: 0 } as const
    const script = { ...plainScript, holdsWholePackets: true, start }
    const link = new MemoryLink(new ScriptedFirmware(script))
    await synchronise(link, new JumpingTimers())
    expect(wholePackets(link)).toEqual([])
  })
})
