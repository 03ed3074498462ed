/** Serprog programmers on USB serial ports and on the network. */
import { isCh341a } from '../../../shared/ch341a.ts'
import { Fault } from '../../../shared/fault.ts'
import type { FoundProgrammer, UsbIdentity } from '../../../shared/model/programmer.ts'
import { lineProgrammer } from '../../../shared/programmer/address.ts'
import type { SerprogLink } from '../../../shared/programmer/address.ts'
import type { OpenOptions, ProgrammerDriver, SpiTransport } from '../spi.ts'
import type { ByteLink } from './byte-link.ts'
import { openSerprog } from './client.ts'
import type { ListedPort } from './link.ts'
import { listSerialPorts, openSerialLink } from './link.ts'
import type { SystemRoots } from './ports.ts'
import { portAccess, systemRoots, usbPortOf, usbSerialPorts } from './ports.ts'
import { openTcpLink } from './tcp-link.ts'

/** What the driver takes from the system; tests give their own. */
export interface SerprogSystem {
  readonly platform: NodeJS.Platform
  readonly roots: SystemRoots
  readonly listPorts: () => Promise<readonly ListedPort[]>
}

/** Where `id` leads, as any front may write it; `null` for anything else. */
export function serprogAddress(id: string): SerprogLink | null {
  const parsed = lineProgrammer(id)
  return parsed.ok && parsed.value.address.kind === 'serprog' ? parsed.value.address.link : null
}

export function createSerprogDriver(system: SerprogSystem): ProgrammerDriver {
  return {
    kind: 'serprog',
    list: () => (system.platform === 'linux' ? listLinux(system.roots) : listElsewhere(system)),
    accepts: (id) => serprogAddress(id) !== null,
    open: async (id, options) => await open(id, options, system),
  }
}

/** On this system. Listing opens nothing; opening may take a few seconds when nobody answers. */
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
  const link: ByteLink = await openSerialLink(address.path, address.baud ?? undefined)
  return await openSerprog(link, { ...options, usb })
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

async function listLinux(roots: SystemRoots): Promise<readonly FoundProgrammer[]> {
  const ports = (await usbSerialPorts(roots)).filter(({ usb }) => !isCh341a(usb))
  return await Promise.all(
    ports.map(async ({ path, usb, interfaceName }): Promise<FoundProgrammer> => {
      const what = usb.product ?? interfaceName ?? 'USB serial port'
      return {
        id: `serprog:dev=${path}`,
        kind: 'serprog',
        label: `${what} on ${path}`,
        ...(await portAccess(path, roots)),
        usb,
      }
    }),
  )
}

/** macOS and Windows: who may open a port, and who has it, shows only when it is opened. */
async function listElsewhere(system: SerprogSystem): Promise<readonly FoundProgrammer[]> {
  const ports = await system.listPorts()
  return ports.flatMap((port): FoundProgrammer[] => {
    const usb = usbOf(port)
    if (!usb || isCh341a(usb)) return []
    const path = portPath(port.path, system.platform)
    const what = port.friendlyName ?? usb.manufacturer ?? 'USB serial port'
    const label = what.includes(path) ? what : `${what} on ${path}`
    const id = `serprog:dev=${path}`
    return [{ id, kind: 'serprog', label, access: 'ok', accessDetail: null, usb }]
  })
}

/** macOS shows every port twice; opening the tty twin waits for a carrier that never comes. */
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
