// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Serial ports on USB under Linux, read from sysfs. Our own list, because it needs no `udevadm`, gives the product
 * string, leaves out the board's own UARTs, and says why a port cannot be opened, without opening it.
 */
import { constants } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { access, readFile, readdir, readlink, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { FoundProgrammer, UsbIdentity } from '../../../shared/model/programmer.ts'
import type { PortHolder, PortService, PortTrouble } from '../../../shared/model/port-trouble.ts'

/** Where the system's files are; tests pass their own directory tree. */
export interface SystemRoots {
  readonly sys: string
  readonly dev: string
  readonly proc: string
  readonly etc: string
  readonly locks: string
}

/** The places below `root`; `/` is this computer. */
export function rootsBelow(root: string): SystemRoots {
  const at = (name: string): string => join(root, name)
  return { sys: at('sys'), dev: at('dev'), proc: at('proc'), etc: at('etc'), locks: at('run/lock') }
}

/** PIN_ONE_SYSROOT: tests and containers have their devices elsewhere. */
export const systemRoots: SystemRoots = rootsBelow(process.env['PIN_ONE_SYSROOT'] ?? '/')

export interface UsbPort {
  /** Device node, `/dev/ttyACM0`. */
  readonly path: string
  readonly usb: UsbIdentity
  /** USB place, `1-2.3`. */
  readonly place: string
  /** Name of the USB interface; some firmwares put `serprog` there. */
  readonly interfaceName: string | null
}

export interface PortAccess {
  readonly access: FoundProgrammer['access']
  readonly accessDetail: PortTrouble | null
}

/** Enough levels for a port behind many hubs, and a limit for the walk up from a port. */
const WALK_LIMIT = 12

/** All USB serial ports, by path. Opens nothing; ports that disappear meanwhile are left out. */
export async function usbSerialPorts(roots: SystemRoots): Promise<readonly UsbPort[]> {
  const directory = join(roots.sys, 'class/tty')
  const names = await readdir(directory).catch(() => [])
  const ports = await Promise.all(names.map((name) => usbPort(join(directory, name), roots)))
  return ports
    .filter((port) => port !== null)
    .sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
}

/** The USB device of a device node or of a link to one (`/dev/serial/by-id/...`); `null` when it is not on USB. */
export async function usbPortOf(path: string, roots: SystemRoots): Promise<UsbPort | null> {
  const node = await realpath(path).catch(() => path)
  return await usbPort(join(roots.sys, 'class/tty', basename(node)), roots)
}

/** Every USB device by its place (`1-2.3`), with or without a serial port. Opens nothing. */
export async function usbDevices(
  roots: SystemRoots,
): Promise<readonly { readonly name: string; readonly usb: UsbIdentity }[]> {
  const directory = join(roots.sys, 'bus/usb/devices')
  const names = await readdir(directory).catch(() => [])
  const found = await Promise.all(
    names.map(async (name) => ({ name, usb: await usbIdentity(join(directory, name)) })),
  )
  return found
    .flatMap(({ name, usb }) => (usb === null ? [] : [{ name, usb }]))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}

/** `null` when the directory is not a device but an interface, or gone. */
async function usbIdentity(directory: string): Promise<UsbIdentity | null> {
  const vendorId = await attribute(directory, 'idVendor')
  const productId = await attribute(directory, 'idProduct')
  if (vendorId === null || productId === null) return null
  return {
    vendorId: vendorId.toLowerCase(),
    productId: productId.toLowerCase(),
    manufacturer: await attribute(directory, 'manufacturer'),
    product: await attribute(directory, 'product'),
    serial: await attribute(directory, 'serial'),
  }
}

async function usbPort(classEntry: string, roots: SystemRoots): Promise<UsbPort | null> {
  let directory = await realpath(join(classEntry, 'device')).catch(() => null)
  let interfaceName: string | null = null
  for (let level = 0; directory !== null && level < WALK_LIMIT; level++) {
    interfaceName ??= await attribute(directory, 'interface')
    const usb = await usbIdentity(directory)
    if (usb !== null) {
      const path = join(roots.dev, basename(classEntry))
      return { path, usb, interfaceName, place: basename(directory) }
    }
    const parent = dirname(directory)
    directory = parent === directory ? null : parent
  }
  return null
}

async function attribute(directory: string, name: string): Promise<string | null> {
  const text = await readFile(join(directory, name), 'utf8').catch(() => '')
  return text.trim() || null
}

/** Whether the system lets us read and write `path`. */
export async function mayOpen(path: string): Promise<boolean> {
  return await access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  )
}

/** Whether the port could be opened now, and if not, why: by permissions, and by locks of other processes. */
export async function portAccess(
  path: string,
  roots: SystemRoots,
  may: (path: string) => Promise<boolean> = mayOpen,
): Promise<PortAccess> {
  const node = await stat(path, { bigint: true }).catch(() => null)
  if (!node) return { access: 'missing', accessDetail: { code: 'not-there', path } }
  if (!(await may(path))) {
    return { access: 'denied', accessDetail: await rightsOf(path, node, roots) }
  }
  // Held by this process: it is open because the user chose it.
  const holder = await lockHolder(path, node, roots)
  if (holder !== null) {
    return { access: 'busy', accessDetail: { code: 'held', path, holder } }
  }
  return { access: 'ok', accessDetail: null }
}

async function rightsOf(path: string, node: BigIntStats, roots: SystemRoots): Promise<PortTrouble> {
  const mode = (Number(node.mode) & 0o777).toString(8).padStart(3, '0')
  const user = (await nameOf('passwd', node.uid, roots)) ?? Number(node.uid)
  const group = (await nameOf('group', node.gid, roots)) ?? Number(node.gid)
  return { code: 'rights', path, user, group, mode }
}

/** Both files start with `name:password:number`. */
async function nameOf(
  file: 'passwd' | 'group',
  id: bigint,
  roots: SystemRoots,
): Promise<string | null> {
  const text = await readFile(join(roots.etc, file), 'utf8').catch(() => '')
  const line = text.split('\n').find((entry) => entry.split(':')[2] === String(id))
  return line?.split(':')[0] ?? null
}

/** The process that holds the port: by flock (Pin One, flashprog) or by a UUCP lock file (minicom, picocom). */
async function lockHolder(
  path: string,
  node: BigIntStats,
  roots: SystemRoots,
): Promise<PortHolder | null> {
  const pid = (await flockPid(node, roots)) ?? (await lockFilePid(path, roots))
  return pid === null || pid === process.pid ? null : await processNamed(pid, roots)
}

async function processNamed(pid: number, roots: SystemRoots): Promise<PortHolder> {
  return { pid, name: await attribute(join(roots.proc, String(pid)), 'comm') }
}

const PROCESS = /^[1-9]\d*$/u

async function processes({ proc }: SystemRoots): Promise<readonly string[]> {
  return (await readdir(proc).catch(() => [])).filter((name) => PROCESS.test(name))
}

/**
 * The process that has the port open without a lock; `null` when that is not visible: processes of other users are
 * hidden. Reads every open file of the system, so call it only when a port did not open.
 */
export async function openedBy(path: string, roots: SystemRoots): Promise<PortHolder | null> {
  const node = await realpath(path).catch(() => path)
  for (const pid of await processes(roots)) {
    const directory = join(roots.proc, pid, 'fd')
    for (const fd of await readdir(directory).catch(() => [])) {
      const target = await readlink(join(directory, fd)).catch(() => '')
      if (target === node && Number(pid) !== process.pid)
        return await processNamed(Number(pid), roots)
    }
  }
  return null
}

/** The first of `services` that runs. */
export async function runningService(
  services: readonly PortService[],
  roots: SystemRoots,
): Promise<PortService | null> {
  for (const pid of await processes(roots)) {
    const name = await attribute(join(roots.proc, pid), 'comm')
    const service = services.find((each) => each === name)
    if (service !== undefined) return service
  }
  return null
}

/** `/proc/locks`: `1: FLOCK  ADVISORY  WRITE 4321 00:06:435 0 EOF`; the device in hex, the inode in decimal. */
async function flockPid(node: BigIntStats, roots: SystemRoots): Promise<number | null> {
  const text = await readFile(join(roots.proc, 'locks'), 'utf8').catch(() => '')
  // makedev(3) of glibc: 12 bits of major from bit 8, minor in bits 0..7 and from bit 20.
  const major = (node.dev >> 8n) & 0xfffn
  const minor = (node.dev & 0xffn) | ((node.dev >> 12n) & 0xfff00n)
  const place = `${hex2(major)}:${hex2(minor)}:${node.ino}`
  for (const line of text.split('\n')) {
    const fields = line.trim().split(/\s+/)
    if (fields[1] === 'FLOCK' && fields[5] === place) return Number(fields[4])
  }
  return null
}

async function lockFilePid(path: string, roots: SystemRoots): Promise<number | null> {
  const text = await attribute(roots.locks, `LCK..${basename(path)}`)
  const pid = Number.parseInt(text ?? '', 10)
  if (!Number.isInteger(pid) || pid <= 0) return null
  // Programs that crashed leave their lock files.
  const alive = await stat(join(roots.proc, String(pid))).catch(() => null)
  return alive ? pid : null
}

function hex2(value: bigint): string {
  return value.toString(16).padStart(2, '0')
}
