// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * UF2 firmware files: checks structure and family before one is copied to a Pico. The boot ROM silently ignores a file
 * of the wrong family, and stops half-way through a damaged one. Source: UF2 specification (512-byte blocks, magics,
 * flag 0x2000 = family id at offset 28); RP2040 and RP2350 datasheets (families).
 */
import type { FirmwareFamily, FirmwareTrouble } from '../../shared/programmer/firmware-boards.ts'

export interface Uf2Info {
  readonly family: FirmwareFamily
  readonly blocks: number
  /** Payload, bytes. */
  readonly payloadBytes: number
}

export type Uf2Check =
  | { readonly ok: true; readonly info: Uf2Info }
  | { readonly ok: false; readonly why: FirmwareTrouble }

const blockBytes = 512
const maxPayloadBytes = 476
const flagFamily = 0x2000
const flagNotMainFlash = 0x0001

const families: ReadonlyMap<number, FirmwareFamily> = new Map([
  [0xe48bff56, 'rp2040'],
  [0xe48bff59, 'rp2350'], // Arm, secure
  [0xe48bff5a, 'rp2350'], // RISC-V
  [0xe48bff5b, 'rp2350'], // Arm, non-secure
])
/** Absolute blocks: RP2350 files may begin with one (erratum RP2350-E10); they belong to no family. */
const absoluteFamily = 0xe48bff57

/** `bytes` is the whole file, of any length and content. */
export function checkUf2(bytes: Uint8Array): Uf2Check {
  const no = (why: FirmwareTrouble): Uf2Check => ({ ok: false, why })
  if (bytes.length === 0) return no({ code: 'empty' })
  if (bytes.length % blockBytes !== 0) return no({ code: 'odd-size', sizeBytes: bytes.length })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let family: FirmwareFamily | null = null
  let payloadBytes = 0
  let seen = 0
  let total: number | null = null
  for (let at = 0; at < bytes.length; at += blockBytes) {
    const word = (offset: number) => view.getUint32(at + offset, true)
    const block = at / blockBytes
    if (word(0) !== 0x0a324655 || word(4) !== 0x9e5d5157 || word(508) !== 0x0ab16f30)
      return no(at === 0 ? { code: 'not-uf2' } : { code: 'damaged', block })
    const flags = word(8)
    if ((flags & flagFamily) !== 0 && word(28) === absoluteFamily) continue
    if ((flags & flagNotMainFlash) !== 0) continue
    if ((flags & flagFamily) === 0) return no({ code: 'no-family' })
    const found = families.get(word(28))
    if (found === undefined) return no({ code: 'other-family' })
    if (family !== null && family !== found) return no({ code: 'mixed' })
    family = found
    if (word(16) === 0 || word(16) > maxPayloadBytes) return no({ code: 'damaged', block })
    total ??= word(24)
    if (word(24) !== total || word(20) !== seen) return no({ code: 'missing-before', block })
    seen++
    payloadBytes += word(16)
  }
  if (family === null || total === null) return no({ code: 'nothing' })
  if (seen !== total) return no({ code: 'cut-off', held: seen, blocks: total })
  return { ok: true, info: { family, blocks: seen, payloadBytes } }
}
