// SPDX-License-Identifier: GPL-3.0-or-later
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawMap, mapFile } from './map.mjs'
import { changesOf } from './packaging/release-data.mjs'

// A paper that names a file or a command that is gone leads a newcomer astray: every name in them is looked up.
const papers = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'assets/CREDITS.md',
  'e2e/rigs/electron-double/README.md',
  'shared/data/chips/README.md',
  ...readdirSync('docs', { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
]
const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts)

const namedPath =
  /(?<![\w./@-])(?:(?:src-main|src-renderer|shared|scripts|e2e|docs|assets)\/[\w./<>*{},-]*|\.oxlintrc\.json)/g
const link = /\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g
const runScript = /npm run ([\w:-]+)/g

const all = (text, pattern) => [...text.matchAll(pattern)]

/** `text/{en,de}/a.ts` as the two paths that it stands for. */
function spelt(path) {
  const [whole, before, names, after] = /^([^{]*)\{([\w,]+)\}(.*)$/.exec(path) ?? []
  return whole === undefined
    ? [path]
    : names.split(',').flatMap((name) => spelt(`${before}${name}${after}`))
}

/** The part of a path before its first placeholder, without the stop of the sentence. */
function firmPart(path) {
  const firm = /^[^<*{]*/.exec(path)[0]
  return (firm === path ? path : firm.slice(0, firm.lastIndexOf('/') + 1)).replace(/[.,]+$/, '')
}

describe.each(papers)('%s', (paper) => {
  const text = readFileSync(paper, 'utf8')

  it('names only files and folders that exist', () => {
    const named = all(text, namedPath).flatMap(([path]) => spelt(path).map(firmPart))
    expect(named.filter((path) => !existsSync(path))).toEqual([])
    const linked = all(text, link).map(([, path]) => join(dirname(paper), path))
    expect(linked.filter((path) => !existsSync(path))).toEqual([])
  })

  it('names only commands that package.json has', () => {
    const named = all(text, runScript).map(([, script]) => script)
    expect(named.filter((script) => !scripts.includes(script))).toEqual([])
  })
})

describe('the papers', () => {
  it('notice a name that does not exist', () => {
    expect(all('see `shared/none.ts`.', namedPath).map(([path]) => firmPart(path))).toEqual([
      'shared/none.ts',
    ])
    expect(firmPart('shared/data/chips/<maker>.json')).toBe('shared/data/chips/')
    expect(spelt('shared/{en,none}/a.ts')).toEqual(['shared/en/a.ts', 'shared/none/a.ts'])
    expect(existsSync('shared/none.ts')).toBe(false)
  })

  it('show the imports as they are now; `npm run map` draws them', () => {
    expect(readFileSync(mapFile, 'utf8')).toBe(drawMap())
    expect(readFileSync('ARCHITECTURE.md', 'utf8')).toContain(`](${mapFile})`)
  })

  it('have a room in ARCHITECTURE.md for every folder of the sources', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8')
    const folders = ['src-main', 'src-renderer', 'shared'].flatMap((top) =>
      readdirSync(resolve(top), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'styles')
        .map(({ name }) => `${top}/${name}`),
    )
    expect(folders.filter((folder) => !text.includes(`\`${folder}\``))).toEqual([])
  })

  it('say how long a file and a function may be', () => {
    const { overrides } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8'))
    const [rules] = overrides.flatMap((each) => (each.rules['max-lines']?.[1] ? [each.rules] : []))
    const text = readFileSync('ARCHITECTURE.md', 'utf8').replaceAll(/\s+/g, ' ')
    expect(text).toContain(
      `a file has at most ${rules['max-lines'][1].max} lines and a function at most ${rules['max-lines-per-function'][1].max} `,
    )
  })

  it('list every how-to and every decision', () => {
    for (const [index, folder] of [
      ['CONTRIBUTING.md', 'how-to'],
      ['ARCHITECTURE.md', 'decisions'],
    ]) {
      const text = readFileSync(index, 'utf8')
      const names = readdirSync(join('docs', folder)).map((name) => `docs/${folder}/${name}`)
      expect(names.filter((name) => !text.includes(`](${name})`))).toEqual([])
    }
  })

  it('count the files of a how-to in CONTRIBUTING.md as it does itself', () => {
    const rows = all(
      readFileSync('CONTRIBUTING.md', 'utf8'),
      /\|\s+(\w+) \| \[(docs\/how-to\/[\w-]+\.md)\]/g,
    )
    expect(rows).toHaveLength(readdirSync('docs/how-to').length)
    for (const [, count, page] of rows) {
      const [, counted = 'many'] = /\*\*(\d+) files?/.exec(readFileSync(page, 'utf8')) ?? []
      expect([page, count]).toEqual([page, counted])
    }
  })

  it('keep the changelog in groups that are known, and every point of it reaches a release', () => {
    const text = readFileSync('CHANGELOG.md', 'utf8')
    const known = /^### (?:Added|Changed|Deprecated|Removed|Fixed|Security)$/
    const groups = text.split('\n').filter((line) => line.startsWith('###'))
    expect(groups.length).toBeGreaterThan(0)
    expect(groups.filter((line) => !known.test(line))).toEqual([])
    const releases = text.split('\n').filter((line) => line.startsWith('## '))
    expect(
      releases.filter(
        (line) => !/^## \[(?:Unreleased|\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d)/.test(line),
      ),
    ).toEqual([])
    const points = changesOf()
    expect(points.length).toBeGreaterThan(0)
    expect(points.filter((point) => point.includes('#') || point === '')).toEqual([])
  })
})
