// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it } from 'vitest'
import { headers, namingHazards, packages, signals } from '../data/guide.ts'
import * as deHeaders from './de/guide-headers.ts'
import * as de from './de/guide-packages.ts'
import * as enHeaders from './en/guide-headers.ts'
import * as en from './en/guide-packages.ts'
import { dangerText, wordsOfHeader } from './guide-headers.ts'
import { hazardText, wordsOfPackage, wordsOfSignal } from './guide-packages.ts'
import { setLanguage } from './language.ts'

afterEach(() => setLanguage('en'))

const keys = (table: object) => Object.keys(table).sort()
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort()
const fields = (table: object) =>
  Object.entries(table).map(([id, texts]) => [id, Object.keys(texts as object).sort()])
const figures = (table: object) =>
  (
    JSON.stringify(table)
      .replaceAll(/(\d),(\d)/g, '$1.$2')
      .match(/\d[\d.]*/g) ?? []
  )
    .map((figure) => figure.replace(/\.$/, ''))
    .sort()

describe('the words of packages, signals and headers', () => {
  it.each([
    ['English', en, enHeaders],
    ['German', de, deHeaders],
  ])('name everything in the data and nothing else: %s', (_, chips, pins) => {
    expect(keys(chips.packageWords)).toEqual(ids(packages))
    expect(keys(chips.signalWords)).toEqual(keys(signals))
    expect(keys(chips.namingHazards)).toEqual(ids(namingHazards))
    expect(keys(chips.variantWords)).toEqual(ids(packages.flatMap(({ variants }) => variants)))
    expect(keys(pins.headerWords)).toEqual(ids(headers))
    expect(keys(pins.dangerWords)).toEqual(
      [...new Set(headers.flatMap(({ danger }) => danger.map(({ why }) => why)))].sort(),
    )
  })

  it('say the same things with the same figures in both languages', () => {
    for (const [english, german] of [
      [en.packageWords, de.packageWords],
      [en.signalWords, de.signalWords],
      [en.variantWords, de.variantWords],
      [enHeaders.headerWords, deHeaders.headerWords],
    ] as const) {
      expect(fields(german)).toEqual(fields(english))
      expect(figures(german)).toEqual(figures(english))
    }
    expect(figures(deHeaders.dangerWords)).toEqual(figures(enHeaders.dangerWords))
  })

  it('follow the language of the moment, and refuse what the guide does not have', () => {
    setLanguage('de')
    expect(wordsOfSignal('GND').name).toBe('Masse')
    expect(wordsOfPackage({ id: 'wson8' }).dont).toBe(
      'Löte nie Leitungen an die Kontakte des Chips.',
    )
    expect(wordsOfHeader({ id: 'rpi-40' }).view).toBe('von oben')
    expect(dangerText('vbus')).toBe('5 V direkt von USB')
    expect(hazardText({ id: 'sck-clk' })).toContain('dasselbe Signal')
    expect(() => wordsOfPackage({ id: 'toString' })).toThrow('no words')
  })
})
