// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { checkUf2 } from './uf2.ts'

interface Block {
  readonly family?: number | null
  readonly number?: number
  readonly total?: number
  readonly payload?: number
}

function uf2(blocks: readonly Block[]): Uint8Array {
  const bytes = new Uint8Array(blocks.length * 512)
  const view = new DataView(bytes.buffer)
  for (const [index, block] of blocks.entries()) {
    const at = index * 512
    const family = block.family === undefined ? 0xe48bff56 : block.family
    const words = [
      0x0a324655,
      0x9e5d5157,
      family === null ? 0 : 0x2000,
      0x10000000 + index * 256,
      block.payload ?? 256,
      block.number ?? index,
      block.total ?? blocks.length,
      family ?? 0,
    ]
    for (const [word, value] of words.entries()) view.setUint32(at + word * 4, value, true)
    view.setUint32(at + 508, 0x0ab16f30, true)
  }
  return bytes
}

const why = (bytes: Uint8Array) => {
  const check = checkUf2(bytes)
  return check.ok ? null : check.why
}

describe('UF2 check', () => {
  it('accepts a whole RP2040 file and counts it', () => {
    expect(checkUf2(uf2([{}, {}, {}]))).toEqual({
      ok: true,
      info: { family: 'rp2040', blocks: 3, payloadBytes: 768 },
    })
  })

  it('tells RP2350 files apart, with or without a leading absolute block', () => {
    const arm = { family: 0xe48bff59 }
    expect(checkUf2(uf2([arm, arm]))).toMatchObject({ ok: true, info: { family: 'rp2350' } })
    const led = uf2([
      { family: 0xe48bff57, total: 2, number: 0 },
      { ...arm, number: 0, total: 2 },
      { ...arm, number: 1, total: 2 },
    ])
    expect(checkUf2(led)).toMatchObject({ ok: true, info: { family: 'rp2350', blocks: 2 } })
  })

  it('says what is wrong with every kind of wrong file', () => {
    expect(why(new Uint8Array(0))).toEqual({ code: 'empty' })
    expect(why(new Uint8Array(512))).toEqual({ code: 'not-uf2' })
    expect(why(uf2([{}, {}]).slice(0, 700))).toEqual({
      code: 'odd-size',
      sizeBytes: 700,
    })
    expect(why(uf2([{ total: 3 }, { total: 3 }]))).toEqual({
      code: 'cut-off',
      held: 2,
      blocks: 3,
    })
    expect(why(uf2([{}, { number: 2 }]))).toEqual({ code: 'missing-before', block: 1 })
    expect(why(uf2([{ family: 0x68ed2b88 }]))).toEqual({ code: 'other-family' })
    expect(why(uf2([{ family: null }]))).toEqual({ code: 'no-family' })
    expect(why(uf2([{}, { family: 0xe48bff59 }]))).toEqual({ code: 'mixed' })
    const torn = uf2([{}, {}, {}])
    torn[512] = 0
    expect(why(torn)).toEqual({ code: 'damaged', block: 1 })
  })
})
