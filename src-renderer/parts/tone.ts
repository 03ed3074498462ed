// SPDX-License-Identifier: GPL-3.0-or-later
/** A short tone when replies come: eyes and hands are at the chip. */
import { useEffect, useRef } from 'react'

const risingHz = 880
const fallingHz = 330
const seconds = 0.12

let sound: AudioContext | null = null

/** Silent where the page has no sound, or was not touched yet. */
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
    // A page without sound shows the same.
  }
}

/** A read or a write has ended: two rising tones when all is well, one long low one when it is not. */
export function playEnd(good: boolean): void {
  play(good ? risingHz * 0.75 : fallingHz * 0.75, 0, good ? seconds : 4 * seconds)
  if (good) play(risingHz, seconds * 1.5, 2 * seconds)
}

/** High when replies come, low when they go; nothing for the first state that is seen. */
export function useTone(on: boolean, answers: boolean): void {
  const before = useRef(answers)
  useEffect(() => {
    if (before.current === answers) return
    before.current = answers
    if (on) play(answers ? risingHz : fallingHz)
  }, [on, answers])
}
