// SPDX-License-Identifier: GPL-3.0-or-later
/** How often the bytes of an image are hashed and copied on their way into the app and onto a chip. */
import { expect, it, vi } from 'vitest'
import { createImages } from './images.ts'
import { createIncoming } from './incoming.ts'

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
