// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// Stand-in for the electron executable: the app's main script in Node, its windows in Chromium.
// Understands the arguments of `electron <app>` and of Playwright's _electron.launch().
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

const argv = process.argv.slice(2)
const launcher = process.env.ELECTRON_DOUBLE_LAUNCHER ?? process.argv[1]
const resources = path.join(path.dirname(launcher), 'resources')
const packaged = fs.existsSync(path.join(resources, 'app.asar'))

const requires = []
let inspectPort
let appPath
let rest = []
for (let at = 0; at < argv.length; at++) {
  const word = argv[at]
  if (word === '-r' || word === '--require') requires.push(argv[++at])
  else if (word.startsWith('--inspect')) inspectPort = Number(word.split('=')[1] ?? 9229)
  else if (appPath === undefined && !word.startsWith('-')) {
    appPath = path.resolve(word)
    rest = argv.slice(at + 1)
  }
}
if (packaged) {
  appPath = require('./unasar.cjs')(resources)
  rest = argv.filter((word) => !/^--(inspect|remote-debugging-port)/.test(word))
}
if (appPath === undefined) {
  console.error('usage: electron <app directory>')
  process.exit(1)
}
// Prints "Debugger listening on ws://...", which Playwright waits for.
if (inspectPort !== undefined) require('node:inspector').open(inspectPort, '127.0.0.1')

process.argv = [launcher, ...argv]
process.type = 'browser'
process.resourcesPath = resources
if (!packaged) process.defaultApp = true

const pkg = JSON.parse(fs.readFileSync(path.join(appPath, 'package.json'), 'utf8'))
const switches = argv.filter((word) => word.startsWith('--'))
const host = require('./host.cjs').createHost({ appPath, pkg, packaged, launcher, switches })

const load = Module._load
Module._load = function (request, parent, isMain) {
  if (/^electron(\/(main|common))?$/.test(request)) return host.electron
  return load.call(this, request, parent, isMain)
}
globalThis[Symbol.for('electron-double')] = host.electron
Module.register(pathToFileURL(path.join(__dirname, 'esm-hooks.mjs')), {
  data: { exported: Object.keys(host.electron) },
})

for (const file of requires) require(path.resolve(file))
if (requires.length === 0) process.argv = [launcher, ...(packaged ? [] : [appPath]), ...rest]

const fail = (error) => {
  console.error('A JavaScript error occurred in the main process\n', error)
  process.exit(1)
}
const main = pathToFileURL(path.resolve(appPath, pkg.main ?? 'index.js')).href
host.start(import(main)).catch(fail)
