// SPDX-License-Identifier: GPL-3.0-or-later
/** Reads a range in large windows, several under way at once. */
import { Fault } from '../../shared/fault.ts'
import type { Phase } from '../../shared/model/job.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { read } from '../chip/commands.ts'
import type { AddressKeeper } from './address-mode.ts'
import { queue, stopIfCancelled } from './bus.ts'
import type { Bus } from './bus.ts'
import type { Run } from './run.ts'

/** Largest window, bytes: long enough to hide any latency, short enough for cancelling and progress. */
const WINDOW_BYTES = 65_536
/** Largest window with one window under way at a time: nothing hides the latency, so fewer windows are better. */
const ALONE_BYTES = 262_144
/** The next window is twice as long if the last one took no longer than this, ms. */
const SOON_MS = 150
/** Longest time of one window at a slow clock, ms, so that a stop and the progress stay responsive. */
const WINDOW_MS = 250
const SMALLEST_WINDOW_BYTES = 4096
/** Windows under way: one arrives, the next is already requested, and one more covers a late turn of the computer. */
const WINDOWS = 3

export interface ReadJob {
  readonly phase: Phase
  readonly contents: 'untouched' | 'changed'
  /**
   * Makes the first window half as long, so that later windows begin at other places than in a plain read. A programmer
   * that corrupts a fixed place of its window then cannot give two equal reads.
   */
  readonly staggered?: boolean
}

/** Reads `range` and hands out every byte of it, piece by piece in ascending order. The chip must be ready. */
export async function readPieces(
  bus: Bus,
  address: AddressKeeper,
  range: ByteRange,
  run: Run,
  job: ReadJob,
  piece: (offset: number, bytes: Uint8Array) => void,
): Promise<void> {
  const { chip, transport } = bus
  const end = range.offset + range.length
  if (range.offset < 0 || range.length < 0 || end > chip.sizeBytes)
    throw new Fault('bug.bad-input', { what: `reading ${range.offset} to ${end}` })
  const deep = Math.min(WINDOWS, transport.limits.depth)
  const most = Math.min(
    windowAt(transport.clockHz, deep === 1 ? ALONE_BYTES : WINDOW_BYTES),
    transport.limits.maxRxBytes,
  )
  let windowBytes = Math.min(most, WINDOW_BYTES)
  const pending: { offset: number; count: number; reply: Promise<Uint8Array> }[] = []
  let done = 0
  run.progress(job.phase, done, range.length)
  const take = async (): Promise<void> => {
    const first = pending.shift()
    if (first === undefined) return
    const startMs = run.clock.nowMs()
    const bytes = await first.reply
    if (deep === 1 && run.clock.nowMs() - startMs <= SOON_MS)
      windowBytes = Math.min(most, 2 * windowBytes)
    // A transport must return every byte. A short reply must not let old buffer contents pass as read.
    if (bytes.length !== first.count)
      throw new Fault('bug.unexpected', { detail: `read ${bytes.length} of ${first.count} bytes` })
    piece(first.offset, bytes)
    done += bytes.length
    run.progress(job.phase, done, range.length)
  }
  for (let at = range.offset; at < end;) {
    const reach = Math.min(end, address.reach(at))
    await address.select(at)
    while (at < reach) {
      if (run.signal.aborted) {
        await Promise.allSettled(pending.map((each) => each.reply))
        await stopIfCancelled(bus, run, job.contents)
      }
      const first = at === range.offset && job.staggered === true
      const count = first
        ? Math.ceil(Math.min(windowBytes, reach - at) / 2)
        : Math.min(windowBytes, reach - at)
      const op = read(address.scheme.form, address.sent(at), count)
      pending.push({ offset: at, count, reply: queue(bus, op) })
      at += count
      if (pending.length >= deep) await take()
    }
    // The address register may be switched only when nothing is under way.
    while (pending.length > 0) await take()
  }
}

/** A multiple of 4 KiB; a programmer that does not tell its clock (0) gets the largest. */
function windowAt(clockHz: number, mostBytes: number): number {
  if (clockHz === 0) return mostBytes
  const bytes = (clockHz / 8) * (WINDOW_MS / 1000)
  const whole = bytes - (bytes % SMALLEST_WINDOW_BYTES)
  return Math.min(mostBytes, Math.max(SMALLEST_WINDOW_BYTES, whole))
}
