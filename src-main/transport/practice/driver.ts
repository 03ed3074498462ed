// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Practice programmers as a driver: the whole program over a virtual device, for users without hardware and for tests.
 */
import { join } from 'node:path'
import { Fault } from '../../../shared/fault.ts'
import type { FoundProgrammer } from '../../../shared/model/programmer.ts'
import { addressId, contractAddress } from '../../../shared/programmer/address.ts'
import { openSerprog } from '../serprog/client.ts'
import type { SerprogOptions } from '../serprog/client.ts'
import type { ProgrammerDriver, SpiTransport } from '../spi.ts'
import { makePracticeChip, PracticeDevice } from './device.ts'
import type { PracticeDeviceOptions } from './device.ts'
import type { NorChip } from './nor-chip.ts'
import { defaultPracticeOptions, isPracticeId, parsePracticeId } from './options.ts'
import type { PracticeOptions } from './options.ts'
import { practiceParts } from './parts.ts'

/** Names of chips invented for tests; they stay out of the list. */
const MADE_UP = /^TEST-/u

/**
 * Chips of this process, by the options that make them different: after reconnecting, a practice write is still there.
 */
const chips = new Map<string, NorChip>()

function chipOf(options: PracticeOptions): NorChip {
  // A chip in a file is read again, because another process may have changed it.
  if (options.file !== null) return makePracticeChip(options)
  const { timing, content } = options
  const key = JSON.stringify([nameOf(options), timing, content])
  const known = chips.get(key)
  if (known !== undefined) return known
  const chip = makePracticeChip(options)
  chips.set(key, chip)
  return chip
}

/** What makes a chip different from another: its model, its place on a mainboard, its seed. */
function nameOf({ part, seed, on }: PracticeOptions): string {
  const place =
    on === null
      ? []
      : [on.board.id, `${on.place.totalBytes / 1024}K`, String(Math.max(on.place.index, 0) + 1)]
  const own = seed === defaultPracticeOptions().seed ? [] : [String(seed)]
  return [part.name, ...place, ...own].join('-')
}

/** Forgets every chip of this process, so that the next open makes new ones. For tests. */
export function forgetPracticeChips(): void {
  chips.clear()
}

/** An open practice device: its transport, and the device itself, for callers that inspect the chip. */
export interface OpenPractice {
  readonly device: PracticeDevice
  readonly transport: SpiTransport
  /** Closes the transport, then the device. */
  readonly close: () => Promise<void>
}

/** Plugs a device in and opens it with the serprog client over an in-memory link. */
export async function openPractice(
  options: PracticeDeviceOptions,
  open: SerprogOptions = { clockHz: null },
): Promise<OpenPractice> {
  const device = new PracticeDevice(options)
  try {
    const transport = await openSerprog(device.link(), open)
    const close = async (): Promise<void> => {
      await transport.close()
      device.dispose()
    }
    return { device, transport, close }
  } catch (error) {
    device.dispose()
    throw error
  }
}

/** Where the practice chips of this process are stored; set when the process starts and never changed. */
export interface PracticeFiles {
  /** Keeps the chip in this file. */
  readonly file?: string | null
  /** File with the contents of a new chip. */
  readonly contentPath?: string | null
  /**
   * Stores each chip in a file of this folder, `W25Q64JV.bin` (of a mainboard `W25Q64JV-x230-12288K-1.bin`); `file` has
   * priority.
   */
  readonly directory?: string | null
}

export function createPracticeDriver(files: PracticeFiles = {}): ProgrammerDriver {
  return {
    kind: 'practice',

    list(): Promise<readonly FoundProgrammer[]> {
      const found = practiceParts()
        .filter((part) => !MADE_UP.test(part.name))
        .map((part): FoundProgrammer => ({
          id: `practice:chip=${part.name}`,
          kind: 'practice',
          label: part.name,
          access: 'ok',
          accessDetail: null,
          usb: null,
        }))
      return Promise.resolve(found)
    },

    accepts: isPracticeId,

    async open(id, options): Promise<SpiTransport> {
      const parsed = withFiles(parsePracticeId(contractId(id)), files)
      const chip = chipOf(parsed)
      // Plugging the programmer in powers the chip up again.
      chip.settle()
      chip.powerCycle(0)
      const { transport, close } = await openPractice({ ...parsed, chip }, options)
      return {
        get clockHz() {
          return transport.clockHz
        },
        limits: transport.limits,
        about: parsed.timing === 'off' ? { ...transport.about, timeless: true } : transport.about,
        transfer: (op) => transport.transfer(op),
        grantedHz: (maxClockHz) => transport.grantedHz?.(maxClockHz) ?? null,
        onLost: (listener) => transport.onLost?.(listener),
        onQuiet: (listener) => transport.onQuiet?.(listener),
        close,
      }
    },
  }
}

export const practiceDriver: ProgrammerDriver = createPracticeDriver({
  directory: process.env['PIN_ONE_PRACTICE_CHIPS'] || null,
})

/** An id comes from a front end, so it must not name a file of the user. */
function contractId(id: string): string {
  const parsed = contractAddress(id)
  if (!parsed.ok) throw new Fault('link.bad-address', { programmerId: id, problem: parsed.problem })
  return addressId(parsed.value)
}

function withFiles(options: PracticeOptions, files: PracticeFiles): PracticeOptions {
  const { file, contentPath, directory } = files
  const own = directory ? join(directory, `${nameOf(options)}.bin`) : null
  return {
    ...options,
    file: file ?? own,
    ...(contentPath ? { content: { path: contentPath } } : {}),
  }
}
