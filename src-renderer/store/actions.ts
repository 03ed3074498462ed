// SPDX-License-Identifier: GPL-3.0-or-later
/** The only place that calls the app. A refused call becomes `lastFault`, shown where the action was asked for. */
import { createStore } from 'zustand/vanilla'
import type { AppApi, CallName, Calls } from '../../shared/contract.ts'
import { faultRecord } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'

export interface ActionState {
  /** What is being asked for right now; the button that asked shows it and ignores a second press. */
  readonly pending: CallName | null
  readonly lastFault: FaultRecord | null
}

export const actionState = createStore<ActionState>(() => ({ pending: null, lastFault: null }))

let bridge: AppApi | null = null
export function useBridge(api: AppApi): void {
  bridge = api
}

/** Asks the app; resolves with the answer, or with `null` after noting the fault. Never rejects. */
export async function ask<C extends CallName>(
  name: C,
  input: Calls[C]['input'],
): Promise<Calls[C]['output'] | null> {
  if (bridge === null) return null
  actionState.setState({ pending: name, lastFault: null })
  try {
    return await bridge.call(name, input)
  } catch (error) {
    actionState.setState({ lastFault: faultRecord(error) })
    return null
  } finally {
    actionState.setState({ pending: null })
  }
}

/** Tells the app in the background; a refusal is noted, and what is being asked for meanwhile is left alone. */
export async function tell<C extends CallName>(
  name: C,
  input: Calls[C]['input'],
): Promise<Calls[C]['output'] | null> {
  try {
    return (await bridge?.call(name, input)) ?? null
  } catch (error) {
    actionState.setState({ lastFault: faultRecord(error) })
    return null
  }
}

export const forgetFault = () => actionState.setState({ lastFault: null })

/** Asks beside whatever else is being asked; `null` where it was refused, which is not a fault of the user. */
export async function askQuietly<C extends CallName>(
  name: C,
  input: Calls[C]['input'],
): Promise<Calls[C]['output'] | null> {
  return (await bridge?.call(name, input).catch(() => null)) ?? null
}

/** Tells the app what needs no answer; what it refuses is not a fault of the user. */
export function tellQuietly<C extends CallName>(name: C, input: Calls[C]['input']): void {
  bridge?.call(name, input).catch(() => undefined)
}

/** Looks again at what is plugged in, beside whatever else is being asked: no fault of it is worth a word. */
export function refreshQuietly(): void {
  tellQuietly('programmer.refresh', undefined)
}
