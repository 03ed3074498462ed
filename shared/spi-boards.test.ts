import { describe, expect, it } from 'vitest'
import { boardSpeed, guideProgrammer, spiBoardIds, spiBoardOf } from './spi-boards.ts'

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
