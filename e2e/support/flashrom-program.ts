// SPDX-License-Identifier: GPL-3.0-or-later
/** Debian's flashrom: where it is, which one it is, and a run of it against a serprog programmer. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { testPatienceMs } from './patience.ts'

export function flashromProgram(): string {
  const places = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
  const found = places.map((place) => join(place, 'flashrom')).find((file) => existsSync(file))
  if (found !== undefined) return found
  throw new Error('flashrom is missing. On Debian: apt-get install flashrom')
}

/** flashrom's own version; Debian builds it without, and then the package's version is used. */
export function flashromVersion(): string {
  const text = execFileSync(flashromProgram(), ['--version'], { encoding: 'utf8' })
  const said = /^flashrom v?(\d\S*)/m.exec(text)?.[1]
  if (said !== undefined) return said
  try {
    const query = ['--show', '--showformat', '${Version}', 'flashrom']
    return `${execFileSync('dpkg-query', query, { encoding: 'utf8' }).trim()} (Debian's package)`
  } catch {
    return 'of an unknown version'
  }
}

export interface FlashromRun {
  readonly code: number | null
  readonly text: string
  readonly seconds: number
}

/** Asynchronous, because the programmer may be in this process. */
export function flashrom(programmer: string, words: readonly string[]): Promise<FlashromRun> {
  return new Promise((resolve, reject) => {
    const from = performance.now()
    const child = spawn(flashromProgram(), ['-p', programmer, ...words], {
      timeout: testPatienceMs,
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes: Buffer) => (text += bytes.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, text, seconds: (performance.now() - from) / 1000 }))
  })
}

/** A few pages, one 4 KiB sector and one 64 KiB block differ; everything else stays. */
export function changedImage(contents: Uint8Array): Uint8Array {
  const image = contents.slice()
  for (let at = 0x2000; at < 0x2400; at++) image[at] = (at * 7) & 0xff
  image.fill(0xff, 0x5000, 0x6000)
  const block = contents.length - 0x20_000
  for (let at = block; at < block + 0x10_000; at++) image[at] = (at ^ (at >> 8) ^ 0x5a) & 0xff
  return image
}
