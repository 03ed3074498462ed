// SPDX-License-Identifier: GPL-3.0-or-later
/** Serprog programmers on USB serial ports and on the network. */
import { isCh341a } from '../../../shared/ch341a.ts'
import adapters from '../../../shared/data/serial-adapters.json' with { type: 'json' }
import { Fault, isFault } from '../../../shared/fault.ts'
import type { FoundProgrammer, UsbIdentity } from '../../../shared/model/programmer.ts'
import { lineProgrammer } from '../../../shared/programmer/address.ts'
import type { AddressLink } from '../../../shared/programmer/address.ts'
import { firmwareUsbIds, usbId } from '../../../shared/programmer/firmwares.ts'
import type { PortTrouble } from '../../../shared/model/port-trouble.ts'
import type { OpenOptions, ProgrammerDriver, SpiTransport } from '../spi.ts'
import type { ByteLink } from './byte-link.ts'
import { openSerprog } from './client.ts'
import type { ListedPort } from './link.ts'
import { listSerialPorts, openSerialLink } from './link.ts'
import type { SystemRoots, UsbPort } from './ports.ts'
import {
  openedBy,
  portAccess,
  runningService,
  systemRoots,
  usbDevices,
  usbPortOf,
  usbSerialPorts,
} from './ports.ts'
import { openTcpLink } from './tcp-link.ts'

/** Functions of the system that the driver uses; tests pass their own. */
export interface SerprogSystem {
  readonly platform: NodeJS.Platform
  readonly roots: SystemRoots
  readonly listPorts: () => Promise<readonly ListedPort[]>
  /** Monotonic clock, ms; absent: the system's. */
  readonly nowMs?: () => number
}

/** The address in `id`, in any spelling that a front end may use; `null` for anything else. */
export function serprogAddress(id: string): AddressLink | null {
  const parsed = lineProgrammer(id)
  if (!parsed.ok || parsed.value.address.kind !== 'serprog') return null
  const { address } = parsed.value
  return address.form === 'link' ? address.link : null
}

export function createSerprogDriver(system: SerprogSystem): ProgrammerDriver {
  /** Devices without a port so far, by their USB place, and since when. */
  const waiting = new Map<string, number>()
  return {
    kind: 'serprog',
    list: () => (system.platform === 'linux' ? listLinux(system, waiting) : listElsewhere(system)),
    accepts: (id) => serprogAddress(id) !== null,
    open: async (id, options) => await open(id, options, system),
  }
}

/** The driver for this system. Listing opens nothing; opening may take a few seconds when nothing answers. */
export const serprogDriver: ProgrammerDriver = createSerprogDriver({
  platform: process.platform,
  roots: systemRoots,
  listPorts: listSerialPorts,
})

async function open(
  id: string,
  options: OpenOptions,
  system: SerprogSystem,
): Promise<SpiTransport> {
  const address = serprogAddress(id)
  if (!address) throw new Fault('bug.bad-input', { what: `programmer ${id}` })
  if (address.kind === 'tcp') {
    const link = await openTcpLink(address.host, address.port, options.signal)
    return await openSerprog(link, { ...options, usb: null })
  }
  const usb = await identity(address.path, system)
  try {
    const link: ByteLink = await openSerialLink(address.path, address.baud ?? undefined)
    return await openSerprog(link, { ...options, usb })
  } catch (error) {
    throw system.platform === 'linux' ? await withHolder(error, address.path, system.roots) : error
  }
}

/** The same fault, with the process that holds the port, as far as the system shows it. */
export async function withHolder(
  error: unknown,
  path: string,
  roots: SystemRoots,
): Promise<unknown> {
  if (isFault(error, 'link.busy')) {
    const holder = await openedBy(path, roots)
    const service = holder === null ? await runningService(['ModemManager'], roots) : null
    const detail: PortTrouble | null =
      holder !== null ? { code: 'held', path, holder } : service && { code: 'service', service }
    return detail === null
      ? error
      : new Fault('link.busy', { ...error.facts, detail }, { cause: error })
  }
  if (isFault(error, 'link.no-answer')) {
    const service = await runningService(['ModemManager'], roots)
    if (service !== null)
      return new Fault('link.no-answer', { ...error.facts, service }, { cause: error })
  }
  return error
}

async function identity(path: string, system: SerprogSystem): Promise<UsbIdentity | null> {
  if (system.platform === 'linux') return (await usbPortOf(path, system.roots))?.usb ?? null
  const ports = await system.listPorts().catch(() => [])
  const wanted = portPath(path, system.platform).toLowerCase()
  const port = ports.find(
    (listed) => portPath(listed.path, system.platform).toLowerCase() === wanted,
  )
  return port ? usbOf(port) : null
}

async function listLinux(
  system: SerprogSystem,
  waiting: Map<string, number>,
): Promise<readonly FoundProgrammer[]> {
  const { roots } = system
  const ports = (await usbSerialPorts(roots)).filter(({ usb }) => !isCh341a(usb))
  const found = await Promise.all(
    ports.map(async ({ path, usb, interfaceName }): Promise<FoundProgrammer> => {
      return {
        id: `serprog:dev=${path}`,
        kind: 'serprog',
        label: usb.product ?? interfaceName,
        ...(await portAccess(path, roots)),
        usb,
      }
    }),
  )
  return [...found, ...(await withoutPort(ports, system, waiting))]
}

/** A port appears within a second of its device. */
const PORT_COMES_MS = 3000

/** Devices that should have a serial port but have had none for a while. */
async function withoutPort(
  ports: readonly UsbPort[],
  { roots, nowMs = () => performance.now() }: SerprogSystem,
  waiting: Map<string, number>,
): Promise<readonly FoundProgrammer[]> {
  const should = [...adapters.adapters, ...firmwareUsbIds]
  const devices = (await usbDevices(roots)).filter(
    ({ name, usb }) => should.includes(usbId(usb)) && ports.every(({ place }) => place !== name),
  )
  for (const place of waiting.keys())
    if (devices.every(({ name }) => name !== place)) waiting.delete(place)
  for (const { name } of devices) if (!waiting.has(name)) waiting.set(name, nowMs())
  const late = devices.filter(({ name }) => nowMs() - (waiting.get(name) ?? 0) >= PORT_COMES_MS)
  if (late.length === 0) return []
  const brltty = await runningService(['brltty'], roots)
  return late.map(({ name, usb }): FoundProgrammer => ({
    id: `serprog:usb=${name}`,
    kind: 'serprog',
    label: usb.product,
    access: 'no-port',
    accessDetail: {
      code: 'no-port',
      service: adapters.adapters.includes(usbId(usb)) ? brltty : null,
    },
    usb,
  }))
}

/** macOS and Windows: access to a port is known only after trying to open it. */
async function listElsewhere(system: SerprogSystem): Promise<readonly FoundProgrammer[]> {
  const ports = await system.listPorts()
  return ports.flatMap((port): FoundProgrammer[] => {
    const usb = usbOf(port)
    if (!usb || isCh341a(usb)) return []
    const path = portPath(port.path, system.platform)
    const label = port.friendlyName ?? usb.manufacturer
    const id = `serprog:dev=${path}`
    return [{ id, kind: 'serprog', label, access: 'ok', accessDetail: null, usb }]
  })
}

/** macOS shows every port twice; opening the tty variant waits for a carrier that never comes. */
function portPath(path: string, platform: NodeJS.Platform): string {
  return platform === 'darwin' ? path.replace('/dev/tty.', '/dev/cu.') : path
}

export function usbOf(port: ListedPort): UsbIdentity | null {
  if (port.vendorId === undefined || port.productId === undefined) return null
  return {
    vendorId: port.vendorId.toLowerCase(),
    productId: port.productId.toLowerCase(),
    manufacturer: port.manufacturer ?? null,
    product: null,
    serial: port.serialNumber ?? null,
  }
}
