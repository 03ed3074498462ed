// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../src-main/transport/practice/random.ts'
import type { SegmentId } from './model/progress.ts'
import {
  advanced,
  finished,
  percentOf,
  progressOf,
  readPerByteMs,
  trackOf,
  waiting,
  withPlan,
} from './progress.ts'
import type { Expected, Track } from './progress.ts'

const mib = 1_048_576
const chip: Expected = {
  sizeBytes: 8 * mib,
  readMs: 8000,
  erase: { bytes: 8 * mib, ms: 20_000 },
  program: { bytes: 8 * mib, ms: 40_000 },
}
const whole = ['read', 'read-again', 'compare', 'erase', 'program', 'verify'] as const

/** Runs one segment to its end in equal steps. */
function run(track: Track, id: SegmentId, bytes: number, fromMs: number, lastsMs: number): Track {
  let now = track
  for (let step = 0; step <= 20; step++)
    now = advanced(now, id, (bytes * step) / 20, bytes, fromMs + (lastsMs * step) / 20)
  return now
}

describe('one progress for reads, write and reading back', () => {
  it('makes segments as wide as their expected time', () => {
    const { segments } = progressOf(trackOf(whole, chip, 0))
    const widths = segments.map(({ end }, at) => end - (segments[at - 1]?.end ?? 0))
    const allMs = 8000 * 3 + 62 + 60_000
    expect(widths.map((width) => Math.round(width * allMs))).toEqual([
      8000, 8000, 62, 20_000, 40_000, 8000,
    ])
  })

  it('shows one time left for the whole work, from its first read on', () => {
    const read = run(trackOf(whole, chip, 0), 'read', 8 * mib, 0, 8000)
    // Not the last two seconds of a read, but all that follows it.
    expect(progressOf(read).leftMs).toBeCloseTo(76_062.5, 0)
    expect(percentOf(progressOf(read))).toBe(9)
  })

  it('waits between the backup and the erase, and goes on where it stood', () => {
    const read = run(trackOf(whole, chip, 0, { planned: false }), 'read', 8 * mib, 0, 8000)
    const both = waiting(run(read, 'read-again', 8 * mib, 8000, 8000), 'image')
    const stood = progressOf(both)
    expect(stood).toMatchObject({ waitsFor: 'image', planned: false })
    expect(stood.segments.map(({ state }) => state)).toEqual([
      'done',
      'done',
      ...Array.from({ length: 4 }, () => 'to-come'),
    ])
    const planned = withPlan(both, {
      erase: { bytes: mib, ms: 2500 },
      program: { bytes: mib, ms: 5000 },
    })
    const on = progressOf(advanced(planned, 'compare', 0, 65_536, 100_000))
    expect(on.waitsFor).toBeNull()
    expect(on.share).toBe(stood.share)
    expect(on.leftMs).toBeLessThan(stood.leftMs)
  })

  it('closes a segment that turns out unneeded, and its time leaves the sum', () => {
    const read = run(trackOf(whole, chip, 0), 'read', 8 * mib, 0, 8000)
    const without = withPlan(read, {
      erase: { bytes: 0, ms: 0 },
      program: { bytes: 8 * mib, ms: 40_000 },
    })
    const [before, after] = [progressOf(read), progressOf(without)]
    expect(after.share).toBe(before.share)
    expect(before.leftMs - after.leftMs).toBeCloseTo(20_000, 0)
    const at = after.segments.findIndex(({ id }) => id === 'erase')
    expect(after.segments[at]).toMatchObject({
      state: 'closed',
      end: after.segments[at - 1]?.end,
    })
  })

  it('learns how fast the chip is read, for every read that follows', () => {
    const slow = run(trackOf(whole, chip, 0), 'read', 8 * mib, 0, 32_000)
    expect(readPerByteMs(slow) * 8 * mib).toBeGreaterThan(28_000)
    // Two reads of the chip are left, and neither will take the 8 s that were expected.
    expect(progressOf(slow).leftMs).toBeGreaterThan(60_000 + 2 * 28_000)
  })

  it('takes work that no plan foresaw into the rest of the bar', () => {
    const erasing = advanced(trackOf(whole, chip, 0), 'erase', mib, 8 * mib, 2500)
    const looking = advanced(erasing, 'compare-after', 4096, 65_536, 3000)
    const { segments, share } = progressOf(looking)
    expect(share).toBeGreaterThan(progressOf(erasing).share)
    expect(segments.at(-1)).toEqual({ id: 'compare-after', end: 1, state: 'now' })
    expect(segments.filter(({ state }) => state === 'to-come')).toEqual([])
  })

  it('counts again from the start what begins again, and still goes on from where it was', () => {
    const once = run(trackOf(['erase', 'program', 'verify'], chip, 0), 'erase', 8 * mib, 0, 20_000)
    const again = advanced(
      advanced(once, 'program', mib, 8 * mib, 25_000),
      'erase',
      0,
      8 * mib,
      26_000,
    )
    expect(progressOf(again).share).toBeGreaterThanOrEqual(progressOf(once).share)
    expect(progressOf(again).leftMs).toBeGreaterThan(60_000)
    const { segments } = progressOf(run(again, 'erase', 8 * mib, 26_000, 20_000))
    expect(segments.map(({ end }) => end)).toEqual(
      segments.map(({ end }) => end).sort((a, b) => a - b),
    )
  })
})

describe('progress over works of any length', () => {
  // What a job may report: late starts, chips that are faster or slower than their table, pauses, no erase at all.
  it.each(Array.from({ length: 60 }, (_, seed) => seed + 1))(
    'never falls, never promises less than was measured, and ends at 100 (%i)',
    (seed) => {
      const random = seededRandom(seed)
      const between = (from: number, to: number) => from + random.next() * (to - from)
      const upTo = (most: number) => Math.floor(between(0, most))
      const sizeBytes = 2 ** (16 + upTo(9))
      const expected: Expected = {
        sizeBytes,
        readMs: between(10, 60_000),
        erase: { bytes: sizeBytes, ms: between(10, 90_000) },
        program: { bytes: sizeBytes, ms: between(10, 90_000) },
      }
      let nowMs = between(0, 1e6)
      let track = trackOf(whole, expected, nowMs, { planned: false })
      let last = progressOf(track)
      const look = (mayGrowTo: number) => {
        const now = progressOf(track)
        expect(now.share).toBeGreaterThanOrEqual(last.share)
        expect(now.leftMs).toBeLessThanOrEqual(mayGrowTo * (1 + 1e-9) + 1e-6)
        expect(now.share).toBeLessThan(1)
        expect(percentOf(now)).toBeLessThan(100)
        let reached = 0
        for (const { end, state } of now.segments) {
          expect(end).toBeGreaterThanOrEqual(reached)
          if (state === 'done') expect(end).toBeLessThanOrEqual(now.share)
          if (state === 'to-come') expect(end).toBeGreaterThanOrEqual(now.share)
          reached = end
        }
        expect(reached).toBeCloseTo(1, 9)
        last = now
      }
      for (const id of whole) {
        if (id === 'compare') {
          track = waiting(track, 'image')
          look(last.leftMs)
          nowMs += between(0, 1e6)
        }
        if (id === 'erase') {
          const share = random.below(3) === 0 ? 0 : between(0, 1)
          const part = ({ bytes, ms }: Expected['erase']) => ({
            bytes: Math.floor(bytes * share),
            ms: ms * share,
          })
          track = withPlan(track, { erase: part(expected.erase), program: part(expected.program) })
          look(last.leftMs)
        }
        const total =
          id === 'compare'
            ? Math.min(65_536, sizeBytes)
            : (track.parts.find((part) => part.id === id)?.bytes ?? 0)
        if (total === 0) continue
        // Seen at its beginning, or only when the first bytes are done.
        if (random.below(2) === 0) track = advanced(track, id, 0, total, nowMs)
        const expectedMs =
          (id === 'erase'
            ? expected.erase.ms
            : id === 'program'
              ? expected.program.ms
              : expected.readMs) / sizeBytes
        const pace = between(0.05, 6)
        let done = 0
        while (done < total) {
          const moved = Math.min(total - done, 1 + upTo(total / 5))
          const lastsMs =
            moved * expectedMs * pace * between(0.2, 2) +
            (random.below(20) === 0 ? between(0, 9000) : 0)
          const perByteMs = { ...track.costs }[id === 'erase' || id === 'program' ? id : 'read']
          const before =
            (perByteMs.expectedMs * perByteMs.weightBytes + perByteMs.measuredMs) /
            (perByteMs.weightBytes + perByteMs.measuredBytes)
          const began = track.parts.find((part) => part.id === id)?.state === 'now'
          nowMs += lastsMs
          done += moved
          track = advanced(track, id, done, total, nowMs)
          // The time of bytes before which nothing was said is not measured.
          const slowdown = began ? lastsMs / (moved * before) : 1
          look(last.leftMs * Math.max(1, slowdown))
        }
      }
      track = finished(track)
      expect(percentOf(progressOf(track))).toBe(100)
      expect(progressOf(track).leftMs).toBe(0)
    },
  )
})
