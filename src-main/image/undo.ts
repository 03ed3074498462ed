// SPDX-License-Identifier: GPL-3.0-or-later
/** Files that hold an image in another form: changed byte order, text, the body of a capsule. Pure, bounded. */
import { Fault } from '../../shared/fault.ts'
import type { UndoHow } from '../../shared/model/regions.ts'
import { capsuleOf, statedBytes } from './capsule.ts'
import { turned } from './orientation.ts'

/** No flash chip holds more. */
const MOST_BYTES = 256 * 1024 * 1024

const damaged = (): Fault => new Fault('image.bad-archive', { why: 'damaged' })

/** The image inside `bytes`, as a new array. Throws `image.bad-archive` when the file does not have this form. */
export function undone(bytes: Uint8Array, how: UndoHow): Uint8Array {
  switch (how) {
    case 'intel-hex':
      return fromIntelHex(Buffer.from(bytes).toString('latin1'))
    case 's-record':
      return fromSRecord(Buffer.from(bytes).toString('latin1'))
    case 'capsule':
      return capsuleBody(bytes)
    default:
      return turned(bytes, how)
  }
}

/** Writes data at its addresses; bytes that no line gives stay FF, as on a blank chip. */
class Canvas {
  readonly #parts: { readonly at: number; readonly bytes: Uint8Array }[] = []
  #end = 0

  put(at: number, bytes: Uint8Array): void {
    if (at + bytes.length > MOST_BYTES) throw new Fault('image.bad-archive', { why: 'too-large' })
    this.#parts.push({ at, bytes })
    this.#end = Math.max(this.#end, at + bytes.length)
  }

  get bytes(): Uint8Array {
    if (this.#end === 0) throw damaged()
    const out = new Uint8Array(this.#end).fill(0xff)
    for (const { at, bytes } of this.#parts) out.set(bytes, at)
    return out
  }
}

/** The bytes of a record, whose sum must be `sum`. */
function recordOf(hex: string, sum: number): Uint8Array {
  if (!/^(?:[0-9a-f]{2})+$/i.test(hex)) throw damaged()
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'))
  if ((bytes.reduce((total, byte) => total + byte, 0) & 0xff) !== sum) throw damaged()
  return bytes
}

const linesOf = (text: string): readonly string[] =>
  text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))

function fromIntelHex(text: string): Uint8Array {
  const canvas = new Canvas()
  let base = 0
  let ended = false
  for (const line of linesOf(text)) {
    if (ended || !line.startsWith(':')) throw damaged()
    const record = recordOf(line.slice(1), 0)
    const [count = 0, high = 0, low = 0, kind = 0] = record
    if (record.length !== count + 5) throw damaged()
    const data = record.subarray(4, 4 + count)
    const word = (data[0] ?? 0) * 256 + (data[1] ?? 0)
    if (kind === 0) canvas.put(base + high * 256 + low, data)
    else if (kind === 1) ended = true
    else if (kind === 2) base = word * 16
    else if (kind === 4) base = word * 0x1_0000
    else if (kind !== 3 && kind !== 5) throw damaged()
  }
  if (!ended) throw damaged()
  return canvas.bytes
}

function fromSRecord(text: string): Uint8Array {
  const canvas = new Canvas()
  let ended = false
  for (const line of linesOf(text)) {
    const kind = line[1] ?? ''
    if (ended || line[0] !== 'S' || !/\d/.test(kind)) throw damaged()
    const record = recordOf(line.slice(2), 0xff)
    if (record.length !== (record[0] ?? 0) + 1) throw damaged()
    const addressBytes = { '1': 2, '2': 3, '3': 4 }[kind]
    if (addressBytes !== undefined) {
      let at = 0
      for (const byte of record.subarray(1, 1 + addressBytes)) at = at * 256 + byte
      canvas.put(at, record.subarray(1 + addressBytes, -1))
    } else ended = kind === '7' || kind === '8' || kind === '9'
  }
  if (!ended) throw damaged()
  return canvas.bytes
}

function capsuleBody(bytes: Uint8Array): Uint8Array {
  const capsule = capsuleOf(bytes)
  if (capsule === null || capsule.body.length === 0) throw damaged()
  if (statedBytes(bytes, capsule.maker) > bytes.length) throw damaged()
  const { offset, length } = capsule.body
  return new Uint8Array(bytes.subarray(offset, offset + length))
}
