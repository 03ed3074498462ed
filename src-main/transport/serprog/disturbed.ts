// SPDX-License-Identifier: GPL-3.0-or-later
/** Links on which replies were missing or wrong while commands were queued: the next time nothing is taken on trust. */
import type { ByteLink } from './byte-link.ts'

const disturbed = new Set<string>()

export function noteDisturbance(link: ByteLink): void {
  disturbed.add(link.name)
}

/** Whether the link was disturbed since it was last asked for. */
export function takeDisturbance(link: ByteLink): boolean {
  return disturbed.delete(link.name)
}
