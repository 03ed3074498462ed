// SPDX-License-Identifier: GPL-3.0-or-later
/** A practice chip on an open bus, for tests of the engine's jobs. */
import type { FlashChip } from '../../shared/model/chip.ts'
import { openPractice } from '../transport/practice/driver.ts'
import { makePracticeChip } from '../transport/practice/device.ts'
import type { NorChip } from '../transport/practice/nor-chip.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import type { SpiTransport } from '../transport/spi.ts'
import { createFlashDevice } from '../flash/device.ts'
import type { FlashDevice } from '../flash/device.ts'
import { identify } from '../flash/identify.ts'
import { testRun } from './run.ts'

export interface Rig {
  /** The simulated chip: its actual contents. */
  readonly nor: NorChip
  readonly chip: FlashChip
  readonly transport: SpiTransport
  readonly device: FlashDevice
  close(): Promise<void>
}

/** Opens and identifies `practice:<id>`, whose contents are `contents` when given. */
export async function openRig(id: string, contents?: Uint8Array): Promise<Rig> {
  const options = parsePracticeId(`practice:${id}`)
  const nor = makePracticeChip(contents === undefined ? options : { ...options, content: 'blank' })
  if (contents !== undefined) nor.memory.set(contents)
  const { transport, close } = await openPractice({ ...options, chip: nor })
  const { chip } = await identify(transport, testRun())
  if (chip === null) throw new Error(`${id} is not settled`)
  return { nor, chip, transport, device: createFlashDevice(transport, chip), close }
}

/** The device with some of its replies replaced. */
export function deviceWith(device: FlashDevice, part: Partial<FlashDevice>): FlashDevice {
  return {
    chip: device.chip,
    clockHz: device.clockHz,
    read: device.read.bind(device),
    apply: device.apply.bind(device),
    verify: device.verify.bind(device),
    readSecurity: device.readSecurity.bind(device),
    readRegisters: device.readRegisters.bind(device),
    writeRegister: device.writeRegister.bind(device),
    readId: device.readId.bind(device),
    latchToggles: device.latchToggles.bind(device),
    leave: device.leave.bind(device),
    ...part,
  }
}
