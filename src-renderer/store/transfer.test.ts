// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppApi } from '../../shared/contract.ts'
import { createImages } from '../../src-main/app/images.ts'
import { createIncoming } from '../../src-main/app/incoming.ts'
import { actionState, useBridge } from './actions.ts'
import { bringFile, newChoice, stopCutOff } from './transfer.ts'

const mib = 1_048_576
const kept = new Map<string, string>()
let images: ReturnType<typeof createImages>
let shown: (string | null)[]
/** What a call waits for before the app sees it. */
let gate: (name: string) => Promise<void>

beforeEach(() => {
  kept.clear()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  images = createImages(() => undefined)
  shown = []
  gate = () => Promise.resolve()
  const incoming = createIncoming(images, (now) =>
    shown.push(now && `${now.name} ${now.doneBytes / mib}`),
  )
  const calls: Readonly<Record<string, (input: never) => unknown>> = {
    'image.begin': ({ name, sizeBytes }: { name: string; sizeBytes: number }) =>
      incoming.begin(name, sizeBytes),
    'image.part': ({ transferId, bytes }: { transferId: string; bytes: Uint8Array }) =>
      incoming.part(transferId, bytes),
    'image.stop': ({ transferId }: { transferId: string }) => incoming.stop(transferId),
  }
  const api: AppApi = {
    async call(name, input) {
      await gate(name)
      return calls[name]?.(input as never) as never
    },
    subscribe: () => () => undefined,
  }
  useBridge(api)
})

const fileOf = (name: string, size: number) => new File([new Uint8Array(size).fill(7)], name)

describe('a file on its way into the app', () => {
  it('comes in parts, is shown at each, and arrives whole', async () => {
    const image = await bringFile(fileOf('a.rom', 2.5 * mib))
    expect(image?.sizeBytes).toBe(2.5 * mib)
    expect(shown).toEqual(['a.rom 0', 'a.rom 1', 'a.rom 2', null])
    expect(kept.size).toBe(0)
  })

  it('arrives also when it is empty', async () => {
    expect((await bringFile(fileOf('empty.rom', 0)))?.sizeBytes).toBe(0)
  })

  it('is superseded by a file chosen later, even if that one is complete earlier', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    gate = (name) => (name === 'image.part' ? held : Promise.resolve())
    const first = bringFile(fileOf('first.rom', 3 * mib))
    await expect.poll(() => shown).toEqual(['first.rom 0'])
    gate = () => Promise.resolve()
    const last = await bringFile(fileOf('last.rom', mib))
    release()
    expect(last?.name).toBe('last.rom')
    expect(await first).toBeNull()
    expect(images.infos.map(({ name }) => name)).toEqual(['last.rom'])
  })

  it('that cannot be read any more is a fault with its name, and leaves nothing behind', async () => {
    const file = fileOf('gone.rom', 2 * mib)
    vi.spyOn(file, 'slice').mockImplementation(() => {
      throw new DOMException('the file was deleted', 'NotReadableError')
    })
    expect(await bringFile(file)).toBeNull()
    expect(actionState.getState().lastFault).toMatchObject({
      code: 'image.missing',
      facts: { path: 'gone.rom' },
    })
    expect(shown.at(-1)).toBeNull()
  })

  it('is stopped when the page is reloaded during it', async () => {
    gate = (name) => (name === 'image.part' ? new Promise(() => undefined) : Promise.resolve())
    void bringFile(fileOf('cut.rom', 2 * mib))
    await expect.poll(() => kept.size).toBe(1)
    stopCutOff()
    await expect.poll(() => shown.at(-1)).toBeNull()
    expect(kept.size).toBe(0)
  })
})

it('knows which choice was the last one', () => {
  const first = newChoice()
  expect(first()).toBe(true)
  const second = newChoice()
  expect([first(), second()]).toEqual([false, true])
})
