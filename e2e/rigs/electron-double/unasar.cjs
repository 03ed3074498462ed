// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// A packaged app: resources/app.asar with app.asar.unpacked beside it, laid out as files so that plain Node can run it.
const { createRequire } = require('node:module')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')

module.exports = function unasar(resources) {
  const asar = createRequire(require.resolve('electron-builder/package.json'))('@electron/asar')
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'electron-double-asar-'))
  asar.extractAll(path.join(resources, 'app.asar'), directory)
  process.on('exit', () => fs.rmSync(directory, { recursive: true, force: true }))
  return directory
}
