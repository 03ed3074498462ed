// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { securityShort, securityWords } from './security.ts'

const sha256 = 'ab'.repeat(32)
const both = { uniqueId: 'd1632f0b5c7a9e04', addresses: [0x1000], sizeBytes: 768, sha256 }

describe('what lies beside a backup, in words', () => {
  it('names the ID, and the registers with size, hash and file', () => {
    expect(securityWords(both, '/x/a.security')).toBe(
      `Unique ID: d1632f0b5c7a9e04. Security registers: 768 bytes in /x/a.security, SHA-256 ${sha256}.`,
    )
    expect(securityShort(both)).toBe('Unique ID d1632f0b5c7a9e04. Security registers: 768 bytes')
  })

  it('says only what there is, and nothing where there is nothing', () => {
    const only = { uniqueId: 'd1632f0b5c7a9e04', addresses: [], sizeBytes: 0, sha256: null }
    expect(securityWords(only, '/x/a.security')).toBe('Unique ID: d1632f0b5c7a9e04.')
    expect(securityShort({ ...both, uniqueId: null })).toBe('Security registers: 768 bytes')
    for (const none of [null, undefined]) {
      expect(securityWords(none, '/x')).toBe('')
      expect(securityShort(none)).toBe('')
    }
  })
})
