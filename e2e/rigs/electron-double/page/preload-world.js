// SPDX-License-Identifier: GPL-3.0-or-later
// What a sandboxed preload script sees. Inlined in the isolated world; `toMain` is the binding that the host put there.
function preloadWorld(process, codec, contextBridge, toMain) {
  const listeners = new Map()
  const waiting = new Map()
  const exposed = new Set()
  let lastId = 0

  const refused = (what) => () => {
    throw new Error(`electron double: ${what} is not implemented`)
  }
  const ipcRenderer = {
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    off(channel, listener) {
      const kept = listeners.get(channel) ?? []
      const at = kept.indexOf(listener)
      if (at >= 0) listeners.set(channel, kept.toSpliced(at, 1))
      return ipcRenderer
    },
    send: (channel, ...args) => toMain(codec.encode({ kind: 'send', channel, args })),
    invoke(channel, ...args) {
      const id = ++lastId
      return new Promise((resolve, reject) => {
        // Encoding first: what cannot be cloned rejects and is not sent.
        const text = codec.encode({ kind: 'invoke', id, channel, args })
        waiting.set(id, { resolve, reject, channel })
        toMain(text)
      })
    },
    sendSync: refused('ipcRenderer.sendSync'),
    postMessage: refused('ipcRenderer.postMessage'),
  }

  function receive(text) {
    const message = codec.decode(text)
    if (message.kind === 'message') {
      for (const listener of listeners.get(message.channel) ?? [])
        listener({ sender: ipcRenderer, ports: [] }, ...message.args)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) call?.resolve(message.value)
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.value}`))
  }
  Object.defineProperty(globalThis, '__electronDoubleReceive', { value: receive })

  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld(key, api) {
        if (exposed.has(key))
          throw new Error('Cannot bind an API on top of an existing property on the window object')
        exposed.add(key)
        contextBridge.expose(key, api)
      },
    },
  }
  return {
    process,
    require(id) {
      if (id === 'electron' || id === 'electron/renderer') return electron
      throw new Error(`module not found: ${id}`)
    },
  }
}
