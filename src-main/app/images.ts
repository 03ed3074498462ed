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
  readonly contents: ImageContents
}

export interface Images {
  readonly infos: readonly ImageInfo[]
  /** `image.no-room` when so many bytes more cannot be held. */
  mustHold(name: string, sizeBytes: number): void
  /** Takes the bytes over; a caller that may still write to them hands in a copy. */
  put(name: string, bytes: Uint8Array): ImageInfo
  /** `bug.bad-input` when there is none of this id. */
  get(imageId: string): Image
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

  const images: Images = {
    get infos() {
      return [...held.values()].map(({ info }) => info)
    },
    mustHold(name, sizeBytes) {
      const total = [...held.values()].reduce((sum, image) => sum + image.bytes.length, 0)
      if (total + sizeBytes > mostBytes)
        throw new Fault('image.no-room', {
          name,
          sizeBytes,
          heldBytes: total,
          mostBytes,
        })
    },
    put(name, bytes) {
      images.mustHold(name, bytes.length)
      const hashes = digests(bytes)
      const id = `image-${next}-${hashes.sha256.slice(0, 8)}`
      next += 1
      const info: ImageInfo = { id, name, sizeBytes: bytes.length, ...hashes }
      held.set(id, { info, bytes })
      changed(images.infos)
      return info
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
      const info = images.put(name, bytes.slice(range.offset, range.offset + range.length))
      const part = images.get(info.id)
      held.set(info.id, {
        ...part,
        whole: whole ?? { name: from.name, contents: contentsOf(bytes) },
      })
      return info
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
