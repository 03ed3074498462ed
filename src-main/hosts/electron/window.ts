// SPDX-License-Identifier: GPL-3.0-or-later
/** The only window: opens at its last place, and stays hidden until it can be shown. */
import { BrowserWindow, nativeTheme } from 'electron'
import type { Screen } from 'electron'
import { keepPlace, placeOn, readPlace, smallest } from './window-place.ts'
import type { Rectangle } from './window-place.ts'

/** Colour shown before the page has painted: the page's own background in both themes. */
const background = { light: '#f6f6f2', dark: '#181c1e' } as const

export interface WindowParts {
  /** Absolute path of the built preload script. */
  readonly preload: string
}

/** Opens the window, hidden until its first paint; its place is kept in the file at `placePath`. */
export function openWindow(
  screen: Screen,
  placePath: string,
  { preload }: WindowParts,
): BrowserWindow {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  const areas: readonly Rectangle[] = [primary, ...others].map(({ workArea }) => workArea)
  const { at, width, height, maximized } = placeOn(areas, readPlace(placePath))
  const window = new BrowserWindow({
    ...at,
    width,
    height,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Pin One',
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // The progress of a job must continue in a window that is covered by another.
      backgroundThrottling: false,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => keepPlace(placePath, window.getNormalBounds(), window.isMaximized()))
  return window
}
