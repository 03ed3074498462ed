// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { isPageAddress, isPermitted, isTrusted, mayOpenOutside, reachesNetwork } from './origin.ts'

const page = 'app://pin-one/index.html'

describe('an address of the page', () => {
  it.each([
    [page, true],
    ['app://pin-one/assets/index.js', true],
    ['app://pin-one', false],
    ['app://pin-one.example/index.html', false],
    ['app://pin-one@example/index.html', false],
    ['app://pin-one:1/index.html', false],
    ['https://pin-one/index.html', false],
    ['file:///index.html', false],
    ['about:blank', false],
    ['', false],
  ])('%s: %s', (address, expected) => {
    expect(isPageAddress(address)).toBe(expected)
  })
})

describe('the network', () => {
  it.each(['app://pin-one/', 'blob:app://pin-one/1', 'data:text/plain,x', 'devtools://devtools/x'])(
    'is not reached by %s',
    (address) => {
      expect(reachesNetwork(address)).toBe(false)
    },
  )

  it.each([
    'https://example.com/',
    'http://127.0.0.1:8125/',
    'ws://127.0.0.1/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'chrome-extension://x/',
    '//example.com/',
    '',
  ])('is not to be reached by %s', (address) => {
    expect(reachesNetwork(address)).toBe(true)
  })
})

describe('a link that leaves the app', () => {
  it.each(['https://libreboot.org/docs/install/spi.html', 'https://github.com/stacksmashing'])(
    'may go to %s',
    (address) => {
      expect(mayOpenOutside(address)).toBe(true)
    },
  )

  it.each([
    'http://libreboot.org/',
    'https://libreboot.org.example/',
    'https://libreboot.org@example.com/',
    'https://user:word@libreboot.org/',
    'https://libreboot.org:444/',
    'https://example.com/?https://libreboot.org/',
    'file:///usr/bin/xterm',
    'javascript:alert(1)',
    'app://pin-one/index.html',
    'mailto:a@example.com',
    'ms-settings:',
    'not an address',
  ])('may not go to %s', (address) => {
    expect(mayOpenOutside(address)).toBe(false)
  })
})

describe('who may call', () => {
  const sender = { isOurWindow: true, isTopFrame: true, address: page }
  it('our page in our window', () => {
    expect(isTrusted(sender)).toBe(true)
  })
  it.each([
    { ...sender, isOurWindow: false },
    { ...sender, isTopFrame: false },
    { ...sender, address: 'https://example.com/' },
    { ...sender, address: '' },
  ])('nobody else: %o', (other) => {
    expect(isTrusted(other)).toBe(false)
  })
})

describe('permissions', () => {
  it('let the page write text to the clipboard', () => {
    expect(isPermitted('clipboard-sanitized-write', 'app://pin-one/')).toBe(true)
    expect(isPermitted('clipboard-sanitized-write', 'https://example.com/')).toBe(false)
  })
  it.each([
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'serial',
    'usb',
    'hid',
    'fullscreen',
    'openExternal',
  ])('refuse %s even to the page', (permission) => {
    expect(isPermitted(permission, page)).toBe(false)
  })
})
