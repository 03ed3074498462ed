// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from 'vitest'
import { makersOf } from './makers.ts'

it('the first byte of an ID names its maker, where one byte can', () => {
  expect(makersOf('ef0017')).toEqual(['Winbond'])
  expect(makersOf('C20017')).toEqual(['Macronix'])
  for (const nobody of ['', '000000', 'ffffff', '7f9d46', 'd37210'])
    expect(makersOf(nobody)).toEqual([])
})
