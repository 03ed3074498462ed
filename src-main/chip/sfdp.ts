import { Fault } from '../../shared/fault.ts'
import type { ByteRange } from '../../shared/model.ts'
import type { SfdpBytes, SfdpResult } from './sfdp-types.ts'

/** What to read first: the header and, on most chips, all parameter headers. */
export const SFDP_FIRST_RANGE: ByteRange = { offset: 0, length: 256 }

/** Ranges that must still be read before `parseSfdp` can succeed; empty when all is there or nothing can help. */
export function sfdpRangesNeeded(read: SfdpBytes): readonly ByteRange[] {
  throw new Fault('bug.unexpected', { detail: `not written: ${read.length}` })
}

/** Total: any bytes at all give a value, in bounded time. */
export function parseSfdp(read: SfdpBytes): SfdpResult {
  throw new Fault('bug.unexpected', { detail: `not written: ${read.length}` })
}
