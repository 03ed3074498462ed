// SPDX-License-Identifier: GPL-3.0-or-later
/** Holds the bytes of images in memory, by id; front ends hold only descriptions. */
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
  /** Never changed after the image was added. */
  readonly bytes: Uint8Array
  /** The image that this part was cut from: a part is judged together with its whole. */
  readonly whole?: Whole
}

/** Holds no bytes, so that a dropped image takes no memory. */
export interface Whole {
  readonly name: string
  readonly sha256: string
  readonly contents: ImageContents
}

export interface Images {
  readonly infos: readonly ImageInfo[]
  /** Throws `image.no-room` when there is no memory for so many bytes more. */
  mustHold(name: string, sizeBytes: number): void
  /**
   * Keeps the bytes without copying them: a caller that may still change them must pass a copy. Adding the
   * same bytes under the same name again returns the image that is already held. `from`: see
   * `ImageInfo.ownMacOf`.
   */
  put(name: string, bytes: Uint8Array, from?: Pick<ImageInfo, 'ownMacOf'>): ImageInfo
  /** Throws `bug.bad-input` when no image has this id. */
  get(imageId: string): Image
  /** The part shares the memory of the whole image, which is never changed. */
  slice(imageId: string, range: ByteRange, name: string): ImageInfo
  join(imageIds: readonly string[], name: string): ImageInfo
  drop(imageId: string): void
}

/** `mostBytes`: limit for all images together, see `roomForImages`. */
export function createImages(
  changed: (infos: readonly ImageInfo[]) => void,
  mostBytes: number = roomForImages(systemMemory()),
): Images {
  const held = new Map<string, Image>()
  let next = 1

  /** A part keeps the memory of its whole image, even after that image was dropped. */
  const heldMemory = () => new Set([...held.values()].map(({ bytes }) => bytes.buffer))

  /** Equal parts of different images stay separate, because each is judged together with its whole. */
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
