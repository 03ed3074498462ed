// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { isFault } from '../../../shared/fault.ts'
import type { SpiTransport } from '../spi.ts'
import { openPractice } from './driver.ts'
import { parsePracticeId } from './options.ts'
import { practicePart, practiceParts } from './parts.ts'
import type { PracticePart } from './parts.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const high = (address: number): readonly number[] => [
  (address >> 16) & 0xff,
  (address >> 8) & 0xff,
  address & 0xff,
]

/** Everything that can be asked, a page programmed and erased again: what somebody would see of the chip. */
async function seenOf(id: string): Promise<readonly string[]> {
  const options = parsePracticeId(`${id},content=blank`)
  const { part } = options
  const { transport, close } = await openPractice(options, { clockHz: 16_000_000 })
  const seen: string[] = []
  try {
    for (const step of steps(transport, part)) seen.push(await step())
  } catch (error) {
    if (!isFault(error)) throw error
    seen.push(error.code)
  } finally {
    await close()
  }
  return seen
}

function* steps(
  transport: SpiTransport,
  part: PracticePart,
): Generator<() => Promise<string>, void> {
  const ask = (tx: readonly number[], rxBytes: number) => async (): Promise<string> =>
    hex(await transport.transfer({ tx: Uint8Array.from(tx), rxBytes }))
  const send = (tx: readonly number[]) => ask(tx, 0)
  /** How often it was busy, up to a hundred times. */
  const ends = async (): Promise<string> => {
    for (let polls = 0; polls < 100; polls++)
      if (((await transport.transfer({ tx: Uint8Array.of(0x05), rxBytes: 1 }))[0] ?? 0) % 2 === 0)
        return `ends ${polls}`
    return 'never ends'
  }
  const status = [0x05, 0x35, 0x15, 0x2b].map((opcode) => ask([opcode], 1))
  const page = 0x1000
  const reads = [page, 0, part.sizeBytes / 2 + page, part.sizeBytes - 64].map((address) =>
    ask(
      address < 0x100_0000 ? [0x03, ...high(address)] : [0x13, address >> 24, ...high(address)],
      64,
    ),
  )
  yield* [ask([0x9f], 3), ask([0x90, 0, 0, 0], 2), ask([0xab, 0, 0, 0], 1)]
  yield* [ask([0x5a, 0, 0, 0, 0], 256), ...status, ...reads]
  // Some parts wake up protected.
  yield* [send([0x06]), send([0x01, 0]), ends, ...status]
  const data = part.pageBytes === 1 ? [0xa5] : Array.from({ length: 64 }, (_, at) => at & 0xf7)
  yield* [send([0x06]), send([0x02, ...high(page), ...data]), ends, ...reads]
  const [erase] = part.erase
  if (erase !== undefined)
    yield* [send([0x06]), send([erase.opcode, ...high(page)]), ends, ...reads, ...status]
}

/**
 * One of each kind of the chip's, so strong that it would show where it can be, and a few of the wires. What a programmer
 * does wrong is the same for every chip.
 */
const faults = [
  'stuck-busy',
  'protected',
  'protected:bp=1',
  'protected:bp=4',
  'protected:bp=8',
  'protected:lock=pin',
  'protected:lock=power',
  'protected:lock=permanent',
  'wps',
  'hidden-wps',
  'cmp',
  'qpi',
  'bad-sector:address=0x1000',
  'bad-sector:address=0x400000',
  'bad-page:address=0x1000',
  'bad-page:address=0x400000',
  'flip:address=0x1000',
  'flip:address=0x400000',
  'stuck-address:bit=12',
  'stuck-address:bit=23',
  'stuck-address:bit=25',
  'stuck-data:bit=0',
  'stuck-data:bit=3:level=1',
  'relabelled',
  'second-chip',
  'second-chip:chip=W25Q64JV',
  'late-page:rate=1',
  'unplug:write=1',
  'open-miso',
  'flip:rate=0.01',
  'shift:bits=1',
]

/** This part wakes up with every block protect bit set. */
const alreadySo = ['protected']

/** Farther up than the steps look. */
const elsewhere = /address=0x400000|bit=23|bit=25/u

describe.each(practiceParts().map(({ name }) => name))('on a practice %s', (chip) => {
  it('each fault shows, or is refused with words that name chips that can have it', async () => {
    const healthy = await seenOf(`practice:chip=${chip}`)
    const idle: string[] = []
    for (const fault of faults) {
      try {
        parsePracticeId(`practice:chip=${chip},fault=${fault}`)
      } catch (error) {
        if (!isFault(error) || error.code !== 'link.bad-address') throw error
        expect(error.facts).toMatchObject({ problem: { code: 'practice-chip-without', chip } })
        continue
      }
      if (elsewhere.test(fault)) continue
      const seen = await seenOf(`practice:chip=${chip},fault=${fault}`)
      if (seen.join() === healthy.join()) idle.push(fault)
    }
    expect(idle).toEqual(chip === 'SST25VF040B' ? alreadySo : [])
  })
})

describe('a fault that a practice chip cannot have', () => {
  it.each([
    ['W25Q64JV', 'qpi', 'W25Q64FW'],
    ['MX25L512E', 'cmp', 'W25Q64JV'],
    ['MX25L6406E', 'wps', 'W25Q64JV'],
    ['MX25L6406E', 'protected:lock=permanent', 'W25Q64JV'],
    ['MX25L512E', 'bad-page:address=0x10000', 'W25Q64JV'],
    ['MX25L512E', 'stuck-address:bit=16', 'W25Q64JV'],
  ])('%s, %s: is refused, and a chip that can have it is named', (chip, fault, other) => {
    let refused: unknown = null
    try {
      parsePracticeId(`practice:fault=${fault},chip=${chip}`)
    } catch (error) {
      refused = error
    }
    expect(refused).toMatchObject({
      code: 'link.bad-address',
      facts: {
        problem: {
          code: 'practice-chip-without',
          chip,
          parts: expect.arrayContaining([other]) as unknown,
        },
      },
    })
    expect(parsePracticeId(`practice:fault=${fault},chip=${other}`).part.name).toBe(other)
  })
  it('is a chip beside itself', () => {
    expect(() => parsePracticeId('practice:chip=W25Q64JV,fault=second-chip:chip=W25Q64JV')).toThrow(
      'link.bad-address',
    )
  })
  it('that asks for quad enable in QPI has it set, and ignores everything', async () => {
    expect(practicePart('W25Q64FW').qpi?.needsQuadEnable).toBe(true)
    const [id] = await seenOf('practice:chip=W25Q64FW,fault=qpi')
    expect(id).toMatch(/^(?:00|ff)+$/u)
  })
})
