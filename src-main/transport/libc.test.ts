// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeCalls } from './libc.ts'

let directory = ''
beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-libc-'))
})
afterEach(() => fs.rmSync(directory, { recursive: true }))

describe.skipIf(process.platform === 'win32')('calls into the C library', () => {
  it('lock a node for one opener at a time, until its descriptor is closed', async () => {
    const calls = await nodeCalls()
    const file = path.join(directory, 'node')
    fs.writeFileSync(file, '')
    const first = fs.openSync(file, 'r+')
    const second = fs.openSync(file, 'r+')
    expect(calls.lockAlone(first)).toBe(true)
    expect(calls.lockAlone(second)).toBe(false)
    fs.closeSync(first)
    expect(calls.lockAlone(second)).toBe(true)
    fs.closeSync(second)
  })

  it('give the error number of an ioctl that is refused', async () => {
    const calls = await nodeCalls()
    const fd = fs.openSync(directory, 'r')
    const ENOTTY = 25
    expect(await calls.ioctl(fd, 0x40016b01, new Uint8Array(1))).toBe(-ENOTTY)
    fs.closeSync(fd)
  })
})
