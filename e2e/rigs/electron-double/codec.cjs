// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// What structured clone carries, as JSON text. Runs in Node and, inlined, in the isolated world of the page.
const views = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
}
const inNode = typeof Buffer === 'function'

function toBase64(bytes) {
  if (!inNode) return bytes.toBase64()
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

function fromBase64(text) {
  return inNode ? Uint8Array.from(Buffer.from(text, 'base64')) : Uint8Array.fromBase64(text)
}

function notCloneable(what) {
  const error = new Error(`An object could not be cloned. (${what})`)
  error.name = 'DataCloneError'
  return error
}

function packPrimitive(value) {
  switch (typeof value) {
    case 'number':
      if (Object.is(value, -0)) return { $: 'number', of: '-0' }
      return Number.isFinite(value) ? value : { $: 'number', of: String(value) }
    case 'undefined':
      return { $: 'undefined' }
    case 'bigint':
      return { $: 'bigint', of: String(value) }
    case 'function':
    case 'symbol':
      throw notCloneable(typeof value)
    default:
      return value
  }
}

function pack(value, parents = new Set()) {
  if (value === null || typeof value !== 'object') return packPrimitive(value)
  if (parents.has(value)) throw notCloneable('a cycle, which the stand-in does not carry')
  parents.add(value)
  try {
    return packObject(value, (inner) => pack(inner, parents))
  } finally {
    parents.delete(value)
  }
}

function packObject(value, inner) {
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return { $: 'view', as: value[Symbol.toStringTag] ?? 'DataView', of: toBase64(bytes) }
  }
  if (value instanceof ArrayBuffer) return { $: 'buffer', of: toBase64(new Uint8Array(value)) }
  if (Array.isArray(value)) return value.map(inner)
  if (value instanceof Date) return { $: 'date', of: value.getTime() }
  if (value instanceof Map)
    return { $: 'map', of: [...value].map(([key, item]) => [inner(key), inner(item)]) }
  if (value instanceof Set) return { $: 'set', of: [...value].map(inner) }
  if (value instanceof Error)
    return { $: 'error', name: value.name, of: value.message, stack: value.stack }
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet)
    throw notCloneable(value.constructor.name)
  const packed = {}
  for (const key of Object.keys(value)) packed[key] = inner(value[key])
  return '$' in packed ? { $: 'object', of: packed } : packed
}

function unpack(value) {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(unpack)
  if ('$' in value) return unpackMarked(value)
  return unpackKeys(value)
}

function unpackKeys(value) {
  const object = {}
  for (const key of Object.keys(value)) object[key] = unpack(value[key])
  return object
}

function unpackMarked(value) {
  switch (value.$) {
    case 'number':
      return Number(value.of)
    case 'undefined':
      return undefined
    case 'bigint':
      return BigInt(value.of)
    case 'view': {
      const bytes = fromBase64(value.of)
      if (value.as === 'Uint8Array') return bytes
      return value.as === 'DataView'
        ? new DataView(bytes.buffer)
        : new views[value.as](bytes.buffer)
    }
    case 'buffer':
      return fromBase64(value.of).buffer
    case 'date':
      return new Date(value.of)
    case 'map':
      return new Map(value.of.map(([key, item]) => [unpack(key), unpack(item)]))
    case 'set':
      return new Set(value.of.map(unpack))
    case 'error':
      return Object.assign(new Error(value.of), { name: value.name, stack: value.stack })
    default:
      return unpackKeys(value.of)
  }
}

module.exports = {
  encode: (value) => JSON.stringify(pack(value)),
  decode: (text) => unpack(JSON.parse(text)),
}
