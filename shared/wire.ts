// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What travels between a page and the app over a byte link (the web host's WebSocket): small messages, and frames
 * that carry their bytes beside the JSON, not inside it. Electron needs no frames: its IPC clones values.
 *
 * Frame: [length of the JSON, 4 bytes, little endian][JSON, UTF-8][the bytes of all attachments, one after another].
 * The JSON holds a Uint8Array of the message as `{"$bytes":[offset,length]}`, counted from the end of the JSON.
 */
import type { AppEvent, Reply } from './contract.ts'
import { Fault } from './fault.ts'

/** Sent in the WebSocket handshake; a page of another version is refused before its first message. */
export const wireProtocol = 'pin-one.v1'

/** From the page; the page chooses the ids, and replies carry them. */
export interface PageMessage {
  readonly type: 'call'
  readonly id: number
  readonly name: string
  readonly input?: unknown
}

/** From the app. Events arrive in order; replies in any order. */
export type HostMessage =
  /** First message on every link: the secret that opens the next link after a reload or a lost socket. */
  | { readonly type: 'welcome'; readonly secret: string }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly type: 'event'; readonly event: AppEvent }
  /** Sign of life, sent whether or not there are other messages. */
  | { readonly type: 'beat' }

const attachment = '$bytes'
const headerBytes = 4
/** Bytes, far more than any snapshot; a longer JSON part is refused. */
const maxJsonBytes = 16 * 1024 * 1024
/** Depth of brackets, several times what any message needs. */
const maxDepth = 32

/** The frame of one message. Uint8Arrays (and Buffers) inside it are carried as raw bytes, copied once. */
export function encodeFrame(message: PageMessage | HostMessage): Uint8Array<ArrayBuffer> {
  const blobs: Uint8Array[] = []
  let blobBytes = 0
  const text = JSON.stringify(
    message,
    function (this: Record<string, unknown>, key, value: unknown) {
      // Not `value`: a Buffer has a toJSON, which has already run by now.
      const original = this[key]
      if (!(original instanceof Uint8Array)) return value
      const reference = { [attachment]: [blobBytes, original.length] }
      blobs.push(original)
      blobBytes += original.length
      return reference
    },
  )
  const json = new TextEncoder().encode(text)
  const frame = new Uint8Array(headerBytes + json.length + blobBytes)
  new DataView(frame.buffer).setUint32(0, json.length, true)
  frame.set(json, headerBytes)
  let at = headerBytes + json.length
  for (const blob of blobs) {
    frame.set(blob, at)
    at += blob.length
  }
  return frame
}

/**
 * Reads a frame. Every Uint8Array in the result is a view into the frame, not a copy, so a frame must not be changed
 * after reading. Throws `bug.bad-input` on anything that is not a frame, because the sender is not trusted.
 * `mostJsonBytes` limits the JSON part. The caller must check the message itself.
 */
export function decodeFrame(frame: Uint8Array, mostJsonBytes = maxJsonBytes): unknown {
  if (frame.length < headerBytes) throw notAFrame('shorter than its header')
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  const jsonBytes = view.getUint32(0, true)
  const blobStart = headerBytes + jsonBytes
  if (blobStart > frame.length) throw notAFrame('its JSON is cut off')
  if (jsonBytes > mostJsonBytes) throw notAFrame('its JSON is too long')
  if (isDeeper(frame.subarray(headerBytes, blobStart), maxDepth))
    throw notAFrame('its JSON is nested too deeply')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      frame.subarray(headerBytes, blobStart),
    )
    let attachedBytes = 0
    return JSON.parse(text, (_key, value: unknown) => {
      const bytes = attached(frame, blobStart, value)
      if (bytes === null) return value
      // Two attachments never share bytes: otherwise a short JSON could make many copies of one large attachment.
      attachedBytes += bytes.length
      if (attachedBytes > frame.length - blobStart) throw notAFrame('attachments overlap')
      // A Buffer is converted too, because its slice() would return a view instead of a copy.
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    })
  } catch (error) {
    if (error instanceof Fault) throw error
    throw notAFrame('its JSON cannot be read', error)
  }
}

/**
 * Whether brackets in `json` are nested deeper than `most`. Checked before parsing: a parser with a reviver needs
 * seconds for millions of brackets. UTF-8 bytes beyond ASCII are never mistaken for brackets or quotes.
 */
function isDeeper(json: Uint8Array, most: number): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at]
    if (quoted) {
      if (byte === 0x5c) at += 1
      else if (byte === 0x22) quoted = false
    } else if (byte === 0x22) quoted = true
    else if (byte === 0x5b || byte === 0x7b) {
      depth += 1
      if (depth > most) return true
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1
  }
  return false
}

/** The bytes that `value` refers to, as a view into the frame; `null` when it refers to none. */
function attached(frame: Uint8Array, blobStart: number, value: unknown): Uint8Array | null {
  if (!isRecord(value) || !Object.hasOwn(value, attachment)) return null
  const place = value[attachment]
  if (!Array.isArray(place) || place.length !== 2) throw notAFrame('an attachment has no place')
  const [offset, length] = place as readonly unknown[]
  if (!isCount(offset) || !isCount(length) || blobStart + offset + length > frame.length)
    throw notAFrame('an attachment lies outside of it')
  return frame.subarray(blobStart + offset, blobStart + offset + length)
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function notAFrame(why: string, cause?: unknown): Fault {
  return new Fault('bug.bad-input', { what: `frame: ${why}` }, { cause })
}

/** The value of a reply; throws its fault, code and facts intact. */
export function valueOf(reply: Reply<unknown>): unknown {
  if (reply.ok) return reply.value
  throw new Fault(reply.fault.code, reply.fault.facts)
}
