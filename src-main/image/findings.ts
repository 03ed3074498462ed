import { Fault } from '../../shared/fault.ts'
import type { ImageFinding } from '../../shared/model.ts'

/** True for file names that say DO_NOT_FLASH, in any case and with any separators. */
export function refusedName(name: string): boolean {
  throw new Fault('bug.unexpected', { detail: name })
}

/** What speaks against writing `bytes` to a chip of `chipBytes`; `current` is the chip as last read. */
export function imageFindings(
  bytes: Uint8Array,
  name: string,
  chipBytes: number,
  current: Uint8Array | null,
): readonly ImageFinding[] {
  throw new Fault('bug.unexpected', {
    detail: `${bytes.length} ${name} ${chipBytes} ${current === null}`,
  })
}
