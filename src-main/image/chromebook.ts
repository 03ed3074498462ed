// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Data of Chromium OS in the flash besides firmware: board name, hardware id, serial number and network address. Pure.
 */
import type { Chromebook, Fmap } from '../../shared/model/contents.ts'
import { areaInFile } from './fmap.ts'
import { ascii, hasAt, indexOfBytes, textAt } from './bytes.ts'

const gbb = ascii('$GBB')
const vpd = ascii('gVpdInfo')

export function readChromebook(bytes: Uint8Array, fmap: Fmap | null): Chromebook | null {
  if (fmap === null) return null
  if (!fmap.areas.some(({ name }) => name === 'WP_RO' || name === 'GBB' || name === 'RO_VPD'))
    return null
  const gbbArea = areaInFile(fmap, 'GBB')
  const vpdArea = areaInFile(fmap, 'RO_VPD')
  const fridArea = areaInFile(fmap, 'RO_FRID')
  const frid =
    fridArea === null
      ? ''
      : textAt(bytes, fridArea.offset, fridArea.offset + Math.min(fridArea.length, 64))
  return {
    frid: /^[\w.-]{4,64}$/.test(frid) ? frid : null,
    gbb: gbbArea !== null && hasAt(bytes, gbbArea.offset, gbb),
    vpd:
      vpdArea !== null &&
      vpdArea.offset >= 0 &&
      indexOfBytes(
        bytes.subarray(vpdArea.offset, vpdArea.offset + Math.min(vpdArea.length, 0x40000)),
        vpd,
      ) >= 0,
  }
}

/** `Kevin` of `Google_Kevin.8785.178.0`. */
export const boardOfFrid = (frid: string): string | null =>
  /^Google_([A-Za-z0-9_-]+)\./.exec(frid)?.[1] ?? null
