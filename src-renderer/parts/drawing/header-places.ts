/** Where the pins of a header lie on the page, and where a wire to each of them ends. Pixels. */
import type { Header } from '../../../shared/data/guide.ts'
import type { WireEnd } from './routes.ts'

export interface HeaderPinPlace {
  readonly n: number
  readonly x: number
  readonly y: number
  readonly right: boolean
  readonly name: string
  /** Why it must never get a wire; `null` for all others. */
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

export const pinPitchPx = 17
const edgeBoardPx = 142
const nameRoomPx = 82

/** GPIO or supply name: the first word, because the data adds functions behind it. */
export const shortName = (name: string): string => name.split(' ')[0] ?? name

/** From above, USB plug or pin 1 on top; `under` swaps left and right. */
export function headerPlaces(
  header: Header,
  left: number,
  top: number,
  under = false,
): HeaderPlaces {
  const edge = header.layout.startsWith('two single')
  const rows = Math.max(...header.pins.map(({ row }) => row))
  const height = rows * pinPitchPx + (edge ? 22 : 12)
  const width = edge ? edgeBoardPx : 2 * pinPitchPx + 8
  const x0 = edge ? left : left + nameRoomPx
  const dangers = new Map(header.danger.map(({ pin, why }) => [pin, why]))
  const pins = header.pins.map(({ n, name, type, side, row }): HeaderPinPlace => {
    const right = (edge ? side === 'right' : n % 2 === 0) !== under
    const y = top + (edge ? 16 : 6) + (row - 0.5) * pinPitchPx
    const x = edge
      ? right
        ? x0 + width - 9
        : x0 + 9
      : x0 + width / 2 + (right ? pinPitchPx / 2 : -pinPitchPx / 2)
    const end: WireEnd = edge
      ? { x: right ? x + 5 : x - 5, y, faces: right ? 1 : -1 }
      : { x: right ? x0 + width + nameRoomPx : left, y, faces: right ? 1 : -1 }
    return {
      n,
      x,
      y,
      right,
      name: shortName(name),
      danger: dangers.get(n) ?? (type === '5v' ? '5 V' : null),
      end,
    }
  })
  return {
    pins,
    edge,
    box: { x: x0, y: top, width, height },
    extent: edge ? [x0, x0 + width] : [left, x0 + width + nameRoomPx],
  }
}
