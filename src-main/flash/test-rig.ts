/** A practice chip on an open bus, for tests of the engine's jobs. */
import type { FlashChip } from '../../shared/model/chip.ts'
import { openPractice } from '../transport/practice/driver.ts'
import { makePracticeChip } from '../transport/practice/device.ts'
import type { NorChip } from '../transport/practice/nor-chip.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import type { SpiTransport } from '../transport/spi.ts'
import { createFlashDevice } from './device.ts'
import type { FlashDevice } from './device.ts'
import { identify } from './identify.ts'
import { testRun } from './test-run.ts'

export interface Rig {
  /** The virtual silicon: what the chip really holds. */
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

/** The device with some of its answers replaced. */
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
    writeEnableToggles: device.writeEnableToggles.bind(device),
    leave: device.leave.bind(device),
    ...part,
  }
}

/** A seeded source of numbers in [0, 1); the same seed gives the same test (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** Bytes that look like nothing: every value, no runs. */
export function noise(length: number, seed: number): Uint8Array {
  const random = seeded(seed)
  return Uint8Array.from({ length }, () => Math.floor(random() * 256))
}
