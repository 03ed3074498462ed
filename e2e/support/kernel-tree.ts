// SPDX-License-Identifier: GPL-3.0-or-later
/** A directory tree like the kernel's, for connected devices; can be changed while the page is open. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test as base } from './fixtures.ts'

/** Tests whose app looks into a tree of their own: `root`. */
export const test = base.extend<{ root: string }>({
  root: async ({ host: _host }, use) => {
    const root = mkdtempSync(join(tmpdir(), 'pin-one-kernel-'))
    await use(root)
    rmSync(root, { recursive: true, force: true })
  },
  environment: async ({ root }, use) => use({ PIN_ONE_SYSROOT: root }),
})

export function put(root: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** The name that the firmware of the Pico reports. */
export const firmwareName = 'pico-serprog'

export const port = (root: string) => join(root, 'dev/ttyACM0')

const usbOfPico = 'sys/devices/pci0/usb1/1-1'
const interfaceOfPico = `${usbOfPico}/1-1:1.0`
const ttyOfPico = `${interfaceOfPico}/tty/ttyACM0`

/** A Pico with programmer firmware on USB, and its serial port. */
export function plantUsb(root: string): void {
  put(root, `${usbOfPico}/idVendor`, 'cafe\n')
  put(root, `${usbOfPico}/idProduct`, '4001\n')
  put(root, `${usbOfPico}/manufacturer`, 'libreboot.org\n')
  put(root, `${usbOfPico}/product`, `${firmwareName} (pico)\n`)
  put(root, `${usbOfPico}/serial`, 'E6605838\n')
  put(root, `${interfaceOfPico}/interface`, 'serprog\n')
  mkdirSync(join(root, ttyOfPico), { recursive: true })
  symlinkSync(join(root, interfaceOfPico), join(root, ttyOfPico, 'device'))
  plantTty(root)
}

const ttyClass = (root: string) => join(root, 'sys/class/tty/ttyACM0')

export function plantTty(root: string): void {
  mkdirSync(dirname(ttyClass(root)), { recursive: true })
  symlinkSync(join(root, ttyOfPico), ttyClass(root))
}

export const dropTty = (root: string) => rmSync(ttyClass(root), { force: true })

/** A Pico with programmer firmware, as the kernel shows it; nothing answers on its port. */
export function plugIn(root: string): void {
  plantUsb(root)
  put(root, 'dev/ttyACM0', '')
}

export function unplug(root: string): void {
  rmSync(join(root, 'sys'), { recursive: true })
  rmSync(port(root))
}

const usbOfCh341a = 'sys/bus/usb/devices/1-2'

/** A CH341A, which is not a programmer that may be used. */
export const ch341a = 'ch341a_spi:usb=1-2'
export function plugInCh341a(root: string): void {
  put(root, `${usbOfCh341a}/idVendor`, '1a86\n')
  put(root, `${usbOfCh341a}/idProduct`, '5512\n')
}

export const unplugCh341a = (root: string) => rmSync(join(root, 'sys/bus/usb'), { recursive: true })

/** A Pico that waits for firmware, as a drive. */
export const bootselDrive = (root: string) => join(root, 'media/RPI-RP2')
export function plugInBootsel(root: string): void {
  put(root, 'media/RPI-RP2/INFO_UF2.TXT', 'Model: Raspberry Pi RP2\r\nBoard-ID: RPI-RP2\r\n')
  put(root, 'proc/mounts', `/dev/sdb1 ${bootselDrive(root)} vfat rw 0 0\n`)
}

export const unplugBootsel = (root: string) => put(root, 'proc/mounts', '')

/** Another program that holds a lock on the port of the Pico. */
export const holder = { pid: 4321, name: 'minicom' }
const lock = (root: string) => join(root, 'run/lock/LCK..ttyACM0')
export function hold(root: string): void {
  put(root, `proc/${holder.pid}/comm`, `${holder.name}\n`)
  put(root, 'run/lock/LCK..ttyACM0', `      ${holder.pid}\n`)
}

export const letGo = (root: string) => rmSync(lock(root))
