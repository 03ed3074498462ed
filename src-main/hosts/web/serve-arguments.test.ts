// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { hasScreen, openerFor } from './browser.ts'
import { serveArguments } from './serve-arguments.ts'

describe('pin-one serve', () => {
  it('chooses the port itself and opens a browser, unless told otherwise', () => {
    expect(serveArguments([])).toEqual({ port: null, open: true, help: false })
    expect(serveArguments(['--port', '8200', '--no-open'])).toMatchObject({
      port: 8200,
      open: false,
    })
    expect(serveArguments(['--port=0']).port).toBe(0)
    expect(serveArguments(['-h']).help).toBe(true)
  })

  it.each([
    [['--port', '65536'], /65535/],
    [['--port', 'x'], /"x"/],
    [['--port', '-1'], /port/],
    [['--host', '0.0.0.0'], /--host/],
    [['8125'], /8125/],
  ])('says what it does not understand: %o', (words, message) => {
    expect(() => serveArguments(words)).toThrow(message)
  })
})

describe('opening the browser', () => {
  const address = 'http://127.0.0.1:8125/#t=x'
  it.each([
    ['linux', { DISPLAY: ':0' }, 'xdg-open'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open'],
    ['linux', { WAYLAND_DISPLAY: '', DISPLAY: ':0' }, 'xdg-open'],
    ['darwin', {}, 'open'],
    ['win32', {}, 'rundll32'],
  ])('on %s with %o is done by %s', (platform, environment, command) => {
    const opener = hasScreen(platform, environment) ? openerFor(address, platform) : null
    expect(opener?.command).toBe(command)
    // An argument of its own: no shell ever reads the address.
    expect(opener?.args).toContain(address)
  })

  it('is not tried where there is no screen', () => {
    expect(hasScreen('linux', {})).toBe(false)
    expect(hasScreen('linux', { DISPLAY: '' })).toBe(false)
  })
})
