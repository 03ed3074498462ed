// SPDX-License-Identifier: GPL-3.0-or-later
/** How reliable replies are at the clock of the session, and the slower clock if they are not. */
import { useEffect, useRef, useState } from 'react'
import type { SignalQuality } from '../../../shared/signal-quality.ts'
import { askQuietly } from '../../store/actions.ts'
import { askChip } from '../../store/flows.ts'
import { useLoweredClock } from '../../store/selectors.ts'
import { choose, lowerClock } from '../../store/wizard.ts'
import { signalClock } from '../../wizard/signal-clock.ts'
import type { LoweredClock, SignalClock } from '../../wizard/signal-clock.ts'
import type { WizardView } from '../../wizard/view.ts'

export interface MeasuredClock extends Omit<SignalClock, 'take'> {
  /** The clock that the programmer sets, which can be lower than the requested clock. */
  readonly clockHz: number
  /** `null` until measured. */
  readonly quality: SignalQuality | null
  /** Identifies the chip again at a clock chosen by the user. */
  readonly use: (clockHz: number) => void
}

/** Chooses a slower clock automatically if replies were wrong and the user has not chosen one. */
export function useSignalClock(view: WizardView, chipId: string): MeasuredClock {
  const { snapshot, choices } = view
  const lowered = useLoweredClock()
  const clockHz = snapshot.session?.clockHz ?? 0
  const quality = useSignal(chipId, clockHz)
  const { take, ...clock } = signalClock(quality, {
    chipId,
    clockHz,
    chosenHz: choices.clockHz,
    lowered,
  })
  useSlowerByItself(take, (taken) => {
    lowerClock(taken)
    askChip(view, taken.toHz)
  })
  return {
    ...clock,
    clockHz,
    quality,
    use(asked) {
      choose({ clockHz: asked })
      askChip(view, asked)
    },
  }
}

/** Acts only once on each recommendation. */
function useSlowerByItself(taken: LoweredClock | null, act: (taken: LoweredClock) => void): void {
  const latest = useRef<() => void>(() => undefined)
  useEffect(() => {
    latest.current = () => {
      if (taken !== null) act(taken)
    }
  })
  const toHz = taken?.toHz ?? null
  useEffect(() => {
    if (toHz !== null) latest.current()
  }, [toHz])
}

/** Measured once for each chip and clock that this page shows; `null` until known. */
function useSignal(chipId: string, clockHz: number): SignalQuality | null {
  const [quality, setQuality] = useState<SignalQuality | null>(null)
  useEffect(() => {
    let current = true
    setQuality(null)
    const measure = async (): Promise<void> => {
      const measured = await askQuietly('check.signal', undefined)
      if (current) setQuality(measured)
    }
    void measure()
    return () => {
      current = false
    }
  }, [chipId, clockHz])
  return quality
}
