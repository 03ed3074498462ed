// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it } from 'vitest'
import {
  language,
  languageFor,
  languageNamed,
  onLanguage,
  setLanguage,
  spoken,
} from './language.ts'
import { decimal, grouped, allOf, oneOf, plural } from './numbers.ts'

const en = {
  text: { wait: 'Wait', left: (wires: number) => `${wires} wires left`, list: ['one', 'two'] },
  ask: (name: string) => `Find ${name}`,
} as const
const de = {
  text: { wait: 'Warte', left: (wires: number) => `Noch ${wires} Drähte`, list: ['eins', 'zwei'] },
  ask: (name: string) => `Suche ${name}`,
} as const

afterEach(() => setLanguage('en'))

describe('the words of the moment', () => {
  const { text, ask } = spoken({ en, de })

  it('are English until another language is chosen', () => {
    expect(language()).toBe('en')
    expect([text.wait, text.left(2), ask('it')]).toEqual(['Wait', '2 wires left', 'Find it'])
  })

  it('change with the language, also in tables read before', () => {
    setLanguage('de')
    expect([text.wait, text.left(2), ask('es')]).toEqual(['Warte', 'Noch 2 Drähte', 'Suche es'])
    expect(text.list).toEqual(['eins', 'zwei'])
  })

  it('can be counted and listed like the table that they are', () => {
    setLanguage('de')
    expect(Object.keys(text)).toEqual(['wait', 'left', 'list'])
    expect(Object.values(text)[0]).toBe('Warte')
  })

  it('are marked and longer in the pseudo-language, with their facts', () => {
    setLanguage('pseudo')
    expect(text.wait).toBe('⟦Wáít~~⟧')
    expect(text.left(2)).toBe('⟦2 wírés léft~~~~~⟧')
    expect(ask(text.wait)).toBe('⟦Fínd Wáít~~~~⟧')
    expect(text.list[0]).toMatch(/^⟦óné/)
  })

  it('refuse a bare text, which could not change with the language', () => {
    expect(() => spoken({ en: { bare: 'Wait' }, de: { bare: 'Warte' } })).toThrow('one language')
  })

  it('notify listeners until they unsubscribe', () => {
    const heard: string[] = []
    const stop = onLanguage(() => heard.push(language()))
    setLanguage('de')
    setLanguage('de')
    stop()
    setLanguage('en')
    expect(heard).toEqual(['de'])
  })
})

describe('the choice of a language', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr-FR', 'de'], 'de'],
    [['fr'], 'en'],
    [['de_DE.UTF-8'], 'de'],
    [['C.UTF-8', 'de_DE'], 'en'],
    [[], 'en'],
    [['pseudo'], 'pseudo'],
  ] as const)('for %j is %s', (wishes, expected) => {
    expect(languageFor(wishes)).toBe(expected)
  })

  it('says of a language that it does not speak that it does not', () => {
    expect(languageNamed('fr')).toBeNull()
    expect(languageNamed('')).toBeNull()
    expect(languageNamed('dent')).toBeNull()
  })
})

describe('numbers and lists', () => {
  it('are spelled as each language spells them', () => {
    expect([grouped(8388608), decimal(1.5, 2), allOf(['a', 'b']), oneOf(['a', 'b'])]).toEqual([
      '8,388,608',
      '1.5',
      'a and b',
      'a or b',
    ])
    setLanguage('de')
    expect([grouped(8388608), decimal(1.5, 2), allOf(['a', 'b']), oneOf(['a', 'b'])]).toEqual([
      '8.388.608',
      '1,5',
      'a und b',
      'a oder b',
    ])
  })

  it('take the form of their count', () => {
    const forms = { one: 'Byte', other: 'Bytes' }
    expect([plural(1, forms), plural(0, forms), plural(2, forms)]).toEqual([
      'Byte',
      'Bytes',
      'Bytes',
    ])
  })
})
