// SPDX-License-Identifier: GPL-3.0-or-later
/** Finds text of the page that an end-to-end test writes out instead of taking it from the catalogue. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { sourcesUnder, textsOfSource } from './spoken.mjs'

/** Calls whose arguments are text of the page. */
const saying =
  /^(?:getBy(?:Text|Label|Title|Placeholder|AltText)|to(?:Have|Contain)Text|toHave(?:Accessible(?:Name|Description)|Title)|tabTo|arrowTo|button)$/
/** Calls with text of the page in one of these options. */
const finding = /^(?:getByRole|filter|locator|selectOption)$/
const options = new Set(['name', 'hasText', 'hasNotText', 'label', 'description'])
/** Calls whose first argument is the page, and not its text. */
const withPage = /^(?:tabTo|arrowTo|button)$/
/** Calls whose first argument is a name for the reader of the test. */
const titled = new Set(['test', 'it', 'describe', 'step', 'soft'])
const messages = new Set(['Error', 'log'])

function* nodesIn(value) {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one)
  else if (typeof value?.type === 'string') {
    yield value
    for (const inner of Object.values(value)) yield* nodesIn(inner)
  }
}

const calleeOf = ({ callee }) => callee?.property?.name ?? callee?.name ?? ''
/** `test` of `test.describe`. */
const headOf = ({ callee }) => callee?.object?.name ?? callee?.name ?? ''
const isCall = ({ type }) => type === 'CallExpression'

/** The literal text in an expression. The result of a function does not count. */
function literalsOf(node) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' || node.regex != null ? [node] : []
    case 'TemplateLiteral':
      return [node, ...node.expressions.flatMap(literalsOf)]
    case 'ArrayExpression':
      return node.elements.flatMap(literalsOf)
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(literalsOf)
    case 'BinaryExpression':
      return [node.left, node.right].flatMap(literalsOf)
    case 'LogicalExpression':
      // A replacement for a missing value is never on the page.
      return [node.left, ...(node.operator === '??' ? [] : [node.right])].flatMap(literalsOf)
    case 'NewExpression':
      return calleeOf(node) === 'RegExp' ? node.arguments.flatMap(literalsOf) : []
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return literalsOf(node.expression)
    default:
      return []
  }
}

/** With X for each value, like the catalogue's texts. */
const textOf = (node) =>
  node.type === 'TemplateLiteral'
    ? node.quasis.map(({ value }) => value.cooked).join('X')
    : (node.regex?.pattern ?? node.value)

/** What a locator or an expectation names. */
function namedBy(call) {
  const name = calleeOf(call)
  if (saying.test(name))
    return call.arguments.slice(withPage.test(name) ? 1 : 0).flatMap(literalsOf)
  if (!finding.test(name)) return []
  return call.arguments
    .filter(({ type }) => type === 'ObjectExpression')
    .flatMap(({ properties }) => properties)
    .filter(({ key }) => options.has(key?.name))
    .flatMap(({ value }) => literalsOf(value))
}

/** Text in a test file for its reader only: names of tests, errors, and import paths. */
function unsaid(program) {
  const parts = [...nodesIn(program)].flatMap((node) => {
    if (/^(?:Import|Export)/.test(node.type)) return [node.source]
    if (node.type === 'NewExpression' && messages.has(calleeOf(node))) return node.arguments
    if (!isCall(node)) return []
    if (messages.has(calleeOf(node))) return node.arguments
    return titled.has(headOf(node)) || titled.has(calleeOf(node)) ? [node.arguments[0]] : []
  })
  return new Set(parts.flatMap((part) => [...nodesIn(part)]))
}

const { boards } = JSON.parse(readFileSync('shared/data/guide/boards.json', 'utf8'))
const machines = new Set(boards.flatMap(({ names }) => names))
/** A word that is not the name of a computer or of a file. */
const isWord = (text) =>
  /[a-z]{3}/.test(text) && !machines.has(text) && !/\.(?:rom|bin)$/.test(text)

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Whether a text equals one of these, or is a part of several words of one. `X` stands for a value. */
export function catalogueOf(texts) {
  const all = texts.join('\n')
  const whole = new Set(texts)
  const filledIn = new RegExp(
    `^(?:${texts
      .filter((text) => /X/.test(text) && /[a-z]{3}/.test(text))
      .map((text) => escaped(text).replaceAll('X', '.+'))
      .join('|')})$`,
  )
  return (text) =>
    /^[A-Z][^X]/.test(text) &&
    (/\w \w/.test(text) ? all.includes(text) || filledIn.test(text) : whole.has(text))
}

/** Whether the text is in the English catalogue of the page. */
export const englishCatalogue = () =>
  catalogueOf(
    ['shared/text/en', 'src-renderer/text/en']
      .flatMap((room) => sourcesUnder(join(...room.split('/'))))
      .flatMap((file) => textsOfSource(file))
      .map(({ text }) => text),
  )

/** Words that a locator or an expectation names, and texts anywhere that are the catalogue's. */
export function spelledOut(code, isCatalogued) {
  const { program } = parseSync('e2e.ts', code)
  const nodes = [...nodesIn(program)]
  const named = nodes.filter(isCall).flatMap(namedBy)
  const skipped = unsaid(program)
  const others = nodes.filter(
    (node) =>
      /^(?:Template)?Literal$/.test(node.type) &&
      !skipped.has(node) &&
      isCatalogued(String(textOf(node))),
  )
  return [...new Set([...named, ...others])].map((node) => String(textOf(node))).filter(isWord)
}
