// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from 'vitest'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { drivers } from './drivers.ts'

it('has a driver for every kind of programmer', () => {
  expect(drivers.map(({ kind }) => kind).sort()).toEqual(Object.keys(programmerKinds).sort())
})
