// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { guideProgrammer } from '../../shared/linux-boards.ts'
import type { GuideProgrammer } from '../../shared/data/guide.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import type { SetupInfo } from '../../shared/model/setup.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { knownSteps, portsOf, setupSteps } from './setup-steps.ts'
import type { SetupStep } from './setup-steps.ts'

const guide = (id: string): GuideProgrammer => {
  const found = guideProgrammer(id)
  if (found === null) throw new Error(id)
  return found
}
const board = (id: NonNullable<SetupInfo['linuxBoard']>['guideProgrammer'], model: string) =>
  ({
    system: 'linux',
    linuxBoard: { model, guideProgrammer: id },
    spi: 'off',
    ports: [],
    held: [],
    pinModes: {},
  }) satisfies SetupInfo
const pi = board('rpi-40', 'Raspberry Pi 4 Model B Rev 1.4')
const spi = (
  access: FoundProgrammer['access'],
  accessDetail: FoundProgrammer['accessDetail'] = null,
) =>
  ({
    id: 'linux_spi:dev=/dev/spidev0.0',
    kind: 'spidev',
    label: 'Raspberry Pi 4',
    access,
    accessDetail,
    usb: null,
  }) satisfies FoundProgrammer
const pico: FoundProgrammer = {
  id: 'serprog:dev=/dev/ttyACM0',
  kind: 'serprog',
  label: 'pico-serprog',
  access: 'ok',
  accessDetail: null,
  usb: { vendorId: 'cafe', productId: '4001', manufacturer: null, product: null, serial: null },
}
const snapshot = (part: Partial<Snapshot>): Snapshot => ({ ...emptySnapshot, ...part })
const step = (id: string, key: string | number, part: Partial<Snapshot>) => {
  const found = setupSteps(guide(id), snapshot(part)).find((each) => each.id === `${id}-${key}`)
  if (found === undefined) throw new Error(`${id}-${key}`)
  return found
}
const lines = ({ commands }: SetupStep) => commands.map(({ line }) => line)
const ready: SetupInfo = {
  ...pi,
  spi: 'ready',
  ports: [{ id: 'linux_spi:dev=/dev/spidev0.0', path: '/dev/spidev0.0', selectPin: 24 }],
}

describe('set-up steps', () => {
  it('name only steps that the guide has, with the command the guide gives', () => {
    for (const table of Object.values(knownSteps))
      for (const [id, orders] of Object.entries(table))
        for (const order of Object.keys(orders))
          expect(
            guide(id).setup?.some((each) => each.order === Number(order)),
            `${id} ${order}`,
          ).toBe(true)
    for (const [id, orders] of Object.entries(knownSteps.looks))
      for (const [order, look] of Object.entries(orders))
        if (look.startsWith('pin '))
          expect(guide(id).setup?.find((each) => each.order === Number(order))?.command).toContain(
            look.slice(4),
          )
  })

  it('come in the guide’s order, then access and answer; a refused programmer has none', () => {
    const ids = setupSteps(guide('bbb'), emptySnapshot).map(({ id }) => id)
    expect(ids.slice(0, 3)).toEqual(['bbb-1', 'bbb-2', 'bbb-3'])
    expect(ids.slice(-2)).toEqual(['bbb-access', 'bbb-answer'])
    expect(setupSteps(guide('ch341a'), emptySnapshot)).toEqual([])
  })

  it('have commands that work for a user who is not root', () => {
    expect(lines(step('bbb', 2, {}))).toEqual(['sudo config-pin P9.17 spi_cs'])
    expect(lines(step('rpi-40', 2, {}))).toEqual([
      'sudo raspi-config',
      'sudo raspi-config nonint do_spi 0',
      "echo 'dtparam=spi=on' | sudo tee -a /boot/firmware/config.txt",
    ])
    expect(lines(step('le-potato', 3, {}))).toEqual(['sudo ldto enable spicc spicc-spidev'])
  })

  it('that another tool would need are shown as not needed, without a command', () => {
    expect(step('rpi-40', 4, {}).instead).not.toBeNull()
    expect(step('rpi-40', 4, {}).commands).toEqual([])
  })
})

describe('on a Raspberry Pi', () => {
  it('SPI that is off is open, and after the switch a restart is asked for', () => {
    expect(step('rpi-40', 1, { setup: pi }).sight?.state).toBe('done')
    expect(step('rpi-40', 2, { setup: pi }).sight?.state).toBe('open')
    const restart = step('rpi-40', 2, { setup: { ...pi, spi: 'restart' } }).sight
    expect(restart).toMatchObject({ state: 'open', fixes: ['sudo reboot'] })
  })

  it('a port ticks the steps, with its header pin', () => {
    expect(step('rpi-40', 2, { setup: ready }).sight?.state).toBe('done')
    const node = step('rpi-40', 3, { setup: ready }).sight
    expect(node?.state).toBe('done')
    expect(node?.seen).toEqual({ code: 'nodes', nodes: ready.ports })
  })

  it('a port that may not be opened names the group to join', () => {
    const detail = {
      code: 'rights',
      path: '/dev/spidev0.0',
      user: 'root',
      group: 'spi',
      mode: '660',
    } as const
    const denied = step('rpi-40', 'access', {
      setup: ready,
      programmers: [spi('denied', detail)],
    }).sight
    expect(denied).toMatchObject({ state: 'open', fixes: ['sudo adduser $USER spi'] })
    const rootOnly = step('rpi-40', 'access', {
      setup: ready,
      programmers: [spi('denied', { ...detail, group: 'root', mode: '600' })],
    }).sight
    expect(rootOnly?.fixes).toEqual([])
    expect(rootOnly?.seen).toMatchObject({ code: 'access', helps: 'rule' })
    const fine = { setup: ready, programmers: [spi('ok')] }
    expect(step('rpi-40', 'access', fine).sight?.state).toBe('done')
  })

  it('is not seen from a PC: the ports of another board are not its own', () => {
    const pc: SetupInfo = { ...pi, linuxBoard: null }
    expect(step('rpi-40', 1, { setup: pc }).sight?.seen).toEqual({ code: 'elsewhere', model: null })
    for (const order of [2, 3]) expect(step('rpi-40', order, { setup: pc }).sight).toBeNull()
    expect(portsOf(guide('bbb'), snapshot({ setup: ready, programmers: [spi('ok')] }))).toEqual([])
  })
})

describe('on other boards', () => {
  it('a BeagleBone’s pins tick one by one as config-pin switches them', () => {
    const bone = board('bbb', 'TI AM335x BeagleBone Black')
    const setup = { ...bone, pinModes: { 'P9.17': 'spi_cs', 'P9.18': 'default' } }
    expect(step('bbb', 2, { setup }).sight?.state).toBe('done')
    expect(step('bbb', 3, { setup }).sight?.state).toBe('open')
    // Not told by this kernel: no tick and no open mark either.
    expect(step('bbb', 4, { setup }).sight).toBeNull()
  })

  it('a chip select that the kernel keeps is named', () => {
    const held = [{ name: 'spi0.0', driver: 'spi-nor' }]
    const setup: SetupInfo = { ...board('generic-spidev', 'A board'), spi: 'no-port', held }
    expect(step('generic-spidev', 5, { setup }).sight?.seen).toEqual({
      code: 'no-node',
      held: held[0],
    })
  })
})

describe('a Pico', () => {
  it('ticks the drive, then the port; firmware inside ticks both', () => {
    const drive = {
      id: '/media/RPI-RP2',
      family: 'rp2040',
      model: 'Raspberry Pi RP2',
      mounted: true,
      fix: null,
      copiedBytes: null,
    } as const
    expect(step('pico', 3, {}).sight?.state).toBe('open')
    expect(step('pico', 3, { firmwareDrives: [drive] }).sight?.state).toBe('done')
    expect(step('pico-2', 3, { firmwareDrives: [drive] }).sight?.state).toBe('open')
    const unmounted = { ...drive, mounted: false, fix: 'udisksctl mount -b /dev/sda1' }
    expect(step('pico', 3, { firmwareDrives: [unmounted] }).sight?.fixes).toEqual([unmounted.fix])
    expect(step('pico', 5, { programmers: [pico] }).sight?.seen).toEqual({
      code: 'ports',
      paths: ['/dev/ttyACM0'],
    })
    expect(step('pico', 3, { programmers: [pico] }).sight?.state).toBe('done')
  })

  it('is certain only by its own answer', () => {
    expect(step('pico', 'answer', { programmers: [pico] }).sight?.state).toBe('open')
    const session = {
      programmer: pico,
      clockAskedHz: null,
      clockHz: 12_000_000,
      about: { name: 'pico-serprog', firmware: null, notes: [] },
      releasesPins: true,
      programmerMv: 3300,
      answeredSupplyMv: null,
      chip: null,
      candidates: [],
      differences: [],
      protection: null,
      backup: null,
    }
    expect(step('pico', 'answer', { session }).sight).toMatchObject({ state: 'proved' })
    expect(step('rpi-40', 'answer', { session }).sight?.state).toBe('open')
  })
})
