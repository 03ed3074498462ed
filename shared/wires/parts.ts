// SPDX-License-Identifier: GPL-3.0-or-later
/** Joins a cause of several wires, and splits it into its wires. Pure. */
import type { ChipWire, WiringCause, WiringPart } from '../model/wiring.ts'

/** One cause of these parts, given in any order; it gets `id` when the parts are of several kinds. */
export function causeOf(id: WiringCause['id'], parts: readonly WiringPart[]): WiringCause {
  const ordered = [...parts].sort((one, other) => other.share - one.share)
  const wires: readonly ChipWire[] = [...new Set(ordered.flatMap((part) => part.wires))]
  const share = ordered.reduce((sum, part) => sum + part.share, 0)
  const ids = new Set(ordered.map((part) => part.id))
  const [only = id] = ids.size === 1 ? ids : [id]
  return { id: only, wires, share, ...(ordered.length > 1 && { parts: ordered }) }
}

/** Each wire, or pair of wires, as a separate cause. */
export const partsOf = ({ id, wires, share, parts }: WiringCause): readonly WiringPart[] =>
  parts ?? [{ id, wires, share }]
