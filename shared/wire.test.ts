// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { decodeFrame, encodeFrame, valueOf } from './wire.ts'
import type { HostMessage } from './wire.ts'

const reply = (value: unknown): HostMessage => ({
  type: 'reply',
  id: 7,
  reply: { ok: true, value },
})
const roundTrip = (message: HostMessage) => decodeFrame(encodeFrame(message))

describe('a frame', () => {
  it('carries a message without bytes', () => {
    expect(roundTrip({ type: 'beat' })).toEqual({ type: 'beat' })
    expect(roundTrip(reply({ text: 'ä\u{1f600}', none: null }))).toEqual(
      reply({ text: 'ä\u{1f600}', none: null }),
    )
  })

  it('carries several attachments beside the JSON, or none', () => {
    const value = { a: new Uint8Array([1, 2, 3]), b: [new Uint8Array(0), new Uint8Array([255])] }
    expect(roundTrip(reply(value))).toEqual(reply(value))
    expect(new TextDecoder('latin1').decode(encodeFrame(reply(value)))).toContain(
      '"b":[{"$bytes":[3,0]},{"$bytes":[3,1]}]',
    )
  })

  it('carries a Buffer as the bytes it is, and a part of one as that part', () => {
    const part = Buffer.from([0, 1, 2, 3]).subarray(1, 3)
    expect(roundTrip(reply(part))).toEqual(reply(new Uint8Array([1, 2])))
  })

  it('is refused when one attachment is named twice: few bytes must not become many', () => {
    const json = new TextEncoder().encode('[{"$bytes":[0,2]},{"$bytes":[0,2]}]')
    const frame = Uint8Array.of(json.length, 0, 0, 0, ...json, 7, 8)
    expect(() => decodeFrame(frame)).toThrow(
      expect.objectContaining({ facts: { what: 'frame: attachments overlap' } }),
    )
  })

  it('gives back its bytes without copying them, and never as a Buffer', () => {
    const frame = encodeFrame(reply(new Uint8Array([5])))
    for (const read of [frame, Buffer.from(frame.buffer)]) {
      const message = decodeFrame(read) as { readonly reply: { readonly value: Uint8Array } }
      expect(message.reply.value).toEqual(new Uint8Array([5]))
      expect(message.reply.value.buffer).toBe(frame.buffer)
      expect(Buffer.isBuffer(message.reply.value)).toBe(false)
    }
  })

  it.each([
    ['nothing', new Uint8Array(0)],
    ['less than a header', new Uint8Array([1, 0, 0])],
    ['more JSON than there is', new Uint8Array([9, 0, 0, 0, 0x7b, 0x7d])],
    ['a length beyond every message', new Uint8Array([0xff, 0xff, 0xff, 0xff])],
    ['JSON that is none', new Uint8Array([1, 0, 0, 0, 0x7b])],
    ['text that is no UTF-8', new Uint8Array([3, 0, 0, 0, 0x22, 0xff, 0x22])],
  ])('is none with %s', (_what, frame) => {
    expect(() => decodeFrame(frame)).toThrow('bug.bad-input')
  })

  it.each(['[0,2]', '[1,1]', '[-1,1]', '[0.5,1]', '[0]', '"x"', '[0,1,2]', '[0,9007199254740992]'])(
    'is none when an attachment lies at %s of one byte',
    (place) => {
      const json = new TextEncoder().encode(`{"a":{"$bytes":${place}}}`)
      const frame = new Uint8Array([json.length, 0, 0, 0, ...json, 0])
      expect(() => decodeFrame(frame)).toThrow('bug.bad-input')
    },
  )
})

describe('a reply', () => {
  it('is its value, or throws its fault with code and facts', () => {
    expect(valueOf({ ok: true, value: 5 })).toBe(5)
    const fault = { code: 'image.blank', facts: { name: 'a.rom' } } as const
    expect(() => valueOf({ ok: false, fault })).toThrow(
      expect.objectContaining({ code: 'image.blank', facts: { name: 'a.rom' } }) as Error,
    )
  })
})

describe('a frame that costs more than it says', () => {
  const frameOf = (json: string) => {
    const text = new TextEncoder().encode(json)
    const frame = new Uint8Array(4 + text.length)
    new DataView(frame.buffer).setUint32(0, text.length, true)
    frame.set(text, 4)
    return frame
  }

  it.each(['[', '{"a":', '[{"a":['])(
    '4 MB of nested JSON (%s) is refused before it is parsed',
    (open) => {
      const json = open.repeat(Math.floor(4_000_000 / open.length))
      expect(() => decodeFrame(frameOf(json))).toThrow(
        expect.objectContaining({ facts: { what: 'frame: its JSON is nested too deeply' } }),
      )
    },
  )

  it('more JSON than a page has to say is refused', () => {
    expect(() => decodeFrame(frameOf(JSON.stringify('a'.repeat(3000))), 2000)).toThrow(
      expect.objectContaining({ facts: { what: 'frame: its JSON is too long' } }),
    )
  })

  it('brackets and quotes inside of texts do not count', () => {
    const text = `${'['.repeat(100)}"${'{'.repeat(100)}\\\\"ü`
    expect(decodeFrame(frameOf(JSON.stringify({ text })))).toEqual({ text })
  })
})
