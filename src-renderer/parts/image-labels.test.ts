// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, test } from 'vitest'
import { regionLabels } from './image-labels.ts'

const labels = (parts: readonly (readonly [name: string, length: number])[], apart = 0.1) => {
  const size = parts.reduce((sum, [, length]) => sum + length, 0)
  const regions = parts.map(([, length], index) => ({
    range: { offset: parts.slice(0, index).reduce((sum, [, each]) => sum + each, 0), length },
  }))
  return regionLabels(size, regions, (index) => parts[index]?.[0] ?? '', apart)
}

test('neighbours of one name are one part', () => {
  expect(
    labels([
      ['a', 25],
      ['a', 25],
      ['b', 50],
    ]),
  ).toEqual([
    { name: 'a', from: 0, to: 0.5, at: 0.25 },
    { name: 'b', from: 0.5, to: 1, at: 0.75 },
  ])
})

test('the names of narrow parts stand apart, and inside the picture', () => {
  const at = labels([
    ['a', 1],
    ['b', 1],
    ['c', 96],
    ['d', 1],
    ['e', 1],
  ]).map((each) => each.at)
  for (const [index, each] of at.entries()) {
    expect(each).toBeGreaterThanOrEqual(0)
    expect(each).toBeLessThanOrEqual(1)
    if (index > 0) expect(each - (at[index - 1] ?? 0)).toBeGreaterThanOrEqual(0.1 - 1e-9)
  }
})

test('no more than six are named, the largest', () => {
  const many = Array.from({ length: 9 }, (_, index) => [`${index}`, index + 1] as const)
  expect(labels(many).map(({ name }) => name)).toEqual(['3', '4', '5', '6', '7', '8'])
})
