// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: how to find a header pin by counting, and which of its neighbours carry 5 V. */
import type { Header } from '../../shared/data/guide.ts'

export type HeaderPlace =
  /** On a board with pins along both edges: counted from 1, from the USB plug. */
  | { readonly kind: 'edge'; readonly side: 'left' | 'right'; readonly fromUsb: number }
  /** In a header of two rows: in the row of pin 1 or of pin 2, counted from 1, from that end. */
  | { readonly kind: 'rows'; readonly rowOf: 1 | 2; readonly at: number }

export function headerPlace(header: Header, pin: number): HeaderPlace | null {
  const found = header.pins.find(({ n }) => n === pin)
  if (found === undefined) return null
  if (isEdge(header))
    return { kind: 'edge', side: found.side === 'right' ? 'right' : 'left', fromUsb: found.row }
  return { kind: 'rows', rowOf: pin % 2 === 1 ? 1 : 2, at: found.row }
}

const isEdge = ({ layout }: Header): boolean => layout === 'edges'

/** 5 V pins next to this one, straight or diagonal, and those next to them; in the order of their numbers. */
export function fiveVoltsBeside(header: Header, pin: number): readonly number[] {
  const live = header.pins.filter(({ type }) => type === '5v').map(({ n }) => n)
  const found: number[] = []
  for (let from = [pin]; from.length > 0;) {
    const next = live.filter(
      (n) => !found.includes(n) && from.some((each) => touch(header, each, n)),
    )
    found.push(...next)
    from = next
  }
  return found.toSorted((a, b) => a - b)
}

function touch(header: Header, a: number, b: number): boolean {
  const [one, other] = [a, b].map((pin) => header.pins.find(({ n }) => n === pin))
  if (one === undefined || other === undefined) return false
  const near = Math.abs(one.row - other.row) <= 1
  // The two edges of a board are too far apart to be neighbours.
  return near && (!isEdge(header) || one.side === other.side)
}
