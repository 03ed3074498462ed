// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Remembers links on which replies were missing or wrong while commands were queued, so that the next open tests
 * queueing fully.
 */
import type { ByteLink } from './byte-link.ts'

const disturbed = new Set<string>()

export function noteDisturbance(link: ByteLink): void {
  disturbed.add(link.name)
}

/** Whether the link was disturbed since the last call. */
export function takeDisturbance(link: ByteLink): boolean {
  return disturbed.delete(link.name)
}
