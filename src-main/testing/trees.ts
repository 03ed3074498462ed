// SPDX-License-Identifier: GPL-3.0-or-later
/** File trees of the guide's boards: device tree, SPI controllers, ports. For tests; without real devices. */
import fs from 'node:fs'
import path from 'node:path'

export type TreeName =
  | 'pi-off'
  | 'pi-restart'
  | 'pi'
  | 'pi-buses'
  | 'pi-flash'
  | 'pi-no-port'
  | 'pi-5'
  | 'first-pi'
  | 'bone'
  | 'bone-pins-unset'
  | 'potato-off'
  | 'potato'
  | 'other'
  | 'other-no-port'
  | 'pc'

interface Tree {
  readonly model: string
  readonly compatible: readonly string[]
  /** Ports, by the path of their controller. */
  readonly ports?: Readonly<Record<string, string>>
  readonly controllers?: readonly string[]
  readonly files?: Readonly<Record<string, string>>
  /** Ports whose controller has a node in the device tree, and its properties. */
  readonly nodes?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Chip selects and the kernel driver that uses them. */
  readonly drivers?: Readonly<Record<string, string>>
}

const pi4 = {
  model: 'Raspberry Pi 4 Model B Rev 1.4',
  compatible: ['raspberrypi,4-model-b', 'brcm,bcm2711'],
}
const piPorts = { 'spidev0.0': 'soc/fe204000.spi', 'spidev0.1': 'soc/fe204000.spi' }
const bone = {
  model: 'TI AM335x BeagleBone Black',
  compatible: ['ti,am335x-bone-black', 'ti,am335x-bone', 'ti,am33xx'],
  // Debian 9 counts from 1.
  ports: {
    'spidev1.0': 'ocp/48030000.spi',
    'spidev1.1': 'ocp/48030000.spi',
    'spidev2.0': 'ocp/481a0000.spi',
  },
}
const bonePins = (values: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['P9_17', 'P9_18', 'P9_21', 'P9_22'].map((pin, index) => [
      `sys/devices/platform/ocp/ocp:${pin}_pinmux/state`,
      `${values[index] ?? 'default'}\n`,
    ]),
  )
const potato = {
  model: 'Libre Computer AML-S905X-CC',
  compatible: ['libretech,aml-s905x-cc', 'amlogic,s905x', 'amlogic,meson-gxl'],
}
const other = { model: 'Xunlong Orange Pi Zero', compatible: ['xunlong,orangepi-zero'] }

/** A property of cells that are all below 128. */
const cells = (...values: readonly number[]): string =>
  values.map((value) => `\0\0\0${String.fromCharCode(value)}`).join('')

const trees: Readonly<Record<TreeName, Tree>> = {
  'pi-off': { ...pi4, files: { 'boot/firmware/config.txt': '#dtparam=spi=on\ndtparam=i2c=on\n' } },
  'pi-restart': {
    ...pi4,
    files: { 'boot/firmware/config.txt': 'dtparam=audio=on\ndtparam=spi=on\n' },
  },
  pi: { ...pi4, ports: piPorts },
  // SPI1 from its overlay with the chip select on GPIO 16, and SPI6 from its own overlay.
  'pi-buses': {
    ...pi4,
    ports: {
      'spidev0.0': 'soc/fe204000.spi',
      'spidev1.0': 'soc/fe215080.spi',
      'spidev6.0': 'soc/fe204c00.spi',
    },
    nodes: { 'spidev1.0': { 'cs-gpios': cells(7, 16, 1) } },
    files: {
      'proc/device-tree/__symbols__/spi1_pins': '/soc/gpio@7e200000/spi1_pins\0',
      'proc/device-tree/soc/gpio@7e200000/spi1_pins/brcm,pins': cells(19, 20, 21),
    },
  },
  // An overlay has moved SPI0 to the flash from which the board starts.
  'pi-flash': {
    ...pi4,
    ports: { 'spidev0.0': 'soc/fe204000.spi' },
    files: {
      'proc/device-tree/__symbols__/spi0_pins': '/soc/gpio@7e200000/spi0_pins\0',
      'proc/device-tree/soc/gpio@7e200000/spi0_pins/brcm,pins': cells(40, 41, 42),
    },
  },
  'pi-no-port': { ...pi4, controllers: ['spi0'] },
  'pi-5': {
    model: 'Raspberry Pi 5 Model B Rev 1.0',
    compatible: ['raspberrypi,5-model-b', 'brcm,bcm2712'],
    ports: { 'spidev0.0': 'axi/1f00050000.spi', 'spidev10.0': 'soc/107d004000.spi' },
  },
  'first-pi': {
    model: 'Raspberry Pi Model B Rev 2',
    compatible: ['raspberrypi,model-b-rev2', 'brcm,bcm2835'],
    ports: { 'spidev0.0': 'soc/20204000.spi' },
  },
  bone: { ...bone, files: bonePins(['spi_cs', 'spi', 'spi', 'spi_sclk']) },
  'bone-pins-unset': { ...bone, files: bonePins([]) },
  'potato-off': potato,
  potato: { ...potato, ports: { 'spidev0.0': 'soc/c1108d80.spi' } },
  other: { ...other, ports: { 'spidev1.0': 'soc/1c69000.spi' } },
  'other-no-port': { ...other, controllers: ['spi0'], drivers: { 'spi0.0': 'spi-nor' } },
  pc: { model: '', compatible: [] },
}

/** The model name of the tree's board; empty for a computer that is not a Linux board. */
export const treeModel = (name: TreeName): string => trees[name].model

/** Builds the tree below `root`, which may already contain another one. */
export function plantTree(root: string, name: TreeName): void {
  const put = (file: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    fs.writeFileSync(path.join(root, file), text)
  }
  fs.rmSync(root, { recursive: true, force: true })
  fs.mkdirSync(path.join(root, 'dev'), { recursive: true })
  const tree = trees[name]
  const { model, compatible, ports = {}, controllers = [], files = {}, drivers = {} } = tree
  if (model !== '') put('proc/device-tree/model', `${model}\0`)
  if (compatible.length > 0) put('proc/device-tree/compatible', `${compatible.join('\0')}\0`)
  for (const [port, controller] of Object.entries(ports)) {
    const device = `sys/devices/platform/${controller}/spidev/${port}`
    put(`${device}/dev`, '153:0\n')
    put(`dev/${port}`, '')
    fs.mkdirSync(path.join(root, 'sys/class/spidev'), { recursive: true })
    fs.symlinkSync(path.join(root, device), path.join(root, 'sys/class/spidev', port))
  }
  for (const [port, properties] of Object.entries(tree.nodes ?? {})) {
    const controller = `proc/device-tree/spi-of-${port}`
    for (const [property, value] of Object.entries(properties))
      put(`${controller}/${property}`, value)
    fs.mkdirSync(path.join(root, controller, 'spidev@0'), { recursive: true })
    const chip = path.join(root, 'sys/bus/spi/devices', port.replace('spidev', 'spi'))
    fs.mkdirSync(chip, { recursive: true })
    fs.symlinkSync(path.join(root, controller, 'spidev@0'), path.join(chip, 'of_node'))
    fs.symlinkSync(chip, path.join(root, 'sys/class/spidev', port, 'device'))
  }
  for (const controller of controllers)
    fs.mkdirSync(path.join(root, 'sys/class/spi_master', controller), { recursive: true })
  for (const [select, driver] of Object.entries(drivers)) {
    fs.mkdirSync(path.join(root, 'sys/bus/spi/devices', select), { recursive: true })
    const link = path.join(root, 'sys/bus/spi/devices', select, 'driver')
    fs.symlinkSync(`../../drivers/${driver}`, link)
  }
  for (const [file, text] of Object.entries(files)) put(file, text)
}
