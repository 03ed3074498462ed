// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { UntimedProgrammer } from '../device/untimed.ts'
import { makePracticeChip } from '../practice/device.ts'
import type { NorChip } from '../practice/nor-chip.ts'
import { parsePracticeId } from '../practice/options.ts'
import { ProgrammerCore } from '../practice/programmer.ts'
import { Wires } from '../practice/wires/wires.ts'
import type { SpiTransport } from '../spi.ts'
import type { ByteLink } from './byte-link.ts'
import { openSerprog } from './client.ts'
import { JumpingTimers, MemoryLink } from '../../testing/memory-link.ts'
import { harmless, keptOut } from './queue-proof.ts'
import type { FirmwareScript } from '../../testing/scripted-firmware.ts'
import {
  ScriptedFirmware,
  plainScript,
  scriptedJedecId,
  zoo,
} from '../../testing/scripted-firmware.ts'
import { seeded } from '../../testing/random.ts'

const RDID = { tx: Uint8Array.of(0x9f), rxBytes: 3 }
const CLOCK_HZ = 12_000_000

async function open(
  firmware: ScriptedFirmware,
  kind: ByteLink['kind'] = 'tcp',
  timers = new JumpingTimers(),
) {
  const link = new MemoryLink(firmware, kind)
  const transport = await openSerprog(link, { clockHz: CLOCK_HZ, usb: null, timers })
  firmware.countAnew()
  return { link, transport, firmware }
}

const idsOf = async (transport: SpiTransport): Promise<readonly (readonly number[])[]> =>
  (await Promise.all(Array.from({ length: 40 }, () => transport.transfer(RDID)))).map((reply) =>
    Array.from(reply),
  )

const proven = (transport: SpiTransport): boolean => {
  expect(transport.limits.depth > 1).toBe(
    transport.about.notes.some((note) => note.code === 'queueing' && note.how === 'proven'),
  )
  return transport.limits.depth > 1
}

describe('a firmware that nobody knows', () => {
  it.each(['serial', 'tcp'] as const)(
    'is queued when it proves that it can be, on %s',
    async (kind) => {
      const { transport, link, firmware } = await open(
        new ScriptedFirmware({ ...plainScript, name: 'homemade' }),
        kind,
      )
      expect(proven(transport)).toBe(true)
      // As deep as it was tried.
      expect(Math.max(...link.writes)).toBeGreaterThan(7500)
      const before = link.writes.length
      expect(await idsOf(transport)).toEqual(Array.from({ length: 40 }, () => scriptedJedecId))
      expect(link.writes.slice(before)).toEqual([321])
      expect(firmware.clockHz).toBe(CLOCK_HZ)
    },
  )

  const traps: readonly (readonly [string, () => ScriptedFirmware])[] = [
    ['reads ahead', () => new ScriptedFirmware(zoo['stacksmashing-pico-serprog'])],
    [
      'reads ahead and says nothing to what it does not know',
      () => new ScriptedFirmware({ ...zoo['stacksmashing-pico-serprog'], unknownOpcode: 'silent' }),
    ],
    ['has room for one window only', () => new Overrun(300)],
    ['has room for four windows', () => new Overrun(1000)],
    ['has less room than it thinks', () => new Overrun(5000)],
    ['drops every thousandth byte', () => new Dropper(1501)],
    ['answers each write once', () => new OneAnswer(plainScript)],
    ['mixes two replies up', () => new Swapper(plainScript)],
    ['forgets the clock that is set behind a window', () => new Forgetful(plainScript)],
  ]
  it.each(traps)(
    'that %s gets one command at a time, and every reply is right',
    async (_, make) => {
      for (const kind of ['serial', 'tcp'] as const) {
        const { transport, firmware, link } = await open(make(), kind)
        expect(proven(transport)).toBe(false)
        const before = link.writes.length
        expect(await idsOf(transport)).toEqual(Array.from({ length: 40 }, () => scriptedJedecId))
        expect(link.writes.slice(before)).toEqual(Array.from({ length: 40 }, () => 8))
        expect(firmware.windows).toBe(40)
        // What it read ahead or had eaten by half is gone: a page arrives as it was sent.
        const page = Uint8Array.from({ length: 260 }, (__, at) => (at * 7) & 0xff)
        await transport.transfer({ tx: page, rxBytes: 0 })
        expect(firmware.sent.at(-1)).toEqual(page)
        expect(firmware.clockHz).toBe(CLOCK_HZ)
      }
    },
  )

  it('whose buffer is small is never sent more than it says', async () => {
    for (const serialBufferBytes of [64, 300, 1200, 4096]) {
      const firmware = new ScriptedFirmware({ ...plainScript, name: 'small', serialBufferBytes })
      const { transport, link } = await open(firmware)
      expect(proven(transport)).toBe(serialBufferBytes >= 1200)
      await idsOf(transport)
      const single = 267 + 1
      expect(Math.max(...link.writes)).toBeLessThanOrEqual(Math.max(single, serialBufferBytes))
    }
  })

  it('is queued though its chip answers differently each time: a clip is not a reason to go slowly', async () => {
    const random = seeded(3)
    class Loose extends ScriptedFirmware {
      override onWindow = (_: number, [ack = 6, ...data]: number[]) => [
        ack,
        ...data.map(() => Math.floor(random() * 256)),
      ]
    }
    expect(proven((await open(new Loose(plainScript))).transport)).toBe(true)
  })

  it('is tried out whole again on a link that was disturbed, though the table knows it', async () => {
    const usb = { vendorId: 'cafe', productId: '4001', manufacturer: 'libreboot.org' }
    const identity = { ...usb, product: null, serial: null }
    const firmware = new ScriptedFirmware(plainScript)
    const link = new MemoryLink(firmware)
    const options = { clockHz: CLOCK_HZ, usb: identity, timers: new JumpingTimers() }
    const transport = await openSerprog(link, options)
    const short = firmware.windows
    firmware.onWindow = (_, answer) => [0x58, ...answer]
    await expect(transport.transfer(RDID)).rejects.toMatchObject({ code: 'link.bad-reply' })
    await transport.close()
    firmware.onWindow = null
    firmware.countAnew()
    link.reopen()
    await openSerprog(link, options)
    expect(firmware.windows).toBeGreaterThan(4 * short)
    firmware.countAnew()
    link.reopen()
    await openSerprog(link, options)
    expect(firmware.windows).toBe(short)
  })
})

describe('the proof', () => {
  it('sends no byte that could mean a change to a chip, or free pins', async () => {
    const stream = await recorded(12_000_000)
    expect(Array.from(new Set(stream)).filter((byte) => keptOut.has(byte))).toEqual([])
    for (const byte of [2, 6, 0x11, 0x12, 0x17, 0x20, 0x31, 0x35, 0x38, 0x50, 0x52, 0x60, 0x66])
      expect(keptOut.has(byte)).toBe(true)
    for (const byte of [0x99, 0xad, 0xb7, 0xb9, 0xc5, 0xc7, 0xd8, 0xe9])
      expect(keptOut.has(byte)).toBe(true)
  })

  it('finds a harmless number just below any other', () => {
    const random = seeded(8)
    for (let n = 0; n < 2000; n++) {
      const most = Math.floor(random() * 2 ** 32)
      const number = harmless(most)
      const bytes = Array.from({ length: 4 }, (_, at) => Math.floor(number / 256 ** at) % 256)
      expect([most, bytes.filter((byte) => keptOut.has(byte))]).toEqual([most, []])
      expect(number).toBeLessThanOrEqual(most)
    }
    expect([harmless(1_048_576), harmless(12_000_000), harmless(32)]).toEqual([
      1_048_576, 0xb6_fe_fe, 31,
    ])
  })

  it.each(['W25Q64JV', 'MX25L25635F'])(
    'changes nothing on a %s whatever single byte is lost, and wherever it is cut or shifted',
    async (name) => {
      const stream = await recorded(12_000_000)
      const scene = new Scene(name)
      const cuts = stream.length
      for (let at = 0; at < cuts; at++) {
        // Lost; lost from there on for a while; begun there; a surplus byte.
        scene.play(stream.subarray(0, at), stream.subarray(at + 1))
        if (at % 3 === 0) scene.play(stream.subarray(at))
        if (at % 3 === 1) scene.play(stream.subarray(0, at), stream.subarray(at + 61))
        if (at % 3 === 2) scene.play(stream.subarray(0, at), Uint8Array.of(0), stream.subarray(at))
      }
      expect(scene.changes()).toEqual([])
      expect(scene.windows).toBeGreaterThan(cuts)
    },
  )
})

/** What the whole proof sends to a programmer that answers everything, with one page batch of each size. */
async function recorded(clockHz: number): Promise<Uint8Array> {
  // A small buffer: one unit, then two with the long reads, which holds every neighbourhood that a larger one has.
  const script = { ...plainScript, name: 'homemade', serialBufferBytes: 700 }
  const link = new MemoryLink(new ScriptedFirmware(script))
  const sent: number[] = []
  const write = link.write.bind(link)
  link.write = (bytes) => {
    sent.push(...bytes)
    return write(bytes)
  }
  await openSerprog(link, { clockHz, usb: null, timers: new JumpingTimers() })
  // From the window that clears the latch to the last synchronising NOP; opening goes on with the clock.
  const from = sent.findIndex((_, at) => sent[at] === 0x13 && sent[at + 7] === 0x04)
  const to = sent.lastIndexOf(0x10)
  return Uint8Array.from(sent.slice(from, to + 1))
}

const ZEROS = new Uint8Array(400)

/** A programmer without limits, and a chip that has just been powered: nobody set its latch. */
class Scene {
  readonly #chip: NorChip
  readonly #before: string
  readonly #contents: Uint8Array
  readonly #mode: string
  #found: string[] = []
  windows = 0

  constructor(name: string) {
    this.#chip = makePracticeChip(parsePracticeId(`practice:chip=${name}`))
    this.#contents = this.#chip.memory.slice()
    this.#before = JSON.stringify(this.#chip.registers.kept())
    this.#mode = this.#modeSeen()
  }

  play(...pieces: readonly Uint8Array[]): void {
    const core = new ProgrammerCore(new Wires([this.#chip], [], 1), [])
    const limits = {
      name: 'x',
      maxTxBytes: 2 ** 24,
      maxRxBytes: 65_536,
      chunkBytes: 4096,
      commandUs: 0,
    }
    const programmer = new UntimedProgrammer(core, limits)
    for (const piece of pieces) programmer.input(piece)
    // What recovery sends behind it, whatever was eaten by half.
    programmer.input(ZEROS)
    this.windows += core.windows
    core.bus.deselect(0)
    const kept = JSON.stringify(this.#chip.registers.kept())
    const mode = this.#modeSeen()
    if (kept !== this.#before) this.#found.push(`registers ${kept}`)
    if (mode !== this.#mode) this.#found.push(`mode ${mode}`)
  }

  changes(): readonly string[] {
    const changed = Buffer.compare(this.#chip.memory, this.#contents) !== 0
    return changed ? [...this.#found, 'array'] : this.#found
  }

  /** Answers to ID, status and a read with three address bytes: QPI, sleep and four-byte mode show in them. */
  #modeSeen(): string {
    return [
      this.#chip.window([0x9f], 3),
      this.#chip.window([0x05], 1),
      this.#chip.window([0x03, 0, 0, 16], 4),
    ]
      .map((reply) => Buffer.from(reply).toString('hex'))
      .join(' ')
  }
}

// ---- firmwares with a trap -----------------------------------------------------------------------------------

/** What of one write goes beyond its room is lost, as on a UART without flow control. */
class Overrun extends ScriptedFirmware {
  readonly #room: number
  constructor(room: number) {
    super(plainScript)
    this.#room = room
  }
  override receive(bytes: Uint8Array): Uint8Array {
    return super.receive(bytes.subarray(0, this.#room))
  }
}

/** Loses a byte now and then, but only of long writes. */
class Dropper extends ScriptedFirmware {
  readonly #every: number
  constructor(every: number) {
    super(plainScript)
    this.#every = every
  }
  override receive(bytes: Uint8Array): Uint8Array {
    return super.receive(bytes.filter((_, at) => at % this.#every !== this.#every - 1))
  }
}

/** Sends the reply to the first command of a write and forgets the others. */
class OneAnswer extends ScriptedFirmware {
  override receive(bytes: Uint8Array): Uint8Array {
    const windows = this.windows
    const answer = super.receive(bytes)
    return this.windows > windows + 1 ? answer.subarray(0, 4) : answer
  }
}

/** Answers in the wrong order when two long reads are asked for at once. */
class Swapper extends ScriptedFirmware {
  #inWrite = 0
  override receive(bytes: Uint8Array): Uint8Array {
    this.#inWrite = 0
    return super.receive(bytes)
  }
  override onWindow = (_: number, answer: number[]) =>
    ++this.#inWrite > 1 && answer.length === 4 ? [6, 0x13, 0x05, 0x01] : answer
}

/** Says the old clock when it is set in the same write as a window. */
class Forgetful extends ScriptedFirmware {
  constructor(script: FirmwareScript) {
    super({
      ...script,
      grantHz: (hz) => (this.#inWindow && hz < CLOCK_HZ / 2 ? CLOCK_HZ : hz),
    })
  }
  #inWindow = false
  override receive(bytes: Uint8Array): Uint8Array {
    this.#inWindow = bytes[0] === 0x13 && bytes.length > 300
    const answer = super.receive(bytes)
    this.#inWindow = false
    return answer
  }
}
