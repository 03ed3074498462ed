// SPDX-License-Identifier: GPL-3.0-or-later
/** Whether the wires have power, and the words for it. */
import { useEffect, useRef, useState } from 'react'
import { programmerName } from '../../../shared/text/guide-programmers.ts'
import { programmerKinds } from '../../../shared/programmer/kinds.ts'
import { reachOf } from '../../../shared/programmer/reach.ts'
import { powerOffAck } from '../../../shared/wire-moments.ts'
import { momentText } from '../../text/wire.ts'
import { shortTitle } from '../../wizard/programmers.ts'
import { powerSeen } from '../../wizard/stages.ts'
import type { WizardView } from '../../wizard/view.ts'

export interface PowerState {
  /** `off`: the user may touch the wires. */
  readonly state: 'off' | 'wait'
  /** The app detected it, so it did not ask the user. */
  readonly seen: boolean
  /** The app detected the programmer being plugged in while the user connected the chip. */
  readonly pluggedIn: boolean
  readonly blocked: string | null
  readonly title: string
  readonly lead: string
}

/**
 * Whether the user may touch the wires now: detected if possible, else asked. `last`: all wires are connected, and
 * power comes next.
 */
export function usePower(view: WizardView, last: boolean): PowerState {
  const seen = powerSeen(view)
  const wasOff = useRef(false)
  useEffect(() => {
    if (seen === 'off') wasOff.current = true
  }, [seen])
  const [off, setOff] = useState(seen === 'off')
  if (seen === 'off' && !off) setOff(true)
  const pluggedIn = last && off && seen === 'on'
  const touchable = seen === 'off' || pluggedIn || (seen === 'unseen' && view.acks.has(powerOffAck))
  const said = powerWords(view, seen)
  return {
    ...said,
    state: touchable ? 'off' : 'wait',
    seen: seen === 'off',
    pluggedIn,
    blocked: touchable ? null : said.blocked,
  }
}

function powerWords(
  { programmer, choices, wiring }: WizardView,
  seen: ReturnType<typeof powerSeen>,
): Pick<PowerState, 'blocked' | 'title' | 'lead'> {
  const name = shortTitle(programmerName(programmer))
  const { off, offAsk } = momentText
  if (seen === 'on')
    return { blocked: momentText.stillThere(name), title: off.unplug(name), lead: '' }
  if (wiring?.vccFrom === 'board')
    return { blocked: null, title: off.board, lead: offAsk.board(name) }
  if (programmer !== null && programmerKinds[programmer.kind].endsBy === 'shut-down')
    return { blocked: null, title: off.shutDown(name), lead: offAsk.shutDown(name) }
  if (programmer !== null && reachOf(choices.programmerId ?? '', programmer.kind) === 'network')
    return { blocked: null, title: off.network, lead: offAsk.network }
  return { blocked: null, title: off.unplug(name), lead: offAsk.unplug(name) }
}
