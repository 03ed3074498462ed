// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// Puts the `electron` module together and drives Chromium.
const { App } = require('./app.cjs')
const { createBrowserWindow } = require('./browser-window.cjs')
const { Connection } = require('./cdp.cjs')
const { startChromium } = require('./chromium.cjs')
const { createDesktop } = require('./desktop.cjs')
const { createMenu, MenuItem } = require('./menu.cjs')
const { Schemes } = require('./schemes.cjs')
const { Session } = require('./session.cjs')
const { missing, strict, Strict } = require('./strict.cjs')

class IpcMain extends Strict {
  constructor() {
    super('ipcMain')
    this.handlers = new Map()
  }

  handle(channel, handler) {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }

  removeHandler(channel) {
    this.handlers.delete(channel)
  }
}

const absent = [
  'BaseWindow',
  'MessageChannelMain',
  'Tray',
  'View',
  'WebContentsView',
  'autoUpdater',
  'clipboard',
  'contentTracing',
  'crashReporter',
  'desktopCapturer',
  'globalShortcut',
  'inAppPurchase',
  'nativeImage',
  'net',
  'pushNotifications',
  'safeStorage',
  'systemPreferences',
  'utilityProcess',
  'webFrameMain',
]

/** Fails on any use, but not on being imported. */
function absentModule(name) {
  return new Proxy(function unavailable() {}, {
    get: (_target, key) =>
      typeof key === 'symbol' || key === 'then' ? undefined : missing(`electron.${name}.${key}`),
    construct: () => missing(`new electron.${name}`),
    apply: () => missing(`electron.${name}()`),
  })
}

function createHost(options) {
  const { version } = require('electron/package.json')
  Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true })

  let chromium = null
  let creating = 0
  let nowUp
  let nowReady
  const owned = new Set()
  const world = {
    ready: false,
    connection: null,
    windows: new Map(),
    contents: new Map(),
    focused: null,
    showTheme: () => undefined,
    chromiumUp: new Promise((resolve) => (nowUp = resolve)),
    whenReady: new Promise((resolve) => (nowReady = resolve)),
    async createTarget(size) {
      creating++
      try {
        const { targetId } = await world.connection.send('Target.createTarget', {
          url: 'about:blank',
          newWindow: true,
          ...size,
        })
        owned.add(targetId)
        return targetId
      } finally {
        creating--
      }
    },
    endChromium(done) {
      if (chromium === null) done()
      else chromium.end(world.connection, done)
    },
  }
  world.schemes = new Schemes(() => world.ready)
  const protocol = strict('protocol', world.schemes.protocol())
  world.session = new Session(protocol)
  world.ipcMain = new IpcMain()
  world.app = new App(world, options)
  world.Menu = createMenu(world)
  world.BrowserWindow = createBrowserWindow(world)
  const { app, BrowserWindow, Menu, ipcMain } = world

  const webContents = strict('webContents', {
    getAllWebContents: () => [...world.contents.values()],
    fromDevToolsTargetId: (targetId) =>
      [...world.contents.values()].find((contents) => contents.targetId === targetId),
  })
  const electron = {
    app,
    BrowserWindow,
    Menu,
    MenuItem,
    ipcMain,
    protocol,
    webContents,
    session: strict('session', { defaultSession: world.session }),
    ...createDesktop(world),
  }
  for (const name of absent) electron[name] = absentModule(name)

  /** Windows that the page opened by itself do not live. */
  async function closeStranger({ targetInfo: { type, targetId } }) {
    while (creating > 0) await new Promise((resolve) => setTimeout(resolve, 2))
    if (type !== 'page' || owned.has(targetId)) return
    await world.connection.send('Target.closeTarget', { targetId }).catch(() => undefined)
  }

  async function start(mainEvaluated) {
    chromium = startChromium(app.switches)
    chromium.child.once('exit', () => {
      if (!app.exiting) app.exit(1)
    })
    // Without a handler of the app's own, Electron answers these by quitting.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => {
        if (process.listenerCount(signal) === 1) app.quit()
      })
    const address = await chromium.address
    world.connection = await Connection.open(address)
    const { root } = world.connection
    root.on('Target.targetCreated', (event) => void closeStranger(event))
    root.on('Target.targetDestroyed', ({ targetId }) => {
      const contents = webContents.fromDevToolsTargetId(targetId)
      if (contents !== undefined) BrowserWindow.fromWebContents(contents)?.destroy()
    })
    await world.connection.send('Target.setDiscoverTargets', { discover: true })
    if (app.switches.has('remote-debugging-port'))
      process.stderr.write(`\nDevTools listening on ${address}\n`)
    // As in Electron: a main module that waits for `ready` while it is evaluated waits for ever.
    await mainEvaluated
    world.ready = true
    nowUp()
    app.emit('ready', {}, {})
    nowReady()
  }

  return { electron, start }
}

module.exports = { createHost }
