// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

// The tables of a language hold words. A function that stands in both with the same text is no word but a rule, which
// is written once, beside the folders. Only a look into a table of the same file may be the same.
const folder = 'shared/text'

const tables = readdirSync(join(folder, 'en'), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.ts'))

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

describe('the tables of the languages', () => {
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
