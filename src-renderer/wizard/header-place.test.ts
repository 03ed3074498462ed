// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { headers } from '../../shared/data/guide.ts'
import type { Header } from '../../shared/data/guide.ts'
import { fiveVoltsBeside, headerPlace } from './header-place.ts'

const header = (id: string): Header => {
  const found = headers.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no header ${id}`)
  return found
}

describe('a pin is found by counting', () => {
  // By the drawings of the makers: a Pico with its USB plug up has pin 40 at the upper right.
  it.each([
    ['pico-40', 40, { kind: 'edge', side: 'right', fromUsb: 1 }],
    ['pico-40', 38, { kind: 'edge', side: 'right', fromUsb: 3 }],
    ['pico2-40', 7, { kind: 'edge', side: 'left', fromUsb: 7 }],
    ['rpi-40', 1, { kind: 'rows', rowOf: 1, at: 1 }],
    ['rpi-40', 25, { kind: 'rows', rowOf: 1, at: 13 }],
    ['rpi-26', 24, { kind: 'rows', rowOf: 2, at: 12 }],
    ['bbb-p9', 18, { kind: 'rows', rowOf: 2, at: 9 }],
    ['lepotato-7j1', 19, { kind: 'rows', rowOf: 1, at: 10 }],
  ] as const)('%s, pin %i', (id, pin, place) => {
    expect(headerPlace(header(id), pin)).toEqual(place)
  })

  it('is not given for a pin that the header does not have', () => {
    expect(headerPlace(header('rpi-26'), 27)).toBeNull()
  })
})

describe('5 V beside a pin', () => {
  it.each([
    ['pico-40', 38, [39, 40]],
    ['pico-40', 36, []],
    ['pico-40', 1, []],
    ['rpi-40', 1, [2, 4]],
    ['rpi-40', 25, []],
    ['bbb-p9', 3, [5, 6, 7, 8]],
    ['bbb-p9', 1, []],
  ] as const)('%s, pin %i: %j', (id, pin, live) => {
    expect(fiveVoltsBeside(header(id), pin)).toEqual(live)
  })
})
