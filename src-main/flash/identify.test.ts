// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { Fault, faultRecord } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import { remedyFor } from '../../shared/text/remedies.ts'
import { opcodeOf, SENT_BLIND } from '../chip/harmless.ts'
import { openPractice } from '../transport/practice/driver.ts'
import type { OpenPractice } from '../transport/practice/driver.ts'
import { practiceParts } from '../transport/practice/parts.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import type { SpiOp, SpiTransport } from '../transport/spi.ts'
import { createFlashDevice } from './device.ts'
import { identify, sizeStatedByChip } from './identify.ts'
import type { Identified, IdentifyOptions } from './identify.ts'
import { testRun } from '../testing/run.ts'

const practice = (id: string): Promise<OpenPractice> =>
  openPractice(parsePracticeId(`practice:${id}`))

async function identified(id: string, options: IdentifyOptions = {}): Promise<Identified> {
  const { transport, close } = await practice(id)
  try {
    return await identify(transport, testRun(), options)
  } finally {
    await close()
  }
}

const faultOf = (id: string, options: IdentifyOptions = {}): Promise<FaultRecord | null> =>
  identified(id, options).then(() => null, faultRecord)

/** The same transport, with every window noted before it leaves. */
function watched(transport: SpiTransport, sent: SpiOp[]): SpiTransport {
  return {
    clockHz: transport.clockHz,
    limits: transport.limits,
    about: transport.about,
    transfer: (op) => {
      sent.push(op)
      return transport.transfer(op)
    },
    close: () => transport.close(),
  }
}

describe('identifying a chip', () => {
  it('names every practice chip of the table, with its size and its ID', async () => {
    const known = [
      ['W25Q64JV', 'ef4017', 0x80_0000],
      ['W25Q128JV', 'ef4018', 0x100_0000],
      ['MX25L6406E', 'c22017', 0x80_0000],
      ['W25Q256JV', 'ef4019', 0x200_0000],
      ['W25Q64FW', 'ef6017', 0x80_0000],
      ['SST25VF040B', 'bf258d', 0x8_0000],
      ['MX25L512E', 'c22010', 0x1_0000],
    ] as const
    for (const [name, idBytes, sizeBytes] of known) {
      const { chip, idBytes: found, protection } = await identified(`chip=${name}`)
      expect(found.slice(0, 6), name).toBe(idBytes)
      expect(chip?.sizeBytes, name).toBe(sizeBytes)
      expect(protection, name).not.toBeNull()
    }
  })

  it('knows a chip that only describes itself, and leaves its voltage unknown', async () => {
    const { chip, candidates } = await identified('chip=UNKNOWN-SFDP-4M')
    expect(candidates).toHaveLength(1)
    expect(chip?.sizeBytes).toBe(0x40_0000)
    expect(chip?.supplyMv).toBeNull()
  })

  it('says whether the size is the chip’s own word or only the table’s', async () => {
    expect(sizeStatedByChip(await identified('chip=W25Q64JV'))).toBe(true)
    expect(sizeStatedByChip(await identified('chip=MX25L512E'))).toBe(false)
  })

  it('asks in at most six turns, and sends nothing that writes', async () => {
    const { device, transport, close } = await practice('chip=W25Q128JV')
    const sent: SpiOp[] = []
    const before = device.chip.memory.slice()
    const run = testRun()
    await identify(watched(transport, sent), run)
    const opcodes = new Set(sent.map((op) => op.tx[0]))
    const asking = [0x04, 0x06, 0xab, 0x9f, 0x90, 0x05, 0x5a, 0x35, 0x15, 0x03]
    expect([...opcodes].filter((opcode) => !asking.includes(opcode ?? -1))).toEqual([])
    expect(sent.length).toBeLessThan(65 + 70)
    const order = sent.map(({ tx }) => tx[0])
    expect(order.lastIndexOf(0x04)).toBeGreaterThan(order.lastIndexOf(0x06))
    expect(run.changes()).toBe(0)
    expect(Buffer.compare(device.chip.memory, before)).toBe(0)
    await close()
  })

  it('sees write protection as the chip has it', async () => {
    const { protection } = await identified('chip=W25Q128JV,fault=protected:lock=pin')
    expect(protection?.protectedRange).not.toBe('none')
    expect(protection?.lock).toBe('wp-pin')
  })

  it('finds a chip that was left asleep', async () => {
    const { transport, close } = await practice('chip=W25Q64JV')
    await transport.transfer({ tx: Uint8Array.of(0xb9), rxBytes: 0 })
    const { idBytes, notes } = await identify(transport, testRun())
    expect(idBytes.slice(0, 6)).toBe('ef4017')
    expect(notes).toEqual([])
    await close()
  })

  it("accepts the given name when the chip's ID fits it", async () => {
    const { chip } = await identified('chip=MX25L6406E', { named: 'MX25L6406E' })
    expect(chip?.names.join(' ')).toContain('MX25L6406E')
    expect(await faultOf('chip=MX25L6406E', { named: 'W25Q64JV' })).toMatchObject({
      code: 'chip.mismatch',
    })
    expect(await faultOf('chip=MX25L6406E', { named: 'W25Q65' })).toMatchObject({
      code: 'chip.no-such-name',
    })
  })
})

describe('what the wires look like', () => {
  it('is not a chip where a line is dead, and says which level it stays at', async () => {
    for (const fault of [
      'open-miso',
      'open-mosi',
      'open-clk',
      'open-cs',
      'open-vcc+load:ohm=10',
      'swap-cs-clk',
    ])
      expect(await faultOf(`chip=W25Q64JV,fault=${fault}`), fault).toMatchObject({
        code: 'wiring.no-chip',
        facts: { looksLike: 'all-00' },
      })
    expect(await faultOf('chip=W25Q64JV,fault=short-miso-vcc')).toMatchObject({
      code: 'wiring.no-chip',
      facts: { looksLike: 'all-ff' },
    })
  })

  it('is unstable where replies differ among themselves', async () => {
    for (const fault of ['open-hold', 'rings:rate=0.05', 'flip:rate=0.01'])
      expect(await faultOf(`chip=W25Q64JV,fault=${fault}`), fault).toMatchObject({
        code: 'wiring.unstable',
      })
  })

  it('is shifted where the ID is one of the table but for clock edges', async () => {
    for (const bits of [-3, -2, -1, 1, 2, 3, 4, 5, 6, 7, 8])
      expect(await faultOf(`chip=W25Q64JV,fault=shift:bits=${bits}`), `${bits}`).toMatchObject({
        code: 'wiring.shifted',
        facts: { meant: 'ef4017' },
      })
  })

  it('is never a settled chip of another size, whatever is wrong', async () => {
    const wires = ['miso', 'mosi', 'clk', 'cs', 'hold', 'wp', 'vcc', 'gnd']
    const faults = wires.flatMap((wire) => [
      `open-${wire}`,
      ...(wire === 'gnd' ? [] : [`short-${wire}-gnd`]),
      ...(wire === 'vcc' ? [] : [`short-${wire}-vcc`]),
      ...(wire === 'miso' ? [] : [`swap-miso-${wire}`]),
      ...(wire === 'cs' ? [] : [`swap-cs-${wire}`]),
    ])
    for (const fault of faults)
      for (const seed of [1, 2]) {
        const id = `chip=W25Q64JV,seed=${seed},fault=${fault}`
        const found = await identified(id).catch((error: unknown) => error)
        // A shorted supply takes the programmer down with it.
        if (found instanceof Fault)
          expect(
            ['wiring', /^short-(vcc-gnd|gnd-vcc)$/.test(fault) ? 'link' : ''],
            fault,
          ).toContain(found.family)
        else expect((found as Identified).chip?.idBytes, fault).toEqual([0xef, 0x40, 0x17])
      }
  })
})

describe('a chip that is busy', () => {
  it('is waited for, not reset, and a chip that never ends is a timeout', async () => {
    const { transport, close } = await practice('chip=W25Q64JV,fault=stuck-busy:after=1')
    await Promise.all([
      transport.transfer({ tx: Uint8Array.of(0x06), rxBytes: 0 }),
      transport.transfer({ tx: Uint8Array.of(0x20, 0, 0, 0), rxBytes: 0 }),
    ])
    const sent: SpiOp[] = []
    const fault = await identify(watched(transport, sent), testRun()).then(() => null, faultRecord)
    expect(fault).toMatchObject({ code: 'chip.timeout' })
    expect(sent.some((op) => op.tx[0] === 0x66 || op.tx[0] === 0x99)).toBe(false)
    await close()
  })

  it('is left alone when the user asks to stop', async () => {
    const run = testRun()
    run.abort.abort()
    const { transport, close } = await practice('chip=W25Q64JV')
    const sent: SpiOp[] = []
    const fault = await identify(watched(transport, sent), run).then(() => null, faultRecord)
    expect(fault).toEqual({ code: 'gate.cancelled', facts: { contents: 'untouched' } })
    expect(sent).toEqual([])
    await close()
  })
})

describe('a stop that is asked for while a reply is under way', () => {
  it('shows no chip, whichever reply it was', async () => {
    const sent: SpiOp[] = []
    const whole = await practice('chip=W25Q64JV')
    await identify(watched(whole.transport, sent), testRun())
    await whole.close()
    expect(sent.length).toBeGreaterThan(3)
    for (let last = 1; last <= sent.length; last++) {
      const run = testRun()
      const { transport, close } = await practice('chip=W25Q64JV')
      let left = last
      const stopping: SpiTransport = {
        ...watched(transport, []),
        transfer: (op) => {
          if (--left === 0) run.abort.abort()
          return transport.transfer(op)
        },
      }
      const fault = await identify(stopping, run).then(() => null, faultRecord)
      expect(fault, `${last} of ${sent.length}`).toEqual({
        code: 'gate.cancelled',
        facts: { contents: 'untouched' },
      })
      await close()
    }
  })
})

describe('a lost link', () => {
  it('is a fault of the link at every window of the probe', async () => {
    for (let op = 1; op <= 24; op++) {
      const fault = await faultOf(`chip=TEST-64K,fault=unplug:op=${op}`)
      if (fault !== null) expect(fault.code, `op ${op}`).toBe('link.lost')
      else expect(op).toBeGreaterThan(18)
    }
  })

  it('never makes garbage in one reply into another chip', async () => {
    for (let op = 1; op <= 24; op++) {
      const found = await identified(`chip=TEST-64K,fault=garbage:op=${op}`).catch(faultRecord)
      if ('code' in found)
        expect(['wiring.unstable', 'wiring.unsteady', 'chip.unknown']).toContain(found.code)
      else expect(found.idBytes).toBe('d37210')
    }
  })
})

describe('first contact with a part that enters QPI by 35', () => {
  it.each(['MX25L12835F', 'MX25L25635F', 'TEST-64K-QPI'])(
    '%s is identified, and 35 and 38 are never sent',
    async (name) => {
      const { transport, close } = await practice(`chip=${name}`)
      const sent: SpiOp[] = []
      const found = await identify(watched(transport, sent), testRun())
      // Ambiguous parts are asked for their registers only once they are chosen.
      const chosen = found.chip ?? found.candidates[0]
      if (chosen === undefined) throw new Error('nothing found')
      await createFlashDevice(watched(transport, sent), chosen).readRegisters()
      const again = await identify(watched(transport, sent), testRun())
      await close()
      expect(again.idBytes).toBe(found.idBytes)
      expect(sent.map(({ tx }) => tx[0])).not.toContain(0x35)
      expect(sent.map(({ tx }) => tx[0])).not.toContain(0x38)
    },
  )
})

describe('what is sent before the chip is known', () => {
  it.each([
    ['TEST-UNKNOWN', 'open-miso'],
    ['TEST-UNKNOWN', 'open-cs'],
    ['TEST-64K-QPI', 'qpi'],
    ['TEST-UNKNOWN', 'none'],
  ])('is on the list of what harms no part of the table (%s, fault %s)', async (chip, fault) => {
    const { transport, close } = await practice(`chip=${chip},fault=${fault}`)
    const sent: SpiOp[] = []
    await identify(watched(transport, sent), testRun()).catch(faultRecord)
    await close()
    // 03 reads, on every part; it is sent once the part is settled.
    const allowed = [...SENT_BLIND.map(opcodeOf), 0x03]
    for (const { tx } of sent) expect(allowed).toContain(tx[0])
  })
})

/** Windows of this opcode are lost on the way: those whose numbers, from 1, are named. */
const losing = (transport: SpiTransport, opcode: number, lost: (count: number) => boolean) => {
  let count = 0
  return {
    clockHz: transport.clockHz,
    limits: transport.limits,
    about: transport.about,
    transfer: (op: SpiOp) =>
      op.tx[0] === opcode && lost(++count)
        ? Promise.resolve(new Uint8Array(op.rxBytes))
        : transport.transfer(op),
    close: () => transport.close(),
  }
}

describe('a good ID with a write enable latch that follows now and then', () => {
  it.each([
    ['WREN is lost once', 0x06, (count: number) => count === 2, 1],
    ['WREN is lost but once', 0x06, (count: number) => count !== 3, 3],
  ])('is no chip that may be written: %s', async (_, opcode, lost, failed) => {
    const { transport, close } = await practice('chip=W25Q64JV')
    const seen = await identify(losing(transport, opcode, lost), testRun()).catch(faultRecord)
    await close()
    expect(seen).toMatchObject({
      code: 'wiring.unsteady',
      facts: { idBytes: expect.stringMatching(/^ef4017/), what: 'write-enable', failed, tests: 4 },
    })
  })

  it('is not said of a chip whose latch never follows: that is not a wire that fails now and then', async () => {
    const { transport, close } = await practice('chip=W25Q64JV')
    const { chip } = await identify(
      losing(transport, 0x06, () => true),
      testRun(),
    )
    await close()
    expect(chip?.names[0]).toContain('W25Q64')
  })
})

/** One bit is wrong in the replies to this opcode whose numbers, from 1, are named. */
const misreading = (transport: SpiTransport, opcode: number, wrong: (count: number) => boolean) => {
  let count = 0
  return {
    clockHz: transport.clockHz,
    limits: transport.limits,
    about: transport.about,
    transfer: async (op: SpiOp) => {
      const reply = await transport.transfer(op)
      if (op.tx[0] !== opcode || op.rxBytes === 0 || !wrong(++count)) return reply
      return reply.map((byte, at) => (at === 0 ? byte ^ 0x10 : byte))
    },
    close: () => transport.close(),
  }
}

describe('one reply of many that is another', () => {
  it.each([
    ['to 9F, of the first', 0x9f, 3, { code: 'wiring.unstable' }],
    ['to 9F, of the later', 0x9f, 60, { code: 'wiring.unsteady', facts: { what: 'replies' } }],
    ['to 05, of the first', 0x05, 2, { code: 'wiring.unsteady', facts: { what: 'replies' } }],
    ['to 05, of the later', 0x05, 5, { code: 'wiring.unsteady', facts: { what: 'replies' } }],
    ['to 90', 0x90, 2, { code: 'wiring.unsteady', facts: { what: 'replies' } }],
    ['to AB', 0xab, 1, { code: 'wiring.unsteady', facts: { what: 'replies' } }],
    ['to 03', 0x03, 2, { code: 'wiring.unsteady', facts: { what: 'contents' } }],
    ['to 5A', 0x5a, 1, { code: 'wiring.unsteady', facts: { what: 'self-description' } }],
  ] as const)('%s, is no good identification', async (_, opcode, at, fault) => {
    const { transport, close } = await practice('chip=W25Q64JV')
    const seen = await identify(
      misreading(transport, opcode, (count) => count === at),
      testRun(),
    ).catch(faultRecord)
    await close()
    expect(seen).toMatchObject(fault)
  })
})

describe('a good ID with reads that differ', () => {
  it('is not a chip that may be written: the wiring answers, but not steadily', async () => {
    const fault = await faultOf('chip=W25Q64JV,fault=flip:rate=2e-4,seed=3')
    expect(['wiring.unsteady', 'wiring.unstable']).toContain(fault?.code)
    let unsteady = 0
    for (let seed = 1; seed <= 20; seed++) {
      const seen = await faultOf(`chip=W25Q64JV,fault=flip:address=0x123:rate=0.5,seed=${seed}`)
      if (seen?.code === 'wiring.unsteady') unsteady++
    }
    expect(unsteady).toBeGreaterThan(5)
  })

  it('is never said of a healthy chip', async () => {
    for (const { name } of practiceParts()) {
      const code = (await faultOf(`chip=${name}`))?.code ?? 'chip found'
      expect(['chip found', 'chip.unknown', 'chip.other-kind'], name).toContain(code)
    }
  })
})

/** Something that answers these questions as given, all others with FF, and takes no command. */
function answering(replies: Readonly<Record<number, string>>): SpiTransport {
  return {
    clockHz: 1_000_000,
    limits: { maxTxBytes: 4096, maxRxBytes: 4096, depth: 1, msPerWindow: null },
    about: { name: 'scripted', firmware: null, notes: [] },
    async transfer({ tx, rxBytes }: SpiOp) {
      const id = replies[tx[0] ?? 0]?.split(' ').map((byte) => Number.parseInt(byte, 16)) ?? [0xff]
      return Uint8Array.from({ length: rxBytes }, (_, at) => id[at] ?? 0xff)
    },
    async close() {},
  } as unknown as SpiTransport
}

describe('memory that Pin One does not read or write', () => {
  const fault = (replies: Readonly<Record<number, string>>): Promise<FaultRecord | null> =>
    identify(answering(replies), testRun()).then(() => null, faultRecord)

  it.each([
    ['SPI NAND behind a dummy byte', { 0x9f: 'ff ef aa 21' }, 'spi-nand', 'Winbond W25N01GV'],
    ['SPI NAND without one', { 0x9f: 'c8 b1 48' }, 'spi-nand', 'GigaDevice GD5F1GQ4UF'],
    ['DataFlash', { 0x9f: '1f 24 00' }, 'dataflash', 'Atmel AT45DB041D'],
    [
      'F-RAM with six continuation bytes',
      { 0x9f: '7f 7f 7f 7f 7f 7f c2 24 00' },
      'f-ram',
      'Ramtron / Cypress FM25V or CY15',
    ],
    ['EEPROM with a signature only', { 0xab: '29 29 29' }, 'eeprom', 'Microchip 25LC1024'],
  ] as const)('%s is said to be that', async (_, replies, kind, name) => {
    const record = await fault(replies)
    expect(record).toMatchObject({ code: 'chip.other-kind', facts: { kind, names: [name] } })
    if (record === null) return
    const { title, meaning } = remedyFor(record)
    expect(title).toMatch(/^This chip is /)
    expect(meaning).toContain('It does not read this chip and does not write it.')
  })

  it('is not taken for a NOR flash that answers a byte late', async () => {
    expect(await fault({ 0x9f: 'ff c2 22 10 c2 22' })).not.toMatchObject({
      code: 'chip.other-kind',
    })
  })
})
