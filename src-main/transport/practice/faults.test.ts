// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { Fault, isFault } from '../../../shared/fault.ts'
import { PracticeDevice } from './device.ts'
import { openPractice } from './driver.ts'
import type { OpenPractice } from './driver.ts'
import { parsePracticeFaults, practiceFaultForms } from './fault-words.ts'
import { faultKinds } from './faults.ts'
import { parsePracticeId } from './options.ts'

/** Opens a device, does something, closes it. */
async function on<T>(id: string, act: (open: OpenPractice) => Promise<T>): Promise<T> {
  const open = await openPractice(parsePracticeId(id), { clockHz: 16_000_000 })
  try {
    return await act(open)
  } finally {
    await open.close()
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** RDID, or what comes in its place. */
const idOf = (id: string): Promise<string> =>
  on(id, async ({ transport }) =>
    hex(await transport.transfer({ tx: Uint8Array.of(0x9f), rxBytes: 3 })),
  )

describe('the text form of faults', () => {
  it('has an example for every form that is shown to people, and each is understood', () => {
    const examples = [
      'open-miso',
      'short-miso-gnd',
      'swap-mosi-miso',
      'clip:sits=turned',
      'weak-miso:open=0.2:us=20',
      'resist-clk:ohm=2000',
      'load:ohm=100',
      'weak-supply:ohm=20',
      'held-miso-gnd:ohm=50',
      'rings:rate=0.1',
      'slow-edges:pf=500',
      'flip:rate=1e-6:above=12M',
      'flip:address=0x1000:bit=3:rate=0.5',
      'shift:bits=1:above=12M',
      'unplug:op=500:done=yes',
      'unplug:write=12',
      'mute:op=500',
      'noop:op=500',
      'garbage:op=500',
      'stuck-busy:after=3',
      'protected:bp=4:lock=pin',
      'wps',
      'hidden-wps',
      'cmp',
      'qpi',
      'bad-sector:address=0x10000:ends=no',
      'bad-page:address=0x10000',
      'stuck-address:bit=16:level=1',
      'stuck-data:bit=3:level=1',
      'relabelled:times=4',
      'second-chip:chip=W25Q64JV',
      'late-page:rate=0.01:times=20',
    ]
    expect(examples).toHaveLength(practiceFaultForms.length)
    for (const [index, example] of examples.entries()) {
      const head = example.split(/[:-]/u)[0] ?? ''
      expect(practiceFaultForms[index]?.startsWith(head), example).toBe(true)
      expect(parsePracticeFaults(example)).toHaveLength(1)
    }
    const shown = examples.flatMap((example) => parsePracticeFaults(example))
    expect([...new Set(shown.map(({ kind }) => kind))].sort()).toEqual([...faultKinds].sort())
  })

  it('survives inside a programmer id, several faults joined by a plus sign', () => {
    const { faults, part, timing } = parsePracticeId(
      'practice:chip=w25q64jv,fault=flip:rate=1e-6:above=12M+unplug:op=5,timing=real,fault=open-wp',
    )
    expect([part.name, timing]).toEqual(['W25Q64JV', 'real'])
    expect(faults).toEqual([
      { kind: 'flip', rate: 1e-6, address: null, bit: null, aboveHz: 12e6 },
      { kind: 'unplug', op: 5, done: false },
      { kind: 'open', wire: 'wp' },
    ])
  })

  it.each([
    'open-nose',
    'open',
    'flip',
    'flip:rate=lots',
    'unplug:op=0',
    'unplug:op=1.5',
    'unplug:write=0',
    'unplug:write=3:op=3',
    'noop',
    'shift:bits=1:colour=red',
    'protected:lock=rope',
    'swap-miso',
    'clip:sits=3',
    'weak-miso:open=1',
    'resist-miso',
    'held-miso-clk',
    'gremlins',
    'flip:',
  ])('says what is wrong with %s', (text) => {
    try {
      parsePracticeFaults(text)
      expect.unreachable()
    } catch (error) {
      expect(isFault(error, 'link.bad-address')).toBe(true)
    }
  })

  it.each(['practice:chip=Z80', 'practice:timing=fast', 'practice:colour=red', 'practice:seed=x'])(
    'refuses the id %s',
    (id) => {
      expect(() => parsePracticeId(id)).toThrow(Fault)
    },
  )
})

describe('what a wiring fault looks like', () => {
  it.each([
    { fault: 'open-miso', id: '000000' },
    { fault: 'short-miso-gnd', id: '000000' },
    { fault: 'short-miso-vcc', id: 'ffffff' },
    { fault: 'open-mosi', id: '000000' },
    { fault: 'short-mosi-vcc', id: '000000' },
    { fault: 'open-clk', id: '000000' },
    { fault: 'open-cs', id: '000000' },
    { fault: 'short-cs-gnd', id: '000000' },
    { fault: 'short-hold-gnd', id: '000000' },
    { fault: 'short-hold-vcc', id: 'ef4017' },
    { fault: 'open-vcc+load:ohm=10', id: '000000' },
    { fault: 'open-gnd', id: 'ef4017' },
    { fault: 'clip:sits=off', id: '000000' },
    { fault: 'clip:sits=turned', id: '000000' },
    { fault: 'load:ohm=100', id: 'ef4017' },
    { fault: 'resist-miso:ohm=200', id: 'ef4017' },
    { fault: 'swap-mosi-miso', id: '000000' },
    { fault: 'swap-cs-clk', id: '000000' },
    { fault: 'swap-hold-wp', id: 'ef4017' },
    { fault: 'short-mosi-miso', id: '000000' },
    { fault: 'shift:bits=1', id: '77a00b' },
    { fault: 'shift:bits=-1', id: 'de802f' },
    { fault: 'shift:bits=8', id: '00ef40' },
    { fault: 'shift:bits=1:above=20M', id: 'ef4017' },
  ])('$fault: the ID reads $id', async ({ fault, id }) => {
    expect(await idOf(`practice:chip=W25Q64JV,fault=${fault}`)).toBe(id)
  })

  it('an open MISO reads noise once the pins were released, a shorted one does not', () => {
    const ids = (fault: string): string[] => {
      const device = new PracticeDevice(parsePracticeId(`practice:chip=W25Q64JV,fault=${fault}`))
      const replies: string[] = []
      device.programmer.onOutput = (chunk) => replies.push(hex(chunk))
      const rdid = Uint8Array.of(0x13, 1, 0, 0, 3, 0, 0, 0x9f)
      device.programmer.input(rdid)
      device.programmer.input(Uint8Array.of(0x15, 0x00, 0x15, 0x01))
      for (let more = 0; more < 10; more++) device.programmer.input(rdid)
      device.dispose()
      return replies
    }
    expect([...new Set(ids('short-miso-gnd'))]).toEqual(['06000000', '0606'])
    const [before, , ...after] = ids('open-miso')
    expect(before).toBe('06000000')
    expect(new Set(after).size).toBeGreaterThan(2)
  })

  it('without GND the chip answers steadily, with HOLD open its ID comes and goes', async () => {
    const many = (id: string): Promise<Set<string>> =>
      on(id, async ({ transport }) => {
        const replies = await Promise.all(
          Array.from({ length: 40 }, () =>
            transport.transfer({ tx: Uint8Array.of(0x9f), rxBytes: 3 }),
          ),
        )
        return new Set(replies.map(hex))
      })
    expect(await many('practice:chip=W25Q64JV,fault=open-gnd')).toEqual(new Set(['ef4017']))
    const hold = await many('practice:chip=W25Q64JV,fault=open-hold')
    expect([...hold]).toEqual(expect.arrayContaining(['ef4017', '000000']))
  })

  it('a shorted supply takes the programmer away at the first window', async () => {
    await on('practice:chip=W25Q64JV,fault=short-vcc-gnd', async ({ transport }) => {
      const lost = transport.transfer({ tx: Uint8Array.of(0x9f), rxBytes: 3 })
      await expect(lost).rejects.toMatchObject({ code: 'link.lost', facts: { opsDone: 0 } })
    })
  })
})

const READ = (offset: number, rxBytes: number): { tx: Uint8Array; rxBytes: number } => ({
  tx: Uint8Array.of(0x03, offset >> 16, (offset >> 8) & 0xff, offset & 0xff),
  rxBytes,
})

/** Offsets at which one read of the first 64 KiB differs from the chip. */
function wrongOffsets(id: string): Promise<number[]> {
  return on(id, async ({ device, transport }) => {
    const reply = await transport.transfer(READ(0, 65_536))
    const wrong: number[] = []
    for (const [index, byte] of reply.entries())
      if (byte !== device.chip.memory[index]) wrong.push(index)
    return wrong
  })
}

describe('wrong bits', () => {
  it('come at about the rate asked for, the same for the same seed', async () => {
    const id = 'practice:chip=TEST-64K,seed=3,fault=flip:rate=1e-4'
    const wrong = await wrongOffsets(id)
    // 524,288 bits at 1e-4: about 52
    expect(wrong.length).toBeGreaterThan(25)
    expect(wrong.length).toBeLessThan(90)
    expect(await wrongOffsets(id)).toEqual(wrong)
    expect(await wrongOffsets('practice:chip=TEST-64K,seed=4,fault=flip:rate=1e-4')).not.toEqual(
      wrong,
    )
  })

  it('stay away below the clock they need', async () => {
    const id = 'practice:chip=TEST-64K,fault=flip:rate=0.01:above='
    expect(await wrongOffsets(`${id}16M`)).toEqual([])
    expect((await wrongOffsets(`${id}15M`)).length).toBeGreaterThan(100)
  })

  it('at one address hit that address only, wherever a read starts', async () => {
    const id = 'practice:chip=TEST-64K,fault=flip:address=0x1234:bit=3'
    expect(await wrongOffsets(id)).toEqual([0x1234])
    await on(id, async ({ device, transport }) => {
      const reply = await transport.transfer(READ(0x1230, 8))
      expect((reply[4] ?? 0) ^ (device.chip.memory[0x1234] ?? 0)).toBe(0x08)
    })
  })
})

describe('faults at one window', () => {
  const read = READ(0, 8)

  it('noop: the window never reaches the chip', async () => {
    await on('practice:chip=TEST-64K,content=blank,fault=noop:op=2', async ({ transport }) => {
      const replies = await Promise.all([1, 2, 3].map(() => transport.transfer(read)))
      expect(replies.map((reply) => reply[0])).toEqual([0xff, 0x00, 0xff])
    })
  })

  it('garbage: the reply is nonsense, the next is not', async () => {
    await on('practice:chip=TEST-64K,content=blank,fault=garbage:op=2', async ({ transport }) => {
      const replies = await Promise.all([1, 2, 3].map(() => transport.transfer(read)))
      expect(hex(replies[0] ?? read.tx)).toBe('ffffffffffffffff')
      expect(hex(replies[1] ?? read.tx)).not.toBe('ffffffffffffffff')
      expect(hex(replies[2] ?? read.tx)).toBe('ffffffffffffffff')
    })
  })

  it.each([
    { done: 'no', memory: 0xff },
    { done: 'yes', memory: 0x12 },
  ])(
    'unplug with done=$done: the chip has or has not seen the last window',
    async ({ done, memory }) => {
      const id = `practice:chip=SST25VF040B,content=blank,fault=unplug:op=4:done=${done}`
      await on(id, async ({ device, transport }) => {
        const windows = [[0x50], [0x01, 0x00], [0x06], [0x02, 0, 0, 0, 0x12]].map((tx) =>
          transport.transfer({ tx: Uint8Array.from(tx), rxBytes: 0 }),
        )
        const results = await Promise.allSettled(windows)
        expect(results.map((each) => each.status)).toEqual([
          'fulfilled',
          'fulfilled',
          'fulfilled',
          'rejected',
        ])
        const byte = device.chip.memory[0] ?? 0
        // A byte whose program was cut short may keep some of its ones.
        expect(byte & 0x12).toBe(0x12)
        if (memory === 0xff) expect(byte).toBe(0xff)
      })
    },
  )
})

describe('faults of the chip', () => {
  /** Write enable, the command, then status until ready or 20 polls are over. */
  async function act(open: OpenPractice, ...tx: number[]): Promise<number> {
    await open.transport.transfer({ tx: Uint8Array.of(0x06), rxBytes: 0 })
    await open.transport.transfer({ tx: Uint8Array.from(tx), rxBytes: 0 })
    const reply = await open.transport.transfer({ tx: Uint8Array.of(0x05), rxBytes: 20 })
    return reply.at(-1) ?? 0
  }

  it('stuck-busy stays busy after the n-th operation', async () => {
    await on('practice:chip=TEST-64K,fault=stuck-busy:after=2', async (open) => {
      expect(await act(open, 0x20, 0, 0, 0)).toBe(0x00)
      expect((await act(open, 0x20, 0, 0, 0)) & 1).toBe(1)
    })
  })

  it('bad-sector keeps some bits clear, also in a bigger erase; ends=no never ends', async () => {
    await on('practice:chip=TEST-64K,fault=bad-sector:address=0x3010', async (open) => {
      for (const opcode of [0x20, 0x52, 0xd8]) {
        expect(await act(open, opcode, 0, 0x30, 0)).toBe(0x00)
        const sector = open.device.chip.memory.subarray(0x3000, 0x4000)
        expect(sector.some((byte) => byte !== 0xff)).toBe(true)
      }
      expect(await act(open, 0x20, 0, 0x40, 0)).toBe(0x00)
      expect(open.device.chip.memory.subarray(0x4000, 0x5000).every((byte) => byte === 0xff)).toBe(
        true,
      )
    })
    await on('practice:chip=TEST-64K,fault=bad-sector:address=0x3010:ends=no', async (open) => {
      expect((await act(open, 0x20, 0, 0x30, 0)) & 1).toBe(1)
    })
  })

  it('bad-page ignores every program', async () => {
    await on('practice:chip=TEST-64K,content=blank,fault=bad-page:address=0x110', async (open) => {
      await act(open, 0x02, 0, 1, 0, 0x00)
      await act(open, 0x02, 0, 2, 0, 0x00)
      expect([open.device.chip.memory[0x100], open.device.chip.memory[0x200]]).toEqual([0xff, 0])
    })
  })

  it('late-page makes some pages take longer, in order of the seed', async () => {
    await on(
      'practice:chip=TEST-64K,content=blank,fault=late-page:rate=1:times=50',
      async (open) => {
        expect((await act(open, 0x02, 0, 1, 0, 0x00)) & 1).toBe(1)
      },
    )
  })

  it.each([
    { lock: 'none', after: 0x00 },
    { lock: 'pin', after: 0x9c },
    { lock: 'power', after: 0x1c },
    { lock: 'permanent', after: 0x9c },
  ])('protected with lock=$lock', async ({ lock, after }) => {
    await on(`practice:chip=W25Q64JV,content=blank,fault=protected:lock=${lock}`, async (open) => {
      await act(open, 0x02, 0, 0, 0, 0x00)
      expect(open.device.chip.memory[0]).toBe(0xff)
      const status = await act(open, 0x01, 0x00, 0x00)
      expect(status & 0xfc).toBe(after)
    })
  })
})

describe('memory that is not all there', () => {
  const SIZE = 65_536
  /** A chip that holds the low byte of address plus block, and the whole of it as read. */
  const readOf = (fault: string) =>
    on(`practice:chip=TEST-64K,content=blank,fault=${fault}`, async (open) => {
      open.device.chip.memory.forEach((_, at, memory) => (memory[at] = (at ^ (at >> 8)) & 0xff))
      const whole = await open.transport.transfer({ tx: Uint8Array.of(3, 0, 0, 0), rxBytes: SIZE })
      return { whole, held: open.device.chip.memory }
    })

  it.each([
    ['stuck-address:bit=12', (at: number) => at & ~0x1000],
    ['stuck-address:bit=3:level=1', (at: number) => at | 8],
    ['relabelled', (at: number) => at & 0x7fff],
    ['relabelled:times=4', (at: number) => at & 0x3fff],
  ])('%s reads another place', async (fault, place) => {
    const { whole, held } = await readOf(fault)
    expect(hex(whole)).toBe(hex(held.map((_, at) => held[place(at)] ?? 0)))
  })

  it.each([
    ['stuck-data:bit=3', (byte: number) => byte & 0xf7],
    ['stuck-data:bit=7:level=1', (byte: number) => byte | 0x80],
  ])('%s reads every byte so', async (fault, read) => {
    const { whole, held } = await readOf(fault)
    expect(hex(whole)).toBe(hex(held.map(read)))
  })

  it('a relabelled chip erases and programs where the smaller one does', async () => {
    await on('practice:chip=TEST-64K,content=blank,fault=relabelled', async ({ device }) => {
      const { chip } = device
      chip.window([0x06], 0)
      chip.window([0x02, 0x00, 0x90, 0x00, 0x12, 0x34], 0)
      chip.window([0x05], 40)
      expect([...chip.memory.subarray(0x1000, 0x1002)]).toEqual([0x12, 0x34])
      chip.window([0x06], 0)
      chip.window([0x20, 0x00, 0x90, 0x00], 0)
      chip.window([0x05], 40)
      expect(chip.memory.every((byte) => byte === 0xff)).toBe(true)
    })
  })

  it('says which of its words was not understood', () => {
    for (const wrong of ['stuck-address:bit=2', 'stuck-data:bit=8', 'relabelled:times=3'])
      expect(() => parsePracticeFaults(wrong), wrong).toThrow('link.bad-address')
  })
})
