// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import { createDoor } from './programmer-door.ts'
import type { PortLook } from './programmer-door.ts'

const links: Readonly<Record<string, string>> = {
  '/dev/ttyACM0': '/dev/ttyACM0',
  '/dev/spidev0.0': '/dev/spidev0.0',
  '/dev/pico': '/dev/ttyACM0',
  '/dev/serial/by-id/usb-x': '/dev/ttyACM0',
  '/dev/watchdog': '/dev/watchdog',
  '/dev/mem': '/dev/mem',
  '/dev/innocent': '/home/me/.bashrc',
  '/dev/ttyFAKE0': '/dev/ttyFAKE0',
}
const look: PortLook = {
  platform: 'linux',
  realpath: (path) =>
    links[path] === undefined
      ? Promise.reject(Object.assign(new Error('gone'), { code: 'ENOENT' }))
      : Promise.resolve(links[path]),
  isCharacterDevice: (path) => Promise.resolve(path !== '/dev/ttyFAKE0'),
}
const outcome = (id: string, named: readonly string[] = []) =>
  createDoor(named, look)
    .mayOpen(id)
    .then(
      () => 'open',
      (error: unknown) => (error as { readonly code: string }).code,
    )

describe('a front may have opened', () => {
  it.each([
    ['serprog:dev=/dev/ttyACM0', 'open'],
    ['serprog:dev=/dev/pico', 'open'],
    ['serprog:dev=/dev/serial/by-id/usb-x', 'open'],
    ['linux_spi:dev=/dev/spidev0.0', 'open'],
    ['serprog:ip=127.0.0.1:4000', 'open'],
    ['practice:chip=W25Q64JV', 'open'],
    ['serprog:dev=/dev/watchdog', 'link.not-a-port'],
    ['serprog:dev=/dev/mem', 'link.not-a-port'],
    ['serprog:dev=/dev/innocent', 'link.not-a-port'],
    ['serprog:dev=/dev/ttyFAKE0', 'link.not-a-port'],
    ['serprog:dev=/dev/ttyACM9', 'link.missing'],
    // Left to the driver, which says why it is not there.
    ['linux_spi:dev=/dev/spidev9.0', 'open'],
    ['practice:file=/home/me/.bashrc', 'link.bad-address'],
    ['serprog:dev=/home/me/port', 'link.bad-address'],
  ])('%s: %s', async (id, expected) => {
    expect(await outcome(id)).toBe(expected)
  })

  it('what the command line of this process named, wherever it is', async () => {
    const id = 'serprog:dev=/home/me/port'
    expect(await outcome(id, [id])).toBe('open')
  })

  it('what the app listed, and not what it lists as refused', async () => {
    const door = createDoor([], look)
    const found = (id: string, access: FoundProgrammer['access']): FoundProgrammer => ({
      id,
      kind: 'serprog',
      label: id,
      access,
      accessDetail: access === 'ok' ? null : { code: 'five-volts' },
      usb: null,
    })
    door.listed([found('serprog:dev=/sysroot/dev/ttyACM0', 'ok'), found('x', 'refused')])
    await expect(door.mayOpen('serprog:dev=/sysroot/dev/ttyACM0')).resolves.toBeUndefined()
    await expect(door.mayOpen('x')).rejects.toMatchObject({ code: 'link.unsupported' })
  })

  it('does not open a bus of the computer itself, and says which that is', async () => {
    const door = createDoor([])
    const id = 'linux_spi:dev=/dev/spidev10.0'
    door.listed([
      {
        id,
        kind: 'spidev',
        label: 'Raspberry Pi 5',
        access: 'refused',
        accessDetail: { code: 'bus', role: 'own-flash' },
        usb: null,
        spiBus: 'own-flash',
        pinVariant: null,
      },
    ])
    await expect(door.mayOpen(id)).rejects.toMatchObject({
      code: 'link.off-header',
      facts: { port: '/dev/spidev10.0', role: 'own-flash' },
    })
  })
})
