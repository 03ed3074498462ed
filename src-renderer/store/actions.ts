// SPDX-License-Identifier: GPL-3.0-or-later
/** The only place that calls the app. A refused call becomes `lastFault`, shown where the user made the request. */
import { createStore } from 'zustand/vanilla'
import type { AppApi, CallName, Calls } from '../../shared/contract.ts'
import { faultRecord } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'

export interface ActionState {
  /** The pending request; its button shows it and ignores a second press. */
  readonly pending: CallName | null
  readonly lastFault: FaultRecord | null
}

export const actionState = createStore<ActionState>(() => ({ pending: null, lastFault: null }))

let bridge: AppApi | null = null
export function useBridge(api: AppApi): void {
  bridge = api
}

/** Calls the app; resolves with the answer, or with `null` after noting the fault. Never rejects. */
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

/** Calls the app in the background; notes a refusal, and leaves the pending request alone. */
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

/** Calls the app independently of the pending request; `null` when it was refused, which does not concern the user. */
export async function askQuietly<C extends CallName>(
  name: C,
  input: Calls[C]['input'],
): Promise<Calls[C]['output'] | null> {
  return (await bridge?.call(name, input).catch(() => null)) ?? null
}

/** Sends what needs no answer; a refusal does not concern the user. */
export function tellQuietly<C extends CallName>(name: C, input: Calls[C]['input']): void {
  bridge?.call(name, input).catch(() => undefined)
}

/** Lists connected devices again, independently of the pending request; its faults are not shown. */
export function refreshQuietly(): void {
  tellQuietly('programmer.refresh', undefined)
}
