// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SystemRoots } from '../serprog/ports.ts'
import { createSpidevDriver } from './driver.ts'
import { bufferBytes, deviceTree, holdingDriver, nodeName } from './system.ts'

let root = ''
let roots: SystemRoots
const put = (name: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  fs.writeFileSync(path.join(root, name), text)
}
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-spi-'))
  const at = (name: string): string => path.join(root, name)
  roots = { sys: at('sys'), dev: at('dev'), proc: at('proc'), etc: at('etc'), locks: at('locks') }
})
afterEach(() => fs.rmSync(root, { recursive: true }))

describe('the SPI ports of a machine', () => {
  it('are listed by number, named after the board, with what keeps them shut', async () => {
    put('proc/device-tree/model', 'Raspberry Pi 4 Model B Rev 1.4\0')
    put('dev/spidev0.1', '')
    put('dev/spidev0.0', '')
    put('dev/spidev10.0', '')
    put('dev/ttyS0', '')
    const driver = createSpidevDriver({ platform: 'linux', roots })
    const found = await driver.list()
    expect(found.map(({ id }) => path.basename(id))).toEqual([
      'spidev0.0',
      'spidev0.1',
      'spidev10.0',
    ])
    expect(found[0]?.label).toBe('Raspberry Pi 4 Model B Rev 1.4')
    expect(found[0]?.access).toBe('ok')
    // Not on the header: shown with the reason, never offered.
    expect(found[2]).toMatchObject({ access: 'refused' })
    expect(found[2]?.accessDetail).toEqual({ code: 'bus', role: 'off-header' })
  })

  it('finds none where there is no spidev, and on systems that have no such thing', async () => {
    expect(await createSpidevDriver({ platform: 'linux', roots }).list()).toEqual([])
    put('dev/spidev0.0', '')
    expect(await createSpidevDriver({ platform: 'darwin', roots }).list()).toEqual([])
  })

  it('that are missing are told apart from those a kernel driver holds', async () => {
    const driver = createSpidevDriver({ platform: 'linux', roots })
    const id = `linux_spi:dev=${roots.dev}/spidev0.0`
    await expect(driver.open(id, { clockHz: null })).rejects.toMatchObject({ code: 'link.missing' })
    fs.mkdirSync(path.join(root, 'sys/bus/spi/devices/spi0.0'), { recursive: true })
    fs.symlinkSync('../../drivers/spi-nor', path.join(root, 'sys/bus/spi/devices/spi0.0/driver'))
    await expect(driver.open(id, { clockHz: null })).rejects.toMatchObject({
      code: 'link.busy',
      facts: { detail: { code: 'kernel-driver', driver: 'spi-nor' } },
    })
    expect(await holdingDriver(roots, { bus: 0, select: 1 })).toBeNull()
  })

  it('that do not answer as spidev are refused by name', async () => {
    put('dev/spidev0.0', 'a file')
    const driver = createSpidevDriver({ platform: 'linux', roots })
    const opening = driver.open(`linux_spi:dev=${roots.dev}/spidev0.0`, { clockHz: null })
    await expect(opening).rejects.toMatchObject({ code: 'link.unsupported' })
  })

  it('tell their buffer, within what makes sense', async () => {
    const name = 'sys/module/spidev/parameters/bufsiz'
    expect(await bufferBytes(roots)).toBe(4096)
    put(name, '65536\n')
    expect(await bufferBytes(roots)).toBe(65_536)
    put(name, '7\n')
    expect(await bufferBytes(roots)).toBe(512)
    put(name, 'no number\n')
    expect(await bufferBytes(roots)).toBe(4096)
  })

  it('have numbers for bus and chip select in their names', () => {
    expect(nodeName('/dev/spidev1.2')).toEqual({ bus: 1, select: 2 })
    expect(nodeName('/dev/spidev1')).toBeNull()
  })

  it('belong to a board that the device tree names', async () => {
    put('proc/device-tree/compatible', 'ti,am335x-bone-black\0ti,am335x-bone\0ti,am33xx\0')
    expect(await deviceTree(roots)).toEqual({
      model: '',
      compatible: ['ti,am335x-bone-black', 'ti,am335x-bone', 'ti,am33xx'],
    })
  })
})
