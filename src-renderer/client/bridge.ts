// SPDX-License-Identifier: GPL-3.0-or-later
/** The page's only access to the app, whatever host the page runs in. */
import { everyMs } from '../../shared/heartbeat.ts'
import type { Bridge } from './connection.ts'
import { electronBridge } from './electron-bridge.ts'
import type { ExposedApi } from './electron-bridge.ts'
import { webBridge } from './web-bridge.ts'

declare global {
  interface Window {
    /** Set by Electron's preload script; absent in a browser. */
    readonly pinOne?: ExposedApi
  }
}

/** The bridge for the host of this page. */
export function connectBridge(): Bridge {
  if (window.pinOne === undefined) return webBridge(window)
  return electronBridge(window.pinOne, { now: () => performance.now(), every: everyMs })
}
