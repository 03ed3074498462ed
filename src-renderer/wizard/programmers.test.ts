// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import type { SetupInfo } from '../../shared/model/setup.ts'
import { noChoices } from '../../shared/work.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import {
  networkProgrammer,
  pinsBehind,
  practiceId,
  programmersForRecovery,
  programmersToShow,
  recognise,
} from './programmers.ts'
import { wizardView } from './view.ts'

const usb = (vendorId: string, productId: string, product: string | null): FoundProgrammer => ({
  id: 'serprog:dev=/dev/ttyACM0',
  kind: 'serprog',
  label: 'a port',
  access: 'ok',
  accessDetail: null,
  usb: { vendorId, productId, manufacturer: null, product, serial: null },
})

describe('a programmer that was found', () => {
  it('is a Pico with CS on GP5 unless its USB identity says otherwise', () => {
    expect(recognise(usb('cafe', '4001', 'pico-serprog (pico)'), emptySnapshot)).toEqual({
      guideProgrammer: 'pico',
      pinVariant: 'libreboot',
    })
    expect(recognise(usb('cafe', '4001', 'pico-serprog (pico2)'), emptySnapshot)).toEqual({
      guideProgrammer: 'pico-2',
      pinVariant: 'libreboot',
    })
  })
  it('has CS on GP1 with the identity of the SDK, which one firmware alone uses', () => {
    expect(recognise(usb('2e8a', '000a', 'Pico'), emptySnapshot).pinVariant).toBe('stacksmashing')
    expect(recognise(usb('2e8a', '0009', 'Pico'), emptySnapshot)).toEqual({
      guideProgrammer: 'pico-2',
      pinVariant: 'stacksmashing',
    })
  })
  it('is asked about when its identity says nothing', () => {
    expect(recognise(usb('0483', '5740', 'Virtual COM'), emptySnapshot).guideProgrammer).toBeNull()
    expect(recognise(usb('2e8a', '0005', 'MicroPython'), emptySnapshot).guideProgrammer).toBeNull()
  })
})

describe('an SPI port of this computer', () => {
  it('is drawn with the pins of its own bus, and not with those of the first', () => {
    const found: FoundProgrammer = {
      id: 'linux_spi:dev=/dev/spidev1.0',
      kind: 'spidev',
      label: 'Raspberry Pi 4',
      access: 'ok',
      accessDetail: null,
      usb: null,
      spiBus: 'header',
      pinVariant: 'spi1-cs36',
    }
    const setup: SetupInfo = {
      system: 'linux',
      linuxBoard: { model: 'Raspberry Pi 4 Model B Rev 1.4', guideProgrammer: 'rpi-40' },
      spi: 'ready',
      ports: [],
      held: [],
      pinModes: {},
    }
    const known = recognise(found, { ...emptySnapshot, setup })
    expect(known).toEqual({ guideProgrammer: 'rpi-40', pinVariant: 'spi1-cs36' })
    const choices = { ...noChoices, ...known, board: 'bare', chipPackage: 'soic8' }
    const wires = wizardView(emptySnapshot, choices, []).wiring?.wires
    expect(
      wires?.map(({ signal, headerPin, headerName }) => [signal, headerPin, headerName]),
    ).toEqual([
      ['GND', 25, 'GND'],
      ['CS', 36, 'GPIO16'],
      ['CLK', 40, 'GPIO21'],
      ['MOSI', 38, 'GPIO20'],
      ['MISO', 35, 'GPIO19'],
      ['VCC', 1, '3V3'],
    ])
  })
})

describe('an address on the network', () => {
  it('has a host and a port', () => {
    expect(networkProgrammer(' 192.168.1.20:2000 ')).toBe('serprog:ip=192.168.1.20:2000')
    expect(networkProgrammer('[fe80::1]:2000')).toBe('serprog:ip=[fe80::1]:2000')
  })
  it.each(['', 'host', 'host:', 'host:0', 'host:70000', 'a b:1', 'host:1,cs=2'])(
    'is not "%s"',
    (text) => expect(networkProgrammer(text)).toBeNull(),
  )
})

it('names the practice chip and its fault as the command line would', () => {
  expect(practiceId({ chip: null, fault: 'none', real: false })).toBe('practice:timing=off')
  expect(practiceId({ chip: 'W25Q64JV', fault: 'none', real: false })).toBe(
    'practice:chip=W25Q64JV,timing=off',
  )
  expect(practiceId({ chip: 'W25Q64JV', fault: 'open-miso', real: true })).toBe(
    'practice:chip=W25Q64JV,fault=open-miso,timing=real',
  )
})

it('takes the bridge for the pins of a board, and every other firmware for a programmer of its own', () => {
  expect(pinsBehind('pin-one-bridge', 'serprog')).toBe('spidev')
  expect(pinsBehind('pin-one-bridge-unsteady', 'serprog')).toBe('spidev')
  expect(pinsBehind('libreboot-pico-serprog', 'serprog')).toBe('serprog')
  expect(pinsBehind(null, 'serprog')).toBe('serprog')
})

describe('the list of programmers', () => {
  const port = usb('cafe', '4001', 'pico-serprog (pico)')
  const far = { ...port, id: 'serprog:ip=192.168.1.20:2000', usb: null }
  const practice = { ...port, id: 'practice:chip=W25Q64JV', kind: 'practice' as const }

  it('forgets one that was chosen and then unplugged', () => {
    expect(programmersToShow([port], port)).toEqual([port])
    expect(programmersToShow([], port)).toEqual([])
  })
  it('keeps one behind an address, which no list of ports can show', () => {
    expect(programmersToShow([port], far)).toEqual([port, far])
  })
  it('leaves practice to its own place', () => {
    expect(programmersToShow([practice, port], practice)).toEqual([port])
  })
})

describe('the programmers of an unfinished write', () => {
  const port = usb('cafe', '4001', 'pico-serprog (pico)')
  const another = { ...port, id: 'serprog:dev=/dev/ttyACM1' }
  const find = (listed: readonly FoundProgrammer[], chosen: string | null) => {
    const { rows, meant } = programmersForRecovery(listed, chosen)
    return { ids: rows.map(({ id }) => id), meant }
  }

  it('are the chosen one while it is plugged in, and none while it is not', () => {
    expect(find([port, another], another.id)).toEqual({
      ids: [port.id, another.id],
      meant: another.id,
    })
    expect(find([], port.id)).toEqual({ ids: [], meant: null })
    expect(find([{ ...port, access: 'denied' }], port.id)).toEqual({ ids: [], meant: null })
  })
  it('are the only one there, when none was chosen; of two, the user chooses', () => {
    expect(find([port], null).meant).toBe(port.id)
    expect(find([port, another], null).meant).toBeNull()
  })
  it('keep what no list can show: the practice chip of that write, and an address', () => {
    const practice = 'practice:chip=W25Q64JV,timing=off'
    expect(find([port], practice)).toEqual({ ids: [practice, port.id], meant: practice })
    const far = 'serprog:ip=192.0.2.1:7127'
    expect(find([], far)).toEqual({ ids: [far], meant: far })
  })
})
