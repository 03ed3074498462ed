// SPDX-License-Identifier: GPL-3.0-or-later
/** Programs on the spidev stand-in: ours and Debian's flashrom. */
import { spawn } from 'node:child_process'
import { cli } from './cli-run.ts'
import { testPatienceMs } from './patience.ts'
import { StandIn } from '../rigs/spidev-stand-in/stand-in.ts'

export interface Outcome {
  readonly code: number | null
  readonly text: string
}

/** Runs a program to its end; asynchronous, because chips and servers are in this process. */
export function plainRun(
  [program = '', ...words]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      timeout: testPatienceMs,
      env: { ...process.env, ...environment },
    })
    let text = ''
    const add = (bytes: Buffer): void => {
      text += bytes.toString()
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, text }))
  })
}

/** Runs `command` with the spidev stand-in. */
export function onStandIn(
  standIn: StandIn,
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return plainRun(standIn.words(...command), environment)
}

export function pinOne(
  standIn: StandIn,
  dataDir: string,
  ...words: readonly string[]
): Promise<Outcome> {
  const command = [process.execPath, cli, ...words]
  return onStandIn(standIn, command, { PIN_ONE_DATA: dataDir })
}
