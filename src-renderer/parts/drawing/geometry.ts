// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Positions of the parts of a chip, in millimetres from its middle. Every point is mirrored and turned by itself, never
 * as a group, so that text added afterwards is always upright.
 */
import type { ChipPackage, SignalKey } from '../../../shared/data/guide.ts'

export type Turn = 0 | 90 | 180 | 270
export type Point = readonly [x: number, y: number]
export type Variant = ChipPackage['variants'][number]

/** Not in the data but estimated: the app says so beside the drawing. Millimetres. */
export const drawnByEye = { legMm: 0.41, dipLegMm: 1.4, dipBodyMm: 6.4, padMm: [0.6, 0.4] } as const

export interface PinPlace {
  readonly n: number
  readonly signal: SignalKey
  /** The end of the leg at the body. */
  readonly root: Point
  /** Its free end. */
  readonly tip: Point
  /** Unit vector away from the body. */
  readonly away: Point
}

export interface ChipPlaces {
  readonly pins: readonly PinPlace[]
  readonly corners: readonly Point[]
  /** Width and height in this orientation. */
  readonly sizeMm: Point
  /** How far the legs extend from the middle, along x and y. */
  readonly reachMm: Point
  /** False if the data has no body size. */
  readonly sourced: boolean
  readonly hasLegs: boolean
  readonly turned: (point: Point) => Point
}

/** The nominal value, else the middle of the limits; `null` if neither is known. */
export function nominal(
  range:
    | { readonly min: number | null; readonly nom: number | null; readonly max: number | null }
    | null
    | undefined,
): number | null {
  if (range == null) return null
  if (range.nom !== null) return range.nom
  if (range.min !== null && range.max !== null) return (range.min + range.max) / 2
  return range.min ?? range.max
}

export function chipPlaces(
  chipPackage: ChipPackage,
  variant: Variant,
  turn: Turn = 0,
  under = false,
): ChipPlaces {
  const rows = chipPackage.pin_count / 2
  const hasLegs = chipPackage.id !== 'wson8'
  const isDip = chipPackage.id === 'dip8'
  const width = nominal(variant.body_width_mm) ?? drawnByEye.dipBodyMm
  const length = nominal(variant.body_length_mm) ?? rows * chipPackage.pitch_mm - 0.6
  const span = nominal(variant.lead_span_mm) ?? width
  const out = span / 2 + (isDip ? 0.15 : hasLegs ? 0 : 0.12)
  const turned = ([x, y]: Point): Point => {
    let point: Point = [under ? -x : x, y]
    for (let quarter = 0; quarter < turn / 90; quarter++) point = [-point[1], point[0]]
    return [point[0] + 0, point[1] + 0]
  }
  const pins = chipPackage.pins.map(({ n, signal }): PinPlace => {
    const left = n <= rows
    const row = left ? n - 1 : chipPackage.pin_count - n
    const side = left ? -1 : 1
    const y = (row - (rows - 1) / 2) * chipPackage.pitch_mm
    const [ax, ay] = turned([side, 0])
    return {
      n,
      signal,
      root: turned([(side * width) / 2, y]),
      tip: turned([side * out, y]),
      away: [Math.round(ax) + 0, Math.round(ay) + 0],
    }
  })
  const corners = (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(([x, y]) => turned([(x * width) / 2, (y * length) / 2]))
  const lying: Point = turn % 180 === 0 ? [width, length] : [length, width]
  return {
    pins,
    corners,
    sizeMm: lying,
    reachMm: [
      Math.max(lying[0] / 2, ...pins.map(({ tip }) => Math.abs(tip[0]))),
      Math.max(lying[1] / 2, ...pins.map(({ tip }) => Math.abs(tip[1]))),
    ],
    sourced: variant.body_width_mm !== null && variant.body_length_mm !== null,
    hasLegs,
    turned,
  }
}

/** Rounded only for output: the page must not show 5.2299999 for 5.23. */
export const px = (value: number): number => Math.round(value * 10) / 10
