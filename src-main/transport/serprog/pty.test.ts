// SPDX-License-Identifier: GPL-3.0-or-later
/** The client over a real pseudo terminal and the real serial port library, on a line that does everything lines do. */
import { afterEach, describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/fault.ts'
import { openPty } from '../libc.ts'
import { PtyStream } from '../practice/pty-stream.ts'
import type { SpiTransport } from '../spi.ts'
import { openSerprog } from './client.ts'
import { openSerialLink } from './link.ts'

import { commands } from './protocol.ts'
import type { FirmwareScript } from '../../testing/scripted-firmware.ts'
import {
  ScriptedFirmware,
  plainScript,
  scriptedContents,
  scriptedJedecId,
} from '../../testing/scripted-firmware.ts'
import { seeded } from '../../testing/random.ts'

const usb = {
  vendorId: 'cafe',
  productId: '4001',
  manufacturer: 'libreboot.org',
  product: null,
  serial: null,
}
const ID = { tx: Uint8Array.of(0x9f), rxBytes: 3 }
const READ_BYTES = 65_536
const read = (offset: number) => ({
  tx: Uint8Array.of(0x03, offset >> 16, (offset >> 8) & 0xff, offset & 0xff),
  rxBytes: READ_BYTES,
})
const page = { tx: new Uint8Array(260).fill(2), rxBytes: 0 }

/** A device behind a pseudo terminal. What it receives and sends may be cut, held back, or lost. */
class Device {
  readonly path: string
  firmware: ScriptedFirmware
  /** Most bytes that come through at once, in either direction. */
  pieceBytes = Infinity
  /** Turns of the event loop between two pieces. */
  pauseTurns = 0
  /** Takes nothing from the line any more, as a program that hangs. */
  hung = false
  /** Called for every piece that is about to be said; what it returns is said instead. */
  say: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes
  readonly #stream: PtyStream
  readonly #heard: Uint8Array[] = []
  #working = false
  #closed = false

  private constructor(path: string, stream: PtyStream, script: FirmwareScript) {
    this.path = path
    this.#stream = stream
    this.firmware = new ScriptedFirmware(script)
    stream.onData = (bytes) => {
      this.#heard.push(bytes.slice())
      if (!this.#working) void this.#work()
    }
  }

  static async plug(script: Partial<FirmwareScript> = {}): Promise<Device> {
    const pty = await openPty()
    return new Device(pty.path, new PtyStream(pty), { ...plainScript, ...script })
  }

  /** Says something that nobody asked for. */
  blurt(bytes: Uint8Array): void {
    this.#stream.write(bytes)
  }

  /** As when its power fails for a moment: what it was doing and saying is gone. */
  restart(): void {
    this.firmware = new ScriptedFirmware(plainScript)
  }

  unplug(): void {
    this.#closed = true
    this.#stream.close()
  }

  async #work(): Promise<void> {
    this.#working = true
    for (let bytes = this.#heard.shift(); bytes !== undefined; bytes = this.#heard.shift())
      for (const piece of this.#pieces(bytes)) {
        if (this.hung) return
        for (const said of this.#pieces(this.firmware.receive(piece))) {
          if (this.#closed) return
          this.#stream.write(this.say(said))
          await turns(this.pauseTurns)
        }
      }
    this.#working = false
  }

  /** As long as `pieceBytes` says when each is taken. */
  *#pieces(bytes: Uint8Array): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length;) {
      const end = Math.min(bytes.length, at + this.pieceBytes)
      yield bytes.subarray(at, end)
      at = end
    }
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

const devices: Device[] = []
const transports: SpiTransport[] = []
afterEach(async () => {
  for (const transport of transports.splice(0)) await transport.close()
  for (const device of devices.splice(0)) device.unplug()
})

async function plug(script: Partial<FirmwareScript> = {}): Promise<Device> {
  const device = await Device.plug(script)
  devices.push(device)
  return device
}

async function open(device: Device): Promise<SpiTransport> {
  const link = await openSerialLink(device.path)
  const transport = await openSerprog(link, { clockHz: 12_000_000, usb })
  transports.push(transport)
  device.firmware.countAnew()
  return transport
}

const idOf = async (transport: SpiTransport): Promise<readonly number[]> =>
  Array.from(await transport.transfer(ID))

async function readsAll(transport: SpiTransport): Promise<boolean> {
  const replies = await Promise.all([0, READ_BYTES].map((at) => transport.transfer(read(at))))
  return Buffer.compare(Buffer.concat(replies), scriptedContents) === 0
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Fault ? error.code : String(error)),
  )

describe.skipIf(process.platform === 'win32')('a serial line', () => {
  it.each([1, 2, 3, 7, 61])('that delivers %i bytes at a time loses none', async (pieceBytes) => {
    const device = await plug()
    const transport = await open(device)
    device.pieceBytes = pieceBytes
    const ids = await Promise.all(Array.from({ length: 300 }, () => idOf(transport)))
    expect(ids).toEqual(ids.map(() => scriptedJedecId))
  })

  it('that is slow and cut anywhere carries long reads and a full queue of pages', async () => {
    const device = await plug()
    const transport = await open(device)
    const random = seeded(11)
    device.say = (bytes) => {
      device.pieceBytes = 1 + Math.floor(random() * 900)
      device.pauseTurns = Math.floor(random() * 4)
      return bytes
    }
    device.pieceBytes = 100
    expect(await readsAll(transport)).toBe(true)
    const before = device.firmware.windows
    await Promise.all(Array.from({ length: 400 }, () => transport.transfer(page)))
    expect(device.firmware.windows - before).toBe(400)
    expect(await readsAll(transport)).toBe(true)
  })

  it.each([
    ['a few stray bytes', 7],
    ['as much as the line holds', 3000],
    ['a long read that nobody waits for', 200_000],
  ])('with %s on it before the first word is cleared first', async (_, count) => {
    const device = await plug()
    const random = seeded(count)
    device.blurt(Uint8Array.from({ length: count }, () => random() * 256))
    const transport = await open(device)
    expect(await idOf(transport)).toEqual(scriptedJedecId)
    expect(await readsAll(transport)).toBe(true)
  })

  it.each<[string, FirmwareScript['start']]>([
    ['waits for the rest of a page', { doing: 'sending', wantsBytes: 200, thenReplies: 0 }],
    ['has heard half a command', { doing: 'header', got: [4, 0, 0] }],
    ['is in the middle of a long answer', { doing: 'talking', bytes: 60_000 }],
  ])('with a device on it that %s is brought into step', async (_, start) => {
    const transport = await open(await plug({ start }))
    expect(await idOf(transport)).toEqual(scriptedJedecId)
  })

  it('with nobody on it that speaks serprog says so', async () => {
    const device = await plug({ start: { doing: 'dead' } })
    expect(await codeOf(open(device))).toBe('link.no-answer')
  })

  it('with a terminal program on it that echoes everything says so', async () => {
    const device = await plug()
    device.firmware.receive = (bytes) => bytes
    expect(await codeOf(open(device))).toBe('link.no-answer')
  })
})

describe.skipIf(process.platform === 'win32')('a device that fails in the middle', () => {
  /** At window `n` of a read, a queue of pages and a read. */
  async function failing(
    n: number,
    fail: (device: Device) => void,
  ): Promise<{ readonly device: Device; readonly ended: readonly string[] }> {
    const device = await plug()
    const transport = await open(device)
    device.firmware.onWindow = (index, answer) => {
      if (index === n) fail(device)
      return answer
    }
    const windows = [read(0), ...Array.from({ length: 60 }, () => page), read(READ_BYTES)]
    const ended = await Promise.all(windows.map((op) => codeOf(transport.transfer(op))))
    expect(await codeOf(transport.transfer(ID))).toBe('link.lost')
    await transport.close()
    return { device, ended }
  }

  it.each([1, 61])('by a restart at window %i is a fault, and opens again', async (n) => {
    const { device, ended } = await failing(n, (failed) => {
      failed.restart()
      failed.say = () => new Uint8Array()
    })
    const faults = ended.filter((each) => each !== 'done')
    expect(faults.length).toBeGreaterThan(0)
    for (const fault of faults) expect(['link.silent', 'link.bad-reply']).toContain(fault)
    device.say = (bytes) => bytes
    expect(await readsAll(await open(device))).toBe(true)
  })

  it('by a restart that greets is a bad reply at once', async () => {
    const { device, ended } = await failing(20, (failed) => {
      failed.restart()
      failed.say = () => new TextEncoder().encode('hello, this is firmware 1.2\r\n')
    })
    expect(new Set(ended.slice(21))).toEqual(new Set(['link.bad-reply']))
    device.say = (bytes) => bytes
    expect(await idOf(await open(device))).toEqual(scriptedJedecId)
  })

  it('by a byte that is lost is never taken for data', async () => {
    let lost = false
    const { ended } = await failing(0, (failed) => {
      failed.say = (bytes) => {
        if (lost) return bytes
        lost = true
        return bytes.subarray(1)
      }
    })
    expect(ended).not.toContain('done')
  })

  it('by a pulled plug is a lost link, and its port is missing then', async () => {
    const { device, ended } = await failing(30, (failed) => failed.unplug())
    expect(new Set(ended.filter((each) => each !== 'done'))).toEqual(new Set(['link.lost']))
    expect(['link.missing', 'link.unreachable']).toContain(await codeOf(open(device)))
  })

  it('by hanging, with the line full, is silence; closing does not hang with it', async () => {
    const { ended } = await failing(3, (failed) => {
      failed.hung = true
    })
    expect(ended.at(-1)).toBe('link.silent')
  })

  it('lets the pins go when it can still be spoken to', async () => {
    const device = await plug()
    const transport = await open(device)
    device.firmware.onWindow = (_, answer) => [0x58, ...answer]
    expect(await codeOf(transport.transfer(ID))).toBe('link.bad-reply')
    await transport.close()
    expect(device.firmware.pinsDriven).toBe(false)
    expect(device.firmware.opcodes).toContain(commands.S_PIN_STATE)
  })
})
