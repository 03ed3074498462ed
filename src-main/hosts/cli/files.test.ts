// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readImage } from './files.ts'

const directory = mkdtempSync(join(tmpdir(), 'pin-one-files-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('a file of the user', () => {
  it('is read whole', async () => {
    const path = join(directory, 'image.rom')
    writeFileSync(path, Uint8Array.of(1, 2, 3))
    expect([...(await readImage(path))]).toEqual([1, 2, 3])
  })

  it.skipIf(process.platform === 'win32')(
    'is refused at once when it is a named pipe that nobody writes to, or a device without an end',
    async () => {
      const pipe = join(directory, 'pipe')
      execFileSync('mkfifo', [pipe])
      for (const path of [pipe, '/dev/zero', '/dev/null'])
        await expect(readImage(path)).rejects.toMatchObject({
          code: 'image.missing',
          facts: { path, why: { code: 'not-a-file' } },
        })
    },
  )
})
