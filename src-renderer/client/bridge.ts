// SPDX-License-Identifier: GPL-3.0-or-later
/** The one way from the page to the app, whatever host the page runs in. */
import { everyMs } from '../../shared/heartbeat.ts'
import type { Bridge } from './connection.ts'
import { electronBridge } from './electron-bridge.ts'
import type { ExposedApi } from './electron-bridge.ts'
import { webBridge } from './web-bridge.ts'

declare global {
  interface Window {
    /** Put there by Electron's preload script; absent in a browser. */
    readonly pinOne?: ExposedApi
  }
}

/** The bridge of the host that this page runs in. */
export function connectBridge(): Bridge {
  if (window.pinOne === undefined) return webBridge(window)
  return electronBridge(window.pinOne, { now: () => performance.now(), every: everyMs })
}
