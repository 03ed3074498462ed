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
  /**
   * Takes the bytes over; a caller that may still write to them hands in a copy. A `piece` is not among `infos`, and is
   * forgotten when it is joined.
   */
  put(name: string, bytes: Uint8Array, options?: { readonly piece?: boolean }): ImageInfo
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
  const pieces = new Set<string>()
  let next = 1

  const images: Images = {
    get infos() {
      return [...held.values()].map(({ info }) => info).filter(({ id }) => !pieces.has(id))
    },
    put(name, bytes, { piece = false } = {}) {
      const total = [...held.values()].reduce((sum, image) => sum + image.bytes.length, 0)
      if (total + bytes.length > mostBytes)
        throw new Fault('image.no-room', {
          name,
          sizeBytes: bytes.length,
          heldBytes: total,
          mostBytes,
        })
      const hashes = digests(bytes)
      const id = `image-${next}-${hashes.sha256.slice(0, 8)}`
      next += 1
      const info: ImageInfo = { id, name, sizeBytes: bytes.length, ...hashes }
      held.set(id, { info, bytes })
      if (piece) pieces.add(id)
      else changed(images.infos)
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
      const bytes = joinImages(imageIds.map((id) => images.get(id).bytes))
      for (const id of imageIds) if (pieces.delete(id)) held.delete(id)
      return images.put(name, bytes)
    },
    drop(imageId) {
      images.get(imageId)
      held.delete(imageId)
      changed(images.infos)
    },
  }
  return images
}
