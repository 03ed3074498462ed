// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Debian's flashrom on the same model, in real time, because it is a separate program. The two full writes would take a
 * quarter of an hour: the bench measures them on 1 MiB of the chip and multiplies by 16, without the start, which is
 * measured separately and counted once. `--full` measures them completely.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parsePracticeId } from '../../../src-main/transport/practice/options.ts'
import { servePractice } from '../../../src-main/transport/practice/server.ts'
import type { PracticeServer } from '../../../src-main/transport/practice/server.ts'
import { flashrom, flashromVersion } from '../../support/flashrom-program.ts'
import type { Job } from './jobs.ts'

const mib = 1048576
const scale = 16

export interface FlashromTimes {
  /** By the name of the job. */
  readonly seconds: ReadonlyMap<string, number>
  readonly version: string
}

class Bench {
  readonly directory = mkdtempSync(join(tmpdir(), 'pin-one-bench-'))
  readonly server: PracticeServer

  constructor(server: PracticeServer) {
    this.server = server
  }

  file(name: string, bytes: Uint8Array | string): string {
    const path = join(this.directory, name)
    writeFileSync(path, bytes)
    return path
  }

  async run(...words: readonly string[]): Promise<{ seconds: number; text: string }> {
    const programmer = `serprog:ip=${this.server.address},spispeed=16M`
    const ended = await flashrom(programmer, ['-c', 'W25Q128.V', ...words])
    if (ended.code !== 0)
      throw new Error(`flashrom ${words.join(' ')} ended with ${ended.code}:\n${ended.text}`)
    return ended
  }
}

export async function measureFlashrom(
  jobs: readonly Job[],
  latencyUs: number,
  full: boolean,
): Promise<FlashromTimes> {
  const options = { ...parsePracticeId('practice:chip=W25Q128JV,timing=real'), latencyUs }
  const server = await servePractice({ ...options, where: { listen: '127.0.0.1:0' } })
  const bench = new Bench(server)
  const seconds = new Map<string, number>()
  try {
    const start = await bench.run()
    const layout = bench.file('layout', '00000000:000fffff first\n')
    for (const job of jobs.filter(({ guided }) => !guided)) {
      server.chip.memory.set(job.before)
      if (job.wanted === null) {
        const { seconds: took } = await bench.run('-r', join(bench.directory, 'read.bin'))
        seconds.set(job.name, took - start.seconds)
        continue
      }
      const image = bench.file('image.bin', job.wanted)
      const whole = full || job.name.includes('changed')
      const part = whole ? [] : ['-l', layout, '-i', 'first', '-N']
      const took = (await bench.run('-w', image, ...part)).seconds - start.seconds
      if (Buffer.compare(server.chip.memory.subarray(0, mib), job.wanted.subarray(0, mib)) !== 0)
        throw new Error(`${job.name}: flashrom left something else on the chip`)
      seconds.set(job.name, whole ? took : took * scale)
    }
    const guided = jobs.find((job) => job.guided)
    const read = seconds.get('read')
    const write = seconds.get('random over random')
    if (guided !== undefined && read !== undefined && write !== undefined)
      seconds.set(guided.name, 2 * read + write)
    return { seconds, version: flashromVersion() }
  } finally {
    await server.close()
    rmSync(bench.directory, { recursive: true, force: true })
  }
}
