// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemTrouble } from './system-trouble.ts'

function thrownBy(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}

describe('what the system refuses', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pin-one-trouble-'))

  // The paths of these are Linux's.
  it.runIf(process.platform === 'linux').each([
    ['a file that is not there', () => readFileSync(join(folder, 'none')), 'not-there'],
    ['a folder', () => readFileSync(folder), 'a-folder'],
    ['a place below a file', () => writeFileSync('/dev/null/a', ''), 'not-there'],
    ['a full disk', () => writeFileSync('/dev/full', 'x'), 'no-space'],
  ])('is a code for %s', (_what, act, code) => {
    expect(systemTrouble(thrownBy(act))).toEqual({ code })
  })

  it("is a code for a browser's errors, and the system's words for all else", () => {
    expect(systemTrouble(new DOMException('gone', 'NotFoundError'))).toEqual({ code: 'not-there' })
    expect(systemTrouble(Object.assign(new Error('odd'), { code: 'EWEIRD' }))).toEqual({
      code: 'system',
      message: 'odd',
    })
    for (const thrown of [null, undefined, 7, 'toString', { code: 'constructor' }])
      expect(systemTrouble(thrown)).toMatchObject({ code: 'system' })
  })
})
