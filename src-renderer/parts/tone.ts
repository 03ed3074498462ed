// SPDX-License-Identifier: GPL-3.0-or-later
/** A short tone when replies come: the user's eyes and hands are at the chip. */
import { useEffect, useRef } from 'react'
import type { WatchInfo } from '../../shared/model/watch.ts'

const risingHz = 880
const fallingHz = 330
/** Between the two: something changed, but the reply is not right yet. */
const betterHz = 660
const worseHz = 440
const seconds = 0.12

let sound: AudioContext | null = null

/** Silent if the page has no sound, or the user has not touched it yet. */
function play(hz: number, afterS = 0, lastsS = seconds): void {
  try {
    sound ??= new AudioContext()
    const oscillator = sound.createOscillator()
    const gain = sound.createGain()
    gain.gain.value = 0.08
    oscillator.frequency.value = hz
    oscillator.connect(gain).connect(sound.destination)
    oscillator.start(sound.currentTime + afterS)
    oscillator.stop(sound.currentTime + afterS + lastsS)
  } catch {
    // A page without sound still shows the same information.
  }
}

/** The end of a read or a write: two rising tones for success, one long low one for failure. */
export function playEnd(good: boolean): void {
  play(good ? risingHz * 0.75 : fallingHz * 0.75, 0, good ? seconds : 4 * seconds)
  if (good) play(risingHz, seconds * 1.5, 2 * seconds)
}

/** The reply of the chip at one moment. */
export interface Heard {
  readonly answers: boolean
  readonly change: WatchInfo['change']
}

/** The tone for the present change, Hz: high when replies appear or improve, low when they stop or get worse. */
export function toneFor(before: Heard, now: Heard): number | null {
  if (now.answers !== before.answers) return now.answers ? risingHz : fallingHz
  if (now.change === before.change || now.change === 'none') return null
  return now.change === 'better' ? betterHz : worseHz
}

/** Plays it if tones are turned on; no tone for the first state. */
export function useTone(on: boolean, { answers, change }: Heard): void {
  const before = useRef<Heard>({ answers, change })
  useEffect(() => {
    const hz = toneFor(before.current, { answers, change })
    before.current = { answers, change }
    if (on && hz !== null) play(hz)
  }, [on, answers, change])
}
