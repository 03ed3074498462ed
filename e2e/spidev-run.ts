/** Programs on the spidev stand-in: ours and Debian's flashrom. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { cli } from './cli-run.ts'
import { StandIn } from './spidev-stand-in/stand-in.ts'

const LIMIT_MS = 100_000

export interface Outcome {
  readonly code: number | null
  readonly text: string
}

/** Runs a program to its end; chips and servers live in this process, so it is not waited for synchronously. */
export function plainRun(
  [program = '', ...words]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      timeout: LIMIT_MS,
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

/** Runs `command` where spidev seems to be. */
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

export function flashromProgram(): string {
  const places = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/sbin']
  const found = places
    .map((place) => path.join(place, 'flashrom'))
    .find((file) => fs.existsSync(file))
  if (found !== undefined) return found
  throw new Error('flashrom is missing. On Debian: apt-get install flashrom')
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
