// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * UEFI firmware volumes, and the Windows licence table of vendor firmware. Pure, bounded. Sources: PI 1.8 vol. 3, ACPI.
 */
import type { UefiContents } from '../../shared/model/contents.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { ascii, hasAt, indexOfBytes, u16, u32, u64 } from './bytes.ts'

const mark = ascii('_FVH')
const maxVolumes = 256
const maxTries = 65_536
/** FFF12B8D-7696-4C8B-A985-2747075B4F50 and Intel's older FA4974FC: volumes that hold settings. */
const settingsGuid = Uint8Array.of(
  0x8d,
  0x2b,
  0xf1,
  0xff,
  0x96,
  0x76,
  0x8b,
  0x4c,
  0xa9,
  0x85,
  0x27,
  0x47,
  0x07,
  0x5b,
  0x4f,
  0x50,
)

export function readUefi(bytes: Uint8Array): UefiContents {
  const volumes: ByteRange[] = []
  let settings = false
  let at = indexOfBytes(bytes, mark)
  for (let tries = 0; at >= 0 && tries < maxTries && volumes.length < maxVolumes; tries++) {
    const range = volumeAt(bytes, at - 0x28)
    if (range !== null) {
      volumes.push(range)
      if (hasAt(bytes, range.offset + 16, settingsGuid)) settings = true
    }
    at = indexOfBytes(bytes, mark, range === null ? at + 1 : range.offset + range.length)
  }
  return { volumes, settings }
}

/** Valid when the header adds up to 0 and the volume lies inside the file; a bare "_FVH" proves nothing. */
function volumeAt(bytes: Uint8Array, start: number): ByteRange | null {
  if (start < 0) return null
  const length = u64(bytes, start + 0x20)
  const header = u16(bytes, start + 0x30)
  if (header < 0x48 || header > 0x400 || header % 2 !== 0 || length < header) return null
  if (start + length > bytes.length) return null
  let sum = 0
  for (let at = start; at < start + header; at += 2) sum += u16(bytes, at)
  return (sum & 0xffff) === 0 ? { offset: start, length } : null
}

const licence = ascii('MSDM')
const keyForm = /^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$/

/** True when the file holds an MSDM table with a key. The key itself is neither kept nor shown. */
export function hasWindowsKey(bytes: Uint8Array): boolean {
  let at = indexOfBytes(bytes, licence)
  for (let tries = 0; at >= 0 && tries < 1024; tries++) {
    if (u32(bytes, at + 4) === 0x55) {
      const key = Buffer.from(bytes.subarray(at + 0x38, at + 0x38 + 29)).toString('latin1')
      if (keyForm.test(key)) return true
    }
    at = indexOfBytes(bytes, licence, at + 1)
  }
  return false
}
