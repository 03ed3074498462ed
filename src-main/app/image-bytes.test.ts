// SPDX-License-Identifier: GPL-3.0-or-later
/** How often the bytes of an image are hashed and copied on their way into the app and onto a chip. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { createImages } from './images.ts'
import { createIncoming } from './incoming.ts'
import { startTestApp } from '../testing/app.ts'

const hashed = vi.hoisted(() => ({ bytes: {} as Record<string, number> }))
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>()
  return {
    ...crypto,
    createHash: (name: string) => {
      const hash = crypto.createHash(name)
      const update = hash.update.bind(hash)
      hash.update = ((bytes: Uint8Array) => {
        hashed.bytes[name] = (hashed.bytes[name] ?? 0) + bytes.length
        return update(bytes)
      }) as typeof hash.update
      return hash
    },
  }
})

it('an image that comes in parts is hashed once, and its parts are copied once', () => {
  const images = createImages(() => undefined)
  const incoming = createIncoming(images, () => undefined)
  const typed = Object.getPrototypeOf(Uint8Array.prototype) as Uint8Array
  const set = vi.spyOn(typed, 'set')
  const slice = vi.spyOn(typed, 'slice')
  const part = new Uint8Array(1024).fill(7)
  const { transferId } = incoming.begin('a.rom', 4 * part.length)
  for (let at = 0; at < 3; at++) incoming.part(transferId, part)
  const last = incoming.part(transferId, part)
  if (last.state !== 'whole') throw new Error('it is not whole')
  expect(hashed.bytes).toEqual({ sha256: 4096, sha1: 4096 })
  const copied = set.mock.calls.reduce((sum, [bytes]) => sum + bytes.length, 0)
  expect({ copied, sliced: slice.mock.calls.length }).toEqual({ copied: 4096, sliced: 0 })
})

it('bytes that a front changes after it handed them over do not change the image', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'pin-one-image-bytes-'))
  const app = await startTestApp(directory)
  const put = new Uint8Array(64).fill(1)
  const { id } = await app.api.call('image.put', { name: 'put.rom', bytes: put })
  put.fill(9)
  const { transferId } = await app.api.call('image.begin', { name: 'sent.rom', sizeBytes: 64 })
  const sent = new Uint8Array(64).fill(2)
  const taken = await app.api.call('image.part', { transferId, bytes: sent })
  sent.fill(9)
  if (taken.state !== 'whole') throw new Error('it is not whole')
  for (const [imageId, value] of [
    [id, 1],
    [taken.image.id, 2],
  ] as const) {
    const given = await app.api.call('image.get', { imageId })
    expect(given).toEqual(new Uint8Array(64).fill(value))
    given.fill(9)
    expect(await app.api.call('image.get', { imageId })).toEqual(new Uint8Array(64).fill(value))
  }
  await app.close()
  rmSync(directory, { recursive: true, force: true })
})
