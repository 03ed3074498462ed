// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Draws a font of two signs, ohm and micro, which Atkinson Hyperlegible has not. Without it each system takes them from
 * another font, some with none of its weight. Writes src-renderer/styles/signs-400.woff2 and signs-600.woff2; run it again
 * after a change of an outline: `node scripts/signs-font.mjs`.
 *
 * The outlines are Pin One's own. Units: 1000 to the em; as tall as letters of the text font, with their strokes.
 */
import { writeFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

const ohmAdvance = 760
const microAdvance = 590
const ascent = 950
const descent = -250

/** Points of the outline, each with whether it is on the curve; `stroke` is the thickness. */
function ohm(stroke) {
  const [cx, cy, rx, ry] = [ohmAdvance / 2, 350, 318, 330]
  const ring = (x, y, points) =>
    points.map(([dx, dy, on]) => [Math.round(cx + dx * x), Math.round(cy + dy * y), on])
  // A half ellipse from left over the top to right in four quadratic arcs.
  const t = Math.SQRT1_2
  const k = Math.tan(Math.PI / 8)
  const over = [
    [-1, 0, 1],
    [-1, k, 0],
    [-t, t, 1],
    [-k, 1, 0],
    [0, 1, 1],
    [k, 1, 0],
    [t, t, 1],
    [1, k, 0],
    [1, 0, 1],
  ]
  const [ix, iy] = [rx - stroke, ry - stroke * 0.92]
  const stem = 92
  const foot = Math.round(stroke * 0.92)
  const inner = ring(ix, iy, over)
  const outer = ring(rx, ry, over).toReversed()
  return [
    [46, 0, 1],
    [cx - stem, 0, 1],
    [cx - stem, foot + 46, 1],
    [cx - ix, 196, 0],
    ...inner,
    [cx + ix, 196, 0],
    [cx + stem, foot + 46, 1],
    [cx + stem, 0, 1],
    [ohmAdvance - 46, 0, 1],
    [ohmAdvance - 46, foot, 1],
    [cx + stem + stroke * 0.9, foot, 1],
    [cx + rx, foot + 96, 0],
    ...outer,
    [cx - rx, foot + 96, 0],
    [cx - stem - stroke * 0.9, foot, 1],
    [46, foot, 1],
  ].map(([x, y, on]) => [Math.round(x), Math.round(y), on])
}

function micro(stroke) {
  const [left, right, top, deep] = [78, microAdvance - 78, 496, -190]
  const middle = microAdvance / 2 - 10
  const foot = Math.round(stroke * 0.9)
  return [
    [left, deep, 1],
    [left, top, 1],
    [left + stroke, top, 1],
    [left + stroke, 210, 1],
    [left + stroke, foot, 0],
    [middle, foot - 12, 1],
    [right - stroke, foot, 0],
    [right - stroke, 230, 1],
    [right - stroke, top, 1],
    [right, top, 1],
    [right, 0, 1],
    [right - stroke + 8, 0, 1],
    [right - stroke, 74, 1],
    [right - stroke - 50, -12, 0],
    [middle - 14, -12, 1],
    [left + stroke + 28, -12, 0],
    [left + stroke, 40, 1],
    [left + stroke, deep, 1],
  ].map(([x, y, on]) => [Math.round(x), Math.round(y), on])
}

const bytes = (...parts) => Buffer.concat(parts.flat())
const u8 = (...all) => Buffer.from(all)
const u16 = (...all) =>
  Buffer.concat(all.map((n) => (n < 0 ? u16(n + 0x10000) : u8(n >> 8, n & 255))))
const u32 = (...all) =>
  Buffer.concat(all.map((n) => u8((n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255)))

function glyph(points) {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const steps = (all) => u16(...all.map((n, at) => n - (all[at - 1] ?? 0)))
  const data = bytes(
    u16(1, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)),
    u16(points.length - 1, 0),
    u8(...points.map(([, , on]) => on)),
    steps(xs),
    steps(ys),
  )
  return data.length % 4 === 0 ? data : bytes(data, Buffer.alloc(4 - (data.length % 4)))
}

const leftOf = (points) => Math.min(...points.map(([x]) => x))

function tables(weight, stroke) {
  const outlines = [ohm(stroke), micro(stroke)]
  const shapes = outlines.map(glyph)
  const points = outlines.flat()
  const box = [
    Math.min(...points.map(([x]) => x)),
    Math.min(...points.map(([, y]) => y)),
    Math.max(...points.map(([x]) => x)),
    Math.max(...points.map(([, y]) => y)),
  ]
  // The Greek letters look the same as the signs.
  const codes = [
    [0xb5, 2],
    [0x3a9, 1],
    [0x3bc, 2],
    [0x2126, 1],
  ]
  const ends = [...codes.map(([code]) => code), 0xffff]
  const half = 2 ** Math.floor(Math.log2(ends.length))
  const map = bytes(
    u16(4, 16 + 8 * ends.length, 0, 2 * ends.length),
    u16(2 * half, Math.log2(half), 2 * (ends.length - half)),
    u16(...ends),
    u16(0),
    u16(...ends),
    u16(...codes.map(([code, id]) => id - code), 1),
    u16(...ends.map(() => 0)),
  )
  const names = [
    [1, 'Pin One Signs'],
    [2, 'Regular'],
    [4, `Pin One Signs ${weight}`],
    [6, `PinOneSigns-${weight}`],
  ].map(([id, text]) => [id, Buffer.from(text, 'utf16le').swap16()])
  let at = 0
  const records = names.map(([id, text]) => {
    const record = u16(3, 1, 0x409, id, text.length, at)
    at += text.length
    return record
  })
  return {
    'OS/2': bytes(
      u16(4, ohmAdvance, weight, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
      Buffer.alloc(10),
      u32(0x80, 0, 0, 0),
      Buffer.from('PIN1'),
      u16(0x40, 0xb5, 0x2126, ascent, descent, 0, ascent, -descent),
      u32(1, 0),
      u16(496, 668, 0, 32, 1),
    ),
    cmap: bytes(u16(0, 1, 3, 1), u32(12), map),
    glyf: bytes(shapes),
    head: bytes(
      u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
      u16(0x3, 1000),
      Buffer.alloc(16),
      u16(...box, 0, 8, 2, 0, 0),
    ),
    hhea: bytes(
      u32(0x10000),
      u16(ascent, descent, 0, ohmAdvance, box[0], ohmAdvance - box[2], box[2], 1, 0, 0),
      u16(0, 0, 0, 0, 0, 3),
    ),
    hmtx: bytes(
      u16(ohmAdvance, 0),
      u16(ohmAdvance, leftOf(outlines[0])),
      u16(microAdvance, leftOf(outlines[1])),
    ),
    // The glyph for missing characters is empty.
    loca: u16(0, 0, shapes[0].length / 2, (shapes[0].length + shapes[1].length) / 2),
    maxp: bytes(
      u32(0x10000),
      u16(3, Math.max(...outlines.map(({ length }) => length)), 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    ),
    name: bytes(
      u16(0, names.length, 6 + 12 * names.length),
      ...records,
      ...names.map(([, text]) => text),
    ),
    post: bytes(u32(0x30000, 0), u16(-75, 50), u32(0, 0, 0, 0, 0)),
  }
}

/** Places of known names in the table of WOFF2. */
const known = [
  'cmap',
  'head',
  'hhea',
  'hmtx',
  'maxp',
  'name',
  'OS/2',
  'post',
  'cvt ',
  'fpgm',
  'glyf',
  'loca',
]

function base128(n) {
  const digits = [n & 127]
  for (let rest = n >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 127) | 128)
  return u8(...digits)
}

function woff2(all) {
  const entries = Object.entries(all)
  const directory = entries.map(([tag, data]) =>
    // Glyphs are stored unchanged: version 3 of their transformation does nothing.
    bytes(
      u8(known.indexOf(tag) | (tag === 'glyf' || tag === 'loca' ? 0xc0 : 0)),
      base128(data.length),
    ),
  )
  const packed = brotliCompressSync(Buffer.concat(entries.map(([, data]) => data)))
  const plain = 12 + 16 * entries.length
  const size = entries.reduce((sum, [, data]) => sum + Math.ceil(data.length / 4) * 4, plain)
  const head = 48 + Buffer.concat(directory).length
  const length = Math.ceil((head + packed.length) / 4) * 4
  return bytes(
    Buffer.from('wOF2'),
    u32(0x10000, length),
    u16(entries.length, 0),
    u32(size, packed.length),
    u16(1, 0),
    u32(0, 0, 0, 0, 0),
    directory,
    packed,
    Buffer.alloc(length - head - packed.length),
  )
}

for (const [weight, stroke] of [
  [400, 82],
  [600, 118],
])
  writeFileSync(
    new URL(`../src-renderer/styles/signs-${weight}.woff2`, import.meta.url),
    woff2(tables(weight, stroke)),
  )
