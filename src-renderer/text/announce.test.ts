// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from 'vitest'
import { announce } from './announce.ts'

it('names a phase as it begins, and says how far it is only in between', () => {
  expect(announce('read', 0)).toBe('Reading')
  expect(announce('read', 25)).toBe('Reading, 25 percent')
  expect(announce('read', 100)).toBe('Reading')
})
