// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Processor time and peak memory of the command line for a chip of 32 MiB: backup, write and verify. This process
 * simulates the practice chip, so that its load is not measured.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parsePracticeId } from '../../../src-main/transport/practice/options.ts'
import { servePractice } from '../../../src-main/transport/practice/server.ts'
import { noise } from './jobs.ts'

export interface Footprint {
  readonly peakMB: number
  readonly cpuSeconds: number
}

/** Clock ticks a second of /proc/PID/stat; 100 on every Linux that Node runs on. */
const ticks = 100
const lookMs = 20

export async function footprint(): Promise<Footprint> {
  const directory = mkdtempSync(join(tmpdir(), 'pin-one-bench-'))
  const server = await servePractice({
    ...parsePracticeId('practice:chip=W25Q256JV'),
    where: { listen: '127.0.0.1:0' },
  })
  try {
    const image = join(directory, 'image.bin')
    writeFileSync(image, noise(32 * 1048576, 3))
    return await watched(
      [
        'dist/main/cli.js',
        '-p',
        `serprog:ip=${server.address},spispeed=16M`,
        '-c',
        'W25Q256JV',
        '-w',
        image,
      ],
      {
        ...process.env,
        PIN_ONE_DATA: join(directory, 'data'),
      },
    )
  } finally {
    await server.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

function watched(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Footprint> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    let peakMB = 0
    let cpuSeconds = 0
    let text = ''
    child.stderr.on('data', (bytes: Buffer) => (text += bytes.toString()))
    const timer = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        peakMB = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 || peakMB
        const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')
        cpuSeconds = (Number(stat[11]) + Number(stat[12])) / ticks || cpuSeconds
      } catch {
        // The process has just ended; the last sample counts.
      }
    }, lookMs)
    child.on('close', (code) => {
      clearInterval(timer)
      if (code === 0) resolve({ peakMB, cpuSeconds })
      else reject(new Error(`the command line ended with ${code}: ${text}`))
    })
  })
}
