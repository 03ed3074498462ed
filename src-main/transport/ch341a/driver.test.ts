// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSerprogDriver } from '../serprog/driver.ts'
import type { SerprogSystem } from '../serprog/driver.ts'
import { rootsBelow } from '../serprog/ports.ts'
import { createCh341aDriver } from './driver.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pin-one-ch341a-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function device(place: string, vendorId: string, productId: string): void {
  put(`sys/bus/usb/devices/${place}/idVendor`, `${vendorId}\n`)
  put(`sys/bus/usb/devices/${place}/idProduct`, `${productId}\n`)
}

const linux = (): SerprogSystem => ({
  platform: 'linux',
  roots: rootsBelow(root),
  listPorts: () => Promise.reject(new Error('not asked')),
})

describe('a CH341A', () => {
  it('is seen on Linux although no port is made of it, and refused with the reason', async () => {
    device('usb1', '1d6b', '0002')
    device('1-2', '1A86', '5512')
    device('1-10.3', '1a86', '5512')
    put('sys/bus/usb/devices/1-2:1.0/interface', 'x\n')
    const found = await createCh341aDriver(linux()).list()
    expect(found.map(({ id, access }) => [id, access])).toEqual([
      ['ch341a_spi:usb=1-2', 'refused'],
      ['ch341a_spi:usb=1-10.3', 'refused'],
    ])
    expect(found[0]?.accessDetail).toEqual({ code: 'five-volts' })
  })

  it('is not seen in a CH340 serial adapter, nor where there is no USB', async () => {
    expect(await createCh341aDriver(linux()).list()).toEqual([])
    device('1-2', '1a86', '7523')
    expect(await createCh341aDriver(linux()).list()).toEqual([])
  })

  it('is never opened, whatever it is called', async () => {
    const driver = createCh341aDriver(linux())
    for (const id of ['ch341a_spi:usb=1-2', 'ch341a_spi']) {
      expect(driver.accepts(id)).toBe(true)
      await expect(driver.open(id, { clockHz: null })).rejects.toMatchObject({
        code: 'link.unsupported',
      })
    }
    expect(driver.accepts('serprog:dev=/dev/ttyUSB0')).toBe(false)
  })

  it('is refused, and not offered as a serial port, where a driver makes a port of it', async () => {
    put('sys/devices/1-2/idVendor', '1a86\n')
    put('sys/devices/1-2/idProduct', '5512\n')
    put('dev/ttyUSB0', '')
    mkdirSync(join(root, 'sys/devices/1-2/ttyUSB0'), { recursive: true })
    symlinkSync(join(root, 'sys/devices/1-2'), join(root, 'sys/devices/1-2/ttyUSB0/device'))
    mkdirSync(join(root, 'sys/class/tty'), { recursive: true })
    symlinkSync(join(root, 'sys/devices/1-2/ttyUSB0'), join(root, 'sys/class/tty/ttyUSB0'))
    expect(await createSerprogDriver(linux()).list()).toEqual([])

    const port = {
      path: 'COM7',
      vendorId: '1A86',
      productId: '5512',
      manufacturer: 'wch.cn',
      serialNumber: undefined,
      friendlyName: 'USB-EPP (COM7)',
    }
    const windows = { ...linux(), platform: 'win32' as const, listPorts: async () => [port] }
    expect(await createSerprogDriver(windows).list()).toEqual([])
    expect((await createCh341aDriver(windows).list()).map(({ id }) => id)).toEqual([
      'ch341a_spi:usb=COM7',
    ])
  })
})
