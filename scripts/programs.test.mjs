// SPDX-License-Identifier: GPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { electronIn, placesOf, programLine, quotedForCmd } from './programs.mjs'
import { rootOf } from './prepare.mjs'

describe('a folder with a space, an umlaut or a percent sign', () => {
  it.each([
    ['file:///home/me/my%20files/scripts/prepare.mjs', '/home/me/my files'],
    ['file:///home/j%C3%BCrgen/pin-one/scripts/prepare.mjs', '/home/jürgen/pin-one'],
    ['file:///home/me/100%25/scripts/prepare.mjs', '/home/me/100%'],
    ['file:///home/me/a%23b/scripts/prepare.mjs', '/home/me/a#b'],
  ])('%s lies in %s', (url, folder) => {
    expect(rootOf(url)).toBe(`${folder}/`)
  })

  it.skipIf(process.versions.node.startsWith('20.'))('on Windows too', () => {
    const url = new URL('..', 'file:///C:/Users/J%C3%BCrgen%20B/pin-one/scripts/prepare.mjs')
    expect(fileURLToPath(url, { windows: true })).toBe('C:\\Users\\Jürgen B\\pin-one\\')
  })

  it('no script, test or config makes a path of a URL by its pathname', () => {
    const root = rootOf(import.meta.url)
    const files = ['scripts', 'e2e', '.'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: folder !== '.' })
        .filter((name) => /\.(mjs|ts|cjs)$/u.test(name) && name !== 'programs.test.mjs')
        .map((name) => join(root, folder, name)),
    )
    expect(files.length).toBeGreaterThan(20)
    const wrong = files.filter((file) =>
      /new URL\([^)]*import\.meta\.url\)\s*\.pathname/u.test(readFileSync(file, 'utf8')),
    )
    expect(wrong).toEqual([])
  })
})

describe('programs on Windows', () => {
  it('npm and npx are batch files and need a shell; their words are quoted for it', () => {
    const path = 'C:\\Users\\Jürgen B\\pin-one\\test-results\\unit.json'
    expect(programLine('npx', ['vitest', `--outputFile.json=${path}`], 'win32')).toEqual({
      command: 'npx.cmd',
      args: ['vitest', `"--outputFile.json=${path}"`],
      shell: true,
    })
    expect(programLine('npm', ['ci'], 'linux')).toEqual({
      command: 'npm',
      args: ['ci'],
      shell: false,
    })
    expect(programLine('C:\\Program Files\\nodejs\\node.exe', ['a b'], 'win32')).toEqual({
      command: 'C:\\Program Files\\nodejs\\node.exe',
      args: ['a b'],
      shell: false,
    })
  })

  it.each([
    ['ci', 'ci'],
    ['a b', '"a b"'],
    ['a&b', '"a&b"'],
    ['a^b', '"a^b"'],
    ['', '""'],
  ])('%j is %j', (word, quoted) => {
    expect(quotedForCmd(word)).toBe(quoted)
  })

  it('are looked for as .exe and .cmd in folders with a drive letter', () => {
    const places = placesOf('flashrom', { Path: 'C:\\Program Files\\x;D:\\y' }, 'win32')
    expect(places).toContain('C:\\Program Files\\x\\flashrom.exe')
    expect(places).toContain('D:\\y\\flashrom.cmd')
    expect(placesOf('gcc', { PATH: '/usr/bin' }, 'linux')).toEqual([
      '/usr/bin/gcc',
      '/usr/sbin/gcc',
      '/sbin/gcc',
    ])
    expect(electronIn('C:\\e', 'win32')).toBe('C:\\e\\electron.exe')
  })
})
