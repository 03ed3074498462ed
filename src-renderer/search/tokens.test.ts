// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from 'vitest'
import { folded, partsOf } from './forms.ts'
import { tokens } from './tokens.ts'

it.each([
  'COM3',
  'com12:',
  'ttyACM0',
  '/dev/ttyUSB0',
  '/dev/ttyAMA0',
  'cu.usbmodem14101',
  '/dev/cu.usbserial-0001',
  'tty.usbmodem101',
  'usbserial',
  'usbmodem',
  'wchusbserial1410',
])('%s is read as the port', (name) => {
  expect(tokens(name)).toEqual(['port'])
  expect(tokens(`${name} busy`)).toEqual(['port', 'busy'])
})

it('takes no other word for a port', () => {
  expect(tokens('com port on a computer, usb command')).toEqual(
    'com port on a computer usb command'.split(' '),
  )
})

it('are the same however a number, its unit, a hyphen and a blank are typed', () => {
  expect(tokens('3.3 V')).toEqual(tokens('3,3v'))
  expect(tokens('SOIC-8')).toEqual(['soic8'])
  expect(tokens('X 230')).toEqual(['x230'])
  expect(tokens('12 MB')).toEqual(tokens('12 MiB'))
  expect(tokens('won’t boot?')).toEqual(['wont', 'boot'])
})

it('are the same with umlauts and without', () => {
  for (const typed of ['brücke', 'bruecke', 'brucke']) expect(folded(typed, 'de')).toBe('brucke')
  expect(folded('neue', 'de')).toBe('neue')
})

it('are found in German compounds', () => {
  const known = (word: string) => ['spannung', 'versorgung', 'kabel', 'chip'].includes(word)
  expect(partsOf('versorgungsspannung', known)).toEqual(['versorgung', 'spannung'])
  expect(partsOf('kabelfarben', known)).toEqual(['kabel'])
  expect(partsOf('xyzabcdef', known)).toEqual([])
})
