// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// The DevTools protocol over one WebSocket: commands, and events by session.
const { EventEmitter } = require('node:events')
const { WebSocket } = require('ws')

class Session extends EventEmitter {
  constructor(connection, id) {
    super()
    this.setMaxListeners(0)
    this.connection = connection
    this.id = id
  }

  send(method, params) {
    return this.connection.send(method, params, this.id)
  }
}

class Connection extends EventEmitter {
  static async open(url) {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 2 ** 30 })
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    return new Connection(socket)
  }

  constructor(socket) {
    super()
    this.socket = socket
    this.lastId = 0
    this.waiting = new Map()
    this.sessions = new Map()
    this.root = new Session(this, undefined)
    socket.on('message', (data) => this.receive(JSON.parse(data)))
    socket.on('close', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('the browser is gone'))
      this.waiting.clear()
      this.emit('close')
    })
  }

  receive({ id, error, result, sessionId, method, params }) {
    if (id === undefined) {
      const session = sessionId === undefined ? this.root : this.sessions.get(sessionId)
      session?.emit(method, params)
      return
    }
    const call = this.waiting.get(id)
    this.waiting.delete(id)
    if (error) call?.reject(new Error(`${call.method}: ${error.message}`))
    else call?.resolve(result)
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.lastId
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, method })
      this.socket.send(JSON.stringify({ id, method, params, sessionId }))
    })
  }

  async attach(targetId) {
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true })
    const session = new Session(this, sessionId)
    this.sessions.set(sessionId, session)
    return session
  }
}

module.exports = { Connection }
