// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Our engine with the Pico model, in virtual time: exact, and the same every time. Work of the computer takes no
 * virtual time.
 */
import { backupReads, readChip } from '../../../src-main/flash/backup.ts'
import { createFlashDevice } from '../../../src-main/flash/device.ts'
import type { FlashDevice } from '../../../src-main/flash/device.ts'
import { identify } from '../../../src-main/flash/identify.ts'
import type { Run } from '../../../src-main/flash/run.ts'
import { writeImage } from '../../../src-main/flash/write.ts'
import { openPractice } from '../../../src-main/transport/practice/driver.ts'
import { makePracticeChip } from '../../../src-main/transport/practice/device.ts'
import { parsePracticeId } from '../../../src-main/transport/practice/options.ts'
import { VirtualScheduler } from '../../../src-main/transport/practice/scheduler.ts'
import type { BenchDevice } from './devices.ts'
import type { Job } from './jobs.ts'

export interface Measured {
  /** From the first byte of the job to its end. */
  readonly seconds: number
  /** From the first byte to the programmer until the chip is identified. */
  readonly connectMs: number
  readonly latePages: number
}

export async function measureOurs(
  job: Job,
  device: BenchDevice,
  latencyUs: number,
): Promise<Measured> {
  const scheduler = new VirtualScheduler()
  const { programmerName } = device
  const options = {
    ...parsePracticeId(`practice:chip=${job.chip}`),
    latencyUs,
    programmerName,
  }
  const chip = makePracticeChip({ ...options, content: 'blank' }, 'time')
  chip.memory.set(job.before)
  const open = await openPractice(
    { ...options, chip, scheduler },
    { clockHz: job.askHz, usb: device.usb, timers: scheduler.timers },
  )
  const run: Run = {
    signal: new AbortController().signal,
    clock: scheduler.clock,
    progress: () => undefined,
    slow: () => undefined,
    changing: () => Promise.resolve(),
  }
  try {
    const { chip: known } = await identify(open.transport, run)
    if (known === null) throw new Error('the practice chip was not recognised')
    const from = scheduler.nowUs()
    const latePages = await perform(job, createFlashDevice(open.transport, known), run)
    const seconds = (scheduler.nowUs() - from) / 1e6
    if (job.wanted !== null && Buffer.compare(chip.memory, job.wanted) !== 0)
      throw new Error(`${job.name}: the chip does not hold the image`)
    return { seconds, connectMs: from / 1000, latePages }
  } finally {
    await open.close()
    scheduler.close()
  }
}

async function perform(job: Job, device: FlashDevice, run: Run): Promise<number> {
  if (job.wanted === null) {
    await readChip(device, run)
    return 0
  }
  const before = job.guided ? (await backupReads(device, 2, run)).bytes : null
  const { stats } = await writeImage({
    device,
    before,
    wanted: job.wanted,
    run,
    unprotect: 'no',
  })
  return stats.latePages
}
