// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said about an image besides the stops, and which images are never stopped. */
import { describe, expect, it } from 'vitest'
import { ascii } from '../image/bytes.ts'
import { noise } from '../../shared/build-image.ts'
import { codesOf, findingsOf, imageNamed, stopsOf } from '../testing/verdicts.ts'

describe('what is told besides', () => {
  it('cautions about the network address', () => {
    const given = { board: 'x220' } as const
    const cautions = (bytes: Uint8Array) => codesOf({ ...given, bytes }, 'caution')
    expect(cautions(imageNamed('x220_8mb'))).toEqual([])
    expect(cautions(imageNamed('x220_8mb', { mac: '00:de:ad:c0:ff:ee' }))).toEqual(['mac-shared'])
    expect(cautions(imageNamed('x220_8mb', { mac: null }))).toEqual(['mac-blank'])
    const one = imageNamed('x220_8mb')
    one[0x1010] = 0x77
    expect(codesOf({ ...given, bytes: one }, 'note')).toContain('gbe-one-part')
    const both = one.slice()
    both[0x2010] = 0x77
    expect(cautions(both)).toEqual(['mac-checksum'])
  })

  it('what the backup holds that the image does not', () => {
    const backup = imageNamed('x220_8mb', { mac: '3c:97:0e:11:22:33', me: 'full' })
    backup.set(ascii('MSDM\u0055\0\0\0'), 0x40_0000)
    backup.set(ascii('ABCDE-12345-FGHIJ-67890-KLMNO'), 0x40_0038)
    const notes = codesOf({ bytes: imageNamed('x220_8mb'), board: 'x220', backup }, 'note')
    expect(notes).toEqual(
      expect.arrayContaining(['backup-has-mac', 'backup-has-full-me', 'backup-has-windows-key']),
    )
  })

  it('a locked descriptor: a caution, that the next change needs the programmer', () => {
    const bytes = imageNamed('x220_8mb', { locked: true })
    expect(codesOf({ bytes, board: 'x220' }, 'caution')).toEqual(['descriptor-locked'])
  })

  it('no known structure: a caution, and nothing is judged that was not found', () => {
    const bytes = noise(2 << 20)
    expect(stopsOf({ bytes, board: 'x60' })).toEqual([])
    expect(codesOf({ bytes, board: 'x60' }, 'caution')).toEqual([
      'no-known-structure',
      'odd-reset-vector',
    ])
  })

  it('what was checked and what was not, always last', () => {
    for (const name of ['x60', 'x220_8mb', 't480_vfsp_16mb'])
      expect(findingsOf({ bytes: imageNamed(name) }).at(-1)?.code).toBe('checked')
  })
})

describe('a practice image', () => {
  const bytes = imageNamed('x220_8mb', { me: 'blank', buildInfo: false, idBlock: false })
  bytes.set(ascii('practice W25Q64JV, seed 7, not real firmware\0'), bytes.length - 0x1_0000)

  it('goes to the practice chip, whatever mainboard was chosen for the exercise', () => {
    for (const board of ['x220', 'x200', 't480', null])
      expect(stopsOf({ bytes, board, practice: true })).toEqual([])
  })

  it('that names a mainboard is judged as its images are: practice shows what would be found', () => {
    const named = imageNamed('x220_8mb')
    named.set(ascii('practice first, not real firmware\0'), named.length - 0x1_0000)
    expect(stopsOf({ bytes: named, board: 'x220', practice: true })).toEqual([])
    expect(stopsOf({ bytes: named, board: 'x200', practice: true })).toContain('other-board')
    expect(stopsOf({ bytes: named, board: 'x220' })).toEqual(['practice-image'])
  })

  it('is stopped for the chip of a mainboard', () => {
    expect(stopsOf({ bytes, board: 'x220' })).toEqual(['practice-image'])
  })

  it('is a caution for a chip that nobody has placed: it may be a practice chip behind a network', () => {
    expect(stopsOf({ bytes, board: null })).toEqual([])
  })
})

describe('a backup that Pin One took, or an interrupted write', () => {
  it('is never stopped, except by its size', () => {
    for (const bytes of [
      new Uint8Array(1 << 20).fill(0xff),
      imageNamed('t400_8mb'),
      imageNamed('x220_8mb', { me: 'blank' }),
    ]) {
      expect(stopsOf({ bytes, board: 'x220', own: true })).toEqual([])
      expect(codesOf({ bytes, board: 'x220', own: true }, 'caution')).not.toEqual([])
    }
    const bytes = imageNamed('x220_8mb')
    expect(stopsOf({ bytes, own: true, chipBytes: 4 << 20 })).toEqual(['wrong-size'])
  })
})
