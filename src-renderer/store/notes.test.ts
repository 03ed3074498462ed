// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, expect, it, vi } from 'vitest'
import type { AppApi } from '../../shared/contract.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import { useBridge } from './actions.ts'
import { noteOf, tellKeptNotes, writeNote } from './notes.ts'

const kept = new Map<string, string>()
let told: string[]
let answer: () => Promise<void>
const backup = (note: string) => ({ id: 'a', note }) as BackupInfo

beforeEach(() => {
  kept.clear()
  told = []
  answer = () => Promise.resolve()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  const api: AppApi = {
    async call(_name, input) {
      told.push((input as { note: string }).note)
      await answer()
      return {} as never
    },
    subscribe: () => () => undefined,
  }
  useBridge(api)
})

it('tells the app the newest text, without one call for every letter that waits', async () => {
  let release: () => void = () => undefined
  answer = () => new Promise((resolve) => (release = resolve))
  for (const text of ['b', 'be', 'bef']) writeNote('a', text)
  await expect.poll(() => told).toEqual(['b'])
  answer = () => Promise.resolve()
  release()
  await expect.poll(() => told).toEqual(['b', 'bef'])
  await expect.poll(() => kept.size).toBe(0)
})

it('keeps what the app has not taken yet over a reload, shows it, and tells it then', async () => {
  kept.set('pin-one.notes', JSON.stringify({ a: 'typed and reloaded' }))
  expect(noteOf(backup(''))).toBe('typed and reloaded')
  tellKeptNotes()
  await expect.poll(() => told).toEqual(['typed and reloaded'])
  await expect.poll(() => kept.size).toBe(0)
  expect(noteOf(backup('of the app'))).toBe('of the app')
})

it('is not told again and again when the app refuses it', async () => {
  answer = () => Promise.reject(new Error('read only'))
  writeNote('a', 'x')
  await expect.poll(() => kept.size).toBe(0)
  expect(told).toEqual(['x'])
})
