// SPDX-License-Identifier: GPL-3.0-or-later
/** Receives the file that a page sends in chunks: one file at a time; a new one replaces the one before. */
import { randomBytes } from 'node:crypto'
import { Fault } from '../../shared/fault.ts'
import type { IncomingImage, PartTaken } from '../../shared/model/image.ts'
import type { Images } from './images.ts'

export interface Incoming {
  /** Forgets an earlier unfinished file. Throws `image.no-room` before the first byte is sent. */
  begin(name: string, sizeBytes: number): { readonly transferId: string }
  /** Throws `bug.bad-input` when more bytes arrive than were announced. */
  part(transferId: string, bytes: Uint8Array): PartTaken
  stop(transferId: string): void
}

export function createIncoming(
  images: Images,
  changed: (now: IncomingImage | null) => void,
): Incoming {
  let coming: { info: IncomingImage; readonly bytes: Uint8Array } | null = null
  const end = () => {
    coming = null
    changed(null)
  }
  return {
    begin(name, sizeBytes) {
      if (coming !== null) end()
      images.mustHold(name, sizeBytes)
      const transferId = `transfer-${randomBytes(6).toString('hex')}`
      const info = { transferId, name, sizeBytes, doneBytes: 0 }
      coming = { info, bytes: new Uint8Array(sizeBytes) }
      changed(info)
      return { transferId }
    },
    part(transferId, bytes) {
      if (coming?.info.transferId !== transferId) return { state: 'superseded' }
      const { info } = coming
      const doneBytes = info.doneBytes + bytes.length
      if (doneBytes > info.sizeBytes) {
        end()
        throw new Fault('bug.bad-input', { what: 'image.part: more bytes than were announced' })
      }
      coming.bytes.set(bytes, info.doneBytes)
      if (doneBytes < info.sizeBytes) {
        coming.info = { ...info, doneBytes }
        changed(coming.info)
        return { state: 'more' }
      }
      const whole = coming.bytes
      end()
      return { state: 'whole', image: images.put(info.name, whole) }
    },
    stop(transferId) {
      if (coming?.info.transferId === transferId) end()
    },
  }
}
