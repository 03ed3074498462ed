/** Whether what was read can be the contents of a chip at all. Two equal reads of nothing are still nothing. */
import { Fault } from '../../shared/fault.ts'

export type Implausible = 'all-ff' | 'all-00' | 'half-size-repeat'

/**
 * Why `bytes` cannot be believed to be the contents of a chip of `sizeBytes`, or `null`.
 * `all-ff` is also what a blank chip holds: the caller may still believe it when the chip proves itself alive.
 * `half-size-repeat`: an address line or bit is lost, so that one half of the chip answers for the other, in the
 * whole (upper half equals lower) or in each half. Stretches of one value are no repeat.
 * Throws `bug.bad-input` when the length is not the chip's.
 */
export function implausible(bytes: Uint8Array, sizeBytes: number): Implausible | null {
  if (bytes.length !== sizeBytes || sizeBytes < 1)
    throw new Fault('bug.bad-input', { what: `${bytes.length} bytes read of ${sizeBytes}` })
  if (isOnly(bytes, bytes[0] ?? 0)) {
    if (bytes[0] === 0xff) return 'all-ff'
    if (bytes[0] === 0x00) return 'all-00'
    return null
  }
  if (sizeBytes % 4 !== 0) return null
  const half = sizeBytes / 2
  const lower = bytes.subarray(0, half)
  const upper = bytes.subarray(half)
  if (same(lower, upper)) return 'half-size-repeat'
  return repeats(lower) && repeats(upper) ? 'half-size-repeat' : null
}

/** The second half equals the first, which is more than one value throughout. */
function repeats(bytes: Uint8Array): boolean {
  const half = bytes.length / 2
  const lower = bytes.subarray(0, half)
  return !isOnly(lower, lower[0] ?? 0) && same(lower, bytes.subarray(half))
}

function isOnly(bytes: Uint8Array, value: number): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== value) return false
  return true
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}
