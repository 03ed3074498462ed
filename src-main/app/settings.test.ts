// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noSettings } from '../../shared/settings-checks.ts'
import { keepSettings, readSettings } from './settings.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pin-one-settings-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the settings', () => {
  it('are as they were kept', async () => {
    const german = { ...noSettings, language: 'de', endTone: true } as const
    await keepSettings(folder, german)
    expect(await readSettings(folder)).toEqual(german)
    await keepSettings(folder, noSettings)
    expect(await readSettings(folder)).toEqual(noSettings)
  })

  it('of an older version keep what they hold, and the rest is unset', async () => {
    await writeFile(join(folder, 'settings.json'), '{"language":"de"}')
    expect(await readSettings(folder)).toEqual({ ...noSettings, language: 'de' })
  })

  it.each([
    ['nothing', null],
    ['half a file', '{"language":"d'],
    ['a list', '[]'],
    ['a language that Pin One does not speak', '{"language":"fr"}'],
    ['far too much', `{"language":"de"${' '.repeat(5000)}}`],
  ])('are unset where the folder holds %s', async (_, text) => {
    if (text !== null) await writeFile(join(folder, 'settings.json'), text)
    expect(await readSettings(folder)).toEqual(noSettings)
  })

  it('are unset where a folder has their name', async () => {
    expect(await readSettings('/dev/null')).toEqual(noSettings)
  })
})
