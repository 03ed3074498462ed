import { Fault } from '../../shared/fault.ts'

export type Implausible = 'all-ff' | 'all-00' | 'half-size-repeat'

/** Why `bytes` cannot be believed to be the contents of a chip of `sizeBytes`, or `null`. */
export function implausible(bytes: Uint8Array, sizeBytes: number): Implausible | null {
  throw new Fault('bug.unexpected', { detail: `${bytes.length} ${sizeBytes}` })
}
