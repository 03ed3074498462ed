// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { makePracticeChip } from '../device.ts'
import { parsePracticeFaults } from '../fault-words.ts'
import { parsePracticeId } from '../options.ts'
import type { Pads } from './circuit.ts'
import { Wires } from './wires.ts'

const CLOCK_HZ = 8_000_000
const seeds = [1, 2, 3, 4, 5, 6]
const good = 'ef4017'

function wiresTo(fault: string, pads: Pads = 'pico', seed = 1, solve = false) {
  const chip = makePracticeChip(parsePracticeId('practice:chip=W25Q64JV,content=blank'))
  const faults = fault === '' ? [] : parsePracticeFaults(fault)
  const second = faults.some(({ kind }) => kind === 'second-chip')
    ? [makePracticeChip(parsePracticeId('practice:chip=MX25L6406E,content=blank'))]
    : []
  const wires = new Wires([chip, ...second], faults, seed, { pads, solve })
  wires.clockHz = CLOCK_HZ
  const ask = (tx: readonly number[], rxBytes: number): string => {
    const reply = new Uint8Array(rxBytes)
    wires.select(0)
    wires.send(Uint8Array.from(tx), 0, tx.length, 0, 0)
    wires.receive(reply, 0, rxBytes, 0, 0)
    wires.deselect(0)
    return Buffer.from(reply).toString('hex')
  }
  const ids = (count: number): readonly string[] =>
    Array.from({ length: count }, () => ask([0x9f], 3))
  return { ask, ids, chip, wires }
}

describe('solved wires with nothing wrong', () => {
  it('carry the same bytes as wires that are not solved', () => {
    for (const seed of seeds) {
      const solved = wiresTo('', 'pico', seed, true)
      const straight = wiresTo('', 'pico', seed)
      for (const tx of [[0x9f], [0x5a, 0, 0, 0, 0], [0x03, 0, 1, 0], [0x05], [0x90, 0, 0, 0]])
        expect(solved.ask(tx, 12)).toBe(straight.ask(tx, 12))
    }
  })

  it('with two chips carry the same bytes as sound wires to both', () => {
    for (const seed of seeds) {
      const solved = wiresTo('second-chip', 'pico', seed, true)
      const straight = wiresTo('second-chip', 'pico', seed)
      for (const tx of [
        [0x9f],
        [0x5a, 0, 0, 0, 0],
        [0x03, 0, 1, 0],
        [0x05],
        [0x90, 0, 0, 0],
        [0x15],
      ])
        expect(solved.ask(tx, 12)).toBe(straight.ask(tx, 12))
    }
  })

  it('erase and program, and cut off a command that ends within a byte', () => {
    const { ask, chip, wires } = wiresTo('', 'pico', 1, true)
    ask([0x06], 0)
    ask([0x02, 0, 0, 0, 0x12, 0x34], 0)
    expect([...chip.memory.subarray(0, 3)]).toEqual([0x12, 0x34, 0xff])
    expect(wires.clockHz).toBe(CLOCK_HZ)
  })
})

describe('a wire without contact', () => {
  it('of VCC: the chip is fed through its inputs and answers, rightly more often than not', () => {
    const answered = seeds.filter((seed) => wiresTo('open-vcc', 'pico', seed).ids(8).includes(good))
    expect(answered.length).toBeGreaterThan(seeds.length / 2)
  })

  it('of VCC: with 10 Ω of other parts on its supply the chip is deaf', () => {
    for (const seed of seeds)
      expect(new Set(wiresTo('open-vcc+load:ohm=10', 'pico', seed).ids(8))).toEqual(
        new Set(['000000']),
      )
  })

  it('of GND: the current returns through a low input, and the replies are right and steady', () => {
    for (const seed of seeds)
      expect(new Set(wiresTo('open-gnd', 'pico', seed).ids(8))).toEqual(new Set([good]))
  })

  it.each([
    ['pico', '000000'],
    ['pi', '000000'],
    ['beaglebone', 'ffffff'],
  ] as const)('of MISO: pads of a %s read %s', (pads, reads) => {
    expect(new Set(wiresTo('open-miso', pads).ids(16))).toEqual(new Set([reads]))
  })

  it.each(['pico-2', 'network'] as const)(
    'of MISO: pads of a %s, which have no pull, read 00, FF and what is between them',
    (pads) => {
      const replies = seeds.flatMap((seed) => wiresTo('open-miso', pads, seed).ids(30))
      expect(replies).toContain('000000')
      expect(replies).toContain('ffffff')
      expect(new Set(replies).size).toBeGreaterThan(4)
    },
  )

  it.each(['cs', 'clk'])('of %s: nobody drives, as without MISO', (wire) => {
    expect(new Set(wiresTo(`open-${wire}`).ids(16))).toEqual(new Set(['000000']))
    expect(new Set(wiresTo(`open-${wire}`, 'beaglebone').ids(16))).toEqual(new Set(['ffffff']))
  })
})

describe('a contact that comes and goes', () => {
  it('of MISO gives the level of the pull for a part of the reply', () => {
    const { ask, wires } = wiresTo('weak-miso:open=0.2:us=10', 'beaglebone')
    // Slow enough for the pull to win within a bit.
    wires.clockHz = 200_000
    const wrong = Array.from({ length: 60 }, () => ask([0x9f], 3)).filter((id) => id !== good)
    expect(wrong.length).toBeGreaterThan(5)
    const lost = wrong.map((id) => Number.parseInt(good, 16) & ~Number.parseInt(id, 16))
    expect(lost.every((bits) => bits === 0)).toBe(true)
  })
})

describe('other faults', () => {
  it('a clock that rings shifts what follows', () => {
    const replies = wiresTo('rings:rate=0.02')
      .ids(100)
      .filter((id) => id !== good)
    expect(replies.length).toBeGreaterThan(10)
  })

  it('edges that are too slow are cured by a slow clock', () => {
    const { ids, wires } = wiresTo('resist-miso:ohm=4000')
    expect(ids(4)).not.toContain(good)
    wires.clockHz = 400_000
    expect(new Set(ids(4))).toEqual(new Set([good]))
  })

  it('two chips give together what both drive high', () => {
    expect(new Set(wiresTo('second-chip').ids(4))).toEqual(new Set(['c20017']))
  })

  it('a driver of the mainboard that is stronger than the chip decides', () => {
    expect(wiresTo('held-miso-gnd:ohm=2').ids(1)).toEqual(['000000'])
    expect(wiresTo('held-miso-vcc:ohm=2').ids(1)).toEqual(['ffffff'])
    expect(wiresTo('held-miso-vcc:ohm=4700').ids(1)).toEqual([good])
  })

  it('are the same for the same seed, and the memory is what it was', () => {
    for (const fault of ['open-hold', 'rings:rate=0.1', 'weak-mosi', 'clip:sits=1']) {
      const one = wiresTo(fault, 'network', 7)
      expect(one.ids(20)).toEqual(wiresTo(fault, 'network', 7).ids(20))
      expect(one.chip.memory.every((byte) => byte === 0xff)).toBe(true)
    }
  })
})
