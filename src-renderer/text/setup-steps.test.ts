// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from 'vitest'
import { seenText } from './setup-steps.ts'

it('what is seen of a set-up step names the port, the pin and the driver', () => {
  const nodes = [
    { id: 'linux_spi:dev=/dev/spidev0.0', path: '/dev/spidev0.0', selectPin: 24 },
  ] as const
  expect(seenText({ code: 'nodes', nodes })).toBe('/dev/spidev0.0, chip select on pin 24.')
  const held = { name: 'spi0.0', driver: 'spi-nor' }
  expect(seenText({ code: 'no-node', held })).toContain('spi-nor')
  expect(seenText({ code: 'ports', paths: ['/dev/ttyACM0'] })).toContain('/dev/ttyACM0')
})

it('a port that may not be opened is shown with what helps', () => {
  const access = { code: 'access', port: '/dev/spidev0.0', access: 'denied', detail: null } as const
  expect(seenText({ ...access, helps: 'rule' })).toContain('udev')
  expect(seenText({ ...access, helps: 'log-in' })).toContain('log out')
  expect(seenText({ code: 'elsewhere', model: null })).toContain(
    'only when Pin One runs on that computer',
  )
})
