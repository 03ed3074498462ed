// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: the chip of a wiring view, as it lies in front of the user. Not to scale: the legs are further apart to leave
 * room for the wires.
 */
import type { ChipPackage, SignalKey } from '../../../shared/data/guide.ts'
import type { WiringPlan } from '../../../shared/wiring.ts'
import { chipPlaces } from './geometry.ts'
import type { Point, Turn } from './geometry.ts'

/** Orientation of the chip: its clockwise turn, and whether it is seen from below. The same on every drawing of it. */
export interface Lie {
  readonly turn: Turn
  readonly under: boolean
}

export const asPrinted: Lie = { turn: 0, under: false }

export interface ChipPinPlace {
  readonly n: number
  readonly signal: SignalKey
  /** Free end of the leg, from the upper left corner of the body. */
  readonly x: number
  readonly y: number
  /** Unit vector away from the body. */
  readonly away: Point
  /** Neighbours on an upper or lower side have their names on two levels, to keep them from overlapping. */
  readonly level: 0 | 1
  readonly state: 'wired' | 'left-off' | 'pull-up' | 'open'
  /** Smallest and largest value of its pull-up resistor. */
  readonly pullUpOhm: readonly [number, number] | null
}

export interface WiringChip {
  readonly width: number
  readonly height: number
  /** Legs point up and down. */
  readonly standing: boolean
  readonly under: boolean
  readonly pins: readonly ChipPinPlace[]
  /** Room for resistors and capacitors of a loose chip beyond the legs, in the direction of the legs. */
  readonly beyondLegs: number
  /** Room for them beside a standing chip. */
  readonly beside: number
}

/** The labels of a drawing at legs and pins. */
export interface DrawnWords {
  /** Only numbers, with room for those of the current wire: the text beside the drawing has the rest. */
  readonly quiet: boolean
  /**
   * Names of signals instead of leg numbers: the drawing shows an adapter, and adapters number their legs in various
   * ways.
   */
  readonly byName: boolean
}

export const allWords: DrawnWords = { quiet: false, byName: false }

export const legPx = 16
const lying = { pitch: [22, 20], width: [124, 140] } as const
const standing = { pitch: [44, 32], height: [124, 142] } as const

/** For a chip with only numbers, upright: its legs are further apart, because one of them is marked large. */
const quietLying = { pitch: [28, 22], width: [108, 112] } as const

export function wiringChip(
  plan: WiringPlan,
  chipPackage: ChipPackage,
  lie: Lie,
  { quiet, byName } = allWords,
): WiringChip {
  const many = chipPackage.pin_count > 8 ? 1 : 0
  const rows = chipPackage.pin_count / 2
  const stands = lie.turn % 180 !== 0
  const upright = quiet ? { ...quietLying, ...(byName ? { width: lying.width } : {}) } : lying
  const pitch = (stands ? standing : upright).pitch[many]
  // Names of sixteen legs side by side are wider than the pitch of the legs.
  const edge = stands && many === 1 ? 9 : 3
  const length = rows * pitch + 2 * edge
  const [width, height] = stands ? [length, standing.height[many]] : [upright.width[many], length]
  const [variant] = chipPackage.variants
  if (variant === undefined) throw new Error(`${chipPackage.id} has no body`)
  const states = new Map<number, ChipPinPlace['state']>([
    ...plan.wires.map(({ chipPin }) => [chipPin, 'wired'] as const),
    ...plan.leftOff.map(({ chipPin }) => [chipPin, 'left-off'] as const),
    ...plan.pullUps.map(({ chipPin }) => [chipPin, 'pull-up'] as const),
  ])
  const ohms = new Map(
    plan.pullUps.map(({ chipPin, ohmMin, ohmMax }) => [chipPin, [ohmMin, ohmMax] as const]),
  )
  const pins = chipPlaces(chipPackage, variant, lie.turn, lie.under).pins.map(
    ({ n, signal, tip, away }): ChipPinPlace => {
      // The real chip gives the row of the leg; the pitch is the drawing's own.
      const row = Math.round((stands ? tip[0] : tip[1]) / chipPackage.pitch_mm + (rows - 1) / 2)
      const along = edge + (row + 0.5) * pitch
      const [dx, dy] = away
      return {
        n,
        signal,
        x: dx === 0 ? along : dx < 0 ? -legPx : width + legPx,
        y: dy === 0 ? along : dy < 0 ? -legPx : height + legPx,
        away,
        level: stands && many === 1 && row % 2 === 1 ? 1 : 0,
        state: states.get(n) ?? 'open',
        pullUpOhm: ohms.get(n) ?? null,
      }
    },
  )
  const parts = plan.pullUps.length > 0
  return {
    width,
    height,
    standing: stands,
    under: lie.under,
    pins,
    beyondLegs: parts ? (stands ? 54 : 88) : plan.leftOff.length > 0 ? 30 : 12,
    beside: stands && parts ? 76 : 12,
  }
}
