/**
 * UF2 firmware files: structure and family, checked before one is copied to a board. The boot ROM ignores a file of
 * the wrong family without a word, and stops half-way through a damaged one.
 * Source: UF2 specification (512-byte blocks, magics, flag 0x2000 = family id at offset 28); RP2040 and RP2350 datasheets (families).
 */

export type Uf2Family = 'rp2040' | 'rp2350'

export interface Uf2Info {
  readonly family: Uf2Family
  readonly blocks: number
  /** Payload, bytes. */
  readonly payloadBytes: number
}

/** What is wrong with a file, in words that fit into "the file ...". */
export type Uf2Check =
  | { readonly ok: true; readonly info: Uf2Info }
  | { readonly ok: false; readonly why: string }

const blockBytes = 512
const maxPayloadBytes = 476
const flagFamily = 0x2000
const flagNotMainFlash = 0x0001

const families: ReadonlyMap<number, Uf2Family> = new Map([
  [0xe48bff56, 'rp2040'],
  [0xe48bff59, 'rp2350'], // Arm, secure
  [0xe48bff5a, 'rp2350'], // RISC-V
  [0xe48bff5b, 'rp2350'], // Arm, non-secure
])
/** Absolute blocks: RP2350 files may begin with one (erratum RP2350-E10); they belong to no family. */
const absoluteFamily = 0xe48bff57

/** `bytes` is the whole file; any length and content. */
export function checkUf2(bytes: Uint8Array): Uf2Check {
  const no = (why: string): Uf2Check => ({ ok: false, why })
  if (bytes.length === 0) return no('is empty')
  if (bytes.length % blockBytes !== 0)
    return no(`is ${bytes.length} bytes long, which is not a whole number of 512-byte blocks`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let family: Uf2Family | null = null
  let payloadBytes = 0
  let seen = 0
  let total: number | null = null
  for (let at = 0; at < bytes.length; at += blockBytes) {
    const word = (offset: number) => view.getUint32(at + offset, true)
    const block = at / blockBytes
    if (word(0) !== 0x0a324655 || word(4) !== 0x9e5d5157 || word(508) !== 0x0ab16f30)
      return no(at === 0 ? 'is no UF2 file' : `is damaged at block ${block}`)
    const flags = word(8)
    if ((flags & flagFamily) !== 0 && word(28) === absoluteFamily) continue
    if ((flags & flagNotMainFlash) !== 0) continue
    if ((flags & flagFamily) === 0) return no('does not say which board it is for')
    const found = families.get(word(28))
    if (found === undefined) return no('is made for another kind of board')
    if (family !== null && family !== found) return no('mixes two kinds of board')
    family = found
    if (word(16) === 0 || word(16) > maxPayloadBytes) return no(`is damaged at block ${block}`)
    total ??= word(24)
    if (word(24) !== total || word(20) !== seen) return no(`misses a part before block ${block}`)
    seen++
    payloadBytes += word(16)
  }
  if (family === null || total === null) return no('holds nothing for the board')
  if (seen !== total) return no(`is cut off: it holds ${seen} of ${total} blocks`)
  return { ok: true, info: { family, blocks: seen, payloadBytes } }
}
