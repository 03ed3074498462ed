// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { licenceOf, licencesText } from './licences.mjs'

describe('the licences that go with every package', () => {
  const text = licencesText(['react', 'zustand', 'zod', 'ws', 'lucide-react'])

  it.each(['react', 'zod', 'ws', 'koffi', 'serialport', '@serialport/bindings-cpp', 'ms', 'debug'])(
    'holds the whole text of %s',
    (name) => {
      const { version, text: own } = licenceOf(name)
      expect(text).toContain(`\n${name} ${version}\n`)
      expect(text).toContain(own)
    },
  )

  it('holds the licence of the fonts, which no bundler lists', () => {
    expect(text).toContain('SIL OPEN FONT LICENSE Version 1.1')
  })

  it('credits the guide and ends with the text of our own licence', () => {
    expect(text).toContain('CC BY-SA 4.0')
    expect(text.trimEnd().endsWith(readFileSync('LICENSE', 'utf8').trim())).toBe(true)
  })

  it('refuses a package that brings no text', () => {
    expect(() => licenceOf('@types/no-such-package')).toThrow(/no-such-package/)
  })
})

describe('the line that names the licence', () => {
  // A package is unpacked without git; the test is for the source tree.
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n')
  const sources = files.filter((name) =>
    /\.(?:[cm]?[jt]sx?|c|css|html|ya?ml|service|rules)$/.test(name),
  )

  it('stands at the top of every source file', () => {
    expect(sources.length).toBeGreaterThan(1000)
    const top = (name) => readFileSync(name, 'utf8').split('\n', 3).join('\n')
    const without = sources.filter(
      (name) => existsSync(name) && !top(name).includes('SPDX-License-Identifier: '),
    )
    expect(without).toEqual([])
  })

  it('lets the words of the guide be used under its own licence, wherever they stand', () => {
    const guide = sources.filter((name) =>
      /^(?:src-renderer\/reference\/|shared\/text\/(?:en|de)\/(?:cautions|guide-)|src-renderer\/text\/(?:en|de)\/(?:help|setup|reference\/))/.test(
        name,
      ),
    )
    expect(guide.length).toBeGreaterThan(30)
    const other = guide.filter(
      (name) => !name.endsWith('.css') && !readFileSync(name, 'utf8').includes('OR CC-BY-SA-4.0'),
    )
    expect(other).toEqual([])
  })

  it('stands in REUSE.toml for words in JSON, which has no comments', () => {
    const [, listed] = /path = \[([^\]]+)\]\s+precedence = "override"/.exec(
      readFileSync('REUSE.toml', 'utf8'),
    )
    expect(listed).toContain('"shared/data/guide/**"')
    expect(listed).toContain('"shared/text/*/guide-pages/**"')
  })
})
