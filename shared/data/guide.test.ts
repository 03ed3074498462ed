// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { cautionWords } from '../text/en/cautions.ts'
import { boardNotes } from '../text/en/guide-boards.ts'
import { headerWords } from '../text/en/guide-headers.ts'
import { packageWords } from '../text/en/guide-packages.ts'
import { programmerNotes } from '../text/en/guide-programmers.ts'
import { wordsOfPackage } from '../text/guide-packages.ts'
import { boards, headers, packages, programmers, signals, warnings } from './guide.ts'

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('guide data', () => {
  it('holds all packages, programmers, headers, boards and warnings, each id once', () => {
    const least = [4, 8, 6, 74, 60]
    for (const [index, list] of [packages, programmers, headers, boards, warnings].entries()) {
      expect(list.length).toBeGreaterThanOrEqual(least[index] ?? 0)
      expect(new Set(ids(list)).size).toBe(list.length)
    }
  })

  it('numbers the pins of each package and header from 1 without gaps', () => {
    for (const item of packages)
      expect(item.pins.map(({ n }) => n)).toEqual(
        Array.from({ length: item.pin_count }, (_, i) => i + 1),
      )
    for (const header of headers)
      expect(header.pins.map(({ n }) => n).sort((a, b) => a - b)).toEqual(
        Array.from({ length: header.pin_count }, (_, i) => i + 1),
      )
  })

  it('gives each package all six wired signals exactly once', () => {
    for (const item of packages)
      for (const signal of ['CS', 'MISO', 'MOSI', 'CLK', 'GND', 'VCC'])
        expect(item.pins.filter((pin) => pin.signal === signal)).toHaveLength(1)
    expect(Object.keys(signals)).toHaveLength(9)
  })

  it('never wires a programmer to a danger or 5 V pin, and VCC only to a 3.3 V pin', () => {
    for (const programmer of programmers) {
      const header = headers.find(({ id }) => id === programmer.header)
      if (programmer.pins === null) continue
      expect(header).toBeDefined()
      const all = [programmer.pins, ...(programmer.pin_variants ?? []).map((v) => v.pins)]
      for (const { pin } of all.flatMap((pins) => Object.values(pins))) {
        expect(header?.danger.map((d) => d.pin)).not.toContain(pin)
        expect(header?.pins.find(({ n }) => n === pin)?.type).not.toBe('5v')
      }
      const type = (pin: number) => header?.pins.find(({ n }) => n === pin)?.type
      expect(type(programmer.pins.VCC.pin)).toBe('3v3')
      expect(type(programmer.pins.GND.pin)).toBe('gnd')
    }
  })

  it('refers only to what exists', () => {
    const known = new Set(ids(warnings))
    for (const { warnings: named } of boards) for (const id of named) expect(known).toContain(id)
    for (const { cautions } of programmers) for (const id of cautions) expect(known).toContain(id)
    const packageIds = new Set([...ids(packages), 'plcc32'])
    for (const { configurations } of boards)
      for (const chip of configurations.flatMap(({ chips }) => chips ?? []))
        for (const id of chip.packages ?? []) expect(packageIds).toContain(id)
    const boardIds = new Set(ids(boards))
    const programmerIds = new Set(ids(programmers))
    for (const { applies } of warnings) {
      if (applies.boards !== '*') for (const id of applies.boards) expect(boardIds).toContain(id)
      if (applies.programmers !== '*')
        for (const id of applies.programmers) expect(programmerIds).toContain(id)
    }
  })

  it('lays the chips of a joined image end to end', () => {
    for (const board of boards)
      for (const { chips, joined_in_order, total_bytes } of board.configurations) {
        if (chips === null || !joined_in_order || chips.some((c) => c.size_bytes === null)) continue
        let offset = 0
        for (const chip of chips) {
          expect(chip.offset_bytes).toBe(offset)
          offset += chip.size_bytes ?? 0
        }
        expect(offset).toBe(total_bytes)
      }
  })

  it('speaks to its reader, never of what the app should do', () => {
    const told = JSON.stringify([
      boardNotes,
      headerWords,
      packageWords,
      programmerNotes,
      cautionWords,
    ])
    expect(told.match(/[^"]*\bthe app\b[^"]*/giu) ?? []).toEqual([])
  })

  it('says leg 1 of a chip, since pin 1 is on the header of the programmer', () => {
    for (const { title, text } of Object.values(cautionWords))
      expect(`${title} ${text}`).not.toMatch(/\bchip pin\b|[Ff]ind pin 1/u)
    for (const { numbering, pin1 } of packages.map(wordsOfPackage))
      expect(`${numbering} ${pin1}`).toMatch(/leg 1/u)
  })
})
