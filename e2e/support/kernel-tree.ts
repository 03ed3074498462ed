// SPDX-License-Identifier: GPL-3.0-or-later
/** A tree of files as the kernel shows them, for what is plugged in; changed while the page looks. */
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

export const port = (root: string) => join(root, 'dev/ttyACM0')

/** A Pico with programmer firmware, as the kernel shows it; nobody answers behind it. */
export function plugIn(root: string): void {
  const usb = 'sys/devices/pci0/usb1/1-1'
  put(root, `${usb}/idVendor`, 'cafe\n')
  put(root, `${usb}/idProduct`, '4001\n')
  put(root, `${usb}/product`, 'pico-serprog (pico)\n')
  put(root, 'dev/ttyACM0', '')
  const tty = join(root, usb, 'tty/ttyACM0')
  mkdirSync(tty, { recursive: true })
  symlinkSync(join(root, usb), join(tty, 'device'))
  mkdirSync(join(root, 'sys/class/tty'), { recursive: true })
  symlinkSync(tty, join(root, 'sys/class/tty/ttyACM0'))
}

export function unplug(root: string): void {
  rmSync(join(root, 'sys'), { recursive: true })
  rmSync(port(root))
}
