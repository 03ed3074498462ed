// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// Windows: made of a page each, closed in Electron's order, and refused when they would be unsafe.
const path = require('node:path')
const { Strict } = require('./strict.cjs')
const { WebContents } = require('./web-contents.cjs')

const unsafe = {
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  contextIsolation: false,
  sandbox: false,
  webSecurity: false,
  allowRunningInsecureContent: true,
  experimentalFeatures: true,
  webviewTag: true,
}

function checkPreferences(preferences) {
  for (const [name, value] of Object.entries(unsafe))
    if (preferences[name] === value)
      throw new Error(`electron double: webPreferences.${name}: ${value} is refused`)
  if (preferences.enableBlinkFeatures !== undefined)
    throw new Error('electron double: webPreferences.enableBlinkFeatures is refused')
  if (preferences.preload !== undefined && !path.isAbsolute(preferences.preload))
    throw new Error('preload script must have absolute path')
}

function createBrowserWindow(world) {
  let lastId = 0

  return class BrowserWindow extends Strict {
    constructor(options = {}) {
      super('BrowserWindow')
      if (!world.ready) throw new Error('Cannot create BrowserWindow before app is ready')
      const preferences = options.webPreferences ?? {}
      checkPreferences(preferences)
      const { x = 0, y = 0, width = 800, height = 600 } = options
      this.id = ++lastId
      this.options = options
      this.bounds = { x, y, width, height }
      this.state = 'normal'
      this.visible = options.show !== false
      this.dead = false
      this.refusedClose = false
      this.gone = new Promise((resolve) => this.once('closed', resolve))
      world.windows.set(this.id, this)
      world.focused = this
      this.webContents = new WebContents(world, preferences, world.session, [width, height])
      this.webContents.once('did-finish-load', () => this.emit('ready-to-show', {}))
    }

    static getAllWindows() {
      return [...world.windows.values()]
    }

    static fromWebContents(contents) {
      return [...world.windows.values()].find((window) => window.webContents === contents) ?? null
    }

    static getFocusedWindow() {
      return world.focused
    }

    loadURL(url) {
      return this.webContents.loadURL(url)
    }

    close() {
      if (this.dead) return
      let stopped = false
      this.emit('close', {
        preventDefault() {
          stopped = true
        },
      })
      this.refusedClose = stopped
      if (!stopped) this.destroy()
    }

    destroy() {
      if (this.dead) return
      this.dead = true
      const { webContents } = this
      const closeTarget = async () => {
        await webContents.created
        await world.connection.send('Target.closeTarget', { targetId: webContents.targetId })
      }
      void closeTarget()
        .catch(() => undefined)
        .then(() => this.afterClose(webContents))
    }

    afterClose(webContents) {
      webContents.destroyed = true
      world.contents.delete(webContents.id)
      world.windows.delete(this.id)
      if (world.focused === this) world.focused = null
      webContents.emit('destroyed')
      this.emit('closed')
      const { app } = world
      if (world.windows.size > 0 || app.quitting || app.exiting) return
      if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
      else app.quit()
    }

    setState(state) {
      this.state = state
      const place = async () => {
        await this.webContents.created
        const { targetId } = this.webContents
        const { connection } = world
        const { windowId } = await connection.send('Browser.getWindowForTarget', { targetId })
        await connection.send('Browser.setWindowBounds', {
          windowId,
          bounds: { windowState: state },
        })
      }
      place().catch(() => undefined)
    }

    setBounds(bounds) {
      Object.assign(this.bounds, bounds)
      this.emit('resize')
    }

    getBounds() {
      return { ...this.bounds }
    }

    getNormalBounds() {
      return { ...this.bounds }
    }

    isDestroyed() {
      return this.dead
    }

    show() {
      this.visible = true
      world.focused = this
      this.emit('show')
    }

    isVisible() {
      return this.visible
    }

    focus() {
      world.focused = this
      this.emit('focus')
    }

    blur() {
      if (world.focused === this) world.focused = null
      this.emit('blur')
    }

    isFocused() {
      return world.focused === this
    }

    minimize() {
      this.setState('minimized')
    }

    maximize() {
      this.setState('maximized')
    }

    restore() {
      this.setState('normal')
      this.emit('restore')
    }

    isMinimized() {
      return this.state === 'minimized'
    }

    isMaximized() {
      return this.state === 'maximized'
    }

    getTitle() {
      return this.options.title ?? world.app.name
    }

    // Seen on a real desktop only; a test that wants to know replaces them.
    setProgressBar() {}

    flashFrame() {}
  }
}

module.exports = { createBrowserWindow }
