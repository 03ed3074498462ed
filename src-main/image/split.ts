import { Fault } from '../../shared/fault.ts'
import type { ByteRange } from '../../shared/model.ts'

/** The slice of a full image for each chip, lowest address first. Sizes must sum to `totalBytes`. */
export function splitImage(totalBytes: number, sizes: readonly number[]): readonly ByteRange[] {
  throw new Fault('bug.unexpected', { detail: `${totalBytes} ${sizes.length}` })
}

/** One image of the parts, in the order given. */
export function joinImages(parts: readonly Uint8Array[]): Uint8Array {
  throw new Fault('bug.unexpected', { detail: `${parts.length}` })
}
