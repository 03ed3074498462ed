// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it } from 'vitest'
import { programmers } from '../data/guide.ts'
import * as de from './de/guide-programmers.ts'
import * as en from './en/guide-programmers.ts'
import {
  programmerName,
  refusalText,
  setupStepWords,
  setupWords,
  pinVariantName,
} from './guide-programmers.ts'
import { setLanguage } from './language.ts'

afterEach(() => setLanguage('en'))

const steps = programmers.flatMap(({ setup }) => setup ?? [])
const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort()

describe('the words of the programmers', () => {
  it('name every programmer and every firmware, and no other', () => {
    expect(Object.keys(en.programmerNames).sort()).toEqual(sorted(programmers.map(({ id }) => id)))
    const variants = programmers.flatMap(({ pin_variants: each = [] }) => each.map(({ id }) => id))
    expect(Object.keys(en.pinVariantNames).sort()).toEqual(sorted(variants))
    for (const id of variants) expect(pinVariantName({ id })).not.toBe('')
    for (const { pinVariantSigns } of [en, de])
      expect(Object.keys(pinVariantSigns).sort()).toEqual(sorted(variants))
    for (const { statusWords } of [en, de])
      expect(Object.keys(statusWords).sort()).toEqual(
        sorted(programmers.map(({ status }) => status)),
      )
    for (const { programmerNotes } of [en, de])
      expect(Object.keys(programmerNotes).sort()).toEqual(sorted(programmers.map(({ id }) => id)))
  })

  it('have a sentence for every step of the set-up, and none besides', () => {
    expect(Object.keys(setupWords).sort()).toEqual(sorted(steps.map(({ words }) => words)))
  })

  it('say what to expect in German where they say it in English', () => {
    const fields = (words: object) =>
      Object.entries(words).map(([id, texts]) => [id, Object.keys(texts as object)])
    expect(fields(de.setupWords)).toEqual(fields(en.setupWords))
    expect(fields(de.programmerNotes)).toEqual(fields(en.programmerNotes))
  })

  it('leave what is typed or read on a screen as it is', () => {
    const names = (text: string) =>
      text.match(/(?:\/dev\/|serprog_|libreboot-|dtparam|spi-bcm|P9\.)[\w./=<>*-]*\w/g) ?? []
    for (const { words } of steps) {
      const [english, german] = [en, de].map(({ setupWords: all }) =>
        Object.values(all[words as keyof typeof all]).flatMap(names),
      )
      expect(german, words).toEqual(english)
    }
  })

  it('give each reason of a refusal', () => {
    const reasons = programmers.flatMap(({ reasons: each = [] }) => each)
    expect(reasons.length).toBeGreaterThan(0)
    for (const reason of reasons) expect(refusalText(reason)).not.toBe(reason.id)
  })

  it('follow the language of the moment, and name what the guide does not have by its id', () => {
    setLanguage('de')
    expect(programmerName({ id: 'rpi-40' })).toBe('Raspberry Pi, Stiftleiste mit 40 Pins')
    expect(setupStepWords({ words: 'bbb-nodes' }).text).toBe('Prüfe die Gerätedateien.')
    expect(programmerName({ id: 'toString' })).toBe('toString')
    expect(programmerName(null)).toBe('')
  })
})
