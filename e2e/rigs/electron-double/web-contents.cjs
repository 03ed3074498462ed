// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// One page of Chromium as Electron's webContents: preload world, IPC, and the say of the main process over requests.
const fs = require('node:fs')
const path = require('node:path')
const { randomBytes } = require('node:crypto')
const codec = require('./codec.cjs')
const { missing, strict, Strict } = require('./strict.cjs')

const isolatedWorld = 'Electron Isolated Context'
const binding = '__electronDoubleSend'
const read = (name) => fs.readFileSync(path.join(__dirname, name), 'utf8')
const bridgeSource = read('page/bridge.js')
const preloadWorldSource = read('page/preload-world.js')
const codecSource = `(() => { const module = { exports: {} }\n${read('codec.cjs')}\nreturn module.exports })()`
/** Ties the two worlds of a page together; a script of the page cannot guess it. */
const token = `ed${randomBytes(12).toString('hex')}`
const inTopFrame = (source) => `if (window === window.top) (() => {\n${source}\n})()`

/** Electron's defaults; the opposite of each is refused when a window is made. */
const safeDefaults = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
}

let lastId = 0

class WebContents extends Strict {
  constructor(world, preferences, session, size) {
    super('webContents')
    this.id = ++lastId
    this.world = world
    this.preferences = preferences
    this.session = session
    this.url = ''
    this.destroyed = false
    this.openHandler = null
    this.isolatedContext = null
    this.targetId = null
    this.cdp = null
    this.expected = null
    this.mainFrame = this.frame()
    world.contents.set(this.id, this)
    this.created = this.create(size)
    this.created.catch((error) => {
      if (!this.destroyed) console.error('electron double: no window', error)
    })
    world.app.emit('web-contents-created', {}, this)
  }

  frame() {
    const { world } = this
    const url = () => world.schemes.toApp(this.url)
    return strict('webFrameMain', {
      get url() {
        return url()
      },
      parent: null,
    })
  }

  async create([width, height]) {
    await this.world.chromiumUp
    this.targetId = await this.world.createTarget({ width, height })
    const cdp = await this.world.connection.attach(this.targetId)
    this.cdp = cdp
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === isolatedWorld && context.auxData?.frameId === this.targetId)
        this.isolatedContext = context.uniqueId
    })
    cdp.on('Runtime.executionContextsCleared', () => {
      this.isolatedContext = null
    })
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === binding) this.fromPage(codec.decode(payload))
    })
    cdp.on('Page.loadEventFired', () => this.emit('did-finish-load', {}))
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.url = frame.url + (frame.urlFragment ?? '')
    })
    cdp.on('Page.navigatedWithinDocument', ({ url }) => {
      this.url = url
    })
    cdp.on('Page.windowOpen', ({ url, windowName }) => this.askToOpen(url, windowName))
    cdp.on('Fetch.requestPaused', (event) => {
      this.decide(event).catch((error) => {
        if (!this.destroyed) console.error('electron double:', event.request.url, error)
      })
    })
    await Promise.all([
      cdp.send('Page.enable'),
      cdp.send('Runtime.enable'),
      cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        source: inTopFrame(`${bridgeSource}\nbridge(${JSON.stringify(token)}, 'main')`),
      }),
      ...(this.preferences.preload === undefined ? [] : this.preloadCommands(cdp)),
    ])
    this.world.showTheme(this)
  }

  preloadCommands(cdp) {
    const source = fs.readFileSync(this.preferences.preload, 'utf8')
    if (/^\s*(import|export)\s/m.test(source)) missing('a preload script that is an ES module')
    const sandboxed = {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      platform: process.platform,
      arch: process.arch,
      versions: { ...process.versions },
      env: {},
    }
    const start = `${bridgeSource}
${preloadWorldSource}
const world = preloadWorld(${JSON.stringify(sandboxed)}, ${codecSource},
  bridge(${JSON.stringify(token)}, 'preload'), (text) => globalThis.${binding}(text));
(function (require, process, module, exports) {
${source}
})(world.require, world.process, { exports: {} }, {})`
    return [
      cdp.send('Runtime.addBinding', { name: binding, executionContextName: isolatedWorld }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        worldName: isolatedWorld,
        source: inTopFrame(start),
      }),
    ]
  }

  setColorScheme(value) {
    const features = [{ name: 'prefers-color-scheme', value }]
    this.cdp?.send('Emulation.setEmulatedMedia', { features }).catch(() => undefined)
  }

  // ---- IPC -------------------------------------------------------------------------------------------------

  fromPage({ kind, id, channel, args }) {
    const { ipcMain } = this.world
    const event = { sender: this, senderFrame: this.mainFrame, ports: [], type: 'frame' }
    if (kind === 'send') return void ipcMain.emit(channel, event, ...args)
    const answer = (ok, value) => this.toPage({ kind: 'answer', id, ok, value })
    const handler = ipcMain.handlers.get(channel)
    if (handler === undefined) return answer(false, `Error: No handler registered for '${channel}'`)
    Promise.resolve()
      .then(() => handler(event, ...args))
      .then((value) => answer(true, value))
      .catch((error) => answer(false, String(error)))
  }

  toPage(message) {
    // Encoded even when nobody listens: what cannot be cloned throws here, as in Electron.
    const text = JSON.stringify(codec.encode(message))
    if (this.destroyed || this.isolatedContext === null) return
    const expression = `__electronDoubleReceive(${text})`
    this.cdp
      .send('Runtime.evaluate', { expression, uniqueContextId: this.isolatedContext, silent: true })
      .catch(() => undefined)
  }

  send(channel, ...args) {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    this.toPage({ kind: 'message', channel, args })
  }

  // ---- requests and navigation -----------------------------------------------------------------------------

  async decide({ requestId, request, resourceType, frameId }) {
    const url = this.world.schemes.toApp(request.url)
    const isMainFrame = frameId === this.targetId
    const isDocument = resourceType === 'Document'
    const fail = (errorReason) => this.cdp.send('Fetch.failRequest', { requestId, errorReason })
    if (isDocument && !(isMainFrame && this.expected === request.url)) {
      if (this.isStopped(url, isMainFrame)) return fail('Aborted')
    }
    if (isDocument && isMainFrame) this.expected = null
    const kind = isDocument ? (isMainFrame ? 'mainFrame' : 'subFrame') : resourceType.toLowerCase()
    const { cancel } = await this.session.verdict({
      url,
      method: request.method,
      resourceType: kind,
      webContentsId: this.id,
    })
    if (cancel === true) return fail('BlockedByClient')
    return this.serve(requestId, url, request, fail)
  }

  isStopped(url, isMainFrame) {
    let stopped = false
    const event = {
      url,
      isMainFrame,
      isSameDocument: false,
      frame: isMainFrame ? this.mainFrame : null,
      preventDefault() {
        stopped = true
      },
    }
    this.emit('will-frame-navigate', event)
    if (isMainFrame && !stopped) this.emit('will-navigate', event, url)
    return stopped
  }

  async serve(requestId, url, { method, headers }, fail) {
    const { handlers, privileged } = this.world.schemes
    const scheme = new URL(url).protocol.slice(0, -1)
    const handler = handlers.get(scheme)
    if (handler === undefined)
      return privileged.has(scheme)
        ? fail('Failed')
        : this.cdp.send('Fetch.continueRequest', { requestId })
    let response
    try {
      response = await handler(new Request(url, { method, headers }))
    } catch (error) {
      console.error(error)
      return fail('Failed')
    }
    return this.cdp.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: Array.from(response.headers, ([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    })
  }

  // Nothing to set in the system's Chromium here; kept so that a spec can look at it.
  setWebRTCIPHandlingPolicy(policy) {
    this.webRTCIPHandlingPolicy = policy
  }

  getWebRTCIPHandlingPolicy() {
    return this.webRTCIPHandlingPolicy ?? 'default'
  }

  setWindowOpenHandler(handler) {
    this.openHandler = handler
  }

  askToOpen(url, frameName) {
    const answer = this.openHandler?.({
      url: this.world.schemes.toApp(url),
      frameName,
      features: '',
      disposition: 'foreground-tab',
    })
    if (answer?.action !== 'deny') missing('opening a window that the app did not deny')
  }

  async loadURL(url) {
    await this.created
    const target = this.world.schemes.toBrowser(url)
    this.expected = target.split('#')[0]
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve))
    const { errorText } = await this.cdp.send('Page.navigate', { url: target })
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  reload() {
    this.expected = this.url.split('#')[0]
    this.cdp.send('Page.reload').catch(() => undefined)
  }

  getURL() {
    return this.world.schemes.toApp(this.url)
  }

  isDestroyed() {
    return this.destroyed
  }

  getLastWebPreferences() {
    return { ...safeDefaults, ...this.preferences }
  }

  close() {
    this.world.BrowserWindow.fromWebContents(this)?.close()
  }
}

module.exports = { WebContents }
