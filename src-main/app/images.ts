// SPDX-License-Identifier: GPL-3.0-or-later
/** Image bytes in memory, by id; fronts hold only what describes them. */
import { Fault } from '../../shared/fault.ts'
import type { ImageContents } from '../../shared/model/contents.ts'
import type { ImageInfo } from '../../shared/model/image.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { joinImages } from '../image/split.ts'
import { roomForImages, systemMemory } from './memory.ts'
import { contentsOf } from './contents.ts'
import { digests } from './files.ts'

export interface Image {
  readonly info: ImageInfo
  /** Never written to after it came in. */
  readonly bytes: Uint8Array
  /** What it was cut out of: a part of an image is judged by the whole as well. */
  readonly whole?: Whole
}

/** Without its bytes, so that a dropped image takes no room. */
export interface Whole {
  readonly name: string
  readonly sha256: string
  readonly contents: ImageContents
}

export interface Images {
  readonly infos: readonly ImageInfo[]
  /** `image.no-room` when so many bytes more cannot be held. */
  mustHold(name: string, sizeBytes: number): void
  /**
   * Takes the bytes over; a caller that may still write to them hands in a copy. The same bytes under the same name are
   * held once: a file that is chosen again gives the image that is there. `from`: see `ImageInfo.ownMacOf`.
   */
  put(name: string, bytes: Uint8Array, from?: Pick<ImageInfo, 'ownMacOf'>): ImageInfo
  /** `bug.bad-input` when no image has this id. */
  get(imageId: string): Image
  /** The part shares the memory of the whole, which nobody writes to. */
  slice(imageId: string, range: ByteRange, name: string): ImageInfo
  join(imageIds: readonly string[], name: string): ImageInfo
  drop(imageId: string): void
}

/** `mostBytes`: of all images together, see `roomForImages`. */
export function createImages(
  changed: (infos: readonly ImageInfo[]) => void,
  mostBytes: number = roomForImages(systemMemory()),
): Images {
  const held = new Map<string, Image>()
  let next = 1

  /** A part keeps the memory of its whole, also when that is dropped. */
  const heldMemory = () => new Set([...held.values()].map(({ bytes }) => bytes.buffer))

  /** A part counts as the same only when it is of the same whole: it is judged by that too. */
  function keep(
    name: string,
    bytes: Uint8Array,
    from: Pick<ImageInfo, 'ownMacOf'>,
    whole?: Whole,
  ): ImageInfo {
    const hashes = digests(bytes)
    const there = [...held.values()].find(
      ({ info, whole: of }) =>
        info.name === name &&
        info.sha256 === hashes.sha256 &&
        info.ownMacOf === from.ownMacOf &&
        of?.sha256 === whole?.sha256,
    )
    if (there !== undefined) return there.info
    images.mustHold(name, heldMemory().has(bytes.buffer) ? 0 : bytes.length)
    const id = `image-${next}-${hashes.sha256.slice(0, 8)}`
    next += 1
    const info: ImageInfo = { id, name, sizeBytes: bytes.length, ...hashes, ...from }
    held.set(id, { info, bytes, ...(whole === undefined ? {} : { whole }) })
    changed(images.infos)
    return info
  }

  const images: Images = {
    get infos() {
      return [...held.values()].map(({ info }) => info)
    },
    mustHold(name, sizeBytes) {
      const total = [...heldMemory()].reduce((sum, memory) => sum + memory.byteLength, 0)
      if (total + sizeBytes > mostBytes)
        throw new Fault('image.no-room', {
          name,
          sizeBytes,
          heldBytes: total,
          mostBytes,
        })
    },
    put(name, bytes, from = {}) {
      return keep(name, bytes, from)
    },
    get(imageId) {
      const image = held.get(imageId)
      if (image === undefined) throw new Fault('bug.bad-input', { what: `no image ${imageId}` })
      return image
    },
    slice(imageId, range, name) {
      const { bytes, info: from, whole } = images.get(imageId)
      if (range.length < 1 || range.offset + range.length > bytes.length)
        throw new Fault('bug.bad-input', { what: 'a range outside the image' })
      return keep(
        name,
        bytes.subarray(range.offset, range.offset + range.length),
        {},
        whole ?? { name: from.name, sha256: from.sha256, contents: contentsOf(bytes) },
      )
    },
    join(imageIds, name) {
      return images.put(name, joinImages(imageIds.map((id) => images.get(id).bytes)))
    },
    drop(imageId) {
      images.get(imageId)
      held.delete(imageId)
      changed(images.infos)
    },
  }
  return images
}
