// SPDX-License-Identifier: GPL-3.0-or-later
/** Which wire is being connected, whether it may be touched now, and what the presses of this step do. */
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
  /** Its place among the moments. */
  readonly index: number
  /** The moment before, to go back to; `null`: none. */
  readonly before: WireMoment | null
  readonly power: PowerState
  readonly wiresOpen: boolean
  /** All wires at once instead of one at a time. */
  readonly asList: boolean
  readonly notes: ReturnType<typeof wireNotes>
  /** Why the press is not possible yet; `null`: it is. */
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
    // On to the next chip both looks are ticked by hand.
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

/** A practice programmer cannot be plugged in: the press stands for it. A real one is seen to come on the next page. */
function connectPower(view: WizardView): void {
  goOn()
  if (view.practice) askChip(view)
}

/** The chip of a mainboard that is reached with wires from before: two looks, and both are ticked. */
function chipBlocked(at: WireMoment, { carried, open }: Hands): string | null {
  if (at.kind !== 'chip') return null
  const missing = carried.size === 0 ? open.filter((key) => key !== 'chip') : open
  return missing.length === 0 ? null : blockerAct({ code: 'wires-open', signals: missing })
}

/** To plug the programmer in is the last act of the wiring: nothing else need be pressed. */
function usePluggedIn(pluggedIn: boolean, next: () => void): void {
  const act = useRef(next)
  useEffect(() => {
    act.current = next
  })
  useEffect(() => {
    if (pluggedIn) act.current()
  }, [pluggedIn])
}
