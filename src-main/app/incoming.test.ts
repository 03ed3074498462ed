// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from 'vitest'
import { createImages } from './images.ts'
import { createIncoming } from './incoming.ts'

const setUp = (room = 1000) => {
  const images = createImages(() => undefined, room)
  return { images, incoming: createIncoming(images, () => undefined) }
}

it('refuses a file that there is no room for before its first byte', () => {
  const { incoming } = setUp()
  expect(() => incoming.begin('large.rom', 1001)).toThrow('image.no-room')
})

it('refuses more bytes than were announced, and forgets the file', () => {
  const { incoming, images } = setUp()
  const { transferId } = incoming.begin('a.rom', 4)
  expect(() => incoming.part(transferId, new Uint8Array(5))).toThrow('bug.bad-input')
  expect(incoming.part(transferId, new Uint8Array(4))).toEqual({ state: 'superseded' })
  expect(images.infos).toEqual([])
})

it('takes the bytes in order', () => {
  const { incoming, images } = setUp()
  const { transferId } = incoming.begin('a.rom', 4)
  incoming.part(transferId, Uint8Array.of(1, 2, 3))
  const taken = incoming.part(transferId, Uint8Array.of(4))
  if (taken.state !== 'whole') throw new Error(taken.state)
  expect([...images.get(taken.image.id).bytes]).toEqual([1, 2, 3, 4])
})

it('is stopped by its own id alone', () => {
  const { incoming } = setUp()
  const { transferId } = incoming.begin('a.rom', 4)
  incoming.stop('another')
  expect(incoming.part(transferId, new Uint8Array(1))).toEqual({ state: 'more' })
  incoming.stop(transferId)
  expect(incoming.part(transferId, new Uint8Array(3))).toEqual({ state: 'superseded' })
})
