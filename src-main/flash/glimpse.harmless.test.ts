// SPDX-License-Identifier: GPL-3.0-or-later
/** The look that nobody pressed for: whatever mode a chip was left in, it keeps its bytes, its registers and its mode. */
import { expect, it } from 'vitest'
import { openPractice } from '../transport/practice/driver.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import { glimpse } from './glimpse.ts'

const chips = ['W25Q64JV', 'MX25L6406E', 'W25Q256JV', 'SST25VF040B', 'TEST-64K-QPI', 'TEST-NO-ID']
const before: Readonly<Record<string, readonly (readonly number[])[]>> = {
  ordinary: [],
  'deep power-down': [[0xb9]],
  'a write enable latch left set': [[0x06]],
  QPI: [[0x35], [0x38]],
}

it.each(chips.flatMap((chip) => Object.keys(before).map((mode) => [chip, mode] as const)))(
  'is harmless to %s in %s',
  async (chip, mode) => {
    const { device, transport, close } = await openPractice(
      parsePracticeId(`practice:chip=${chip}`),
    )
    for (const tx of before[mode] ?? [])
      await transport.transfer({ tx: Uint8Array.from(tx), rxBytes: 0 })
    const state = () => ({
      bytes: Buffer.from(device.chip.memory).toString('base64'),
      registers: JSON.stringify(device.chip.registers.kept()),
      qpi: device.chip.inQpi,
    })
    const was = state()
    if (mode === 'QPI') expect(was.qpi).toBe(chip === 'TEST-64K-QPI')
    const sent: number[] = []
    const noting = {
      clockHz: transport.clockHz,
      limits: transport.limits,
      about: transport.about,
      transfer: (op: Parameters<typeof transport.transfer>[0]) => {
        sent.push(op.tx[0] ?? 0)
        return transport.transfer(op)
      },
      close: () => transport.close(),
    }
    for (let again = 0; again < 5; again++) await glimpse(noting)
    expect(state()).toEqual(was)
    for (const opcode of sent) expect([0x03, 0x04, 0x05, 0x06, 0x9f, 0xab]).toContain(opcode)
    // A latch that was set is closed again by the same look.
    expect(sent.lastIndexOf(0x04)).toBeGreaterThan(sent.lastIndexOf(0x06))
    await close()
  },
)
