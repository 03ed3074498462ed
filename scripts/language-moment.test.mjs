// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSync } from 'vite'
import { sourcesUnder } from './spoken.mjs'

// A word that a module keeps from the moment when it was loaded stays in the language of that moment. So words are asked
// for inside functions alone.

const isText = (source) => /(?:^|\/)text\/[\w/-]+\.ts$|^\.\/[\w-]+\.ts$/.test(source)

/** Local names of the values that a module imports from tables of words. */
function wordsOf(program, file) {
  const inText = /[\\/]text[\\/]/.test(file)
  const names = new Set()
  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') continue
    const from = node.source.value
    // Beside a table its sibling may be meant: within one language that is right.
    const other =
      (/(?:^|\/)text\//.test(from) && !from.endsWith('/asked.ts')) ||
      (inText && /^\.\.\/(?:\.\.\/)?[\w-]+\.ts$/.test(from))
    if (!other || !isText(from.replace(/^\.\.\/(?:\.\.\/)?([\w-]+\.ts)$/, './$1'))) continue
    for (const { local, importKind } of node.specifiers)
      if (importKind !== 'type') names.add(local.name)
  }
  return names
}

const isFunction = ({ type }) =>
  type === 'ArrowFunctionExpression' ||
  type === 'FunctionExpression' ||
  type === 'FunctionDeclaration'

function usesAtLoad(node, names, found) {
  if (Array.isArray(node)) {
    for (const each of node) usesAtLoad(each, names, found)
    return
  }
  if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return
  if (isFunction(node) || node.type.startsWith('TS') || node.type === 'ImportDeclaration') {
    if (/^TS(?:As|Satisfies|NonNull)/.test(node.type)) usesAtLoad(node.expression, names, found)
    return
  }
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier') {
    if (names.has(node.object.name)) found.push(`${node.object.name}.${node.property.name ?? '…'}`)
    return
  }
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier') {
    if (names.has(node.callee.name)) found.push(`${node.callee.name}()`)
  }
  if (node.type === 'ExportNamedDeclaration' && node.declaration === null) return
  for (const [name, value] of Object.entries(node))
    if (name !== 'typeAnnotation' && name !== 'typeArguments') usesAtLoad(value, names, found)
}

/** What a module asks of tables of words while it is loaded. */
function keptBy(file, code) {
  const { program } = parseSync(file, code)
  const found = []
  usesAtLoad(program.body, wordsOf(program, file), found)
  return found.filter((use) => !/^(?:spoken|standing|plan|noCommand)\b/.test(use))
}

describe('words', () => {
  it('are asked for when they are shown, not when a module is loaded', () => {
    const kept = sourcesUnder('shared', 'src-renderer', 'src-main')
      .filter((file) => !/\.test\.tsx?$|[\\/]testing[\\/]|contract-cases/.test(file))
      .map((file) => [file.split(sep).join('/'), keptBy(file, readFileSync(file, 'utf8'))])
      .filter(([, uses]) => uses.length > 0)
    expect(kept).toEqual([])
  })

  it('would be found where a module keeps them', () => {
    const code = (text) => `import { frame } from '../text/frame.ts'\n${text}`
    expect(keptBy('x.tsx', code('const title = frame.title'))).toEqual(['frame.title'])
    expect(keptBy('x.tsx', code('const list = [{ a: frame.a }] as const'))).toEqual(['frame.a'])
    expect(keptBy('x.tsx', code('const title = () => frame.title'))).toEqual([])
    expect(keptBy('x.tsx', code('export function A() { return frame.title }'))).toEqual([])
    expect(keptBy('x.tsx', code('const t = { get title() { return frame.title } }'))).toEqual([])
  })
})
