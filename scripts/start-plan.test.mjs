// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { startPlan } from './start-plan.mjs'

const desktop = { words: [], platform: 'linux', uid: 1000, environment: { DISPLAY: ':0' } }

describe('npm start', () => {
  it('opens the window on a desktop, and hands on what it does not know', () => {
    expect(startPlan({ ...desktop, words: ['--trace-warnings'] })).toEqual({
      host: 'electron',
      words: ['--trace-warnings'],
      why: null,
    })
    expect(startPlan({ ...desktop, platform: 'win32', uid: undefined, environment: {} }).host).toBe(
      'electron',
    )
  })

  it('takes Wayland for a screen too', () => {
    const environment = { WAYLAND_DISPLAY: 'wayland-0' }
    expect(startPlan({ ...desktop, environment }).host).toBe('electron')
  })

  it.each([['--no-open'], ['--port', '8200'], ['--port=8200'], ['--help']])(
    'goes to the browser when asked for what only that host has: %s',
    (...words) => {
      expect(startPlan({ ...desktop, words })).toEqual({ host: 'browser', words, why: null })
    },
  )

  it('goes to the browser on request, and does not hand that word on', () => {
    expect(startPlan({ ...desktop, words: ['--browser', '--port', '1'] })).toEqual({
      host: 'browser',
      words: ['--port', '1'],
      why: null,
    })
  })

  it('says why there is no window without a screen, and for root', () => {
    expect(startPlan({ ...desktop, environment: {} }).why).toMatch(/no screen/)
    expect(startPlan({ ...desktop, uid: 0 })).toMatchObject({
      host: 'browser',
      why: expect.stringMatching(/root/),
    })
    expect(startPlan({ ...desktop, uid: 0, words: ['--no-sandbox'] }).host).toBe('electron')
  })
})
