// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { openSerialLink, serialFault } from './link.ts'

describe('a serial port that does not open', () => {
  it.each([
    ['linux', 'Error: Permission denied, cannot open /dev/ttyACM0', 'link.denied'],
    ['linux', 'Error Resource temporarily unavailable Cannot lock port', 'link.busy'],
    ['linux', 'Error: Device or resource busy, cannot open /dev/ttyACM0', 'link.busy'],
    ['linux', 'Error: No such file or directory, cannot open /dev/ttyACM0', 'link.missing'],
    ['linux', 'Error: No such device or address, cannot open /dev/ttyACM0', 'link.missing'],
    ['linux', 'Error: Inappropriate ioctl for device setting custom baud rate', 'link.not-a-port'],
    ['linux', 'Error: Is a directory, cannot open /dev', 'link.not-a-port'],
    ['darwin', 'Error: Resource busy, cannot open /dev/cu.usbmodem1', 'link.busy'],
    ['win32', 'Opening COM3: Access denied', 'link.busy'],
    ['win32', 'Opening COM3: File not found', 'link.missing'],
    ['win32', 'Opening COM3: Unknown error code 31', 'link.unreachable'],
  ] as const)('on %s, "%s" is %s', (platform, text, code) => {
    const fault = serialFault('PORT', new Error(text), platform)
    expect(fault.code).toBe(code)
    expect(JSON.stringify(fault.facts)).toContain('PORT')
  })

  it('is reported by the real library as missing when it does not exist', async () => {
    await expect(openSerialLink('/dev/no-such-port')).rejects.toMatchObject({
      code: 'link.missing',
      facts: { port: '/dev/no-such-port' },
    })
  })

  it('is never touched at 1200 baud, which would restart the board', async () => {
    await expect(openSerialLink('/dev/no-such-port', 1200)).rejects.toMatchObject({
      code: 'link.bad-address',
    })
  })
})
