// SPDX-License-Identifier: GPL-3.0-or-later
/** The CH341A: listed, so that its owner learns why it is refused, and never opened. */
import { isCh341a } from '../../../shared/ch341a.ts'
import { Fault } from '../../../shared/fault.ts'
import type { FoundProgrammer, UsbIdentity } from '../../../shared/model/programmer.ts'
import { usbOf } from '../serprog/driver.ts'
import type { SerprogSystem } from '../serprog/driver.ts'
import { listSerialPorts } from '../serprog/link.ts'
import { systemRoots, usbDevices } from '../serprog/ports.ts'
import type { ProgrammerDriver } from '../spi.ts'

export function createCh341aDriver(system: SerprogSystem): ProgrammerDriver {
  return {
    kind: 'ch341a',
    list: () => (system.platform === 'linux' ? listLinux(system) : listElsewhere(system)),
    accepts: (id) => /^ch341a(?:_spi)?(?::|$)/u.test(id),
    open: () => Promise.reject(new Fault('link.unsupported', { what: { code: 'ch341a' } })),
  }
}

export const ch341aDriver: ProgrammerDriver = createCh341aDriver({
  platform: process.platform,
  roots: systemRoots,
  listPorts: listSerialPorts,
})

const refused = (place: string, usb: UsbIdentity): FoundProgrammer => ({
  id: `ch341a_spi:usb=${place}`,
  kind: 'ch341a',
  label: 'CH341A',
  access: 'refused',
  accessDetail: { code: 'five-volts' },
  usb,
})

async function listLinux({ roots }: SerprogSystem): Promise<readonly FoundProgrammer[]> {
  const devices = await usbDevices(roots)
  return devices.filter(({ usb }) => isCh341a(usb)).map(({ name, usb }) => refused(name, usb))
}

/** On other systems it is listed only when a driver makes a serial port of it. */
async function listElsewhere(system: SerprogSystem): Promise<readonly FoundProgrammer[]> {
  const ports = await system.listPorts()
  return ports.flatMap((port) => {
    const usb = usbOf(port)
    return usb !== null && isCh341a(usb) ? [refused(port.path, usb)] : []
  })
}
