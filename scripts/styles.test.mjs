// SPDX-License-Identifier: GPL-3.0-or-later
// Every class of a style sheet is used, every class that is used has a sheet, every colour and size of letters is a token,
// and the sheet for the whole page stays as small as it is.
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, posix, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = readdirSync('src-renderer', { recursive: true })
  .map((name) => `src-renderer/${name.split(sep).join('/')}`)
  .filter((name) => /\.(?:tsx?|css)$/.test(name) && !name.endsWith('.test.ts'))
const textOf = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
const sheets = files.filter((file) => file.endsWith('.css'))
const sources = files.filter((file) => !file.endsWith('.css'))
const isModule = (file) => file.endsWith('.module.css')

const withoutComments = (css) => css.replaceAll(/\/\*[\s\S]*?\*\//g, '')

/** Classes of base.css. Whatever else is to look alike on several screens is a part with a sheet of its own. */
const forAll = ['visually-hidden', 'no-print', 'sub', 'label', 'proved', 'care', 'danger', 'lucide']
/** Set on every mark by the library that draws them, so no source of the page names them. */
const namesOfTheIconLibrary = new Set(['lucide'])

/** Selectors of a sheet: what stands before a brace and is not a rule of an @-word. */
const selectorsOf = (css) =>
  [...withoutComments(css).matchAll(/([^{};]+)\{/g)]
    .map(([, selector]) => selector.trim())
    .filter((selector) => !selector.startsWith('@'))

const classPattern = /\.([a-zA-Z_][\w-]*)/g
const globalPattern = /:global\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g
const named = (selectors) =>
  new Set(selectors.flatMap((s) => [...s.matchAll(classPattern)].map(([, name]) => name)))

/** Classes that a module makes its own, and those that it takes as they are. */
function classesOf(sheet) {
  const selectors = selectorsOf(textOf.get(sheet))
  if (!isModule(sheet)) return { own: new Set(), global: named(selectors) }
  return {
    own: named(selectors.map((s) => s.replaceAll(globalPattern, ''))),
    global: named(
      selectors.flatMap((s) => [...s.matchAll(globalPattern)].map(([, inner]) => inner)),
    ),
  }
}

/** `name` of the import to the sheet, for each module that a source imports. */
function modulesIn(source) {
  const found = new Map()
  for (const [, name, path] of textOf
    .get(source)
    .matchAll(/import (\w+) from '([^']+\.module\.css)'/g))
    found.set(name, posix.join(dirname(source), path))
  return found
}

/** The text of each `className=`, to the brace or quote that ends it. */
const classNamesIn = (text) =>
  [...text.matchAll(/\bclassName=/g)].map(({ index }) => {
    const from = index + 'className='.length
    const end = text[from] === '{' ? closing(text, from) : text.indexOf('"', from + 1) + 1
    return text.slice(from, end)
  })

/** Index behind the bracket that closes the one at `from`. */
function closing(text, from) {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return text.length
}

/** Class names in the quotes and templates of an expression; what is compared or looked up is none. */
function wordsIn(expression) {
  const found = []
  for (let at = 0; at < expression.length; at++) {
    const sign = expression[at]
    if (sign === "'" || sign === '"') {
      const end = expression.indexOf(sign, at + 1)
      if (!/(?:[!=]==?\s*|[[(])$/.test(expression.slice(0, at)))
        found.push(...expression.slice(at + 1, end).split(/\s+/))
      at = end
    } else if (sign === '`') {
      for (at += 1; expression[at] !== '`'; at++) {
        if (expression.startsWith('${', at)) {
          const end = closing(expression, at + 1)
          found.push(...wordsIn(expression.slice(at + 2, end - 1)))
          at = end - 1
        } else {
          const [word] = /^[\w-]*/.exec(expression.slice(at))
          if (word === '') continue
          // A word with a computed end is not looked at.
          if (!expression.startsWith('${', at + word.length)) found.push(word)
          at += word.length - 1
        }
      }
    }
  }
  return found.filter((word) => /^[a-z]/.test(word))
}

/** Every word of the page's sources. */
const words = new Set(
  sources.flatMap((source) => [...textOf.get(source).matchAll(/[\w-]+/g)].map(([word]) => word)),
)

const lookups = sources.flatMap((source) =>
  [...modulesIn(source)].flatMap(([name, sheet]) =>
    [
      ...textOf.get(source).matchAll(new RegExp(`\\b${name}\\[(?:'([\\w-]+)'|([^\\]]+))\\]`, 'g')),
    ].map(([, fixed, computed]) => ({
      source,
      sheet,
      fixed: fixed ?? null,
      computed: computed ?? null,
    })),
  ),
)

describe('a class of a module', () => {
  it('is used by a source that imports the module', () => {
    const unused = sheets.filter(isModule).flatMap((sheet) => {
      const of = lookups.filter((each) => each.sheet === sheet)
      // A name that is computed may be any word of the page.
      const isComputed = of.some(({ computed }) => computed !== null)
      return [...classesOf(sheet).own]
        .filter(
          (name) => !of.some(({ fixed }) => fixed === name) && !(isComputed && words.has(name)),
        )
        .map((name) => `${sheet}: ${name}`)
    })
    expect(unused).toEqual([])
  })

  it('is there when a source asks for it', () => {
    const missing = lookups
      .filter(({ sheet, fixed }) => fixed !== null && !classesOf(sheet).own.has(fixed))
      .map(({ source, fixed }) => `${source}: ${fixed}`)
    expect(missing).toEqual([])
  })
})

describe('a class for the whole page', () => {
  const inSheets = new Set(sheets.flatMap((sheet) => [...classesOf(sheet).global]))
  const used = new Map()
  for (const source of sources)
    for (const word of classNamesIn(textOf.get(source)).flatMap(wordsIn)) used.set(word, source)

  it('has a rule', () => {
    expect(
      [...used]
        .filter(([word]) => !inSheets.has(word))
        .map(([word, source]) => `${source}: ${word}`),
    ).toEqual([])
  })

  it('is used', () => {
    // Some are put together from a look or a tone, so any word of the page counts.
    expect(
      [...inSheets].filter((name) => !words.has(name) && !namesOfTheIconLibrary.has(name)),
    ).toEqual([])
  })

  it('is one of the few that belong to no part', () => {
    expect(inSheets).toEqual(new Set(forAll))
  })

  it('is never reached into from the sheet of a part', () => {
    expect(sheets.filter((sheet) => textOf.get(sheet).includes(':global'))).toEqual([])
  })
})

describe('a search in the page', () => {
  it('asks for an attribute or an element: the build makes the names of classes', () => {
    const specs = readdirSync('e2e', { recursive: true })
      .map((name) => `e2e/${name.split(sep).join('/')}`)
      .filter((name) => name.endsWith('.ts'))
    const searches = [...sources, ...specs].flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /\b(?:locator|querySelector(?:All)?|closest|matches)(?:<\w+>)?\(\s*(['"`])(.*?)\1/g,
        ),
      ].map(([, , selector]) => ({ file, selector })),
    )
    expect(searches.length).toBeGreaterThan(100)
    const byClass = searches.flatMap(({ file, selector }) =>
      [...selector.replaceAll(/\[[^\]]*\]/g, '').matchAll(classPattern)]
        .filter(([, name]) => !forAll.includes(name))
        .map(([word]) => `${file}: ${word}`),
    )
    expect(byClass).toEqual([])
  })
})

describe('a style sheet', () => {
  it('is that of a part, but for the tokens and what every page has', () => {
    expect(sheets.filter((sheet) => !isModule(sheet)).toSorted()).toEqual([
      'src-renderer/styles/base.css',
      'src-renderer/styles/tokens.css',
    ])
  })

  it('that every page has speaks of elements; what is new belongs to a part', () => {
    const selectors = selectorsOf(textOf.get('src-renderer/styles/base.css'))
    // A class alone, or an element that the library marks: no class within a class, and none that changes another.
    expect(selectors.filter((selector) => selector.split(',').some(namesTwo))).toEqual([])
  })
})

/** A selector with two classes, or with something inside or beside a class. */
function namesTwo(selector) {
  const count = [...selector.matchAll(classPattern)].length
  return count > 1 || (count === 1 && /[\s>+~]/.test(selector.trim()))
}

describe('a colour', () => {
  it('is a token', () => {
    const colours = files
      .filter((file) => !file.endsWith('/tokens.css') && /\.(?:css|tsx)$/.test(file))
      .flatMap((file) =>
        [
          ...withoutComments(textOf.get(file)).matchAll(
            /(?<![\w&/'"#-])#[\da-f]{3,8}\b|\b(?:rgb|hsl|hwb|oklch|oklab|lab|lch)a?\(/gi,
          ),
        ].map(([colour]) => `${file}: ${colour}`),
      )
    expect(colours).toEqual([])
  })
})

describe('the size and the weight of letters', () => {
  it('are tokens; a drawing measures its letters in its own units', () => {
    const sizes = sheets
      .filter((sheet) => isModule(sheet))
      .flatMap((sheet) =>
        [
          ...withoutComments(textOf.get(sheet)).matchAll(
            /font-(?:size: [\d.]+(?:rem|pt|%)|weight: (?:\d+|bold))/g,
          ),
        ].map(([size]) => `${sheet}: ${size}`),
      )
    expect(sizes).toEqual([])
  })
})
