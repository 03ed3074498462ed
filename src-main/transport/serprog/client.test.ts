// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/fault.ts'
import type { UsbIdentity } from '../../../shared/model/programmer.ts'
import type { ConformanceRig } from '../../testing/conformance.ts'
import { transportConformance } from '../../testing/conformance.ts'
import type { SpiTransport } from '../spi.ts'
import type { ByteLink } from './byte-link.ts'
import { openSerprog } from './client.ts'
import { JumpingTimers, MemoryLink } from '../../testing/memory-link.ts'
import { commands } from './protocol.ts'
import { releaseAllNow } from './release.ts'
import type { FirmwareScript } from '../../testing/scripted-firmware.ts'
import {
  ScriptedFirmware,
  plainScript,
  scriptedContents,
  scriptedJedecId,
  zoo,
} from '../../testing/scripted-firmware.ts'
import { seeded } from '../../testing/random.ts'

type ZooName = keyof typeof zoo

const usbOf: Readonly<Record<ZooName, UsbIdentity | null>> = {
  'libreboot-pico-serprog': usb('cafe', '4001', 'libreboot.org'),
  'kukrimate-pico-serprog': usb('cafe', '4001', null),
  'stacksmashing-pico-serprog': usb('2e8a', '000a', 'Raspberry Pi'),
  'funkeleinhorn-pico-serprog': usb('2e8a', '000a', 'Raspberry Pi'),
  'opensensor-pico-serprog': usb('cafe', '4001', null),
  'jhbdream-serprog-pico': usb('cafe', '4001', null),
  'stm32-vserprog': usb('0483', '5740', 'dword1511.info'),
  'pin-one-practice': null,
}

function usb(vendorId: string, productId: string, manufacturer: string | null): UsbIdentity {
  return { vendorId, productId, manufacturer, product: null, serial: null }
}

interface Opened {
  readonly firmware: ScriptedFirmware
  readonly link: MemoryLink
  readonly transport: SpiTransport
}

interface Setup {
  readonly usb?: UsbIdentity | null
  readonly kind?: ByteLink['kind']
  readonly clockHz?: number | null
  readonly chipSelect?: number | null
  readonly seed?: number
  readonly signal?: AbortSignal
}

function wire(script: FirmwareScript, setup: Setup = {}): MemoryLink {
  const random = setup.seed === undefined ? null : seeded(setup.seed)
  return new MemoryLink(new ScriptedFirmware(script), setup.kind, random)
}

async function open(script: FirmwareScript, setup: Setup = {}): Promise<Opened> {
  const link = wire(script, setup)
  const transport = await connectTo(link, setup)
  link.firmware.countAnew()
  return { firmware: link.firmware, link, transport }
}

function connectTo(link: MemoryLink, setup: Setup = {}): Promise<SpiTransport> {
  return openSerprog(link, {
    clockHz: setup.clockHz ?? null,
    chipSelect: setup.chipSelect ?? null,
    usb: setup.usb ?? null,
    timers: new JumpingTimers(),
    ...(setup.signal && { signal: setup.signal }),
  })
}

async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('nothing went wrong')
}

const libreboot = usbOf['libreboot-pico-serprog']
const RDID = { tx: Uint8Array.of(0x9f), rxBytes: 3 }

async function rig(script: FirmwareScript, setup: Setup): Promise<ConformanceRig> {
  const { transport, link, firmware } = await open(script, setup)
  return {
    transport,
    jedecId: scriptedJedecId,
    contents: scriptedContents,
    unplug: () => link.unplug(),
    mute: () => (firmware.muted = true),
  }
}

const names = Object.keys(zoo) as ZooName[]
for (const name of names) {
  transportConformance(
    `serprog on ${name}`,
    () => rig(zoo[name], { usb: usbOf[name], seed: name.length }),
    { unplug: true, mute: true },
  )
}
transportConformance('serprog on an unknown serial device', () => rig(plainScript, {}), {
  unplug: true,
  mute: true,
})

describe('connecting', () => {
  it.each(names)('recognises %s and obeys its limits', async (name) => {
    const { transport, firmware } = await open(zoo[name], { usb: usbOf[name] })
    const { limits } = transport
    const script: FirmwareScript = zoo[name]
    expect({ name, depth: limits.depth === 1, tx: limits.maxTxBytes }).toEqual({
      name,
      depth: /stack|funkel/.test(name),
      tx: name.startsWith('opensensor') ? 32 : name.startsWith('jhb') ? 256 : 4096,
    })
    expect(transport.about.firmware).not.toBeNull()
    expect(transport.about.name).toBe(script.name)
    // Only what is in the map may be sent: on some firmwares anything else is never answered.
    expect(firmware.opcodes.filter((opcode) => !script.opcodes.includes(opcode))).toEqual([])
    expect(firmware.busType).toBe(0x08)
    expect(firmware.pinsDriven).toBe(script.opcodes.includes(commands.S_PIN_STATE))
  })

  it('reports the granted clock, and 0 when the programmer does not tell it', async () => {
    const granted = await open(plainScript, { clockHz: 32_000_000 })
    expect(granted.transport.clockHz).toBe(15_625_000)
    const usual = await open(plainScript)
    expect([usual.transport.clockHz, usual.firmware.clockHz]).toEqual([12_000_000, 12_000_000])
    const opcodes = plainScript.opcodes.filter((opcode) => opcode !== commands.S_SPI_FREQ)
    const fixed = await open({ ...plainScript, opcodes }, { clockHz: 8_000_000 })
    expect(fixed.transport.clockHz).toBe(0)
    expect(fixed.transport.about.notes.map(({ code }) => code)).toContain('clock-fixed')
  })

  it('takes few writes on a firmware that may be queued', async () => {
    const { link } = await open(zoo['libreboot-pico-serprog'], {
      usb: libreboot,
      clockHz: 16_000_000,
    })
    expect(link.writes).toHaveLength(11)
  })

  it('assumes little of a firmware it does not know', async () => {
    const script = { ...plainScript, name: 'homemade' }
    const serial = await open(script)
    expect(serial.transport.limits).toMatchObject({
      maxTxBytes: 261,
      maxRxBytes: 65_536,
    })
    expect(serial.transport.about.releasesPins).toBe(false)
  })

  it.each([
    ['another version', { interfaceVersion: 2 }, { code: 'serprog-version', version: 2 }],
    ['a bus that is not SPI', { busTypes: 0x07 }, { code: 'no-spi' }],
    ['no SPI operation', { opcodes: [0, 1, 2, 3, 4, 5, 0x10] }, { code: 'no-spi' }],
  ])('refuses a programmer with %s', async (_, change, what) => {
    const link = wire({ ...plainScript, ...change })
    const fault = await faultOf(connectTo(link))
    expect([fault.code, fault.facts]).toEqual(['link.unsupported', { what }])
    expect(link.closed).toBe(true)
  })

  it('uses only basic commands when the map denies what just worked', async () => {
    const claims = [0x41, 0x42, 0x14, 0x15]
    const { transport, firmware } = await open({ ...plainScript, claims }, { clockHz: 8_000_000 })
    expect(Array.from(await transport.transfer(RDID))).toEqual(scriptedJedecId)
    expect(new Set(firmware.opcodes)).toEqual(new Set([0x10, 0x01, 0x02, 0x13]))
    expect(transport.clockHz).toBe(0)
  })

  it('makes a fault of a chip select that is never answered', async () => {
    const link = wire(zoo['libreboot-pico-serprog'], { usb: libreboot })
    const fault = await faultOf(connectTo(link, { usb: libreboot, chipSelect: 1 }))
    expect([fault.code, fault.facts]).toMatchObject(['link.silent', { command: 'S_SPI_CS' }])
    expect(link.closed).toBe(true)
  })

  it('selects a chip where that works and refuses where there is no choice', async () => {
    const { firmware } = await open(plainScript, { chipSelect: 2 })
    expect(firmware.chipSelect).toBe(2)
    const link = wire(zoo['kukrimate-pico-serprog'])
    expect((await faultOf(connectTo(link, { chipSelect: 1 }))).code).toBe('link.unsupported')
  })

  it('goes on at an unknown clock when the programmer refuses to set it, and says so', async () => {
    const refusedOpcodes = [commands.S_SPI_FREQ]
    for (const clockHz of [1000, 16_000_000, null]) {
      const { transport } = await open({ ...plainScript, refusedOpcodes }, { clockHz })
      expect(Array.from(await transport.transfer(RDID))).toEqual(scriptedJedecId)
      expect([transport.clockHz, transport.limits.slowWindows]).toEqual([0, false])
      expect(transport.about.notes).toContainEqual({
        code: 'clock-refused',
        askedHz: clockHz ?? 12_000_000,
      })
    }
  })

  it('sets a clock where it can be set, for programmers that give none before', async () => {
    class Clockless extends ScriptedFirmware {
      override clockHz = 0
      override onWindow = (_: number, answer: number[]) => (this.clockHz === 0 ? [] : answer)
    }
    const link = new MemoryLink(new Clockless(plainScript), 'tcp')
    const transport = await connectTo(link)
    expect(Array.from(await transport.transfer(RDID))).toEqual(scriptedJedecId)
  })

  it('lets optional questions be refused', async () => {
    const refusedOpcodes = [commands.Q_PGMNAME, commands.Q_SERBUF]
    const { transport } = await open({ ...plainScript, refusedOpcodes })
    expect(transport.about.name).toBe('')
  })

  it('reports a byte too many between two questions as what it is, not as a pulled plug', async () => {
    class Babbler extends ScriptedFirmware {
      override receive(bytes: Uint8Array): Uint8Array {
        const answer = super.receive(bytes)
        return bytes[0] === commands.Q_PGMNAME ? Uint8Array.of(...answer, 0x55) : answer
      }
    }
    const link = new MemoryLink(new Babbler(plainScript))
    const opening = openSerprog(link, { clockHz: null, timers: new JumpingTimers() })
    await expect(opening).rejects.toMatchObject({ code: 'link.bad-reply', facts: { got: '55' } })
    expect(link.closed).toBe(true)
  })

  it('can be broken off', async () => {
    const abort = new AbortController()
    const link = wire({ ...plainScript, start: { doing: 'dead' } })
    const opening = faultOf(connectTo(link, { signal: abort.signal }))
    abort.abort()
    expect((await opening).code).toBe('link.lost')
    expect(link.closed).toBe(true)
  })

  it('calls no service a lost programmer that closes the connection without an answer', async () => {
    const link = wire({ ...plainScript, start: { doing: 'dead' } }, { kind: 'tcp' })
    const opening = faultOf(connectTo(link))
    link.unplug()
    expect((await opening).code).toBe('link.no-answer')
  })

  it('says that a programmer was lost which fell silent at any write, once it had answered', async () => {
    const script = zoo['jhbdream-serprog-pico']
    const healthy = await open(script, { clockHz: 8_000_000 })
    for (let n = 3; n <= healthy.link.writes.length; n++) {
      const link = wire(script)
      const write = link.write.bind(link)
      link.write = (bytes) => {
        if (link.writes.length + 1 === n) link.firmware.muted = true
        return write(bytes)
      }
      const { code } = await faultOf(connectTo(link, { clockHz: 8_000_000 }))
      expect(['link.silent', 'link.lost'], `write ${n}: ${code}`).toContain(code)
    }
  })

  it.each([
    { maxTxBytes: 4, maxRxBytes: 16 },
    { maxTxBytes: 2, maxRxBytes: 0 },
    { maxTxBytes: 0, maxRxBytes: 1 },
  ])('refuses a programmer whose windows are too short for a command: %o', async (said) => {
    const opcodes = [...plainScript.opcodes, commands.Q_WRNMAXLEN, commands.Q_RDNMAXLEN]
    const link = wire({ ...plainScript, opcodes, ...said })
    expect(await faultOf(connectTo(link))).toMatchObject({
      code: 'link.unsupported',
      facts: { what: { code: 'short-windows' } },
    })
  })

  it('notes a clock above the requested one: serprog rounds down', async () => {
    const { transport } = await open(
      { ...plainScript, grantHz: () => 36_000_000 },
      { clockHz: 12_000_000 },
    )
    const note = { code: 'clock-above', askedHz: 12_000_000, saysHz: 36_000_000 }
    expect(transport.about.notes).toContainEqual(note)
    const usual = await open(plainScript, { clockHz: 12_000_000 })
    expect(usual.transport.about.notes.map(({ code }) => code)).not.toContain('clock-above')
  })

  it('ends with link.lost when the plug is pulled at any write of it', async () => {
    const healthy = await open(plainScript, { clockHz: 8_000_000 })
    for (let n = 1; n <= healthy.link.writes.length; n++) {
      const link = wire(plainScript)
      const write = link.write.bind(link)
      link.write = (bytes) => {
        if (link.writes.length + 1 === n) link.unplug()
        return write(bytes)
      }
      expect([n, (await faultOf(connectTo(link, { clockHz: 8_000_000 }))).code]).toEqual([
        n,
        'link.lost',
      ])
    }
  })
})

describe('queueing', () => {
  it('sends what was queued in one turn in one write', async () => {
    const { link, transport } = await open(zoo['libreboot-pico-serprog'], { usb: libreboot })
    const before = link.writes.length
    await Promise.all(Array.from({ length: 20 }, () => transport.transfer(RDID)))
    expect(link.writes.slice(before)).toEqual([20 * 8])
  })

  it('gathers what several callers queue from replies of the same turn', async () => {
    const { link, transport } = await open(zoo['libreboot-pico-serprog'], { usb: libreboot })
    const before = link.writes.length
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        await transport.transfer(RDID)
        await Promise.resolve()
        await transport.transfer(RDID)
      }),
    )
    expect(link.writes.slice(before)).toEqual([40, 40])
  })

  it('keeps at most 8 KiB of requests and two long reads on the wire', async () => {
    const { link, firmware, transport } = await open(zoo['libreboot-pico-serprog'], {
      usb: libreboot,
    })
    let outstanding = 0
    let most = 0
    firmware.onWindow = (_, answer) => {
      outstanding -= 1
      return answer
    }
    const write = link.write.bind(link)
    link.write = (bytes) => {
      outstanding += bytes.length / (7 + 260)
      most = Math.max(most, outstanding)
      return write(bytes)
    }
    const page = { tx: new Uint8Array(260).fill(2), rxBytes: 0 }
    await Promise.all(Array.from({ length: 200 }, () => transport.transfer(page)))
    expect(Math.round(most)).toBe(Math.floor(8192 / 267))

    const before = link.writes.length
    const read = { tx: Uint8Array.of(3, 0, 0, 0), rxBytes: 65_536 }
    await Promise.all([1, 2, 3, 4].map(() => transport.transfer(read)))
    expect(link.writes[before]).toBe(2 * 11)
  })

  it('never has two commands on the wire of an SDK stdio firmware, and so loses nothing', async () => {
    const name = 'stacksmashing-pico-serprog'
    const { link, firmware, transport } = await open(zoo[name], { usb: usbOf[name] })
    const before = link.writes.length
    const replies = await Promise.all(Array.from({ length: 50 }, () => transport.transfer(RDID)))
    expect(replies.map((reply) => Array.from(reply))).toEqual(replies.map(() => scriptedJedecId))
    expect(link.writes.slice(before)).toEqual(replies.map(() => 8))
    expect(firmware.windows).toBe(50)
  })

  it('is given up on an SDK stdio firmware that shows a USB identity which promises more', async () => {
    const { link, firmware, transport } = await open(zoo['stacksmashing-pico-serprog'], {
      usb: libreboot,
    })
    const before = link.writes.length
    const replies = await Promise.all(Array.from({ length: 50 }, () => transport.transfer(RDID)))
    expect(replies.map((reply) => Array.from(reply))).toEqual(replies.map(() => scriptedJedecId))
    expect(link.writes.slice(before)).toEqual(replies.map(() => 8))
    expect(firmware.windows).toBe(50)
    expect(transport.about.notes).toContainEqual({ code: 'queueing', how: 'silent' })
  })
})

describe('when something goes wrong at window n', () => {
  const SIZE = 12
  const run = async (break_: (opened: Opened, n: number) => void, n: number): Promise<string> => {
    const opened = await open(zoo['libreboot-pico-serprog'], { usb: libreboot })
    break_(opened, n)
    const results = await Promise.allSettled(
      Array.from({ length: SIZE }, () => opened.transport.transfer(RDID)),
    )
    const done = results.filter((result) => result.status === 'fulfilled').length
    const faults = results.flatMap((result) =>
      result.status === 'rejected' && result.reason instanceof Fault ? [result.reason] : [],
    )
    expect(done + faults.length).toBe(SIZE)
    // All that was outstanding fails alike, and says how many windows surely ran.
    expect(new Set(faults.map((fault) => JSON.stringify([fault.code, fault.facts]))).size).toBe(1)
    expect(faults[0]?.facts).toMatchObject({ opsDone: done })
    expect((await faultOf(opened.transport.transfer(RDID))).code).toBe('link.lost')
    await opened.transport.close()
    expect(opened.link.closed).toBe(true)
    return `${done} ${faults[0]?.code}`
  }
  const everyN = Array.from({ length: SIZE }, (_, n) => n)

  it('reports a refusal as a bad reply', async () => {
    for (const n of everyN) {
      const outcome = run(({ firmware }, at) => {
        firmware.onWindow = (index, answer) => (index === at ? [0x15] : answer)
      }, n)
      expect(await outcome).toBe(`${n} link.bad-reply`)
    }
  })

  it('reports garbage as a bad reply', async () => {
    for (const n of everyN) {
      const outcome = run(({ firmware }, at) => {
        firmware.onWindow = (index, answer) => (index === at ? [0x58, ...answer] : answer)
      }, n)
      expect(await outcome).toBe(`${n} link.bad-reply`)
    }
  })

  it('reports silence as such, also in the middle of a reply', async () => {
    for (const n of everyN) {
      const outcome = run(({ firmware }, at) => {
        firmware.onWindow = (index, answer) =>
          index === at ? answer.slice(0, at % 4) : index > at ? [] : answer
      }, n)
      expect(await outcome).toBe(`${n} link.silent`)
    }
  })

  it('reports bytes that arrive without a request', async () => {
    const last = SIZE - 1
    const opened = await open(zoo['libreboot-pico-serprog'], { usb: libreboot })
    opened.firmware.onWindow = (index, answer) => (index === last ? [...answer, 0x06] : answer)
    await Promise.all(everyN.map(() => opened.transport.transfer(RDID)))
    expect((await faultOf(opened.transport.transfer(RDID))).code).toBe('link.bad-reply')
  })

  it('reports a pulled plug as link.lost', async () => {
    for (const n of everyN) {
      const outcome = run(({ firmware, link }, at) => {
        firmware.onWindow = (index, answer) => {
          if (index === at) link.unplug()
          return answer
        }
      }, n)
      // Answers that were still on their way are lost with the link.
      expect(await outcome).toBe(`0 link.lost`)
    }
  })

  it('never leaves a promise open on random garbage, 1,000 times', async () => {
    const random = seeded(5)
    const { timers, codes } = { timers: new JumpingTimers(), codes: new Set<string>() }
    for (let i = 0; i < 1000; i++) {
      const firmware = new ScriptedFirmware(zoo['libreboot-pico-serprog'])
      const link = new MemoryLink(firmware, 'serial', random)
      const transport = await openSerprog(link, { clockHz: null, usb: libreboot, timers })
      firmware.onWindow = (_, answer) =>
        random() < 0.7
          ? answer
          : Array.from(
              { length: random() * 8 },
              () => [6, 0x15, 0, 0xff][Math.floor(random() * 4)]!,
            )
      const results = await Promise.allSettled(
        Array.from({ length: 8 }, () => transport.transfer(RDID)),
      )
      for (const result of results) {
        if (result.status === 'fulfilled') continue
        if (!(result.reason instanceof Fault)) throw result.reason
        codes.add(result.reason.code)
      }
      link.unplug()
      await transport.close()
    }
    expect([...codes].sort()).toEqual(['link.bad-reply', 'link.silent'])
  })
})

describe('closing', () => {
  it('lets the pins go before the link', async () => {
    const { transport, firmware, link } = await open(plainScript)
    expect(firmware.pinsDriven).toBe(true)
    await transport.close()
    expect([firmware.pinsDriven, link.closed]).toEqual([false, true])
  })

  it('lets the pins go behind windows that are still on the wire', async () => {
    const { transport, firmware } = await open(zoo['libreboot-pico-serprog'], { usb: libreboot })
    const pending = Promise.allSettled([transport.transfer(RDID), transport.transfer(RDID)])
    await new Promise((resolve) => process.nextTick(resolve))
    await transport.close()
    expect((await pending).map((result) => result.status)).toEqual(['rejected', 'rejected'])
    expect(firmware.pinsDriven).toBe(false)
  })

  it('synchronises again to release the pins after a bad reply', async () => {
    const { transport, firmware } = await open(plainScript)
    firmware.onWindow = (_, answer) => [0x00, ...answer]
    expect((await faultOf(transport.transfer(RDID))).code).toBe('link.bad-reply')
    await transport.close()
    expect(firmware.pinsDriven).toBe(false)
  })

  it('closes the link even when the programmer does not answer any more', async () => {
    const { transport, firmware, link } = await open(plainScript)
    firmware.muted = true
    await transport.close()
    expect(link.closed).toBe(true)
  })

  it('releases the pins when the process dies, but not those of a closed programmer', async () => {
    const dying = await open(plainScript)
    const closed = await open(plainScript)
    await closed.transport.close()
    const opcodes = closed.firmware.opcodes.length
    releaseAllNow()
    expect(dying.firmware.pinsDriven).toBe(false)
    expect(closed.firmware.opcodes).toHaveLength(opcodes)
  })
})
