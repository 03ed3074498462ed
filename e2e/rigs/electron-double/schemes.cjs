// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// app://host/path is served to Chromium as https://host.app.electron-double.invalid/path: a secure, standard origin.
const { missing } = require('./strict.cjs')

const suffix = '.electron-double.invalid'

class Schemes {
  constructor(isReady) {
    this.isReady = isReady
    this.privileged = new Map()
    this.handlers = new Map()
  }

  toBrowser(url) {
    const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? []
    if (!this.privileged.has(scheme)) return url
    return `https://${host}.${scheme}${suffix}${rest || '/'}`
  }

  toApp(url) {
    const match = /^https:\/\/(.*)\.([a-z0-9+-]+)\.electron-double\.invalid(\/.*)?$/.exec(url)
    if (match === null || !this.privileged.has(match[2])) return url
    return `${match[2]}://${match[1]}${match[3] ?? '/'}`
  }

  /** Electron's `protocol` module. */
  protocol() {
    return {
      registerSchemesAsPrivileged: (list) => {
        if (this.isReady())
          throw new Error(
            'protocol.registerSchemesAsPrivileged should be called before app is ready',
          )
        for (const { scheme, privileges } of list) {
          if (privileges?.standard !== true) missing('a scheme that is not standard')
          this.privileged.set(scheme, privileges)
        }
      },
      handle: (scheme, handler) => {
        if (!this.isReady()) throw new Error('protocol.handle: the app is not ready')
        if (!this.privileged.has(scheme)) missing(`protocol.handle of ${scheme}, not privileged`)
        if (this.handlers.has(scheme)) throw new Error('The scheme has been registered')
        this.handlers.set(scheme, handler)
      },
      unhandle: (scheme) => void this.handlers.delete(scheme),
      isProtocolHandled: (scheme) => this.handlers.has(scheme),
    }
  }
}

module.exports = { Schemes }
