// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { boards, headers, packages, programmers } from './data/guide.ts'
import { wiringBlock, wiringPlan } from './wiring.ts'
import type { Mounting, WiringChoice } from './wiring.ts'

const byId = <T extends { id: string }>(list: readonly T[], id: string): T => {
  const found = list.find((item) => item.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

function choiceOf(
  programmerId: string,
  packageId: string,
  mounting: Mounting,
  boardId: string | null = null,
): WiringChoice {
  const programmer = byId(programmers, programmerId)
  const board = boardId === null ? null : byId(boards, boardId)
  return {
    programmer,
    header: byId(headers, programmer.header ?? ''),
    pinVariant: null,
    chipPackage: byId(packages, packageId),
    mounting,
    board,
    configuration: board?.configurations[0] ?? null,
  }
}

const asText = (choice: WiringChoice) =>
  wiringPlan(choice).wires.map((w) => `${w.signal} ${w.chipPin}-${w.headerPin} ${w.headerName}`)

describe('wiring', () => {
  it('wires a Pico to a SOIC8 chip as the guide does, ground first and power last', () => {
    expect(asText(choiceOf('pico', 'soic8', 'on-board'))).toEqual([
      'GND 4-38 GND',
      'CS 1-7 GP5',
      'CLK 6-4 GP2',
      'MOSI 5-5 GP3',
      'MISO 2-6 GP4',
      'VCC 8-36 3V3(OUT)',
    ])
  })

  it('moves only CS for the stacksmashing firmware', () => {
    const usual = asText(choiceOf('pico', 'soic8', 'on-board'))
    const forked = asText({ ...choiceOf('pico', 'soic8', 'on-board'), pinVariant: 'stacksmashing' })
    expect(forked.filter((line) => !usual.includes(line))).toEqual(['CS 1-2 GP1'])
  })

  it('leaves VCC off where the board feeds the chip, and only there', () => {
    for (const id of ['x60', 'x60t', 't60', 'ga-g41m-es2l']) {
      const plan = wiringPlan(choiceOf('pico', 'soic8', 'on-board', id))
      expect(plan.wires.map(({ signal }) => signal)).not.toContain('VCC')
      expect(plan.leftOff.map(({ signal }) => signal)).toEqual(['VCC'])
    }
    const loose = wiringPlan(choiceOf('pico', 'soic8', 'loose', 'x60'))
    expect(loose.wires.map(({ signal }) => signal)).toContain('VCC')
  })

  it.each([
    ['pico', 'pin 36 3V3(OUT)'],
    ['pico-2', 'pin 36 3V3(OUT)'],
    ['rpi-40', 'pin 1 3V3'],
    ['rpi-26', 'pin 1 3V3'],
    ['bbb', 'P9 pin 3 VDD_3V3'],
    ['le-potato', 'pin 1 3V3'],
  ])('names the supply pin of %s that stays empty where the board feeds the chip', (id, pin) => {
    const plan = wiringPlan(choiceOf(id, 'soic8', 'on-board', 'x60'))
    expect(
      plan.leftOff.map(
        ({ chipPin, block, headerPin, headerName }) =>
          `leg ${chipPin}, ${[block, 'pin', headerPin, headerName].filter(Boolean).join(' ')}`,
      ),
    ).toEqual([`leg 8, ${pin}`])
  })

  it('asks who feeds the chip where the sources leave it open, and stops at 1.8 V', () => {
    const open = choiceOf('pico', 'soic8', 'on-board', 'hp820g2')
    expect(wiringBlock(open)).toBe('ask-who-feeds-the-chip')
    expect(() => wiringPlan(open)).toThrow('bug.bad-input')
    expect(wiringPlan({ ...open, boardFeedsChip: true }).vccFrom).toBe('board')
    expect(wiringBlock(choiceOf('pico', 'soic8', 'on-board', 'gru-kevin'))).toBe(
      'needs-1v8-adapter',
    )
  })

  it('adds pull-ups and capacitors to a loose chip, and none on a board', () => {
    const loose = wiringPlan(choiceOf('rpi-40', 'soic16', 'loose'))
    expect(loose.pullUps.map(({ signal, chipPin }) => [signal, chipPin])).toEqual([
      ['HOLD', 1],
      ['WP', 9],
    ])
    expect(loose.capacitorsFarad).toEqual([1e-7, 4.7e-6])
    const fixed = wiringPlan(choiceOf('rpi-40', 'soic16', 'on-board'))
    expect([fixed.pullUps, fixed.capacitorsFarad]).toEqual([[], []])
    expect(
      fixed.open.filter(({ signal }) => signal !== 'NC').map(({ chipPin }) => chipPin),
    ).toEqual([1, 9])
  })

  it('holds the other chip select high where the sources require it', () => {
    expect(
      wiringPlan(choiceOf('pico', 'soic8', 'on-board', 't530-w530')).otherChipSelect?.need,
    ).toBe('required')
    expect(wiringPlan(choiceOf('pico', 'soic8', 'on-board', 'x230')).otherChipSelect?.need).toBe(
      'if-reads-disagree',
    )
    expect(wiringPlan(choiceOf('pico', 'soic8', 'on-board', 'x200')).otherChipSelect).toBeNull()
  })

  it('takes no series resistors unless asked, and none for power', () => {
    const choice = choiceOf('pico', 'soic8', 'on-board')
    expect(wiringPlan(choice).seriesOhm).toBeNull()
    const plan = wiringPlan({ ...choice, seriesResistors: true })
    expect(plan.seriesOhm).toBe(47)
    expect(plan.wires).toEqual(wiringPlan(choice).wires)
  })

  it('never touches a danger or 5 V pin in any combination', () => {
    let combinations = 0
    for (const { id, pins, header } of programmers) {
      if (pins === null || header === null) continue
      for (const { id: packageId } of packages)
        for (const mounting of ['on-board', 'socketed', 'loose'] as const)
          for (const boardId of [null, ...boards.map((board) => board.id)]) {
            const choice = choiceOf(id, packageId, mounting, boardId)
            if (wiringBlock(choice) !== null) continue
            combinations++
            const plan = wiringPlan(choice)
            const forbidden = new Set([
              ...choice.header.danger.map(({ pin }) => pin),
              ...choice.header.pins.filter(({ type }) => type === '5v').map(({ n }) => n),
            ])
            for (const { headerPin } of plan.wires) expect(forbidden.has(headerPin)).toBe(false)
            if (mounting === 'on-board' && choice.board?.power.feeds === 'board')
              expect(plan.wires.some(({ signal }) => signal === 'VCC')).toBe(false)
          }
    }
    expect(combinations).toBeGreaterThan(5000)
  })
})
