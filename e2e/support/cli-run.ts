// SPDX-License-Identifier: GPL-3.0-or-later
/** Runs the built command line as a user would, each with a data directory of its own. */
import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The built program. */
export const cli = resolve(process.env['PIN_ONE_CLI'] ?? 'dist/main/cli.js')

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
  /** stdout as JSON lines; throws when a line is not JSON. */
  readonly events: readonly JsonLine[]
  readonly outcome: JsonLine
}

export type JsonLine = Readonly<Record<string, unknown>> & { readonly event: string }

export interface Running {
  readonly child: ChildProcessWithoutNullStreams
  /** Resolves with the first line of stdout that `found` accepts; rejects when the program ends first. */
  line(found: (line: string) => boolean): Promise<string>
  readonly ended: Promise<Ended>
}

export class Bench {
  readonly directory = mkdtempSync(join(tmpdir(), 'pin-one-cli-'))
  /** Folder of the runs; default: the folder of the tests. */
  cwd: string | undefined = undefined
  readonly #children = new Set<ChildProcessWithoutNullStreams>()

  constructor() {
    if (!existsSync(cli)) throw new Error(`${cli} is missing: npm run build makes it`)
  }

  path(name: string): string {
    return join(this.directory, name)
  }

  get dataDir(): string {
    return this.path('data')
  }

  /** The practice chip of this bench, in a file, so that runs see what earlier runs left. */
  practice(words = '', chip = 'MX25L512E'): readonly string[] {
    return [
      '-p',
      `practice:chip=${chip},file=${this.path(`${chip}.chip`)}${words === '' ? '' : `,${words}`}`,
    ]
  }

  file(name: string, bytes: Uint8Array): string {
    writeFileSync(this.path(name), bytes)
    return this.path(name)
  }

  bytes(name: string): Uint8Array {
    return new Uint8Array(readFileSync(this.path(name)))
  }

  start(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: this.cwd,
      env: { ...process.env, PIN_ONE_LANG: 'en', PIN_ONE_DATA: this.dataDir, ...environment },
    })
    this.#children.add(child)
    let out = ''
    let err = ''
    const waiting = new Set<() => void>()
    const wake = () => {
      for (const look of waiting) look()
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      wake()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    let over = false
    const ended = new Promise<Ended>((done) => {
      child.once('close', (code, signal) => {
        over = true
        this.#children.delete(child)
        wake()
        done({
          code,
          signal,
          out,
          err,
          get events() {
            return eventsOf(out)
          },
          get outcome() {
            return eventsOf(out).at(-1) ?? { event: 'none' }
          },
        })
      })
    })
    return {
      child,
      ended,
      line: (found) =>
        new Promise((done, fail) => {
          const look = () => {
            const hit = out.split('\n').slice(0, -1).find(found)
            if (hit === undefined && !over) return
            waiting.delete(look)
            if (hit === undefined) fail(new Error(`it ended without that line:\n${out}\n${err}`))
            else done(hit)
          }
          waiting.add(look)
          look()
        }),
    }
  }

  async run(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    piped: Uint8Array | null = null,
  ): Promise<Ended> {
    const { child, ended } = this.start(args, environment)
    if (piped !== null) child.stdin.end(piped)
    return await ended
  }

  async close(): Promise<void> {
    for (const child of this.#children) {
      const gone = new Promise((done) => child.once('close', done))
      child.kill('SIGKILL')
      await gone
    }
    rmSync(this.directory, { recursive: true, force: true })
  }
}

function eventsOf(out: string): readonly JsonLine[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JsonLine)
}

/** Firmware-like bytes: images of different seeds differ everywhere, and none is blank. */
export function imageBytes(seed: number, length = 65_536): Uint8Array {
  let state = seed
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  })
}

/** Fast; `toEqual` compares millions of elements one by one. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
