/** What this machine says about its SPI ports, read from files: the board, the nodes, and what stands in their way. */
import { readFile, readdir, readlink, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { busRole, spiBoardOf } from '../../../shared/spi-boards.ts'
import type { DeviceTree, SpiBoardId, SpiBusRole } from '../../../shared/spi-boards.ts'
import { systemRoots } from '../serprog/ports.ts'
import type { SystemRoots } from '../serprog/ports.ts'

/** spidev's own default; what a kernel without the parameter file is taken to have, bytes. */
const USUAL_BUFFER_BYTES = 4096
/** The smallest buffer with which a page fits one window; also keeps nonsense out. */
const LEAST_BUFFER_BYTES = 512
/** No larger, whatever the kernel allows: longer messages only hold this process up. */
const MOST_BUFFER_BYTES = 65_536

export interface SpiSystem {
  readonly platform: NodeJS.Platform
  readonly roots: SystemRoots
}

export const spiSystem: SpiSystem = { platform: process.platform, roots: systemRoots }

/** `/sys/module/spidev/parameters/bufsiz`, bytes, within what makes sense. */
export async function bufferBytes({ sys }: SystemRoots): Promise<number> {
  const path = join(sys, 'module/spidev/parameters/bufsiz')
  const told = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10)
  if (!Number.isInteger(told)) return USUAL_BUFFER_BYTES
  return Math.min(MOST_BUFFER_BYTES, Math.max(LEAST_BUFFER_BYTES, told))
}

/** Device tree strings end with a zero byte; a list is one behind the other. */
export async function deviceTree({ proc }: SystemRoots): Promise<DeviceTree> {
  const strings = async (name: string): Promise<readonly string[]> => {
    const text = await readFile(join(proc, 'device-tree', name), 'utf8').catch(() => '')
    return text.split('\0').filter((each) => each !== '')
  }
  return { model: (await strings('model'))[0] ?? '', compatible: await strings('compatible') }
}

export async function spiBoard(roots: SystemRoots): Promise<SpiBoardId | null> {
  return spiBoardOf(await deviceTree(roots))
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

/** GPIOs of a Raspberry Pi's SPI0 as the kernel's device tree has them; empty where it does not tell. */
async function spi0Gpios({ proc }: SystemRoots): Promise<readonly number[]> {
  const tree = join(proc, 'device-tree')
  const symbol = await readFile(join(tree, '__symbols__/spi0_pins'), 'utf8').catch(() => '')
  const place = symbol.replaceAll('\0', '')
  if (!/^\/[\w/@,.-]+$/u.test(place) || place.includes('..')) return []
  const cells = await readFile(join(tree, place, 'brcm,pins')).catch(() => Buffer.alloc(0))
  return Array.from({ length: Math.floor(cells.length / 4) }, (_, at) => cells.readUInt32BE(at * 4))
}

/** What the bus of a node is connected to, by its name and its place in sysfs. */
export async function roleOfNode(path: string, roots: SystemRoots): Promise<SpiBusRole> {
  // A link may have any name; the node behind it is what counts.
  const real = await realpath(path).catch(() => path)
  const name = nodeName(real)
  if (name === null) return 'unknown'
  const device = await realpath(join(roots.sys, 'class/spidev', basename(real))).catch(() => '')
  return busRole(await deviceTree(roots), { ...name, device }, await spi0Gpios(roots))
}

/** Nodes there are, by number; `/dev/spidev0.0`. */
export async function spidevNodes({ dev }: SystemRoots): Promise<readonly string[]> {
  const names = await readdir(dev).catch(() => [])
  return names
    .filter((name) => NODE.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => join(dev, name))
}

/**
 * The kernel driver that has the chip select of a node which does not exist: `spi-nor` when the kernel itself looks
 * after a flash chip there. `null`: the chip select is unknown to the kernel or nobody has it.
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
