// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// The desktop around the windows: dialogs answer "cancel" until a test replaces them, everything else is remembered.
const { Strict, strict } = require('./strict.cjs')

function createDesktop(world) {
  const display = {
    id: 1,
    bounds: { x: 0, y: 0, width: 1920, height: 1080 },
    workArea: { x: 0, y: 0, width: 1920, height: 1080 },
    workAreaSize: { width: 1920, height: 1080 },
    scaleFactor: 1,
  }
  const dialog = {
    showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
    showSaveDialog: async () => ({ canceled: true, filePath: '' }),
    showMessageBox: async (...args) => {
      const options = args.at(-1)
      return { response: options.cancelId ?? options.defaultId ?? 0, checkboxChecked: false }
    },
    showErrorBox: (title, content) => console.error(`${title}\n${content}`),
  }
  const blockers = new Set()
  let lastBlocker = 0
  return {
    dialog: strict('dialog', dialog),
    // Never opens anything: a test replaces it to see what the app wanted.
    shell: strict('shell', { openExternal: async () => undefined, beep: () => undefined }),
    powerSaveBlocker: strict('powerSaveBlocker', {
      start(kind) {
        if (!/^prevent-(app-suspension|display-sleep)$/.test(kind))
          throw new Error(`bad type ${kind}`)
        blockers.add(++lastBlocker)
        return lastBlocker
      },
      stop: (id) => blockers.delete(id),
      isStarted: (id) => blockers.has(id),
    }),
    Notification,
    powerMonitor: new Strict('powerMonitor'),
    screen: Object.assign(new Strict('screen'), {
      getPrimaryDisplay: () => display,
      getAllDisplays: () => [display],
    }),
    nativeTheme: createTheme(world),
  }
}

/** Seen on a real desktop only; a test that wants to know replaces `show`, and may click it. */
class Notification extends Strict {
  static isSupported() {
    return true
  }

  constructor({ title = '', body = '' } = {}) {
    super('Notification')
    Object.assign(this, { title, body })
  }

  show() {
    this.emit('show')
  }

  close() {
    this.emit('close')
  }
}

function createTheme(world) {
  let source = 'system'
  const theme = new Strict('nativeTheme')
  const show = (contents) => contents.setColorScheme(source === 'system' ? '' : source)
  Object.defineProperties(theme, {
    shouldUseDarkColors: { get: () => source === 'dark' },
    themeSource: {
      get: () => source,
      set(value) {
        source = value
        for (const contents of world.contents.values()) show(contents)
        theme.emit('updated')
      },
    },
  })
  world.showTheme = show
  return theme
}

module.exports = { createDesktop }
