// SPDX-License-Identifier: GPL-3.0-or-later
/** How a programmer is reached: this decides what can be disconnected and what to check. Pure. */
import type { FoundProgrammer, ProgrammerKind } from '../model/programmer.ts'
import { lineProgrammer } from './address.ts'
import { kindOf, programmerKinds } from './kinds.ts'
import type { Reach } from './kinds.ts'

function isOnNetwork(id: string): boolean {
  const parsed = lineProgrammer(id)
  if (!parsed.ok) return false
  const { address } = parsed.value
  return 'link' in address && address.link.kind === 'tcp'
}

/** `id` as `session.open` takes it. */
export const reachOf = (id: string, kind: ProgrammerKind): Reach =>
  isOnNetwork(id) ? 'network' : programmerKinds[kind].reach

/** Whether a list of connected devices shows it while it is there: not one on a network, and no practice chip. */
const isListed: Readonly<Record<Reach, boolean>> = {
  network: false,
  serial: true,
  spidev: true,
  practice: false,
}

/** An id of unknown kind counts as one that a list would show, so it must be in the list. */
export function showsInList(id: string): boolean {
  const kind = kindOf(id)
  return kind === null || isListed[reachOf(id, kind)]
}

/** Whether its absence from a current list proves that its plug is pulled and that it drives nothing. */
export function endsWhenUnlisted(id: string): boolean {
  const kind = kindOf(id)
  return kind !== null && programmerKinds[kind].endsBy === 'unplug' && showsInList(id)
}

/** A programmer that the user typed or that is simulated, so it need not be in the list. */
export function typedProgrammer(id: string, kind: ProgrammerKind): FoundProgrammer {
  return { id, kind, label: null, access: 'ok', accessDetail: null, usb: null }
}
