// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from '../schema-checks.ts'
import { dataSchemas, editorSchemas, jsonSchemaOf } from './schemas.ts'

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
const files = [...filesUnder('shared/data'), ...filesUnder('shared/text')]

const fits = (file: string, pattern: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`, 'u').test(file)
const filesOf = (patterns: readonly string[]): readonly string[] =>
  files.filter((file) =>
    patterns.reduce(
      (is, pattern) =>
        pattern.startsWith('!') ? is && !fits(file, pattern.slice(1)) : is || fits(file, pattern),
      false,
    ),
  )

const contents = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** The schema as an editor reads it: from JSON, without the check from which it was made. */
function schemaNamed(name: string) {
  const found = dataSchemas.find((each) => each.name === name)
  if (found === undefined) throw new Error(name)
  const json = jsonSchemaOf(found)
  return { json, reads: (value: unknown) => z.fromJSONSchema(json).safeParse(value).success }
}

interface Node {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Node>>
  readonly items?: Node
}
const fieldsOf = (name: string, list: string): Readonly<Record<string, Node>> => {
  const { json } = schemaNamed(name)
  const fields = (json as Node).properties?.[list]?.items?.properties
  if (fields === undefined) throw new Error(`${name}: ${list}`)
  return fields
}

describe('the schemas for editors', () => {
  it.each(dataSchemas)(
    'let every file pass that the product reads: $name',
    ({ name, files: of, check }) => {
      const { reads } = schemaNamed(name)
      expect(filesOf(of)).not.toEqual([])
      for (const file of filesOf(of)) {
        expect([file, check.safeParse(contents(file)).error?.issues ?? null]).toEqual([file, null])
        expect([file, reads(contents(file))]).toEqual([file, true])
      }
    },
  )

  it('are for one file each, and for every file that people write', () => {
    const covered = dataSchemas.flatMap(({ files: of }) => filesOf(of))
    expect(covered).toHaveLength(new Set(covered).size)
    expect(files.filter((file) => !covered.includes(file))).toEqual([])
  })

  it('are the ones that the settings of the editor name', () => {
    expect(contents('.vscode/settings.json')).toEqual({ 'json.schemas': editorSchemas })
  })

  it('refuse a chip with a misspelt field, a wrong form or a missing fact', () => {
    const { reads } = schemaNamed('chips')
    const chip = {
      id: 'x',
      name: 'X',
      probe: 'rdid',
      idBytes: 'ef 40 17',
      size: '8 MiB',
      page: '256 bytes',
      program: 'page',
      erase: ['d8: 64 KiB'],
      source: 'datasheet',
    }
    const file = (entry: object) => ({ vendor: 'X', chips: [entry] })
    expect(reads(file(chip))).toBe(true)
    expect(reads(file({ ...chip, suply: '2.7-3.6 V' }))).toBe(false)
    expect(reads(file({ ...chip, idBytes: 'EF4017' }))).toBe(false)
    for (const key of Object.keys(chip)) {
      const { [key as keyof typeof chip]: _, ...rest } = chip
      expect([key, reads(file(rest))]).toEqual([key, false])
    }
  })

  it('say of every field of a chip what it means', () => {
    const fields = Object.entries(fieldsOf('chips', 'chips'))
    expect(fields.length).toBeGreaterThan(20)
    expect(fields.filter(([, { description }]) => description === undefined)).toEqual([])
  })

  it('say of a mainboard what its codes and ids refer to', () => {
    const { warnings, targets, configurations } = fieldsOf('guide-boards', 'boards')
    expect(warnings?.description).toContain('warnings.json')
    expect(targets?.description).toContain('images/targets.json')
    expect(configurations?.items?.properties?.['default']?.description).toContain('true')
  })
})
