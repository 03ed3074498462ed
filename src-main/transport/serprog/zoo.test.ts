// SPDX-License-Identifier: GPL-3.0-or-later
/** Firmwares of the field and their traps, each behind an identity that nobody knows: the proof has to find out. */
import { describe, expect, it } from 'vitest'
import type { ConformanceRig } from '../../testing/conformance.ts'
import { transportConformance } from '../../testing/conformance.ts'
import type { ByteLink } from './byte-link.ts'
import { openSerprog } from './client.ts'
import { JumpingTimers, MemoryLink } from '../../testing/memory-link.ts'
import { commands } from './protocol.ts'
import {
  ScriptedFirmware,
  plainScript,
  scriptedContents,
  scriptedJedecId,
  zoo,
} from '../../testing/scripted-firmware.ts'
import type { FirmwareScript } from '../../testing/scripted-firmware.ts'

/** An ESP32 on the network: no clock and no SPI before somebody asks for a clock. */
class Clockless extends ScriptedFirmware {
  override clockHz = 0
  override onWindow = (_: number, answer: number[]) => (this.clockHz === 0 ? [] : answer)
}

/** A UART without flow control: of what comes while a window is being worked on, only so much is kept. */
class Uart extends ScriptedFirmware {
  overruns = 0
  override receive(bytes: Uint8Array): Uint8Array {
    const room = this.script.serialBufferBytes
    // It takes the bytes of a window from the line as they come; what follows has to wait in the buffer.
    const taken = bytes[0] === commands.O_SPIOP ? 7 + (bytes[1] ?? 0) + 256 * (bytes[2] ?? 0) : 0
    if (bytes.length > taken + room) this.overruns++
    return super.receive(bytes.subarray(0, taken + room))
  }
}

/** The Pico SDK's serial port: of a reply that a dozing host does not fetch, all but the beginning is thrown away. */
class Dropping extends ScriptedFirmware {
  /** Bytes kept of the next reply; `null`: the host is awake. */
  keepBytes: number | null = null
  override receive(bytes: Uint8Array): Uint8Array {
    const reply = super.receive(bytes)
    if (this.keepBytes === null) return reply
    const fetched = reply.subarray(0, this.keepBytes)
    if (reply.length > 0) this.keepBytes = null
    return fetched
  }
}

/** Every reply reaches the host so much later. */
class LateLink extends MemoryLink {
  readonly #timers: JumpingTimers
  readonly #lateMs: number
  constructor(
    firmware: ScriptedFirmware,
    kind: ByteLink['kind'],
    timers: JumpingTimers,
    lateMs: number,
  ) {
    super(firmware, kind)
    this.#timers = timers
    this.#lateMs = lateMs
  }
  override onData(listener: (chunk: Uint8Array) => void): void {
    super.onData((chunk) => {
      const copy = chunk.slice()
      this.#timers.after(this.#lateMs, () => listener(copy))
    })
  }
}

/** What is written reaches the firmware at the pace of the line. */
class SlowLine extends MemoryLink {
  readonly #timers: JumpingTimers
  readonly #bytesPerMs: number
  #freeMs = 0
  constructor(firmware: ScriptedFirmware, timers: JumpingTimers, baud: number) {
    super(firmware, 'serial')
    this.#timers = timers
    this.#bytesPerMs = baud / 10_000
  }
  override write(bytes: Uint8Array): Promise<void> {
    if (this.closed) return super.write(bytes)
    const copy = bytes.slice()
    this.#freeMs = Math.max(this.#freeMs, this.#timers.nowMs()) + copy.length / this.#bytesPerMs
    this.#timers.after(this.#freeMs - this.#timers.nowMs(), () => {
      void super.write(copy).catch(() => {})
    })
    return Promise.resolve()
  }
}

interface Kept {
  readonly make: () => ScriptedFirmware
  readonly kind: ByteLink['kind']
  readonly lateMs?: number
  readonly baud?: number
  readonly queued: boolean
}

const unknown = (part: Partial<FirmwareScript>): FirmwareScript => {
  return { ...plainScript, name: 'homemade', ...part }
}
const noChipSelect = plainScript.opcodes.filter((code) => code !== commands.S_SPI_CS)

const kept: Readonly<Record<string, Kept>> = {
  'an ESP32 on the network, silent until a clock is set': {
    make: () => new Clockless(unknown({ name: 'ESP32 serprog', opcodes: noChipSelect })),
    kind: 'tcp',
    queued: true,
  },
  'an Arduino behind a UART of 64 bytes': {
    make: () => new Uart(unknown({ name: 'frser-duino', serialBufferBytes: 64 })),
    kind: 'serial',
    queued: false,
  },
  'a UART that holds 1000 bytes': {
    make: () => new Uart(unknown({ serialBufferBytes: 1000 })),
    kind: 'serial',
    queued: true,
  },
  'an stm32-vserprog, silent to what it does not know': {
    make: () => new ScriptedFirmware(zoo['stm32-vserprog']),
    kind: 'tcp',
    queued: true,
  },
  'one that does not see whole packets': {
    make: () => new ScriptedFirmware(unknown({ holdsWholePackets: true })),
    kind: 'serial',
    queued: true,
  },
  'one that loses what is behind a window': {
    make: () => new ScriptedFirmware(unknown({ engine: 'sdk-stdio' })),
    kind: 'tcp',
    queued: false,
  },
  'one that drops what a dozing host leaves unread': {
    make: () => new Dropping(unknown({ engine: 'sdk-stdio' })),
    kind: 'serial',
    queued: false,
  },
  'one that refuses every question and every clock': {
    make: () =>
      new ScriptedFirmware(
        unknown({
          refusedOpcodes: [commands.Q_PGMNAME, commands.Q_SERBUF, commands.S_SPI_FREQ],
        }),
      ),
    kind: 'serial',
    queued: true,
  },
  'one with windows of 32 bytes': {
    make: () => new ScriptedFirmware(unknown({ ...zoo['opensensor-pico-serprog'], name: 'small' })),
    kind: 'serial',
    queued: true,
  },
  'one behind a line of 9600 baud': {
    make: () => new ScriptedFirmware(unknown({})),
    kind: 'serial',
    baud: 9600,
    queued: true,
  },
  'one that answers 40 ms late': {
    make: () => new ScriptedFirmware(unknown({})),
    kind: 'serial',
    lateMs: 40,
    queued: true,
  },
  'one on the other side of the earth': {
    make: () => new ScriptedFirmware(unknown({})),
    kind: 'tcp',
    lateMs: 300,
    queued: true,
  },
}

function zooEntry(name: string): Kept {
  const entry = kept[name]
  if (entry === undefined) throw new Error(`${name} is not in the zoo`)
  return entry
}

async function opened({ make, kind, lateMs = 0, baud }: Kept) {
  const timers = new JumpingTimers()
  const firmware = make()
  const link =
    baud !== undefined
      ? new SlowLine(firmware, timers, baud)
      : lateMs > 0
        ? new LateLink(firmware, kind, timers, lateMs)
        : new MemoryLink(firmware, kind)
  const transport = await openSerprog(link, { clockHz: 12_000_000, usb: null, timers })
  return { link, firmware, transport }
}

for (const [name, entry] of Object.entries(kept)) {
  transportConformance(
    `serprog on ${name}`,
    async (): Promise<ConformanceRig> => {
      const { link, firmware, transport } = await opened(entry)
      return {
        transport,
        jedecId: scriptedJedecId,
        contents: scriptedContents,
        unplug: () => link.unplug(),
        mute: () => (firmware.muted = true),
      }
    },
    { unplug: true, mute: true },
  )
}

describe('of the firmwares nobody knows', () => {
  it.each(Object.entries(kept))('%s is queued only when it can be', async (_, entry) => {
    const { transport, firmware, link } = await opened(entry)
    expect(transport.limits.depth > 1).toBe(entry.queued)
    const page = { tx: new Uint8Array(Math.min(260, transport.limits.maxTxBytes)), rxBytes: 0 }
    firmware.countAnew()
    await Promise.all(Array.from({ length: 60 }, () => transport.transfer(page)))
    expect(firmware.windows).toBe(60)
    if (firmware instanceof Uart) expect(firmware.overruns).toBe(0)
    if (firmware.script.holdsWholePackets === true)
      expect(link.writes.filter((bytes) => bytes % 64 === 0)).toEqual([])
    // Only what is in its map is ever sent.
    expect(firmware.opcodes.filter((code) => !firmware.script.opcodes.includes(code))).toEqual([])
  })
})

describe('a reply of which a dozing host got only the beginning', () => {
  it.each([0, 1, 5, 40])(
    'is a fault after %i bytes, and the next opening is in step',
    async (fetched) => {
      const entry = zooEntry('one that drops what a dozing host leaves unread')
      const { link, firmware, transport } = await opened(entry)
      const read = { tx: Uint8Array.of(0x03, 0, 0, 7), rxBytes: 60 }
      const wanted = scriptedContents.subarray(7, 67)
      expect(Buffer.compare(await transport.transfer(read), wanted)).toBe(0)
      if (!(firmware instanceof Dropping)) throw new Error('another firmware')
      firmware.keepBytes = fetched
      // The second must not be answered with what is left of the first.
      const ended = await Promise.allSettled([transport.transfer(read), transport.transfer(read)])
      expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
      expect(ended[0]).toMatchObject({ reason: { code: 'link.silent' } })
      await transport.close()
      link.reopen()
      const again = await openSerprog(link, { clockHz: null, timers: new JumpingTimers() })
      expect(Buffer.compare(await again.transfer(read), wanted)).toBe(0)
      await again.close()
    },
  )
})
