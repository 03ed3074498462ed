// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// What the stand-in does not have must fail loudly, or a test would pass for nothing.
const { EventEmitter } = require('node:events')

function missing(what) {
  throw new Error(`electron double: ${what} is not implemented`)
}

// Asked of any object by promises, JSON and the inspector; their absence is an answer.
const probed = new Set(['then', 'toJSON', 'domain', 'nodeType', 'asymmetricMatch', '$$typeof'])

function strict(name, target) {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || probed.has(key))
        return Reflect.get(object, key, receiver)
      return missing(`${name}.${key}`)
    },
  })
}

/** An event emitter whose `this`, in subclasses too, is the strict object itself. */
class Strict extends EventEmitter {
  constructor(name) {
    super()
    this.setMaxListeners(0)
    return strict(name, this)
  }
}

module.exports = { missing, strict, Strict }
