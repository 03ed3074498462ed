// SPDX-License-Identifier: GPL-3.0-or-later
/** The tunnel to a programmer on another computer, for the part that asks where it is. */
import { useStore } from 'zustand'
import type { FaultRecord } from '../../shared/fault.ts'
import { actionState, ask } from './actions.ts'
import { choose } from './wizard.ts'

async function open(to: {
  readonly host: string
  readonly user: string
  readonly node: string
}): Promise<{ readonly programmerId: string | null; readonly refused: FaultRecord | null }> {
  const opened = await ask('tunnel.open', to)
  return opened === null
    ? { programmerId: null, refused: actionState.getState().lastFault }
    : { programmerId: opened.programmerId, refused: null }
}

const close = (): void => void ask('tunnel.close', undefined)

export function useTunnelDoor() {
  const { pending, lastFault } = useStore(actionState)
  return { pending, lastFault, open, close }
}

/** Chooses the programmer at the other end of the tunnel, and opens it. */
export async function connectTo(programmerId: string): Promise<void> {
  choose({ programmerId })
  await ask('session.open', { programmerId, clockHz: null })
  if (actionState.getState().lastFault === null) choose({ programmerAnswered: true })
}
