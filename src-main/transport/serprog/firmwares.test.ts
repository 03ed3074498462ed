// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { firmwares } from '../../../shared/programmer/firmwares.ts'
import type { FirmwareQuirk } from '../../../shared/programmer/firmwares.ts'
import { firmwareFor } from './firmwares.ts'
import { CommandMap } from './protocol.ts'

const noCommands = new CommandMap(new Uint8Array(32))

describe('the firmware table', () => {
  it('has entries that differ and are plausible', () => {
    expect(new Set(firmwares.map((firmware) => firmware.id)).size).toBe(firmwares.length)
    for (const { id, match, source, maxTxBytes, maxRxBytes } of firmwares) {
      expect([id, Object.keys(match).length > 0, source.length > 0]).toEqual([id, true, true])
      expect([
        id,
        match.usb?.every((usb) => /^[0-9a-f]{4}:[0-9a-f]{4}$/.test(usb)) ?? true,
      ]).toEqual([id, true])
      const opcodes = [...(match.has ?? []), ...(match.lacks ?? [])]
      expect([id, opcodes.every((opcode) => /^[0-9a-f]{2}$/.test(opcode))]).toEqual([id, true])
      // What one window may carry is bounded for everyone; see limits.ts.
      expect([id, maxTxBytes <= 4096 && maxRxBytes <= 262_144]).toEqual([id, true])
    }
  })

  it('queues nothing on a firmware that reads ahead, and proves it where it may be one', () => {
    const readers = (quirk: FirmwareQuirk) =>
      firmwares.filter(({ quirks }) => quirks.includes(quirk))
    expect(readers('sdk-stdio').map(({ queueing }) => queueing)).toEqual(['loses', 'loses'])
    expect(readers('may-be-sdk-stdio').map(({ queueing }) => queueing)).toEqual(['unknown'])
  })

  it('does not guess', () => {
    expect(firmwareFor({ usb: null, name: 'frser-duino', map: noCommands })).toBeNull()
    const usb = {
      vendorId: 'cafe',
      productId: '4001',
      manufacturer: null,
      product: null,
      serial: null,
    }
    expect(firmwareFor({ usb, name: 'something new', map: noCommands })).toBeNull()
  })
})
