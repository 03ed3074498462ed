// SPDX-License-Identifier: GPL-3.0-or-later
/** How a programmer is reached decides what can come off, and what to look at. Pure. */
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

/** Whether a look at the plugs shows it while it is there: not what is behind an address, and no practice chip. */
const isListed: Readonly<Record<Reach, boolean>> = {
  network: false,
  serial: true,
  spidev: true,
  practice: false,
}

/** An id of no kind counts as one that a list would show: it must be seen there. */
export function showsInList(id: string): boolean {
  const kind = kindOf(id)
  return kind === null || isListed[reachOf(id, kind)]
}

/** Whether its absence from a list that was read proves that its plug is pulled and that it drives nothing. */
export function endsWhenUnlisted(id: string): boolean {
  const kind = kindOf(id)
  return kind !== null && programmerKinds[kind].endsBy === 'unplug' && showsInList(id)
}

/** A programmer that was typed or made up, and so need not be in the list. */
export function typedProgrammer(id: string, kind: ProgrammerKind): FoundProgrammer {
  return { id, kind, label: null, access: 'ok', accessDetail: null, usb: null }
}
