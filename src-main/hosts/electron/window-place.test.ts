// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepPlace, placeOn, readPlace } from './window-place.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const left = { x: -1280, y: 0, width: 1280, height: 1024 }
const kept = { x: 100, y: 50, width: 1000, height: 700, maximized: false }

describe('the place of the window', () => {
  it('is the one it was left at', () => {
    expect(placeOn([screen], kept)).toEqual({
      at: { x: 100, y: 50 },
      width: 1000,
      height: 700,
      maximized: false,
    })
    expect(placeOn([screen, left], { ...kept, x: -1200 }).at).toEqual({ x: -1200, y: 50 })
  })

  it('is left to the system at the first start', () => {
    expect(placeOn([screen], null)).toMatchObject({ at: null, width: 1180, height: 800 })
  })

  it.each([
    ['on a screen that is gone', { ...kept, x: -1200 }],
    ['above the screen, where its title cannot be reached', { ...kept, y: -40 }],
    ['all but out of the screen', { ...kept, x: 1900 }],
    ['far below', { ...kept, y: 5000 }],
  ])('is chosen anew when it was %s', (_what, place) => {
    expect(placeOn([screen], place)).toMatchObject({ at: null, width: 1000, height: 700 })
  })

  it('shrinks to a smaller screen, but not below what shows a stage', () => {
    const small = { x: 0, y: 0, width: 900, height: 600 }
    expect(placeOn([small], { ...kept, x: 0, y: 0 })).toMatchObject({ width: 900, height: 600 })
    expect(placeOn([screen], { ...kept, width: 10, height: 10 })).toMatchObject({
      width: 720,
      height: 560,
    })
  })

  it.each([
    'text',
    7,
    [],
    {},
    { width: '1000', height: 700 },
    { width: 1e9, height: 700 },
    { width: Number.NaN, height: 700 },
  ])('does not believe a damaged file: %o', (damaged) => {
    expect(placeOn([screen], damaged)).toMatchObject({ at: null, width: 1180, height: 800 })
  })

  it('comes back from the file it was kept in', () => {
    const directory = mkdtempSync(join(tmpdir(), 'pin-one-place-'))
    try {
      const path = join(directory, 'window.json')
      expect(readPlace(path)).toBeNull()
      keepPlace(path, kept, true)
      expect(placeOn([screen], readPlace(path))).toMatchObject({
        at: { x: 100, y: 50 },
        maximized: true,
      })
      writeFileSync(path, '{"width": 10')
      expect(readPlace(path)).toBeNull()
      // Nowhere to keep it: no error.
      keepPlace(join(directory, 'nowhere', 'window.json'), kept, false)
    } finally {
      rmSync(directory, { recursive: true })
    }
  })
})
