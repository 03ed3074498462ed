import { describe, expect, it } from 'vitest'
import { busRole, boardSpeed, guideProgrammer, spiBoardIds, spiBoardOf } from './spi-boards.ts'

describe('a board by its device tree', () => {
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
    expect(spiBoardOf({ model, compatible })).toBe(id)
  })

  it('has its programmer in the guide, whatever it is', () => {
    for (const id of spiBoardIds) expect(guideProgrammer(id)?.driver).toBe('linux_spi')
  })

  it('has the guide’s speeds: fast with steps down on a Pi, slow and never above 512 kHz on a BeagleBone', () => {
    expect(boardSpeed('rpi-40')).toMatchObject({ defaultHz: 32_768_000, equalReads: 2 })
    expect(boardSpeed('rpi-40').ladderHz).toEqual(
      expect.arrayContaining([4_096_000, 2_048_000, 512_000]),
    )
    const bone = boardSpeed('bbb')
    expect(bone).toMatchObject({ defaultHz: 128_000, equalReads: 3 })
    expect(bone.maxHz).toBeLessThan(512_001)
    expect(boardSpeed(null)).toMatchObject({ defaultHz: 2_000_000, maxHz: null })
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
  const potato = pi('Libre Computer AML-S905X-CC', 'libretech,aml-s905x-cc')
  const at = (bus: number, select = 0, device = '') => ({ bus, select, device })

  it.each([
    ['Pi 4, spidev0.0', pi4, at(0), 'header'],
    ['Pi 4, spidev0.1', pi4, at(0, 1), 'header'],
    ['Pi 4, spidev1.0', pi4, at(1), 'off-header'],
    ['Pi 4, spidev10.0', pi4, at(10), 'off-header'],
    ['CM4, spidev0.0', cm4, at(0), 'header'],
    ['CM4, spidev6.0', cm4, at(6), 'off-header'],
    ['Pi 5, spidev0.0', pi5, at(0), 'header'],
    ['Pi 5, spidev10.0', pi5, at(10), 'own-flash'],
    ['CM5, spidev10.0', cm5, at(10), 'own-flash'],
    [
      'Pi 5 whose kernel numbers its flash 3',
      pi5,
      at(3, 0, '/sys/devices/platform/axi/1000d004000/107d004000.spi/spi3'),
      'own-flash',
    ],
    ['Le Potato, spidev1.0', potato, at(1), 'off-header'],
    ['another board', pi('Orange Pi Zero', 'xunlong,orangepi-zero'), at(0), 'unknown'],
    ['a PC', pi(''), at(0), 'unknown'],
  ] as const)('%s', (_name, tree, place, role) => {
    expect(busRole(tree, place)).toBe(role)
  })

  it('SPI0 of a Pi 4 moved to its start-up flash by an overlay is not the header', () => {
    expect(busRole(pi4, at(0), [40, 41, 42])).toBe('own-flash')
    expect(busRole(pi4, at(0), [9, 10, 11])).toBe('header')
  })
})
