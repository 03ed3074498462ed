// SPDX-License-Identifier: GPL-3.0-or-later
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roomOf } from './map.mjs'

// The import rules of the house are lint rules; a rule that never fires is no rule, so each one is broken once here.
const oxlint = resolve('node_modules/.bin/oxlint')
let directory = ''
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pin-one-rooms-'))
  cpSync('.oxlintrc.json', join(directory, '.oxlintrc.json'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function lint(file, line) {
  const path = join(directory, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${line}\nexport const used = imported\n`)
  const run = spawnSync(oxlint, ['--format=unix', file], { cwd: directory, encoding: 'utf8' })
  rmSync(path)
  return run.stdout
}

const wrong = [
  ['shared/a.ts', "import imported from 'node:fs'"],
  ['shared/a.ts', "import imported from 'zod'"],
  ['shared/a.ts', "import { imported } from '../src-main/app/app.ts'"],
  ['shared/data/checks.ts', "import imported from 'react'"],
  ['src-main/transport/serprog/client.ts', "import { imported } from 'serialport'"],
  ['src-main/transport/spidev/driver.ts', "import imported from 'koffi'"],
  ['src-main/transport/serprog/client.ts', "import { imported } from '../../flash/plan.ts'"],
  ['src-main/transport/a.ts', "import { imported } from '../../shared/text/units.ts'"],
  ['src-main/chip/a.ts', "import { imported } from '../../shared/text/units.ts'"],
  ['src-main/flash/a.ts', "import { imported } from '../../shared/text/units.ts'"],
  ['src-main/image/a.ts', "import { imported } from '../../shared/text/units.ts'"],
  ['src-main/app/a.ts', "import { imported } from '../../shared/text/units.ts'"],
  ['src-main/chip/a.ts', "import { imported } from 'node:crypto'"],
  ['src-main/chip/a.ts', "import { imported } from '../flash/plan.ts'"],
  ['src-main/chip/a.ts', "import { imported } from '../transport/clock.ts'"],
  ['src-main/flash/a.ts', "import { imported } from '../transport/drivers.ts'"],
  ['src-main/flash/a.ts', "import { imported } from '../app/app.ts'"],
  ['src-main/flash/a.ts', "import { imported } from 'node:fs'"],
  ['src-main/app/a.ts', "import { imported } from '../transport/drivers.ts'"],
  ['src-main/app/a.ts', "import { imported } from 'node:child_process'"],
  ['src-main/app/a.ts', "import { imported } from 'node:net'"],
  ['src-main/hosts/cli/a.ts', "import { imported } from '../../flash/write.ts'"],
  ['src-main/hosts/cli/a.ts', "import { imported } from '../../app/vault.ts'"],
  ['src-main/hosts/web/a.ts', "import { imported } from 'electron'"],
  ['src-main/hosts/web/a.ts', "import { imported } from '../cli/main.ts'"],
  ['src-renderer/a.ts', "import { imported } from '../src-main/app/app.ts'"],
  ['src-renderer/a.ts', "import imported from 'node:fs'"],
  ['src-renderer/client/a.ts', "import { imported } from '../store/mirror.ts'"],
  ['src-renderer/client/a.ts', "import { imported } from 'react'"],
  ['src-renderer/wizard/a.ts', "import { imported } from 'react'"],
  ['src-renderer/wizard/a.ts', "import { imported } from '../store/mirror.ts'"],
  ['src-renderer/wizard/a.ts', "import { imported } from '../client/bridge.ts'"],
  ['src-renderer/wizard/a.ts', "import { imported } from '../text/frame.ts'"],
  ['src-renderer/wizard/a.ts', "import { imported } from '../../shared/text/numbers.ts'"],
  ['src-renderer/wizard/a.ts', "import { imported } from '../../src-main/chip/resolve.ts'"],
  ['src-renderer/text/a.ts', "import { imported } from 'react'"],
  ['src-renderer/text/a.ts', "import { imported } from '../store/mirror.ts'"],
  ['src-renderer/text/de/a.ts', "import { imported } from '../../store/mirror.ts'"],
  ['src-renderer/text/a.ts', "import { imported } from '../client/bridge.ts'"],
  ['src-renderer/text/a.ts', "import { imported } from '../parts/Button.tsx'"],
  ['src-renderer/search/a.ts', "import { imported } from '../reference/lists.tsx'"],
  ['src-renderer/search/a.ts', "import { imported } from '../screens/Board.tsx'"],
  ['src-renderer/search/a.ts', "import { imported } from '../parts/Button.tsx'"],
  ['src-renderer/search/a.ts', "import { imported } from '../store/mirror.ts'"],
  ['src-renderer/search/a.ts', "import { imported } from '../client/bridge.ts'"],
  ['src-renderer/search/a.ts', "import { imported } from 'react'"],
  ['src-renderer/search/a.ts', "import { imported } from 'zustand'"],
  ['src-renderer/wizard/a.ts', "import { imported } from '../search/boards.ts'"],
  ['src-renderer/text/a.ts', "import { imported } from '../search/pages.ts'"],
  ['src-renderer/store/a.ts', "import { imported } from '../search/pages.ts'"],
  ['src-renderer/client/a.ts', "import { imported } from '../search/pages.ts'"],
  ['src-renderer/parts/A.tsx', "import { imported } from '../search/boards.ts'"],
  ['src-renderer/store/a.ts', "import { imported } from '../parts/Button.tsx'"],
  ['src-renderer/store/a.ts', "import { imported } from '../text/frame.ts'"],
  ['src-renderer/store/a.ts', "import { imported } from '../frame/Strip.tsx'"],
  ['src-renderer/parts/A.tsx', "import { imported } from '../store/mirror.ts'"],
  ['src-renderer/parts/drawing/A.tsx', "import { imported } from '../../store/mirror.ts'"],
  ['src-renderer/parts/A.tsx', "import { imported } from '../client/bridge.ts'"],
  ['src-renderer/parts/A.tsx', "import { imported } from 'zustand'"],
  ['src-renderer/parts/A.tsx', "import { imported } from '../screens/Wire.tsx'"],
  ['src-renderer/parts/A.tsx', "import { imported } from '../reference/Blocks.tsx'"],
  ['src-renderer/parts/A.tsx', "import { imported } from '../frame/Strip.tsx'"],
  ['src-renderer/screens/A.tsx', "import { imported } from '../client/bridge.ts'"],
  ['src-renderer/screens/A.tsx', "import { imported } from '../reference/Blocks.tsx'"],
  ['src-renderer/screens/pieces/A.tsx', "import { imported } from '../../frame/Strip.tsx'"],
  ['src-renderer/reference/A.tsx', "import { imported } from '../screens/Wire.tsx'"],
  ['src-renderer/reference/A.tsx', "import { imported } from '../frame/Strip.tsx'"],
  ['src-renderer/frame/A.tsx', "import { imported } from '../screens/Wire.tsx'"],
  ['src-renderer/frame/A.tsx', "import { imported } from '../client/bridge.ts'"],
]
const right = [
  ['shared/data/checks.ts', "import { imported } from 'zod'"],
  ['src-main/transport/serprog/link.ts', "import { imported } from 'serialport'"],
  ['src-main/chip/a.ts', "import { imported } from '../../shared/model.ts'"],
  ['src-main/flash/a.ts', "import { imported } from '../chip/commands.ts'"],
  ['src-main/app/a.ts', "import { imported } from '../flash/write.ts'"],
  ['src-main/app/lock-door.ts', "import { imported } from 'node:net'"],
  ['src-main/hosts/cli/a.ts', "import { imported } from '../../app/app.ts'"],
  ['src-renderer/wizard/a.ts', "import { imported } from '../../shared/stages.ts'"],
  ['src-renderer/text/a.ts', "import { imported } from '../wizard/stages.ts'"],
  ['src-renderer/text/a.ts', "import { imported } from '../client/connection.ts'"],
  ['src-renderer/text/reference/a.ts', "import { imported } from '../de/reference/words.ts'"],
  ['src-renderer/search/a.ts', "import { imported } from '../wizard/print.ts'"],
  ['src-renderer/search/a.ts', "import { imported } from '../text/help.ts'"],
  ['src-renderer/search/a.ts', "import { imported } from '../../shared/data/guide.ts'"],
  ['src-renderer/search/a.ts', "import imported from 'minisearch'"],
  ['src-renderer/screens/A.tsx', "import { imported } from '../search/boards.ts'"],
  ['src-renderer/reference/A.tsx', "import { imported } from '../search/pages.ts'"],
  ['src-renderer/store/a.ts', "import { imported } from '../wizard/view.ts'"],
  ['src-renderer/parts/A.tsx', "import { imported } from '../text/frame.ts'"],
  ['src-renderer/parts/A.tsx', "import { imported } from '../wizard/view.ts'"],
  ['src-renderer/screens/A.tsx', "import { imported } from '../store/mirror.ts'"],
  ['src-renderer/reference/A.tsx', "import { imported } from '../store/mirror.ts'"],
  ['src-renderer/frame/A.tsx', "import { imported } from '../reference/Blocks.tsx'"],
  ['src-renderer/store/a.ts', "import { imported } from '../../shared/text/language.ts'"],
]

/** Two files that import each other, the one way by `first`. */
function lintCircle(first) {
  const folder = join(directory, 'shared')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'a.ts'), `${first} from './b.ts'\nexport type A = B\n`)
  writeFileSync(join(folder, 'b.ts'), "import type { A } from './a.ts'\nexport type B = A | 1\n")
  const run = spawnSync(oxlint, ['--format=unix', 'shared'], { cwd: directory, encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return run.stdout
}

describe('a circle of imports', () => {
  it.each(['import { type B }', 'import type { B }'])('is found where it is by %s', (first) => {
    expect(lintCircle(first)).toMatch(/no-cycle/)
  })
})

/** Imports of `src-main/testing` in what is shipped, as `file: path`. */
const importsOfTesting = (file, text) =>
  roomOf(file) === null
    ? []
    : [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']*\/testing\/[^']*)'/g)].map(
        ([, path]) => `${file}: ${path}`,
      )

describe('doubles and what else only tests need', () => {
  it('are in src-main/testing, which no file of the product imports', () => {
    const files = ['shared', 'src-main', 'src-renderer'].flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map(
        (name) => `${folder}/${name.split(sep).join('/')}`,
      ),
    )
    const sources = files.filter((file) => /\.tsx?$/.test(file))
    expect(sources.filter((file) => /\/test-[^/]*$/.test(file))).toEqual([])
    expect(sources.flatMap((file) => importsOfTesting(file, readFileSync(file, 'utf8')))).toEqual(
      [],
    )
  })

  it('would be found there, also for their types', () => {
    const line = "import type { Desk } from '../testing/desk.ts'"
    expect(importsOfTesting('src-main/app/jobs.ts', line)).toHaveLength(1)
    expect(importsOfTesting('src-main/app/jobs.test.ts', line)).toEqual([])
  })
})

/** No file of the product is longer, and no function; they only ever go down, in `.oxlintrc.json` and here. */
const ceilings = { file: 410, function: 155 }

describe('the length of what one reads at once', () => {
  const empty = (count) => Array.from({ length: count }, (_, at) => `  void ${at}`).join('\n')
  // `lint` adds the last line.
  const file = (count) => empty(count - 1)
  const method = (count) => `export function long() {\n${empty(count - 2)}\n}`

  it('has a ceiling for files and for functions', () => {
    expect(lint('src-main/app/a.ts', file(ceilings.file))).not.toMatch(/max-lines\)/)
    expect(lint('src-main/app/a.ts', file(ceilings.file + 1))).toMatch(/max-lines\)/)
    const over = /max-lines-per-function/
    expect(lint('src-renderer/parts/A.tsx', method(ceilings.function))).not.toMatch(over)
    expect(lint('src-renderer/parts/A.tsx', method(ceilings.function + 1))).toMatch(over)
  })

  it('is not asked of tables of words, nor of tests', () => {
    expect(lint('shared/text/en/a.ts', file(ceilings.file + 1))).not.toMatch(/max-lines\)/)
    expect(lint('shared/a.test.ts', file(ceilings.file + 1))).not.toMatch(/max-lines\)/)
  })
})

describe('the rooms of the house', () => {
  it.each(wrong)('%s may not say %s', (file, line) => {
    expect(lint(file, line)).toMatch(/no-restricted-imports/)
  })
  it.each(right)('%s may say %s', (file, line) => {
    expect(lint(file, line)).not.toMatch(/no-restricted-imports/)
  })
})
