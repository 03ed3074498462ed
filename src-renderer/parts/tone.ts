/** A short tone when replies come: eyes and hands are at the chip. */
import { useEffect, useRef } from 'react'

const risingHz = 880
const fallingHz = 330
const seconds = 0.12

let sound: AudioContext | null = null

/** Silent where the page has no sound, or was not touched yet. */
function play(hz: number): void {
  try {
    sound ??= new AudioContext()
    const oscillator = sound.createOscillator()
    const gain = sound.createGain()
    gain.gain.value = 0.08
    oscillator.frequency.value = hz
    oscillator.connect(gain).connect(sound.destination)
    oscillator.start()
    oscillator.stop(sound.currentTime + seconds)
  } catch {
    // A page without sound shows the same.
  }
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
