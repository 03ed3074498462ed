// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chosenWiring } from './chosen-wiring.ts'
import { packages, programmers, warnings } from './data/guide.ts'
import type { Choices, Work } from './model/work.ts'
import { cautionMoment, handKeys, handsOf, wireAck, wireMoments } from './wire-moments.ts'
import { changedWork, noChoices, noWork } from './work.ts'

const pico: Choices = {
  ...noChoices,
  guideProgrammer: 'pico',
  programmerId: 'serprog:dev=/dev/ttyACM0',
  board: 'x230',
  configuration: '8+4',
  chipIndex: 0,
  chipPackage: 'soic8',
}

const planOf = (choices: Choices) => chosenWiring(choices).wiring
const handsAt = ({ choices, acks }: Work) => handsOf(choices, planOf(choices), new Set(acks))

/** The bottom chip of an X230, with everything connected. */
const wired: Work = changedWork(
  { ...noWork, choices: pico },
  { acks: Object.fromEntries(handKeys(planOf(pico)).map((key) => [wireAck(key), true])) },
)
const onToTop = (work: Work, change: Partial<Choices> = {}) =>
  changedWork(changedWork(work, { choices: { chipIndex: 1 } }), {
    choices: { chipPackage: 'soic8', ...change },
  })

describe('what the hands do', () => {
  it('begins with GND and ends with power, then the chip, whatever the programmer, package and mounting', () => {
    let seen = 0
    for (const { id, pins } of programmers)
      for (const chipPackage of packages)
        for (const board of ['x230', 'x60', 'bare']) {
          if (pins === null) continue
          const choices = { ...pico, guideProgrammer: id, chipPackage: chipPackage.id, board }
          const keys = handKeys(planOf(choices))
          expect(keys[0], id).toBe('GND')
          expect(keys.slice(-2), id).toEqual(['VCC', 'chip'])
          expect(new Set(keys).size).toBe(keys.length)
          seen++
        }
    expect(seen).toBeGreaterThan(60)
  })

  it('has the resistors and capacitors of a loose chip among the wires, before the power', () => {
    const loose = { ...pico, board: 'bare', configuration: null, chipIndex: null }
    expect(handKeys(planOf(loose))).toEqual(
      ['GND', 'CS', 'CLK', 'MOSI', 'MISO'].concat(['WP', 'HOLD', 'capacitors', 'VCC', 'chip']),
    )
  })

  it('counts the leg that stays free where the mainboard powers its chip', () => {
    const x60 = { ...pico, board: 'x60', configuration: null, chipIndex: null }
    const moments = wireMoments(planOf(x60))
    expect(moments.map(({ key }) => key)).toEqual(handKeys(planOf(pico)))
    expect(moments.find(({ key }) => key === 'VCC')).toMatchObject({
      kind: 'leave-free',
      wire: { chipPin: 8, headerPin: 36 },
    })
  })

  it('holds the other chip by a moment of its own only where that is required', () => {
    const keys = (board: string) => handKeys(planOf({ ...pico, board, configuration: null }))
    expect(keys('x230')).not.toContain('other-chip')
    const t530 = { ...pico, board: 't530-w530' }
    expect(handKeys(planOf(t530))).toContain('other-chip')
  })
})

describe('on to the second chip of a mainboard', () => {
  it('the wires stay: the clip is moved and leg 1 found, and nothing else is asked', () => {
    const top = handsAt(onToTop(wired))
    expect([...top.carried]).toEqual(['GND', 'CS', 'CLK', 'MOSI', 'MISO', 'VCC'])
    expect(top.open).toEqual(['chip', 'leg-1'])
    expect(top.done.has('chip')).toBe(false)
  })

  it('is open until both have been ticked', () => {
    const one = changedWork(onToTop(wired), { acks: { 'wire:chip': true } })
    expect(handsAt(one).open).toEqual(['leg-1'])
    expect(handsAt(changedWork(one, { acks: { 'wire:leg-1': true } })).open).toEqual([])
  })

  it('asks for every wire of a chip in another package', () => {
    const { open, carried } = handsAt(onToTop(wired, { chipPackage: 'soic16' }))
    expect(open).toEqual(handKeys(planOf(pico)))
    expect(carried.size).toBe(0)
  })

  it('takes only those wires over that were ticked', () => {
    const part = changedWork(wired, { acks: { 'wire:MISO': false } })
    expect(handsAt(onToTop(part)).open).toEqual(['MISO', 'chip', 'leg-1'])
  })

  it.each([
    { pinVariant: 'stacksmashing' },
    { programmerId: 'serprog:dev=/dev/ttyACM1' },
    { guideProgrammer: 'rpi-40' },
    { programmerMv: 1800 },
    { boardFeedsChip: true },
  ] satisfies Partial<Choices>[])('takes none over when the wires may be others: %o', (change) => {
    for (const work of [
      changedWork(onToTop(wired), { choices: change }),
      onToTop(changedWork(wired, { choices: change })),
    ])
      expect(handsAt(work).carried.size).toBe(0)
  })

  it('asks for the data wires again that have a resistor now', () => {
    const { open } = handsAt(onToTop(wired, { seriesResistors: true }))
    expect(open).toEqual(['CS', 'CLK', 'MOSI', 'MISO', 'chip', 'leg-1'])
  })

  it('does not believe an earlier tick of a wire that is unticked, or was connected for another package since', () => {
    const top = onToTop(wired)
    expect(handsAt(changedWork(top, { acks: { 'wire:CS': false } })).open).toContain('CS')
    const soic16 = changedWork(changedWork(top, { choices: { chipPackage: 'soic16' } }), {
      acks: { 'wire:CS': true },
    })
    const again = changedWork(soic16, { choices: { chipPackage: 'soic8' } })
    expect(handsAt(again).open).toEqual(['CS', 'chip', 'leg-1'])
  })

  it('is forgotten with the mainboard', () => {
    const other = changedWork(onToTop(wired), { choices: { board: 'x220', chipPackage: 'soic8' } })
    expect(handsAt(other).open).toEqual(handKeys(planOf(pico)))
  })

  it('keeps what was read at the wires, and asks again what is read before the hands move', () => {
    const read = changedWork(wired, {
      acks: { 'caution:W-ONE-SUPPLY': true, 'caution:W-POWER-LAST': true },
    })
    const { acks } = onToTop(read)
    expect(acks).toContain('caution:W-ONE-SUPPLY')
    expect(acks).not.toContain('caution:W-POWER-LAST')
  })
})

describe('a caution', () => {
  it('is read at a moment that there is, or before the first wire', () => {
    const moments = wireMoments(planOf(pico))
    for (const { id } of warnings) {
      const key = cautionMoment(id, moments)
      expect(key === 'power' || moments.some((moment) => moment.key === key), id).toBe(true)
    }
    expect(cautionMoment('W-ONE-SUPPLY', moments)).toBe('VCC')
    expect(cautionMoment('W-DECOUPLE-LOOSE', moments)).toBe('power')
  })
})
