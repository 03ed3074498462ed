// SPDX-License-Identifier: GPL-3.0-or-later
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// What the compiler asks of a new kind of programmer: one is added in a copy of the sources. Elsewhere a kind that is
// compared by name would compile, and be taken for another one.
const model = 'shared/model/programmer.ts'
const howTo = 'docs/how-to/programmer-kind.md'
const configs = ['tsconfig.node.json', 'tsconfig.web.json']

let directory = ''
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pin-one-kinds-'))
  for (const name of ['shared', 'src-main', 'src-renderer', 'package.json', 'tsconfig.base.json'])
    cpSync(name, join(directory, name), { recursive: true })
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'))
  for (const config of configs) {
    const { include } = JSON.parse(readFileSync(config, 'utf8').replace(/^\s*\/\/.*$/gm, ''))
    const product = include.filter((path) => path.startsWith('s'))
    const own = {
      extends: resolve(config),
      include: product,
      exclude: ['**/*.test.ts', 'src-main/testing'],
    }
    writeFileSync(join(directory, config), JSON.stringify(own))
  }
  const source = readFileSync(model, 'utf8')
  const wider = source.replace(/(export type ProgrammerKind =)/, "$1 'ch347' |")
  writeFileSync(join(directory, model), wider)
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

async function errorsOf(config) {
  const tsc = spawn(
    resolve('node_modules/.bin/tsc'),
    ['-p', config, '--incremental', 'false', '--pretty', 'false'],
    { cwd: directory, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [printed] = await Promise.all([text(tsc.stdout), once(tsc, 'close')])
  return printed.split('\n').filter((line) => /^\S.*: error /.test(line))
}

describe('a new kind of programmer', () => {
  it('is asked for by its table and by the list of drivers, and nowhere else', async () => {
    const errors = []
    for (const config of configs) errors.push(...(await errorsOf(config)))
    // Without the place in the file, and without the types, which the next kind spells otherwise.
    const lines = errors.map((line) => line.replace(/\(\d+,\d+\)/, '').replace(/ in type .*$/, ''))
    const seen = [...new Set(lines)].toSorted((a, b) => a.localeCompare(b))
    expect(seen).toEqual([
      "shared/programmer/kinds.ts: error TS2741: Property 'ch347' is missing",
      "src-main/transport/drivers.ts: error TS2741: Property 'ch347' is missing",
    ])
    const page = readFileSync(howTo, 'utf8')
    for (const line of seen) expect(page).toContain(line)
  })
})
