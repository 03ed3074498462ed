// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Output of the command line: sentences or JSON on stdout, faults on stderr, and everything in the log if requested.
 */
import { appendFileSync, writeFileSync } from 'node:fs'
import { Fault } from '../../../shared/fault.ts'
import { systemTrouble } from '../../../shared/system-trouble.ts'
import { endWords } from '../../../shared/text/cli-outcome.ts'
import { userFileText } from '../../../shared/text/files.ts'
import { outliveOutput } from '../lost-output.ts'
import type { LostOutput } from '../lost-output.ts'
import type { Telling } from './command.ts'

export interface Streams {
  readonly out: {
    write(text: string): unknown
    readonly isTTY?: boolean
    readonly columns?: number
  }
  readonly err: { write(text: string): unknown }
  /** Tells whether output to `out` was lost, and why. */
  readonly lost?: LostOutput
}

/** The output streams of the process, with errors that do not end it. */
export const outliving = (out: NodeJS.WriteStream, err: NodeJS.WriteStream): Streams => ({
  out,
  err,
  lost: outliveOutput(out, err),
})

export type JsonEvent = { readonly event: string } & Readonly<Record<string, unknown>>

export interface Terminal {
  readonly json: boolean
  readonly verbose: boolean
  /** A sentence for the user; in JSON mode a `message` event. */
  say(text: string): void
  /** Printed only with -V (always in the log). */
  detail(text: string): void
  /** For programs; users see nothing of it. */
  event(event: JsonEvent): void
  /** On stderr in every mode. */
  complain(text: string): void
  /** A line that replaces itself on a terminal; elsewhere a plain line, and only when `lasting`. */
  progress(line: string, lasting: boolean): void
  /** See `Streams.lost`. */
  readonly lost: LostOutput
}

/** Throws `image.unwritable` when the log file cannot be created. */
export function createTerminal(telling: Telling, streams: Streams): Terminal {
  const { json, verbose, logPath } = telling
  const live = streams.out.isTTY === true && !json
  let lineOpen = false
  if (logPath !== null)
    try {
      writeFileSync(logPath, '', { mode: 0o600 })
    } catch (error) {
      throw new Fault('image.unwritable', {
        path: logPath,
        why: systemTrouble(error),
      })
    }
  let logging = logPath
  const log = (text: string) => {
    if (logging === null) return
    try {
      appendFileSync(logging, `${new Date().toISOString()} ${text}\n`)
    } catch (error) {
      // A full disk must not end a write half way.
      streams.err.write(`${endWords.logStopped(logging, userFileText(systemTrouble(error)))}\n`)
      logging = null
    }
  }
  const endLine = () => {
    if (lineOpen) streams.out.write('\n')
    lineOpen = false
  }
  const event = (value: JsonEvent) => {
    const line = JSON.stringify(value)
    if (json) streams.out.write(`${line}\n`)
    if (value.event !== 'message') log(line)
  }
  return {
    json,
    verbose,
    say(text) {
      log(text)
      if (json) event({ event: 'message', text })
      else {
        endLine()
        streams.out.write(`${text}\n`)
      }
    },
    detail(text) {
      if (verbose) this.say(text)
      else log(text)
    },
    event,
    lost: async () => (await streams.lost?.()) ?? null,
    complain(text) {
      endLine()
      log(text)
      streams.err.write(`${text}\n`)
    },
    progress(line, lasting) {
      if (json) return
      if (live) {
        // A serial console reports zero columns.
        const width = (streams.out.columns || 80) - 1
        streams.out.write(`\r${line.slice(0, width).padEnd(width)}`)
        lineOpen = true
        if (lasting) endLine()
      } else if (lasting) {
        streams.out.write(`${line}\n`)
      }
    },
  }
}
