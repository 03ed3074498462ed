// SPDX-License-Identifier: GPL-3.0-or-later
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

// README's first command on a computer with the app installed and built.
let directory = ''
let child: ChildProcess | null = null
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pin-one-start-'))
})
afterEach(async () => {
  if (child !== null && child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child?.once('exit', resolve))
    child.kill()
    await ended
  }
  child = null
  rmSync(directory, { recursive: true, force: true })
})

interface Started {
  /** All output so far. */
  out(): string
  /** Resolves when `pattern` was printed; rejects if the program ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
  readonly code: Promise<number | null>
}

function start(words: readonly string[], environment: Readonly<Record<string, string>>): Started {
  const own = spawn(process.execPath, ['scripts/start.mjs', ...words], {
    env: { ...process.env, PIN_ONE_DATA: join(directory, 'data'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = own
  let text = ''
  const waiting = new Set<() => void>()
  const take = (chunk: Buffer) => {
    text += String(chunk)
    for (const look of waiting) look()
  }
  own.stdout.on('data', take)
  own.stderr.on('data', take)
  const code = new Promise<number | null>((resolve) => own.once('close', resolve))
  return {
    out: () => text,
    code,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(text)
          if (match !== null) resolve(match)
        }
        waiting.add(look)
        look()
        void code.then(() => reject(new Error(`ended without ${pattern}: ${text}`)))
      }),
  }
}

/** Takes the place of Electron's binary. */
function electronThat(script: string): Readonly<Record<string, string>> {
  writeFileSync(join(directory, 'electron'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return { ELECTRON_OVERRIDE_DIST_PATH: directory, DISPLAY: ':0' }
}

const address = /http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}\n/

describe('npm start', () => {
  it('serves the page in the browser without opening one, when asked for that', async () => {
    const started = start(['--no-open', '--port', '0'], { DISPLAY: '' })
    const [url] = await started.printed(address)
    const response = await fetch(url.trim())
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<title>Pin One</title>')
    child?.kill()
    expect(await started.code).toBe(0)
    expect(started.out()).toMatch(/Stopped\.\n$/)
  })

  it('opens the window with its own directory as the app, and ends with it', async () => {
    const started = start(
      ['--no-sandbox', '--trace-warnings'],
      electronThat('echo "window: $0 $@"; exit 0'),
    )
    expect(await started.code).toBe(0)
    expect(started.out()).toMatch(/^window: \S+electron \S+ --no-sandbox --trace-warnings\n$/)
  })

  it('goes to the browser and says so in one line when Electron does not start', async () => {
    // A screen on which no browser can open: the program still prints the address.
    const environment = { ...electronThat('exit 127'), PATH: directory }
    const started = start(['--no-sandbox'], environment)
    await started.printed(address)
    expect(started.out()).toContain(
      'Electron did not start (exit code 127): Pin One runs in the browser instead.\n',
    )
  })

  it('says in one line why there is no window on a machine without a screen', async () => {
    const started = start([], { DISPLAY: '', WAYLAND_DISPLAY: '' })
    await started.printed(address)
    expect(started.out()).toMatch(
      /^There is no screen here for a window: Pin One runs in the browser instead\.\n/,
    )
  })
})
