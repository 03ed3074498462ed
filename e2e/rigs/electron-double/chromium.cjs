// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// The browser process behind the stand-in.
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { missing } = require('./strict.cjs')

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const setpriv = '/usr/bin/setpriv'
const killAfterMs = 2000
const notForChromium = new Set([
  'user-data-dir',
  'inspect',
  'remote-debugging-port',
  'no-sandbox',
  'disable-features',
])
/** Pages of an address bar, which no window of Electron's has: half of what a start takes. */
const addressBar = require('../../support/address-bar.json')

function startChromium(switches) {
  const binary = process.env.PIN_ONE_CHROMIUM ?? places.find((place) => fs.existsSync(place))
  if (binary === undefined) missing('running without Chromium')
  const own = switches.get('user-data-dir')
  const profile =
    own === undefined
      ? fs.mkdtempSync(path.join(os.tmpdir(), 'electron-double-'))
      : path.join(own, `Chromium-${process.pid}`)
  const passedOn = [...switches]
    .filter(([name]) => !notForChromium.has(name))
    .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
  const withoutFeatures = [switches.get('disable-features') ?? '', ...addressBar].filter(Boolean)
  const hasScreen = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
  // A main process that is killed takes its windows along, as Electron's does.
  const tied = fs.existsSync(setpriv)
  const child = spawn(
    tied ? setpriv : binary,
    [
      ...(tied ? ['--pdeathsig', 'KILL', binary] : []),
      ...passedOn,
      `--disable-features=${withoutFeatures.join(',')}`,
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-startup-window',
      '--no-first-run',
      '--no-default-browser-check',
      '--block-new-web-contents',
      ...(hasScreen ? [] : ['--headless=new']),
      ...(switches.has('no-sandbox') || process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  process.on('exit', () => {
    child.kill('SIGKILL')
    if (own === undefined) removeProfile(profile)
  })
  return {
    child,
    address: addressOf(child),
    /** Ends the browser, politely first, then calls back. */
    end(connection, done) {
      if (child.exitCode !== null || child.signalCode !== null) return done()
      child.once('exit', done)
      connection?.send('Browser.close').catch(() => child.kill())
      setTimeout(() => child.kill('SIGKILL'), killAfterMs).unref()
    },
  }
}

function removeProfile(profile) {
  try {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  } catch {
    // A straggler of the browser still writes there; the system clears its temporary files.
  }
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stderr.on('data', (chunk) => {
      text = `${text}${chunk}`.slice(-10_000)
      if (process.env.ELECTRON_DOUBLE_DEBUG) process.stderr.write(chunk)
      const match = /DevTools listening on (ws:\S+)/.exec(text)
      if (match !== null) resolve(match[1])
    })
    child.once('exit', (code) => reject(new Error(`Chromium exited with ${code}: ${text}`)))
  })
}

module.exports = { startChromium }
