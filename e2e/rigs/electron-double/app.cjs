// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// Electron's `app`: names and paths, the single instance lock, and the order of closing and quitting.
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { missing, strict, Strict } = require('./strict.cjs')

class App extends Strict {
  constructor(world, { appPath, pkg, packaged, switches }) {
    super('app')
    this.world = world
    this.pkg = pkg
    this.name = pkg.productName ?? pkg.name
    this.isPackaged = packaged
    this.appPath = appPath
    this.quitting = false
    this.exiting = false
    this.switches = new Map(
      switches.map((word) => {
        const [, name, value] = /^--([^=]+)=?(.*)$/.exec(word)
        return [name, value]
      }),
    )
    this.commandLine = strict('app.commandLine', {
      appendSwitch: (name, value = '') => void this.switches.set(name, value),
      hasSwitch: (name) => this.switches.has(name),
      getSwitchValue: (name) => this.switches.get(name) ?? '',
    })
    // Assigned, not methods: Playwright's loader replaces them.
    this.whenReady = () => world.whenReady
    this.isReady = () => world.ready
  }

  getName() {
    return this.name
  }

  getPreferredSystemLanguages() {
    return [(process.env.LANG ?? 'en').split('.')[0].replace('_', '-')]
  }

  getVersion() {
    return this.pkg.version ?? '0.0.0'
  }

  getAppPath() {
    return this.appPath
  }

  getPath(name) {
    switch (name) {
      case 'home':
        return os.homedir()
      case 'temp':
        return os.tmpdir()
      case 'appData':
        return process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config')
      case 'userData':
        return this.switches.get('user-data-dir') ?? path.join(this.getPath('appData'), this.name)
      default:
        return missing(`app.getPath(${name})`)
    }
  }

  enableSandbox() {
    if (this.world.ready)
      throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  requestSingleInstanceLock() {
    const directory = this.getPath('userData')
    fs.mkdirSync(directory, { recursive: true })
    const lock = path.join(directory, 'SingletonDouble')
    const inbox = path.join(directory, 'SingletonDouble.d')
    const owner = livingOwner(lock)
    if (owner !== null && owner !== process.pid) {
      const letter = path.join(inbox, String(process.pid))
      fs.writeFileSync(`${letter}.tmp`, JSON.stringify({ argv: process.argv, cwd: process.cwd() }))
      fs.renameSync(`${letter}.tmp`, `${letter}.json`)
      return false
    }
    fs.writeFileSync(lock, String(process.pid))
    fs.rmSync(inbox, { recursive: true, force: true })
    fs.mkdirSync(inbox)
    fs.watch(inbox, (_event, name) => this.readLetter(inbox, name)).unref()
    process.on('exit', () => {
      fs.rmSync(lock, { force: true })
      fs.rmSync(inbox, { recursive: true, force: true })
    })
    return true
  }

  readLetter(inbox, name) {
    if (name === null || !name.endsWith('.json')) return
    let letter
    try {
      letter = JSON.parse(fs.readFileSync(path.join(inbox, name), 'utf8'))
      fs.rmSync(path.join(inbox, name))
    } catch {
      return // The watcher told of it twice.
    }
    this.emit('second-instance', {}, letter.argv, letter.cwd, undefined)
  }

  quit() {
    if (this.quitting) return
    this.quitting = true
    if (this.isHeldUp('before-quit')) return
    const windows = [...this.world.windows.values()]
    for (const window of windows) window.close()
    if (windows.some((window) => window.refusedClose)) {
      this.quitting = false
      return
    }
    void Promise.all(windows.map((window) => window.gone)).then(() => {
      if (!this.isHeldUp('will-quit')) this.exit(0)
    })
  }

  isHeldUp(event) {
    let stopped = false
    this.emit(event, {
      preventDefault() {
        stopped = true
      },
    })
    if (stopped) this.quitting = false
    return stopped
  }

  exit(code = 0) {
    if (this.exiting) return
    this.exiting = true
    this.emit('quit', {}, code)
    this.world.endChromium(() => process.exit(code))
  }
}

function livingOwner(lock) {
  try {
    const pid = Number(fs.readFileSync(lock, 'utf8'))
    process.kill(pid, 0)
    return pid
  } catch (error) {
    // No lock, or its owner died without taking it away.
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null
    throw error
  }
}

module.exports = { App }
