// SPDX-License-Identifier: GPL-3.0-or-later
/** What this computer's files say about its SPI ports: the board, the nodes, and what prevents their use. */
import { access, readFile, readdir, readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { busRole, headerPinsId, linuxBoardOf } from '../../../shared/linux-boards.ts'
import type { SpiBusRole } from '../../../shared/model/spi-bus.ts'
import type { DeviceTree, LinuxBoardId, TreeLines } from '../../../shared/linux-boards.ts'
import { systemRoots } from '../serprog/ports.ts'
import type { SystemRoots } from '../serprog/ports.ts'

/** spidev's own default, bytes; assumed when the kernel has no parameter file. */
const USUAL_BUFFER_BYTES = 4096
/** The smallest buffer with which a page fits one window, bytes; also rejects nonsense. */
const LEAST_BUFFER_BYTES = 512
/** Upper limit, bytes, whatever the kernel allows: longer messages only block this process. */
const MOST_BUFFER_BYTES = 65_536

export interface SpiSystem {
  readonly platform: NodeJS.Platform
  readonly roots: SystemRoots
}

export const spiSystem: SpiSystem = { platform: process.platform, roots: systemRoots }

/** `/sys/module/spidev/parameters/bufsiz`, bytes, within these limits. */
export async function bufferBytes({ sys }: SystemRoots): Promise<number> {
  const path = join(sys, 'module/spidev/parameters/bufsiz')
  const told = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10)
  if (!Number.isInteger(told)) return USUAL_BUFFER_BYTES
  return Math.min(MOST_BUFFER_BYTES, Math.max(LEAST_BUFFER_BYTES, told))
}

/** Device tree strings end with a zero byte; a list is several of them in sequence. */
export async function deviceTree({ proc }: SystemRoots): Promise<DeviceTree> {
  const strings = async (name: string): Promise<readonly string[]> => {
    const text = await readFile(join(proc, 'device-tree', name), 'utf8').catch(() => '')
    return text.split('\0').filter((each) => each !== '')
  }
  return { model: (await strings('model'))[0] ?? '', compatible: await strings('compatible') }
}

export async function linuxBoard(roots: SystemRoots): Promise<LinuxBoardId | null> {
  return linuxBoardOf(await deviceTree(roots))
}

const NODE = /^spidev(?<bus>\d+)\.(?<select>\d+)$/u

export interface NodeName {
  readonly bus: number
  readonly select: number
}

/** `/dev/spidev1.0` is bus 1, chip select 0. */
export function nodeName(path: string): NodeName | null {
  const groups = NODE.exec(basename(path))?.groups
  return groups ? { bus: Number(groups['bus']), select: Number(groups['select']) } : null
}

/** Cells of a device tree property, big-endian; empty when the property is missing. */
async function cellsOf(path: string): Promise<readonly number[]> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0))
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32BE(at * 4))
}

/** GPIOs of a Raspberry Pi's bus in the kernel's device tree; empty when it does not tell. */
async function dataGpios({ proc }: SystemRoots, bus: number): Promise<readonly number[]> {
  const tree = join(proc, 'device-tree')
  const name = join(tree, `__symbols__/spi${bus}_pins`)
  const symbol = await readFile(name, 'utf8').catch(() => '')
  const place = symbol.replaceAll('\0', '')
  if (!/^\/[\w/@,.-]+$/u.test(place) || place.includes('..')) return []
  return await cellsOf(join(tree, place, 'brcm,pins'))
}

/** One entry of `cs-gpios`: which GPIO controller, which GPIO, and how. */
const SELECT_CELLS = 3

/** The pins that the running kernel uses for a node. */
async function treeLines(name: string, node: NodeName, roots: SystemRoots): Promise<TreeLines> {
  // The node of the chip select; its parent is the controller.
  const link = join(roots.sys, 'class/spidev', name, 'device/of_node')
  const controller = await realpath(link).then(dirname, () => null)
  const selects = controller === null ? [] : await cellsOf(join(controller, 'cs-gpios'))
  const at = node.select * SELECT_CELLS
  // Zero instead of a GPIO controller: the SPI controller drives this chip select itself.
  const selectGpio = (selects[at] ?? 0) === 0 ? null : (selects[at + 1] ?? null)
  const swapped =
    controller !== null &&
    (await access(join(controller, 'ti,pindir-d0-out-d1-in')).then(
      () => true,
      () => false,
    ))
  return { dataGpios: await dataGpios(roots, node.bus), selectGpio, swapped }
}

export interface NodeRole {
  readonly role: SpiBusRole
  /** The node's header pins, for `wiredPins`; `null` when the bus is not on a known header. */
  readonly pinVariant: string | null
}

/** What the bus of a node is connected to, judged by its name and its place in sysfs. */
export async function roleOfNode(path: string, roots: SystemRoots): Promise<NodeRole> {
  // A link may have any name, so the node that it leads to is checked.
  const real = await realpath(path).catch(() => path)
  const node = nodeName(real)
  if (node === null) return { role: 'unknown', pinVariant: null }
  const name = basename(real)
  const device = await realpath(join(roots.sys, 'class/spidev', name)).catch(() => '')
  const tree = await deviceTree(roots)
  const lines = await treeLines(name, node, roots)
  const place = { ...node, device }
  return { role: busRole(tree, place, lines), pinVariant: headerPinsId(tree, place, lines) }
}

/** All nodes, sorted by number; `/dev/spidev0.0`. */
export async function spidevNodes({ dev }: SystemRoots): Promise<readonly string[]> {
  const names = await readdir(dev).catch(() => [])
  return names
    .filter((name) => NODE.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => join(dev, name))
}

/**
 * The kernel driver that holds the chip select of a missing node: `spi-nor` when the kernel itself manages a flash chip
 * there. `null`: the kernel does not know the chip select, or no driver holds it.
 */
export async function holdingDriver(
  { sys }: SystemRoots,
  { bus, select }: NodeName,
): Promise<string | null> {
  const link = join(sys, 'bus/spi/devices', `spi${bus}.${select}`, 'driver')
  const driver = await readlink(link).catch(() => null)
  const name = driver === null ? null : basename(driver)
  return name === 'spidev' ? null : name
}
