// SPDX-License-Identifier: GPL-3.0-or-later
/** Extracts the texts that users see from the sources, for the tests of the wording. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { parseSync } from 'vite'

/** Parts of a syntax tree whose strings are names in the code and are not shown. */
const unseen = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'])
const isType = (type) => type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)/.test(type)

/** A text has a space, or is a word with a capital letter: everything else is a code. */
const isText = (text) =>
  /[A-Za-z]{2}/.test(text) &&
  (/\s/.test(text.trim()) || /^[A-Z][a-z]/.test(text)) &&
  !/^[a-z0-9_.:/@-]+$/.test(text)

function walk(node, key, found) {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, key, found)
    return
  }
  if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return
  if (isType(node.type)) return
  if (unseen.has(node.type)) {
    walk(node.declaration, key, found)
    return
  }
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'string') found.push({ key, text: node.value })
      return
    case 'TemplateLiteral':
      found.push({ key, text: node.quasis.map(({ value }) => value.cooked).join('X') })
      walk(node.expressions, key, found)
      return
    // Names for styles and tests are not shown.
    case 'JSXAttribute':
      if (!/^(?:className|id|data-.*|style|role)$/.test(node.name.name ?? ''))
        walk(node.value, key, found)
      return
    case 'JSXText':
      found.push({ key, text: node.value.replaceAll(/\s+/g, ' ').trim() })
      return
    case 'BinaryExpression':
      if (node.operator === '+') {
        walk(node.left, key, found)
        walk(node.right, key, found)
      }
      return
    case 'SwitchCase':
      walk(node.consequent, key, found)
      return
    case 'MemberExpression':
      walk(node.object, key, found)
      return
    case 'Property': {
      const name = node.key.name ?? node.key.value
      walk(node.value, key === '' ? name : `${key}.${name}`, found)
      return
    }
    case 'VariableDeclarator':
      walk(node.init, node.id.name ?? '', found)
      return
    default:
      for (const [name, value] of Object.entries(node))
        if (name !== 'typeAnnotation' && name !== 'typeArguments') walk(value, key, found)
  }
}

/** Texts of one source file: their place (`file#path.of.keys`), and the text with X for each value. */
export function textsOfSource(file, code = readFileSync(file, 'utf8')) {
  const { program, errors } = parseSync(file, code)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed`)
  const found = []
  walk(program, '', found)
  return found
    .filter(({ text }) => isText(text))
    .map(({ key, text }) => ({ where: `${file.split(sep).join('/')}#${key}`, text }))
}

/** Texts of a data file under the given names of fields. */
export function textsOfData(file, fields) {
  const found = []
  const visit = (value, path) => {
    if (Array.isArray(value)) for (const one of value) visit(one, path)
    else if (value !== null && typeof value === 'object')
      for (const [name, inner] of Object.entries(value))
        if (typeof inner === 'string' && fields.includes(name))
          found.push({ where: `${file.split(sep).join('/')}#${value.id ?? path}`, text: inner })
        else visit(inner, value.id ?? path)
  }
  visit(JSON.parse(readFileSync(file, 'utf8')), '')
  return found
}

/** Sources under a folder, without tests and their doubles. */
export function sourcesUnder(...folders) {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
}

/** The sentences of a text. A full stop inside a number, a file name or an address does not end a sentence. */
export function sentencesOf(text) {
  return text
    .split(/(?<=[.!?:])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/** Words of a sentence, counted as a reader does. */
export const wordsIn = (sentence) =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Errors of the JavaScript runtime. Our own classes may be shown, whatever their names. */
const runtimeErrors = new Set(['Error', 'RangeError', 'TypeError', 'SyntaxError', 'AggregateError'])

/** Texts for developers: those of `Fault('bug.…')` and of runtime errors. */
const isForDevelopers = ({ type, callee, arguments: [first] = [] }) =>
  type === 'NewExpression'
    ? runtimeErrors.has(callee.name) ||
      (callee.name === 'Fault' && String(first?.value).startsWith('bug.'))
    : type === 'CallExpression' && callee.name === 'badInput'

/** A text with X for each value, also when it is joined from pieces with `+`. */
function joinedText(node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : 'X'
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked).join('X')
  return node.type === 'BinaryExpression' && node.operator === '+'
    ? joinedText(node.left) + joinedText(node.right)
    : 'X'
}

const isJoined = ({ type, operator }) =>
  type === 'TemplateLiteral' || (type === 'BinaryExpression' && operator === '+')

/** What is put into a joined text. */
function valuesIn(node) {
  if (node.type === 'TemplateLiteral') return node.expressions
  return [node.left, node.right].flatMap((side) => {
    if (side.type === 'Literal') return []
    return isJoined(side) ? valuesIn(side) : [side]
  })
}

function walkProse(node, found) {
  if (Array.isArray(node)) {
    for (const one of node) walkProse(one, found)
    return
  }
  if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return
  if (isType(node.type) || /^Import|^ExportAll/.test(node.type) || isForDevelopers(node)) return
  if (node.type === 'Literal') {
    if (typeof node.value === 'string') found.push(node.value)
    return
  }
  if (isJoined(node)) {
    found.push(joinedText(node))
    walkProse(valuesIn(node), found)
    return
  }
  for (const [name, value] of Object.entries(node))
    if (name !== 'typeAnnotation' && name !== 'quasis') walkProse(value, found)
}

/** At least three words, two with letters, or a word with a colon and text after it. */
const isProse = (text) =>
  wordsIn(text) >= 3 ||
  text.split(/\s+/).filter((word) => /[A-Za-z]{2}/.test(word)).length >= 2 ||
  /^[A-Z][a-z]+: /.test(text)

/** Texts in a source that should hold only facts and codes, with X for each value. Each is reported once. */
export function proseOf(file, code = readFileSync(file, 'utf8')) {
  const { program, errors } = parseSync(file, code)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed`)
  const found = []
  walkProse(program, found)
  return [...new Set(found)].filter(isProse)
}
