// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../shared/fault.ts'
import type { SpiTransport } from '../spi.ts'
import { openSerprog } from './client.ts'
import { JumpingTimers, MemoryLink } from '../../testing/memory-link.ts'
import { commands } from './protocol.ts'
import type { FirmwareScript } from '../../testing/scripted-firmware.ts'
import { ScriptedFirmware, plainScript } from '../../testing/scripted-firmware.ts'

const NORMAL_HZ = 12_000_000
const SLOW_HZ = 1_280_000
const libreboot = {
  vendorId: 'cafe',
  productId: '4001',
  manufacturer: 'libreboot.org',
  product: null,
  serial: null,
}
/** A firmware that goes down in steps of 10 kHz, so that every clock is told apart. */
const script: FirmwareScript = {
  ...plainScript,
  grantHz: (askedHz) => Math.min(askedHz - (askedHz % 10_000), 31_250_000),
}
const id = { tx: Uint8Array.of(0x9f), rxBytes: 3 }
const status = { tx: Uint8Array.of(0x05), rxBytes: 4 }
const slowStatus = { ...status, maxClockHz: SLOW_HZ }

async function opened(part: Partial<FirmwareScript> = {}, clockHz: number | null = NORMAL_HZ) {
  const firmware = new ScriptedFirmware({ ...script, ...part })
  const link = new MemoryLink(firmware, 'serial')
  const timers = new JumpingTimers()
  const transport = await openSerprog(link, { clockHz, usb: libreboot, timers })
  /** The clock that each window ran at. */
  const ranAt: number[] = []
  firmware.onWindow = (_, answer) => {
    ranAt.push(firmware.clockHz)
    return answer
  }
  return { firmware, link, transport, ranAt }
}

const outcomes = async (windows: readonly Promise<unknown>[]): Promise<readonly string[]> =>
  (await Promise.allSettled(windows)).map((each) =>
    each.status === 'fulfilled' ? 'done' : (each.reason as Fault).code,
  )

describe('a window with a clock of its own', () => {
  it('runs at it, and those before and behind it at the usual one', async () => {
    const { transport, ranAt, firmware } = await opened()
    expect(transport.limits.slowWindows).toBe(true)
    const ops = [id, slowStatus, slowStatus, id, slowStatus, id]
    await Promise.all(ops.map((op) => transport.transfer(op)))
    expect(ranAt).toEqual([NORMAL_HZ, SLOW_HZ, SLOW_HZ, NORMAL_HZ, SLOW_HZ, NORMAL_HZ])
    // Two windows of one clock in a row switch once.
    const switches = firmware.opcodes.slice(-10).filter((code) => code === commands.S_SPI_FREQ)
    expect(switches).toHaveLength(4)
  })

  it('leaves with the others in one write', async () => {
    const { transport, link } = await opened()
    const writes = link.writes.length
    await Promise.all([id, slowStatus, id].map((op) => transport.transfer(op)))
    expect(link.writes.slice(writes)).toEqual([8 + 5 + 8 + 5 + 8])
  })

  it('is never faster than the usual clock', async () => {
    const { transport, ranAt } = await opened()
    await transport.transfer({ ...status, maxClockHz: 2 * NORMAL_HZ })
    expect(ranAt).toEqual([NORMAL_HZ])
  })

  it.each<[string, Partial<FirmwareScript>, number | null]>([
    ['the usual clock is slow itself', {}, 1_500_000],
    [
      'the clock cannot be set',
      { opcodes: script.opcodes.filter((code) => code !== commands.S_SPI_FREQ) },
      NORMAL_HZ,
    ],
    ['the programmer has one clock only', { grantHz: () => NORMAL_HZ }, NORMAL_HZ],
    ['the programmer rounds up', { grantHz: (hz) => (hz < 4_000_000 ? 4_000_000 : hz) }, NORMAL_HZ],
    ['the programmer goes far below', { grantHz: (hz) => (hz < 2e6 ? 1000 : hz) }, NORMAL_HZ],
  ])('does not exist where %s', async (_, part, clockHz) => {
    const { transport, ranAt, firmware } = await opened(part, clockHz)
    expect(transport.limits.slowWindows).toBe(false)
    const usual = firmware.clockHz
    await Promise.all([slowStatus, id].map((op) => transport.transfer(op)))
    expect(ranAt).toEqual([usual, usual])
  })

  it('does not exist where the clock does not come back as it was', async () => {
    let asked = 0
    const grantHz = (hz: number): number => (hz === NORMAL_HZ && ++asked > 1 ? hz / 2 : hz)
    const { transport } = await opened({ grantHz })
    expect([transport.limits.slowWindows, transport.clockHz]).toEqual([false, NORMAL_HZ / 2])
  })
})

describe('when the clock goes wrong in the middle', () => {
  /** From the n-th S_SPI_FREQ behind opening on. */
  async function broken(n: number, grant: (hz: number) => number) {
    let asked = Number.NEGATIVE_INFINITY
    const scene = await opened({ grantHz: (hz) => (++asked >= n ? grant(hz) : hz) })
    asked = 0
    return scene
  }

  it.each([
    ['a faster one than the usual is granted for a slow window', 1, () => 31_250_000],
    ['none is granted', 1, () => 0],
    ['the usual one does not come back', 2, () => 11_000_000],
    ['the way back goes too far', 2, () => 24_000_000],
  ])('ends as a bad reply and frees the pins: %s', async (_, n, grant) => {
    const { transport, firmware, link } = await broken(n, grant)
    const told: string[] = []
    transport.onLost?.((fault) => told.push(fault.code))
    const ended = await outcomes([transport.transfer(slowStatus), transport.transfer(id)])
    expect(ended.every((each) => ['done', 'link.bad-reply', 'link.lost'].includes(each))).toBe(true)
    // Whatever was through by then: nothing more is.
    const later = await outcomes([transport.transfer(id)])
    expect(later).toEqual(['link.bad-reply'])
    expect(told).toEqual(['link.bad-reply'])
    await transport.close()
    expect([firmware.pinsDriven, link.closed]).toEqual([false, true])
  })

  it('ends as a bad reply when the clock is refused', async () => {
    const refusedOpcodes: number[] = []
    const { transport, firmware } = await opened({ refusedOpcodes })
    refusedOpcodes.push(commands.S_SPI_FREQ)
    const ended = await outcomes([transport.transfer(id), transport.transfer(slowStatus)])
    expect(ended).toEqual(['done', 'link.bad-reply'])
    await transport.close()
    expect(firmware.pinsDriven).toBe(false)
  })

  it('ends as a bad reply when the clock is never answered: the next answer does not belong to it', async () => {
    const silentOpcodes: number[] = []
    const { transport } = await opened({ silentOpcodes })
    silentOpcodes.push(commands.S_SPI_FREQ)
    const ended = await outcomes([transport.transfer(id), transport.transfer(slowStatus)])
    expect(ended).toEqual(['done', 'link.bad-reply'])
  })

  it('ends as lost when the plug is pulled at any switch', async () => {
    for (let n = 0; n < 6; n++) {
      const { transport, firmware, link } = await opened()
      let seen = 0
      firmware.onWindow = (_, answer) => {
        if (seen++ === n) link.unplug()
        return answer
      }
      const windows = [slowStatus, id, slowStatus, id, slowStatus, id]
      const ended = await outcomes(windows.map((op) => transport.transfer(op)))
      expect(ended).toEqual(windows.map(() => 'link.lost'))
      await transport.close()
    }
  })
})

describe('closing behind a slow window', () => {
  const settledAt = async (close: (transport: SpiTransport) => Promise<void>) => {
    const scene = await opened()
    const windows = [slowStatus, id, slowStatus].map((op) => scene.transport.transfer(op))
    const ended = outcomes(windows)
    await close(scene.transport)
    await ended
    return scene
  }

  it('leaves the programmer with the usual clock, for any later program', async () => {
    const { firmware } = await settledAt(async (transport) => {
      await new Promise((resolve) => process.nextTick(resolve))
      await transport.close()
    })
    expect([firmware.clockHz, firmware.pinsDriven]).toEqual([NORMAL_HZ, false])
  })

  it('does so when nothing had been sent yet, and when all was answered', async () => {
    const early = await settledAt((transport) => transport.close())
    expect(early.firmware.clockHz).toBe(NORMAL_HZ)
    const { transport, firmware } = await opened()
    await transport.transfer(slowStatus)
    expect(firmware.clockHz).toBe(SLOW_HZ)
    await transport.close()
    expect([firmware.clockHz, firmware.pinsDriven]).toEqual([NORMAL_HZ, false])
  })

  it('does so after a reply that made no sense', async () => {
    const { transport, firmware } = await opened()
    firmware.onWindow = (_, answer) => [0x00, ...answer]
    expect(await outcomes([transport.transfer(slowStatus)])).toEqual(['link.bad-reply'])
    await transport.close()
    expect([firmware.clockHz, firmware.pinsDriven]).toEqual([NORMAL_HZ, false])
  })
})
