// SPDX-License-Identifier: GPL-3.0-or-later
/** A cause of several wires, and each of its wires by itself. Pure. */
import type { ChipWire, WiringCause, WiringPart } from '../model/wiring.ts'

/** One cause of these parts, which are in any order; it goes by `id` where they are of several kinds. */
export function causeOf(id: WiringCause['id'], parts: readonly WiringPart[]): WiringCause {
  const ordered = [...parts].sort((one, other) => other.share - one.share)
  const wires: readonly ChipWire[] = [...new Set(ordered.flatMap((part) => part.wires))]
  const share = ordered.reduce((sum, part) => sum + part.share, 0)
  const ids = new Set(ordered.map((part) => part.id))
  const [only = id] = ids.size === 1 ? ids : [id]
  return { id: only, wires, share, ...(ordered.length > 1 && { parts: ordered }) }
}

/** Each wire, or pair of wires, as a cause of its own. */
export const partsOf = ({ id, wires, share, parts }: WiringCause): readonly WiringPart[] =>
  parts ?? [{ id, wires, share }]
