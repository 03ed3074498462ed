// SPDX-License-Identifier: GPL-3.0-or-later
/** Which wire the user is connecting, whether they may touch it now, and what the buttons of this step do. */
import { useEffect, useRef, useState } from 'react'
import { chipMoment, handsOf, powerOffAck } from '../../../shared/wire-moments.ts'
import type { Hands, WireMoment } from '../../../shared/wire-moments.ts'
import { useStepKeys } from '../../parts/useStepKeys.ts'
import { askChip } from '../../store/flows.ts'
import { acknowledgeAll, choose, goOn } from '../../store/wizard.ts'
import { blockerAct } from '../../../shared/text/blockers.ts'
import { cautionAck, wireAck } from '../../wizard/stages.ts'
import type { WizardView } from '../../wizard/view.ts'
import { unreadNotes, wireNotes } from '../../wizard/wire-notes.ts'
import { usePower } from './usePower.ts'
import type { PowerState } from './usePower.ts'

export interface WireStep {
  readonly hands: Hands
  readonly at: WireMoment
  /** Its position in the list of moments. */
  readonly index: number
  /** The previous moment, to go back to; `null`: this is the first. */
  readonly before: WireMoment | null
  readonly power: PowerState
  readonly wiresOpen: boolean
  /** All wires at once instead of one at a time. */
  readonly asList: boolean
  readonly notes: ReturnType<typeof wireNotes>
  /** Why the press is not possible yet; `null`: it is possible. */
  readonly blocked: string | null
  readonly next: () => void
  readonly back: () => void
  readonly toggleList: () => void
}

export function useWireStep(view: WizardView): WireStep {
  const hands = handsOf(view.choices, view.wiring, view.acks)
  const { moments, done } = hands
  const [chosen, setChosen] = useState<string | null>(null)
  const at =
    moments.find(({ key }) => key === chosen) ??
    moments.find(({ key }) => !done.has(key)) ??
    chipMoment
  const index = moments.findIndex(({ key }) => key === at.key)
  const power = usePower(view, at.kind === 'chip' && hands.carried.size === 0)
  const wiresOpen = moments.some(({ kind, key }) => kind !== 'chip' && !done.has(key))
  const asList = view.choices.wiresAsList && wiresOpen && power.state === 'off'
  const first = moments.findIndex(({ key }) => !hands.carried.has(key))
  const notes = asList
    ? unreadNotes(view, hands)
    : power.state !== 'off'
      ? wireNotes(view, hands, 'power')
      : wireNotes(view, hands, at, power.seen && index === first)
  const read = notes.flatMap(({ covers }) => covers.map(cautionAck))
  const blocked = power.blocked ?? (asList ? null : chipBlocked(at, hands))
  const allConnected = () => {
    const wires = moments.filter(({ kind }) => kind !== 'chip')
    acknowledgeAll([...wires.map(({ key }) => wireAck(key)), ...read])
    setChosen(null)
  }
  const oneConnected = () => {
    // For the next chip, the user ticks both checks.
    const ticked = at.kind === 'chip' && hands.carried.size > 0 ? [] : [wireAck(at.key)]
    acknowledgeAll([...ticked, ...read])
    if (at.kind === 'chip') connectPower(view)
    else setChosen(moments[index + 1]?.key ?? null)
  }
  const next = () => {
    if (blocked !== null) return
    if (power.state !== 'off') acknowledgeAll([powerOffAck, ...read])
    else if (asList) allConnected()
    else oneConnected()
  }
  const before = power.state === 'off' && !asList ? (moments[index - 1] ?? null) : null
  const back = () => {
    if (before !== null) setChosen(before.key)
  }
  const toggleList = () => choose({ wiresAsList: !view.choices.wiresAsList })
  useStepKeys({ next, back, list: toggleList })
  usePluggedIn(power.pluggedIn && at.kind === 'chip', next)
  return {
    hands,
    at,
    index,
    before,
    power,
    wiresOpen,
    asList,
    notes,
    blocked,
    next,
    back,
    toggleList,
  }
}

/** A practice programmer cannot be plugged in: the press represents it. The next page detects a real programmer. */
function connectPower(view: WizardView): void {
  goOn()
  if (view.practice) askChip(view)
}

/** The chip of a mainboard whose wires are already connected: two checks, and the user ticks both. */
function chipBlocked(at: WireMoment, { carried, open }: Hands): string | null {
  if (at.kind !== 'chip') return null
  const missing = carried.size === 0 ? open.filter((key) => key !== 'chip') : open
  return missing.length === 0 ? null : blockerAct({ code: 'wires-open', signals: missing })
}

/** Plugging in the programmer is the last act of the wiring: no other press is needed. */
function usePluggedIn(pluggedIn: boolean, next: () => void): void {
  const act = useRef(next)
  useEffect(() => {
    act.current = next
  })
  useEffect(() => {
    if (pluggedIn) act.current()
  }, [pluggedIn])
}
