// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { createFlashDevice } from './device.ts'
import { sameChip } from './steps.ts'
import { deviceWith, openRig } from '../testing/rig.ts'

describe('a chip that has no ID, known by its self-description', () => {
  const withoutId = async () => {
    const rig = await openRig('chip=W25Q64JV')
    const chip = { ...rig.chip, idBytes: [], probe: 'sfdp' } as const
    return { rig, device: createFlashDevice(rig.transport, chip) }
  }

  it('is recognised as long as it gives that', async () => {
    const { rig, device } = await withoutId()
    expect(await sameChip(device)).toBe('53464450')
    await rig.close()
  })

  it.each([0xff, 0x00])('is missed when the line reads %i all the time', async (byte) => {
    const { rig, device } = await withoutId()
    const gone = deviceWith(device, {
      readId: () => Promise.resolve(new Uint8Array(4).fill(byte)),
    })
    await expect(sameChip(gone)).rejects.toMatchObject({ code: 'chip.changed-underway' })
    await rig.close()
  })
})
