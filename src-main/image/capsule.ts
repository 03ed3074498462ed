// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * UEFI capsules: firmware updates of mainboard manufacturers, with the image after a header. Pure. Sources: UEFI 2.10,
 * 23.2; UEFITool's list of GUIDs.
 */
import type { FileKind } from '../../shared/model/contents.ts'
import { hasAt, u16, u32 } from './bytes.ts'

type Capsule = Extract<FileKind, { readonly kind: 'capsule' }>

/**
 * Order of fields after the GUID in the standard: header size, flags, total size. Toshiba: header size, total size,
 * flags.
 */
const makers: readonly (readonly [Capsule['maker'], string])[] = [
  ['uefi', '3B6686BD-0D76-4030-B70E-B5519E2FC5A0'],
  ['fmp', '6DCBD5ED-E82D-4C44-BDA1-7194199AD92A'],
  ['intel', '539182B9-ABB5-4391-B69A-E3A943F72FCC'],
  ['lenovo', 'E20BAFD3-9914-4F4F-9537-3129E090EB3C'],
  ['lenovo', '25B5FE76-8243-4A5C-A9BD-7EE3246198B5'],
  ['toshiba', '3BE07062-1D51-45D2-832B-F093257ED461'],
  ['aptio', '4A3CA68B-7723-48FB-803D-578CC1FEC44D'],
  ['aptio', '14EEBB90-890A-43DB-AED1-5D3C4588A418'],
]

/** The first three fields of a GUID are stored little-endian. */
function guidBytes(guid: string): Uint8Array {
  const hex = guid.replaceAll('-', '')
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
  return Uint8Array.from(order, (at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))
}
const known = makers.map(([maker, guid]) => [maker, guidBytes(guid)] as const)

/** Size of header and body as stated in the header, bytes; a shorter file was cut off. */
export const statedBytes = (bytes: Uint8Array, maker: Capsule['maker']): number =>
  u32(bytes, maker === 'toshiba' ? 20 : 24)

/** `null` unless header and body have possible sizes; a capsule whose body was cut off still counts. */
export function capsuleOf(bytes: Uint8Array): Capsule | null {
  for (const [maker, guid] of known) {
    if (!hasAt(bytes, 0, guid)) continue
    const header = u32(bytes, 16)
    const size = statedBytes(bytes, maker)
    const offset = maker === 'aptio' ? u16(bytes, 28) : header
    if (header < 28 || header > bytes.length || size < header) return null
    if (offset < 28 || offset > bytes.length) return null
    return {
      kind: 'capsule',
      maker,
      body: { offset, length: Math.max(0, Math.min(size, bytes.length) - offset) },
    }
  }
  return null
}
