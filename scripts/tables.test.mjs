// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

// The tables of a language hold words. What decides which words are true is a rule. It is written once, beside the
// folders (shared/text/codes.ts, contents-rules.ts, src-renderer/text/codes.ts), and the tables say one sentence for each
// code. A function that stands in both languages with the same text is a rule too; only a look into a table of the same
// file may be the same.
const folder = 'shared/text'
const rooms = [folder, 'src-renderer/text']

const tablesOf = (room) =>
  readdirSync(join(room, 'en'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
const tables = tablesOf(folder)

/** Parts of a function that choose, put together or name something; a look into a table has none of them. */
const ruling = new Set([
  'BinaryExpression',
  'ConditionalExpression',
  'IfStatement',
  'LogicalExpression',
  'SwitchStatement',
  'TemplateLiteral',
])

function rules(node) {
  if (Array.isArray(node)) return node.some(rules)
  if (node === null || typeof node !== 'object') return false
  if (ruling.has(node.type)) return true
  if (node.type === 'Literal' && typeof node.value !== 'boolean') return true
  return Object.entries(node).some(([name, value]) => name !== 'typeAnnotation' && rules(value))
}

/** Functions of a module that rule, by name, with their text. */
function rulesOf(code) {
  const found = new Map()
  for (const statement of parseSync('x.ts', code).program.body) {
    const one = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    const parts = one?.type === 'FunctionDeclaration' ? [one] : (one?.declarations ?? [])
    for (const part of parts) {
      const body = part.type === 'FunctionDeclaration' ? part : part.init
      if (/Function/.test(body?.type ?? '') && rules(body))
        found.set(part.id.name, code.slice(part.start, part.end))
    }
  }
  return found
}

const sameIn = (one, other) => {
  const there = rulesOf(other)
  return [...rulesOf(one)].filter(([name, text]) => there.get(name) === text).map(([name]) => name)
}

/** Grammar that each language has for itself: `21st` and `23rd`, and `der untere Chip` beside `den unteren Chip`. */
const grammar = new Set(['ordinal', 'phrase', 'bare', 'nameOf'])

/** A fact by its name: `backup`, `of.firmware`. */
const isFact = (node) =>
  node.type === 'Identifier' ||
  (node.type === 'MemberExpression' && !node.computed && isFact(node.object))

/** Nothing, an empty text, 0 and 1: of these the forms of a sentence depend (with a name or without, one or many). */
const isEmptyOrOne = (node) =>
  (node.type === 'Literal' && [null, '', 0, 1].includes(node.value)) ||
  (node.type === 'Identifier' && node.name === 'undefined')

/** A sentence has forms: for a fact that is there or not, that is true or not, that is one or many. */
const choosesAForm = (test) =>
  isFact(test) ||
  (test.type === 'BinaryExpression' &&
    /^[!=]==$/.test(test.operator) &&
    isFact(test.left) &&
    isEmptyOrOne(test.right))

/** Whether a condition decides more than the form of a sentence: it compares, combines, looks up or calculates. */
function isRule(node) {
  switch (node.type) {
    case 'ConditionalExpression':
    case 'IfStatement':
      return !choosesAForm(node.test)
    case 'LogicalExpression':
      return node.operator !== '??'
    case 'SwitchStatement':
      return !isFact(node.discriminant)
    default:
      return /^(?:For|While|DoWhile)\w*Statement$/.test(node.type)
  }
}

const conditional = new Set([
  'ConditionalExpression',
  'IfStatement',
  'LogicalExpression',
  'SwitchStatement',
])

/** Conditions of a table: how many, and which of them are rules. */
function conditionsOf(code) {
  /** @type {{ count: number, rules: string[] }} */
  const found = { count: 0, rules: [] }
  const walk = (node) => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (node === null || typeof node !== 'object') return undefined
    if (grammar.has(node.id?.name)) return undefined
    if (conditional.has(node.type)) found.count += 1
    if (isRule(node)) found.rules.push(code.slice(node.start, node.end).split('\n')[0])
    return Object.values(node).forEach(walk)
  }
  walk(parseSync('x.ts', code).program.body)
  return found
}

// Forms of sentences, in all tables of a language. The ceiling only goes down: what is newly chosen is a code.
const mostConditions = { en: 137, de: 138 }

describe('the tables of the languages', () => {
  it.each(['en', 'de'])(
    'decide nothing in %s: each condition chooses a form of a sentence',
    (language) => {
      const found = rooms.flatMap((room) =>
        tablesOf(room).flatMap((name) =>
          conditionsOf(readFileSync(join(room, language, name), 'utf8')).rules.map(
            (rule) => `${join(room, language, name)}: ${rule}`,
          ),
        ),
      )
      expect(found).toEqual([])
    },
  )

  it.each(['en', 'de'])('have no more conditions in %s than before', (language) => {
    const counts = rooms.flatMap((room) =>
      tablesOf(room).map(
        (name) => conditionsOf(readFileSync(join(room, language, name), 'utf8')).count,
      ),
    )
    const all = counts.reduce((sum, count) => sum + count, 0)
    expect(all, 'choose by a code beside the tables').toBeLessThanOrEqual(mostConditions[language])
  })

  it('would find a rule, and lets a form pass', () => {
    const rule = (text) => conditionsOf(`const a = (x, y) => ${text}`).rules.length
    for (const text of [
      "x === 'serial' ? 'cable' : 'net'",
      "x >= y ? 'whole' : 'part'",
      "x && y ? 'both' : 'one'",
      "isNetwork(x) ? 'address' : 'port'",
      "x.has(y) ? 'yes' : 'no'",
      "x[y] === 0 ? 'none' : 'some'",
    ])
      expect(rule(text), text).toBeGreaterThan(0)
    for (const text of [
      "x === 1 ? '1 byte' : `${x} bytes`",
      "x.name === null ? 'the chip' : x.name",
      "x ? 'on' : 'off'",
      "x ?? 'nothing'",
    ])
      expect(rule(text), text).toBe(0)
  })

  it.each(tables)('%s holds no rule that is the same in German', (name) => {
    const read = (language) => readFileSync(join(folder, language, name), 'utf8')
    expect(sameIn(read('en'), read('de'))).toEqual([])
  })

  it('are searched for choices, forms and patterns, and not for looks into a table', () => {
    const both = `
      const a = (x) => (x === null ? one : two)
      export const b = (x: number): string => \`0x\${x}\`
      const c = (x) => texts[x]
      const d = (x) => /:/.test(x)
      function e(x) { return x ?? y }
    `
    expect(sameIn(both, both)).toEqual(['a', 'b', 'd', 'e'])
    expect(
      sameIn(`const a = (x) => (x ? 'no' : 'yes')`, `const a = (x) => (x ? 'nein' : 'ja')`),
    ).toEqual([])
  })
})
