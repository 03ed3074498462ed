// SPDX-License-Identifier: GPL-3.0-or-later
// contextBridge between the two worlds of one document: synchronous events whose detail Chromium clones between worlds.
// Inlined as bridge(token, 'main') in the page's world and bridge(token, 'preload') in the isolated one.
function bridge(token, side) {
  const other = side === 'main' ? 'preload' : 'main'
  // Taken now, before a script of the page can replace them.
  const target = window
  const Carrier = CustomEvent
  const dispatch = EventTarget.prototype.dispatchEvent
  const then = Promise.prototype.then
  const functions = new Map()
  const promises = new Map()
  let lastId = 0
  let answer

  function post(kind, detail) {
    dispatch.call(target, new Carrier(`${token}:${other}:${kind}`, { detail }))
  }

  function on(kind, act) {
    const listener = (event) => {
      event.stopImmediatePropagation()
      act(event.detail)
    }
    target.addEventListener(`${token}:${side}:${kind}`, listener, true)
  }

  const packError = (error) => ({
    [token]: 'error',
    message: String(error?.message ?? error),
  })

  function packPromise(promise) {
    const id = ++lastId
    then.call(
      promise,
      (value) => post('settle', { id, ok: true, value: pack(value) }),
      (error) => post('settle', { id, ok: false, value: packError(error) }),
    )
    return { [token]: 'promise', id }
  }

  function pack(value) {
    if (typeof value === 'function') {
      const id = ++lastId
      functions.set(id, value)
      return { [token]: 'function', id }
    }
    if (typeof value === 'symbol') throw new TypeError('a symbol cannot cross the context bridge')
    if (value === null || typeof value !== 'object') return value
    if (typeof value.then === 'function') return packPromise(value)
    if (value instanceof Error) return packError(value)
    if (Array.isArray(value)) return value.map((item) => pack(item))
    if (isCloned(value)) return value
    const packed = {}
    for (const key of Object.keys(value)) packed[key] = pack(value[key])
    return packed
  }

  function isCloned(value) {
    return (
      ArrayBuffer.isView(value) ||
      [ArrayBuffer, Date, RegExp, Map, Set, Blob].some((type) => value instanceof type)
    )
  }

  function unpack(value, freeze = false) {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) {
      const items = value.map((item) => unpack(item, freeze))
      return freeze ? Object.freeze(items) : items
    }
    const { id } = value
    if (value[token] === 'function') return (...args) => callOther(id, args)
    if (value[token] === 'promise')
      return new Promise((resolve, reject) => promises.set(id, { resolve, reject }))
    if (value[token] === 'error') return new Error(value.message)
    if (Object.getPrototypeOf(value) !== Object.prototype) return value
    const object = {}
    for (const key of Object.keys(value)) object[key] = unpack(value[key], freeze)
    return freeze ? Object.freeze(object) : object
  }

  function callOther(id, args) {
    answer = undefined
    post('call', { id, args: pack(args) })
    const given = answer
    answer = undefined
    if (given === undefined) throw new Error('contextBridge: the other world is gone')
    if (!given.ok) throw unpack(given.value)
    return unpack(given.value)
  }

  on('call', ({ id, args }) => {
    let given
    try {
      given = { ok: true, value: pack(functions.get(id)(...unpack(args))) }
    } catch (error) {
      given = { ok: false, value: packError(error) }
    }
    post('answer', given)
  })
  on('answer', (given) => {
    answer = given
  })
  on('settle', ({ id, ok, value }) => {
    const promise = promises.get(id)
    promises.delete(id)
    if (ok) promise?.resolve(unpack(value))
    else promise?.reject(unpack(value))
  })
  on('expose', ({ key, value }) => {
    Object.defineProperty(target, key, {
      value: unpack(value, true),
      enumerable: true,
      configurable: false,
      writable: false,
    })
  })
  return { expose: (key, api) => post('expose', { key, value: pack(api) }) }
}
