// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rootsBelow } from '../transport/serprog/ports.ts'
import { createSpidevDriver } from '../transport/spidev/driver.ts'
import { lookAtSetup } from './setup.ts'
import { plantTree } from '../testing/trees.ts'
import type { TreeName } from '../testing/trees.ts'

let root = ''
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-setup-'))
})
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

const look = async (tree: TreeName) => {
  plantTree(root, tree)
  const spidev = createSpidevDriver({ platform: 'linux', roots: rootsBelow(root) })
  return await lookAtSetup(root, 'linux', await spidev.list())
}
const selects = async (tree: TreeName) =>
  (await look(tree)).ports.map(({ path: port, selectPin }) => [path.basename(port), selectPin])

describe('what a board shows of itself', () => {
  it.each([
    ['pi', 'rpi-40'],
    ['pi-5', 'rpi-40'],
    ['first-pi', 'rpi-26'],
    ['bone', 'bbb'],
    ['potato', 'le-potato'],
    ['other', 'generic-spidev'],
  ] as const)('%s is the guide’s %s', async (tree, id) => {
    expect((await look(tree)).linuxBoard?.guideProgrammer).toBe(id)
  })

  it('a PC is not a board, and other systems have nothing to look at', async () => {
    expect((await look('pc')).linuxBoard).toBeNull()
    plantTree(root, 'pi')
    expect(await lookAtSetup(root, 'darwin', [])).toMatchObject({
      system: 'macos',
      linuxBoard: null,
      ports: [],
    })
  })

  it.each([
    ['pi', 'ready'],
    ['pi-off', 'off'],
    ['pi-restart', 'restart'],
    ['other-no-port', 'no-port'],
    ['pi-no-port', 'no-port'],
    ['pi-flash', 'off'],
    ['potato-off', 'off'],
  ] as const)('SPI of %s is %s', async (tree, spi) => {
    expect((await look(tree)).spi).toBe(spi)
  })

  it('the header pin of each port is known where the guide knows the pins', async () => {
    expect(await selects('pi')).toEqual([
      ['spidev0.0', 24],
      ['spidev0.1', 26],
    ])
    expect(await selects('pi-buses')).toEqual([
      ['spidev0.0', 24],
      ['spidev1.0', 36],
      ['spidev6.0', 12],
    ])
    expect(await selects('pi-flash')).toEqual([['spidev0.0', null]])
    // The start-up flash of a Pi 5 is not on the header.
    expect(await selects('pi-5')).toEqual([
      ['spidev0.0', 24],
      ['spidev10.0', null],
    ])
    expect(await selects('other')).toEqual([['spidev1.0', null]])
  })

  it('the BeagleBone’s port is recognised by its address, since kernels number it differently', async () => {
    expect(await selects('bone')).toEqual([
      ['spidev1.0', 17],
      ['spidev1.1', null],
      ['spidev2.0', 28],
    ])
  })

  it('pins that config-pin has switched are read back', async () => {
    expect((await look('bone')).pinModes).toEqual({
      'P9.17': 'spi_cs',
      'P9.18': 'spi',
      'P9.21': 'spi',
      'P9.22': 'spi_sclk',
    })
    expect((await look('bone-pins-unset')).pinModes['P9.17']).toBe('default')
  })

  it('a chip select that the kernel keeps for itself is named', async () => {
    expect((await look('other-no-port')).held).toEqual([{ name: 'spi0.0', driver: 'spi-nor' }])
  })
})
