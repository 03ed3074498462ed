// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import { faultRecord } from '../../shared/fault.ts'
import type { Registers } from '../chip/status.ts'
import type { FlashDevice } from './device.ts'
import { setSettings } from './protect.ts'
import { testRun } from '../testing/run.ts'

const found = chipEntries().find(({ id }) => id === 'winbond-w25q128.v')
const chip = flashChip(found ?? raise())
function raise(): never {
  throw new Error('the table has no W25Q128')
}

/** A chip whose SR1 takes only the bits of `takes`, and every register write is told to `wrote`. */
function stubborn(start: Registers, takes: number): { device: FlashDevice; wrote: number[] } {
  let registers = start
  const wrote: number[] = []
  const device = {
    chip,
    readRegisters: () => Promise.resolve(registers),
    writeRegister: (write: { readonly tx: Uint8Array }) => {
      const [opcode = 0, sr1 = 0, sr2] = write.tx
      wrote.push(opcode)
      if (opcode === 0x01)
        registers = {
          ...registers,
          sr1: ((registers.sr1 ?? 0) & ~takes) | (sr1 & takes),
          ...(sr2 === undefined ? {} : { sr2 }),
        }
      return Promise.resolve(registers)
    },
  } as unknown as FlashDevice
  return { device, wrote }
}

const upper = { offset: 0xf0_0000, length: 0x10_0000 }
const wanted = { range: upper, lock: 'wp-pin', quadEnable: null } as const

describe('settings on a chip', () => {
  it('are reported as done only when the registers read as asked, twice', async () => {
    const { device } = stubborn({ sr1: 0, sr2: 0, sr3: 0 }, 0xfc)
    const run = testRun()
    await expect(setSettings(device, wanted, run)).resolves.toMatchObject({
      protectedRange: upper,
      lock: 'wp-pin',
    })
  })

  it('that are there already write nothing', async () => {
    const { device, wrote } = stubborn({ sr1: 0x8c, sr2: 0, sr3: 0 }, 0xfc)
    const now = await setSettings(device, { ...wanted, range: null }, testRun())
    expect(now.lock).toBe('wp-pin')
    expect(wrote).toEqual([])
  })

  it.each([
    ['nothing', 0, 'not-taken', 'sr1=00 sr2=00 sr3=00'],
    // Half of what was asked is taken back, so the chip is as it was.
    ['one of the bits', 0x04, 'not-taken', 'sr1=00 sr2=00 sr3=00'],
    ['the range and not the lock', 0x7c, 'not-taken', 'sr1=00 sr2=00 sr3=00'],
  ])(
    'of which the chip takes %s are refused with what it holds now',
    async (_what, takes, by, registers) => {
      const { device } = stubborn({ sr1: 0, sr2: 0, sr3: 0 }, takes)
      const fault = await setSettings(device, wanted, testRun()).catch(faultRecord)
      expect(fault).toMatchObject({ code: 'chip.setting-refused', facts: { by, registers } })
    },
  )

  it('that stay half done say so', async () => {
    const { device } = stubborn({ sr1: 0, sr2: 0, sr3: 0 }, 0)
    let writes = 0
    let sr1 = 0
    const half = {
      ...device,
      chip,
      readRegisters: () => Promise.resolve({ sr1, sr2: 0, sr3: 0 }),
      writeRegister: () => {
        writes++
        sr1 = 0x04
        return Promise.resolve({ sr1, sr2: 0, sr3: 0 })
      },
    } as unknown as FlashDevice
    const fault = await setSettings(half, wanted, testRun()).catch(faultRecord)
    expect(fault).toMatchObject({ facts: { by: 'half-taken', registers: 'sr1=04 sr2=00 sr3=00' } })
    expect(writes).toBeGreaterThan(1)
  })
})
