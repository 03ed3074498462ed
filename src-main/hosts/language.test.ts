// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { namedLanguage, systemLanguage } from './language.ts'

describe('the language of the command line', () => {
  it.each([
    [['--lang', 'de', '-r', 'x'], {}, ['-r', 'x'], 'de'],
    [['-r', 'x', '--lang=de_AT'], {}, ['-r', 'x'], 'de'],
    [['--lang', 'de', '--lang=en'], {}, [], 'en'],
    [['-r', 'x'], { PIN_ONE_LANG: 'de' }, ['-r', 'x'], 'de'],
    [['--lang', 'en'], { PIN_ONE_LANG: 'de' }, [], 'en'],
    [['-r', 'x'], { PIN_ONE_LANG: 'tlh' }, ['-r', 'x'], null],
    [['-r', '--', '--lang', 'de'], {}, ['-r', '--', '--lang', 'de'], null],
    [['--language'], {}, ['--language'], null],
  ] as const)('of %j with %j', (line, environment, words, named) => {
    expect(namedLanguage(line, environment)).toEqual({ words, named, unknown: null })
  })

  it.each([
    [['--lang', 'fr'], 'fr'],
    [['--lang'], ''],
    [['--lang='], ''],
  ])('is refused in %j, in the words of PIN_ONE_LANG', (line, unknown) => {
    expect(namedLanguage(line, { PIN_ONE_LANG: 'de' })).toEqual({ words: [], named: 'de', unknown })
  })
})

describe('the language of the system', () => {
  it.each([
    [{ LANG: 'de_DE.UTF-8' }, 'de'],
    [{ LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'de_CH', LANG: 'en_US.UTF-8' }, 'de'],
    [{ LANG: 'fr_FR.UTF-8' }, 'en'],
    [{}, 'en'],
  ])('of %j is %s', (environment, expected) => {
    expect(systemLanguage(environment)).toBe(expected)
  })
})
