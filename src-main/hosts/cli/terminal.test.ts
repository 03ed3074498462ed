// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { createTerminal } from './terminal.ts'

function spoken(columns: number | undefined, ...lines: readonly string[]): string {
  let out = ''
  const write = (text: string) => (out += text)
  const size = columns === undefined ? {} : { columns }
  const terminal = createTerminal(
    { json: false, verbose: false, progress: false, logPath: null },
    { out: { write, isTTY: true, ...size }, err: { write } },
  )
  for (const line of lines) terminal.progress(line, false)
  return out
}

describe('progress on a terminal', () => {
  it('replaces itself and leaves nothing of a longer line behind', () => {
    expect(spoken(20, 'Reading: 100 %', 'Erasing: 1 %')).toBe(
      `\r${'Reading: 100 %'.padEnd(19)}\r${'Erasing: 1 %'.padEnd(19)}`,
    )
  })
  it('stays whole on a serial console, which has no width to tell', () => {
    expect(spoken(0, 'Reading: 37 %')).toContain('Reading: 37 %')
    expect(spoken(undefined, 'Reading: 37 %')).toContain('Reading: 37 %')
  })
})

describe('a log that can be written no longer', () => {
  // Linux has a file that is always full.
  it.runIf(process.platform === 'linux')('is said once, and ends nothing', () => {
    let out = ''
    let err = ''
    const terminal = createTerminal(
      { json: false, verbose: false, progress: false, logPath: '/dev/full' },
      {
        out: { write: (text: string) => (out += text) },
        err: { write: (text: string) => (err += text) },
      },
    )
    terminal.say('one')
    terminal.say('two')
    expect(out).toBe('one\ntwo\n')
    expect(err.match(/\/dev\/full/gu)).toHaveLength(1)
    expect(err).toContain('no room left')
  })
})
