import { describe, expect, it } from 'vitest'
import { imageFindings, refusedName } from './findings.ts'

const MiB = 1 << 20

/** An image with this text somewhere in it. */
function imageWith(mark: string, length = MiB): Uint8Array {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 7) % 253)
  bytes.set(
    Array.from(mark, (letter) => letter.charCodeAt(0)),
    length - 64,
  )
  return bytes
}

const codes = (...input: Parameters<typeof imageFindings>): readonly string[] =>
  imageFindings(...input).map((finding) => `${finding.level} ${finding.code}`)

describe('names that refuse', () => {
  it.each([
    'seabios_DO_NOT_FLASH_t480.rom',
    'do-not-flash.bin',
    'Do Not Flash (yet).rom',
    'x230.donotflash',
    'build/DO_NOT_FLASH/x230.rom',
    'DO.NOT__FLASH.rom',
  ])('"%s" is refused', (name) => {
    expect(refusedName(name)).toBe(true)
  })

  it.each(['seabios_t480.rom', 'flash_not_done.rom', 'do_flash_not.rom', 'DO_NOT_FLAS', ''])(
    '"%s" is not',
    (name) => {
      expect(refusedName(name)).toBe(false)
    },
  )
})

describe('findings about an image', () => {
  const image = imageWith('__FMAP__')

  it('are none for a firmware of the right size', () => {
    for (const mark of ['__FMAP__', 'LARCHIVE', '_FVH'])
      expect(codes(imageWith(mark), 'x230.rom', MiB, null)).toEqual([])
  })

  it('stop a wrong size with both sizes, and suggest to split where that would fit', () => {
    const [large] = imageFindings(imageWith('_FVH', 12 * MiB), 'a.rom', 8 * MiB, null)
    expect(large).toEqual({
      code: 'wrong-size',
      level: 'stop',
      text: 'The file is 12 MiB; the chip holds 8 MiB. It may be for a board with two chips, this one and one of 4 MiB: split it first.',
    })
    const [odd] = imageFindings(imageWith('_FVH', MiB + 1), 'a.rom', MiB, null)
    expect(odd?.text).toBe('The file is 1048577 bytes; the chip holds 1 MiB.')
    expect(codes(new Uint8Array(0), 'a.rom', MiB, null)).toEqual(['stop wrong-size'])
  })

  it('stop a refused name and a file without contents', () => {
    expect(codes(image, 'DO_NOT_FLASH.rom', MiB, null)).toEqual(['stop refused-name'])
    expect(codes(new Uint8Array(MiB).fill(0xff), 'a.rom', MiB, null)).toEqual(['stop blank'])
    expect(codes(new Uint8Array(MiB), 'a.rom', MiB, null)).toEqual(['stop blank'])
    const almost = new Uint8Array(MiB).fill(0xff)
    almost[MiB - 1] = 0
    expect(codes(almost, 'a.rom', MiB, null)).toEqual(['caution no-known-structure'])
  })

  it('ask about a file without any known structure, a mark cut off at the end included', () => {
    const cut = imageWith('')
    cut.set(
      Array.from('__FMA', (letter) => letter.charCodeAt(0)),
      MiB - 5,
    )
    expect(codes(cut, 'a.rom', MiB, null)).toEqual(['caution no-known-structure'])
  })

  it('note what the chip already holds, byte for byte', () => {
    expect(codes(image, 'a.rom', MiB, image.slice())).toEqual(['note identical'])
    const other = image.slice()
    other[MiB - 1] = (other[MiB - 1] ?? 0) ^ 1
    expect(codes(image, 'a.rom', MiB, other)).toEqual([])
    expect(codes(image, 'a.rom', MiB, image.subarray(0, 4096))).toEqual([])
  })

  it('note a descriptor that speaks of two chips', () => {
    const descriptor = image.slice()
    descriptor.set([0x5a, 0xa5, 0xf0, 0x0f, 0x03, 0x01, 0x04, 0x02], 0x10)
    expect(codes(descriptor, 'a.rom', MiB, null)).toEqual(['note half-of-pair'])
    descriptor[0x15] = 0
    expect(codes(descriptor, 'a.rom', MiB, null)).toEqual([])
  })
})
