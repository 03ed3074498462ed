// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// One session: request rules are obeyed, permission handlers are kept so that a test can ask them.
const { Strict } = require('./strict.cjs')

const handlers = [
  'PermissionRequestHandler',
  'PermissionCheckHandler',
  'DevicePermissionHandler',
  'DisplayMediaRequestHandler',
]

class Session extends Strict {
  constructor(protocol) {
    super('session')
    this.protocol = protocol
    /** What the app has set, by name; the stand-in has no prompts that would ask. */
    this.doubleHandlers = {}
    for (const name of handlers)
      this[`set${name}`] = (handler) => {
        this.doubleHandlers[name] = handler
      }
    this.beforeRequest = null
    this.webRequest = {
      onBeforeRequest: (filterOrListener, listener) => {
        this.beforeRequest = listener ?? filterOrListener
      },
    }
  }

  // Kept so that a spec can look at it; the system's Chromium here gets nothing over the network anyway.
  setProxy(config) {
    this.doubleProxy = config
    return Promise.resolve()
  }

  /** What `onBeforeRequest` says of a request: `{ cancel }`. */
  verdict(details) {
    if (this.beforeRequest === null) return Promise.resolve({})
    return new Promise((resolve) => this.beforeRequest(details, resolve))
  }
}

module.exports = { Session }
