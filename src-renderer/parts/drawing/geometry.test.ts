// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { packages } from '../../../shared/data/guide.ts'
import { chipPlaces } from './geometry.ts'
import type { Turn } from './geometry.ts'

const turns: readonly Turn[] = [0, 90, 180, 270]

describe.each(packages)('$id', (chipPackage) => {
  const [variant] = chipPackage.variants
  if (variant === undefined) throw new Error('a package without a variant')

  it('has pin 1 top left and counts counter-clockwise, seen from above', () => {
    const { pins } = chipPlaces(chipPackage, variant)
    const [first] = pins
    const last = pins.at(-1)
    expect(first?.tip[0]).toBeLessThan(0)
    expect(first?.tip[1]).toBe(Math.min(...pins.map(({ tip }) => tip[1])))
    expect(last?.tip[0]).toBeGreaterThan(0)
    expect(last?.tip[1]).toBe(first?.tip[1])
  })

  it('is mirrored from below: pin 1 top right', () => {
    const { pins } = chipPlaces(chipPackage, variant, 0, true)
    expect(pins[0]?.tip[0]).toBeGreaterThan(0)
  })

  it.each(turns)(
    'turned by %i keeps its pins apart by their pitch and outside the body',
    (turn) => {
      const { pins, sizeMm } = chipPlaces(chipPackage, variant, turn)
      for (const pin of pins) {
        const [dx, dy] = pin.away
        expect(Math.abs(dx) + Math.abs(dy)).toBe(1)
        const along = dx === 0 ? Math.abs(pin.tip[1]) : Math.abs(pin.tip[0])
        expect(along).toBeGreaterThan((dx === 0 ? sizeMm[1] : sizeMm[0]) / 2 - 1e-9)
      }
      const [one, two] = pins
      if (one === undefined || two === undefined) throw new Error('fewer than two pins')
      expect(Math.hypot(one.tip[0] - two.tip[0], one.tip[1] - two.tip[1])).toBeCloseTo(
        chipPackage.pitch_mm,
      )
    },
  )

  it('comes back after four turns, the first of which puts pin 1 top right', () => {
    expect(chipPlaces(chipPackage, variant, 90).pins[0]?.tip[1]).toBeLessThan(0)
    expect(chipPlaces(chipPackage, variant, 180).pins[0]?.tip[0]).toBeGreaterThan(0)
    expect(chipPlaces(chipPackage, variant, 270).pins[0]?.tip[1]).toBeGreaterThan(0)
  })
})
