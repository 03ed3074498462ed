// SPDX-License-Identifier: GPL-3.0-or-later
/** Size and place of the window, kept from one start to the next. Screens may change, so the kept place is checked. */
import { readFileSync, writeFileSync } from 'node:fs'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowPlace {
  /** `null` lets the system choose the place. */
  readonly at: { readonly x: number; readonly y: number } | null
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

/** Smallest window that shows a stage without scrolling sideways, in device-independent pixels. */
export const smallest = { width: 720, height: 560 } as const
const usual: WindowPlace = { at: null, width: 1180, height: 800, maximized: false }
/** Pixels of the window's top edge that must be on a screen, so that the user can move the window. */
const gripPixels = 120

/**
 * The place for the window: the kept one, shrunk to fit its screen, or else the default size. `kept` comes from a file
 * and is not trusted; `screens` are the displays' work areas, the primary one first.
 */
export function placeOn(screens: readonly Rectangle[], kept: unknown): WindowPlace {
  const place = parsed(kept)
  const { at } = place
  const screen =
    at === null
      ? screens[0]
      : screens.find(
          ({ x, y, width, height }) =>
            at.x + place.width >= x + gripPixels &&
            at.x <= x + width - gripPixels &&
            at.y >= y &&
            at.y <= y + height - gripPixels,
        )
  const room = screen ?? screens[0]
  if (room === undefined) return usual
  return {
    at: screen === undefined ? null : at,
    width: Math.max(smallest.width, Math.min(place.width, room.width)),
    height: Math.max(smallest.height, Math.min(place.height, room.height)),
    maximized: place.maximized,
  }
}

function parsed(kept: unknown): WindowPlace {
  if (typeof kept !== 'object' || kept === null) return usual
  const { x, y, width, height, maximized } = kept as Record<string, unknown>
  if (!isPixels(width) || !isPixels(height)) return usual
  return {
    at: isPixels(x) && isPixels(y) ? { x, y } : null,
    width,
    height,
    maximized: maximized === true,
  }
}

function isPixels(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(value as number) < 100_000
}

/** The contents of the file, or `null`; a damaged file only loses the place. */
export function readPlace(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

export function keepPlace(path: string, bounds: Rectangle, maximized: boolean): void {
  try {
    writeFileSync(path, `${JSON.stringify({ ...bounds, maximized })}\n`)
  } catch {
    // Only for comfort: a full disk must not keep the window from closing.
  }
}
