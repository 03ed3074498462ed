// SPDX-License-Identifier: GPL-3.0-or-later
/** Chips above 16 MiB as other programs leave them. */
import { expect, it } from 'vitest'
import type { FlashChip } from '../../shared/model/chip.ts'
import { enter4ByteMode, exit4ByteMode } from '../chip/commands.ts'
import { openRig } from '../testing/rig.ts'
import { testRun } from '../testing/run.ts'
import { createFlashDevice } from './device.ts'

const sizeBytes = 32 << 20
const contents = Uint8Array.from(
  { length: sizeBytes },
  (_, at) => (Math.imul(at, 2_654_435_761) >>> 15) & 0xff,
)
const places = [0, 0x1234, 0xff_f000, 0x100_0000, sizeBytes - 4096]

it.each([
  ['4-byte-mode', 'three', exit4ByteMode],
  ['4-byte-mode', 'four', enter4ByteMode],
  ['4-byte-opcodes', 'three', exit4ByteMode],
  ['4-byte-opcodes', 'four', enter4ByteMode],
] as const)(
  'a chip addressed by %s that listens to %s bytes at first is read right',
  async (addressing, _bytes, asFound) => {
    const rig = await openRig('chip=W25Q256JV', contents)
    // The practice chip shows the mode in no register, as parts of other makers do.
    await rig.transport.transfer(asFound())
    const own: FlashChip = { ...rig.chip, addressing }
    const device = createFlashDevice(rig.transport, own)
    for (const offset of places) {
      const read = await device.read({ offset, length: 4096 }, testRun())
      const right = contents.subarray(offset, offset + 4096)
      expect(Buffer.compare(read, right), `at 0x${offset.toString(16)}`).toBe(0)
    }
    await rig.close()
  },
)
