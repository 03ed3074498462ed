// SPDX-License-Identifier: GPL-3.0-or-later
/** Which Electron the tests run: the real one where it can run, else the stand-in. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import addressBar from './address-bar.json' with { type: 'json' }

export const root = join(import.meta.dirname, '../..')

/** What `electron` would start: the real binary, or the stand-in if the configuration uses it. */
export function electronBinary(): string {
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (elsewhere !== undefined) return join(elsewhere, 'electron')
  const electronDir = join(root, 'node_modules/electron')
  return join(electronDir, 'dist', readFileSync(join(electronDir, 'path.txt'), 'utf8'))
}

/** `npm start` downloads Electron's binary on a desktop; on Linux it needs a screen, at least Xvfb's. */
export function realElectronCanRun(): boolean {
  const pathFile = join(root, 'node_modules/electron/path.txt')
  if (!existsSync(pathFile)) return false
  const binary = join(root, 'node_modules/electron/dist', readFileSync(pathFile, 'utf8'))
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return existsSync(binary) && (process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY))
}

export const standInDirectory = join(root, 'e2e/rigs/electron-double/bin')

/** Chromium of the system, for the web host and the stand-in. */
export const chromiumPath =
  process.env['PIN_ONE_CHROMIUM'] ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  )

const isRoot = process.getuid?.() === 0

const withoutFeatures = [
  // Without the pages of the invisible address bar, which are half the work of opening a window.
  ...addressBar,
  // This list replaces Playwright's, which leaves these out for good reasons of its own.
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/** As root Chromium has no sandbox; the other switches keep it from using the network by itself. */
export const chromiumArguments: readonly string[] = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  `--disable-features=${withoutFeatures.join(',')}`,
]
