// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { sshTarget } from './ssh-target.ts'

describe('the way back to this computer', () => {
  it('is the address under which the user came in', () => {
    const env = { USER: 'pi', SSH_CONNECTION: '192.168.0.9 51234 192.168.0.167 22' }
    expect(sshTarget(env, 'raspberrypi')).toBe('pi@192.168.0.167')
    expect(sshTarget({ ...env, SSH_CONNECTION: 'fe80::1 1 fe80::2 22' }, 'x')).toBe('pi@fe80::2')
  })
  it('is the machine’s name at its own keyboard, and something readable when nothing is known', () => {
    expect(sshTarget({ LOGNAME: 'debian' }, 'beaglebone')).toBe('debian@beaglebone')
    expect(sshTarget({ USER: 'pi', SSH_CONNECTION: '' }, 'raspberrypi')).toBe('pi@raspberrypi')
    expect(sshTarget({}, '')).toBe('user@board')
  })
})
