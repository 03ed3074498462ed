// SPDX-License-Identifier: GPL-3.0-or-later
/** Where the pins of a header are on the page, the text beside them, and where a wire to each of them ends. Pixels. */
import type { Header } from '../../../shared/data/guide.ts'
import type { WireEnd } from './routes.ts'
import { textPx, textWidth } from './text-width.ts'
import { dangerText } from '../../../shared/text/guide-headers.ts'

export interface HeaderPinPlace {
  readonly n: number
  readonly x: number
  readonly y: number
  readonly right: boolean
  /** Text beside the number; `null` if the number alone is enough. */
  readonly name: string | null
  /** The number is shown beside the pin. */
  readonly numbered: boolean
  /** The signal of the wire for this pin. */
  readonly signal: string | null
  /** Why no wire may be connected to it; `null` for all others. */
  readonly danger: string | null
  readonly end: WireEnd
}

export interface HeaderPlaces {
  readonly pins: readonly HeaderPinPlace[]
  /** Pins at the edges of a board (Pico), or two rows side by side. */
  readonly edge: boolean
  readonly box: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }
  /** Leftmost and rightmost x that pins and names need. */
  readonly extent: readonly [left: number, right: number]
}

export interface HeaderLook {
  /** The used pins and the signal on each. */
  readonly used: ReadonlyMap<number, string>
  /** Name of a pin on this board if its usual name differs (`SPI0_CS0` on a BeagleBone). */
  readonly names?: ReadonlyMap<number, string>
  /** All names, or only those of used pins, of pins named here, of dangerous pins and of pin 1. */
  readonly allNames?: boolean
  /** Seen from below: left and right swapped. */
  readonly under?: boolean
  /**
   * Names only at pins that can harm a chip; numbers only at those, at used pins and at both ends; the text beside the
   * drawing has the rest.
   */
  readonly quiet?: boolean
}

export const pinPitchPx = 17
/** The number at an end of the current wire. */
export const badgeWidthPx = 30
/** From the middle of a pin at the edge of a board to the edge, and on to its name. */
const edgePx = 9
/** From the middle of a pin in two rows to its name. */
const besidePx = 16
const leastBoardPx = 142
/** Width of a board that has no names inside it. */
const leastQuietBoardPx = 116

/** GPIO or supply name: the first word, because in the data functions follow it. */
export const shortName = (name: string): string => name.split(' ')[0] ?? name

/** From above, with USB plug or pin 1 on top. */
export function headerPlaces(
  header: Header,
  left: number,
  top: number,
  { used, names, allNames = false, under = false, quiet = false }: HeaderLook,
): HeaderPlaces {
  const edge = header.layout === 'edges'
  const rows = Math.max(...header.pins.map(({ row }) => row))
  const dangers = new Map(header.danger.map(({ pin, why }) => [pin, dangerText(why)]))
  const labels = header.pins.map(({ n, name, type, side, row }) => {
    const danger = dangers.get(n) ?? (type === '5v' ? '5 V' : null)
    const inUse = used.has(n) || names?.has(n) === true
    const told = danger !== null || inUse || allNames || n === 1
    const loud = told ? (names?.get(n) ?? shortName(name)) : null
    const said = quiet ? (type === '5v' ? '5 V' : null) : loud
    const numbered = said !== null || (!edge && (!quiet || inUse || row === 1 || row === rows))
    return {
      n,
      row,
      right: (edge ? side === 'right' : n % 2 === 0) !== under,
      name: said,
      numbered,
      signal: used.get(n) ?? null,
      danger,
      // Used pins and dangerous ones are bold.
      textPx:
        said === null && edge
          ? 0
          : quiet && said === null
            ? badgeWidthPx + 3
            : textWidth(said === null ? `${n}` : `${said} ${n}`, textPx, true) + 5,
    }
  })
  const widest = (of: boolean) =>
    Math.max(...labels.map(({ right, textPx: width }) => (right === of ? width : 0)))
  const pairs = Array.from({ length: rows }, (_, row) =>
    labels.reduce((sum, label) => sum + (label.row === row + 1 ? label.textPx : 0), 0),
  )
  const width = edge
    ? Math.max(quiet ? leastQuietBoardPx : leastBoardPx, Math.max(...pairs) + 4 * edgePx + 6)
    : 2 * pinPitchPx + 8
  const height = rows * pinPitchPx + (edge ? 22 : 12)
  const pinToEdge = edge ? edgePx : (width - pinPitchPx) / 2
  const outside = besidePx - pinToEdge
  const x0 = edge ? left : left + widest(false) + outside
  const pins = labels.map(({ row, textPx: label, ...pin }): HeaderPinPlace => {
    const outward = pin.right ? 1 : -1
    const x = pin.right ? x0 + width - pinToEdge : x0 + pinToEdge
    const y = top + (edge ? 16 : 6) + (row - 0.5) * pinPitchPx
    return {
      ...pin,
      x,
      y,
      end: { x: x + outward * (edge ? 5 : besidePx + label), y, faces: outward },
    }
  })
  return {
    pins,
    edge,
    box: { x: x0, y: top, width, height },
    extent: edge ? [x0, x0 + width] : [left, x0 + width + widest(true) + outside],
  }
}
