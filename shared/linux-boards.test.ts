// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { headers } from './data/guide.ts'
import { headerBuses, headerBusSources } from './data/header-buses.ts'
import { busChoices, wiredPins } from './programmer-pins.ts'
import {
  linuxBoardSpeed,
  busRole,
  guideProgrammer,
  headerPinsId,
  nothingTold,
  linuxBoardIds,
  linuxBoardOf,
} from './linux-boards.ts'
import type { DeviceTree } from './linux-boards.ts'

describe('a Linux board by its device tree', () => {
  it.each([
    ['Raspberry Pi 5 Model B Rev 1.0', ['raspberrypi,5-model-b', 'brcm,bcm2712'], 'rpi-40'],
    ['Raspberry Pi 4 Model B Rev 1.4', ['raspberrypi,4-model-b', 'brcm,bcm2711'], 'rpi-40'],
    ['Raspberry Pi Model B Plus Rev 1.2', ['raspberrypi,model-b-plus'], 'rpi-40'],
    ['Raspberry Pi Zero W Rev 1.1', ['raspberrypi,model-zero-w'], 'rpi-40'],
    ['Raspberry Pi Model B Rev 2', ['raspberrypi,model-b-rev2'], 'rpi-26'],
    ['Raspberry Pi Model B', ['raspberrypi,model-b'], 'rpi-26'],
    ['TI AM335x BeagleBone Black', ['ti,am335x-bone-black', 'ti,am335x-bone'], 'bbb'],
    ['Libre Computer AML-S905X-CC', ['libretech,aml-s905x-cc', 'amlogic,s905x'], 'le-potato'],
    ['Orange Pi Zero', ['xunlong,orangepi-zero'], 'generic-spidev'],
    ['', ['fsl,imx6q'], 'generic-spidev'],
    ['', [], null],
  ] as const)('%s is %s: %s', (model, compatible, id) => {
    expect(linuxBoardOf({ model, compatible })).toBe(id)
  })

  it('has its programmer in the guide, whatever it is', () => {
    for (const id of linuxBoardIds) expect(guideProgrammer(id)?.kind).toBe('spidev')
  })

  it('has the guide’s speeds: fast with steps down on a Pi, slow and never above 512 kHz on a BeagleBone', () => {
    expect(linuxBoardSpeed('rpi-40')).toMatchObject({ defaultHz: 32_768_000, equalReads: 2 })
    expect(linuxBoardSpeed('rpi-40').ladderHz).toEqual(
      expect.arrayContaining([4_096_000, 2_048_000, 512_000]),
    )
    const bone = linuxBoardSpeed('bbb')
    expect(bone).toMatchObject({ defaultHz: 128_000, equalReads: 3 })
    expect(bone.maxHz).toBeLessThan(512_001)
    expect(linuxBoardSpeed(null)).toMatchObject({ defaultHz: 2_000_000, maxHz: null })
  })
})

describe('what an SPI bus is connected to', () => {
  const pi = (model: string, ...compatible: string[]) => ({ model, compatible })
  const pi4 = pi('Raspberry Pi 4 Model B Rev 1.4', 'raspberrypi,4-model-b', 'brcm,bcm2711')
  const cm4 = pi('Raspberry Pi Compute Module 4 Rev 1.0', 'raspberrypi,4-compute-module')
  const pi5 = pi('Raspberry Pi 5 Model B Rev 1.0', 'raspberrypi,5-model-b', 'brcm,bcm2712')
  const cm5 = pi(
    'Raspberry Pi Compute Module 5 Rev 1.0',
    'raspberrypi,5-compute-module',
    'brcm,bcm2712',
  )
  const pi3 = pi('Raspberry Pi 3 Model B Rev 1.2', 'raspberrypi,3-model-b', 'brcm,bcm2837')
  const pi1 = pi('Raspberry Pi Model B Rev 2', 'raspberrypi,model-b-rev2', 'brcm,bcm2835')
  const potato = pi('Libre Computer AML-S905X-CC', 'libretech,aml-s905x-cc')
  const wiresOf = (tree: DeviceTree, id: string | null) => {
    const programmer = guideProgrammer(linuxBoardOf(tree))
    const pins = programmer === null ? null : wiredPins(programmer, id)
    if (pins === null) return null
    return { CS: pins.CS.pin, CLK: pins.CLK.pin, MOSI: pins.MOSI.pin, MISO: pins.MISO.pin }
  }
  const at = (bus: number, select = 0, device = '') => ({ bus, select, device })

  it.each([
    ['Pi 4, spidev0.0', pi4, at(0), 'header'],
    ['Pi 4, spidev0.1', pi4, at(0, 1), 'header'],
    ['Pi 4, spidev1.0', pi4, at(1), 'header'],
    ['Pi 4, spidev2.0, on the Compute Module alone', pi4, at(2), 'off-header'],
    ['Pi 4, spidev10.0', pi4, at(10), 'off-header'],
    ['CM4, spidev0.0', cm4, at(0), 'header'],
    ['CM4, spidev6.0', cm4, at(6), 'header'],
    ['Pi 3, spidev6.0, which only a Pi 4 has', pi3, at(6), 'off-header'],
    ['the first Pi, spidev1.0, whose header is shorter', pi1, at(1), 'off-header'],
    ['Pi 5, spidev0.0', pi5, at(0), 'header'],
    ['Pi 5, spidev4.0, which only answers', pi5, at(4), 'off-header'],
    ['Pi 5, spidev10.0', pi5, at(10), 'own-flash'],
    ['CM5, spidev10.0', cm5, at(10), 'own-flash'],
    [
      'Pi 5 whose kernel numbers its flash 3',
      pi5,
      at(3, 0, '/sys/devices/platform/axi/1000d004000/107d004000.spi/spi3'),
      'own-flash',
    ],
    [
      'Pi 5, SPI0 behind PCIe',
      pi5,
      at(0, 0, '/sys/devices/platform/axi/1000120000.pcie/1f00050000.spi/spi_master/spi0/spi0.0'),
      'header',
    ],
    [
      'Pi 5, a number of the header and the controller of its own flash',
      pi5,
      at(0, 0, '/sys/devices/platform/soc/107d004000.spi/spi_master/spi0/spi0.0'),
      'own-flash',
    ],
    [
      'Pi 4, bus 1 of a controller that is not on the header',
      pi4,
      at(1, 0, '/sys/devices/platform/spi-gpio/spi1/spi1.0/spidev/spidev1.0'),
      'off-header',
    ],
    ['Le Potato, spidev1.0', potato, at(1), 'off-header'],
    ['another board', pi('Orange Pi Zero', 'xunlong,orangepi-zero'), at(0), 'unknown'],
    ['a PC', pi(''), at(0), 'unknown'],
  ] as const)('%s', (_name, tree, place, role) => {
    expect(busRole(tree, place)).toBe(role)
  })

  it.each([
    ['Pi 4, SPI0, CE1', pi4, at(0, 1), { CS: 26, CLK: 23, MOSI: 19, MISO: 21 }],
    ['Pi 4, SPI1', pi4, at(1), { CS: 12, CLK: 40, MOSI: 38, MISO: 35 }],
    ['Pi 4, SPI1, CE2', pi4, at(1, 2), { CS: 36, CLK: 40, MOSI: 38, MISO: 35 }],
    ['Pi 4, SPI3', pi4, at(3), { CS: 27, CLK: 5, MOSI: 3, MISO: 28 }],
    ['Pi 4, SPI4', pi4, at(4), { CS: 7, CLK: 26, MOSI: 31, MISO: 29 }],
    ['Pi 4, SPI5', pi4, at(5), { CS: 32, CLK: 10, MOSI: 8, MISO: 33 }],
    ['Pi 4, SPI6', pi4, at(6), { CS: 12, CLK: 40, MOSI: 38, MISO: 35 }],
    // The same number is another place on a Pi 5.
    ['Pi 5, SPI3', pi5, at(3), { CS: 7, CLK: 26, MOSI: 31, MISO: 29 }],
    ['Le Potato', potato, at(0), { CS: 24, CLK: 23, MOSI: 19, MISO: 21 }],
  ] as const)('the wires of %s', (_name, tree, place, pins) => {
    expect(wiresOf(tree, headerPinsId(tree, place))).toEqual(pins)
  })

  const bone = pi('TI AM335x BeagleBone Black', 'ti,am335x-bone-black')
  const boneSpi1 = at(1, 0, '/sys/devices/platform/ocp/481a0000.spi/spi_master/spi1/spi1.0')

  it('the device tree’s own word counts: chip select, data pins, and which data line sends', () => {
    const moved = { ...nothingTold, selectGpio: 16 }
    expect(wiresOf(pi4, headerPinsId(pi4, at(6), moved))).toMatchObject({ CS: 36, MOSI: 38 })
    // GPIO 43 is on no header.
    expect(headerPinsId(pi4, at(6), { ...nothingTold, selectGpio: 43 })).toBeNull()
    expect(busRole(pi4, at(1), { ...nothingTold, dataGpios: [35, 36, 37] })).toBe('off-header')
    expect(wiresOf(bone, headerPinsId(bone, boneSpi1))).toEqual({
      CS: 28,
      CLK: 31,
      MOSI: 30,
      MISO: 29,
    })
    const swapped = headerPinsId(bone, boneSpi1, { ...nothingTold, swapped: true })
    expect(wiresOf(bone, swapped)).toMatchObject({ MOSI: 29, MISO: 30 })
  })

  it('SPI0 of a Pi 4 moved to its start-up flash by an overlay is not the header', () => {
    expect(busRole(pi4, at(0), { ...nothingTold, dataGpios: [40, 41, 42] })).toBe('own-flash')
    expect(busRole(pi4, at(0), { ...nothingTold, dataGpios: [9, 10, 11] })).toBe('header')
  })

  it('no wire of any bus ends at a supply or a ground pin, and none at the pin of another', () => {
    for (const bus of headerBuses) {
      const programmer = guideProgrammer(bus.programmer)
      const header = headers.find(({ id }) => id === programmer?.header)
      for (const [select, cs] of bus.CS.entries()) {
        const pins = [bus.CLK, bus.MOSI, bus.MISO, cs]
        const name = `${bus.programmer} ${bus.id} ${select}`
        expect(new Set(pins).size, name).toBe(4)
        for (const pin of pins)
          expect(header?.pins.find(({ n }) => n === pin)?.type, `${name} pin ${pin}`).toBe('gpio')
      }
      for (const key of bus.source) expect(headerBusSources, key).toHaveProperty([key])
    }
  })

  it('a choice of pins from a page that names a supply pin, or a bus of another board, is not used', () => {
    const own = wiresOf(pi4, null)
    for (const id of ['spi1-cs2', 'spi1-cs6', 'spi9-cs12', 'spi1', 'constructor'])
      expect(wiresOf(pi4, id), id).toEqual(own)
  })

  it('the guide’s own pins are among the choices, first', () => {
    for (const id of ['rpi-40', 'rpi-26', 'bbb'] as const) {
      const programmer = guideProgrammer(id)
      const [first] = programmer === null ? [] : busChoices(programmer)
      expect(first?.selectPin, id).toBe(programmer?.pins?.CS.pin)
    }
  })
})
