// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/fault.ts'
import { portText } from '../../../shared/text/ports.ts'
import { createSerprogDriver, serprogAddress, withHolder } from './driver.ts'
import type { ListedPort } from './link.ts'
import { openedBy, portAccess, runningService, usbPortOf, usbSerialPorts } from './ports.ts'
import type { SystemRoots } from './ports.ts'

const trees: string[] = []

/** A tree of files as the kernel shows them: two USB ports (one a composite device), one bare UART. */
function fakeSystem(): SystemRoots {
  const root = mkdtempSync(join(tmpdir(), 'ports-'))
  trees.push(root)
  const put = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const tty = (name: string, device: string): void => {
    const directory = join(root, 'sys', device, 'tty', name)
    mkdirSync(directory, { recursive: true })
    symlinkSync(join(root, 'sys', device), join(directory, 'device'))
    mkdirSync(join(root, 'sys/class/tty'), { recursive: true })
    symlinkSync(directory, join(root, 'sys/class/tty', name))
    put(`dev/${name}`, '')
  }
  const pico = 'devices/pci0/usb1/1-1'
  put(`sys/${pico}/idVendor`, 'CAFE\n')
  put(`sys/${pico}/idProduct`, '4001\n')
  put(`sys/${pico}/manufacturer`, 'libreboot.org\n')
  put(`sys/${pico}/product`, 'pico-serprog (pico)\n')
  put(`sys/${pico}/serial`, 'E6605838\n')
  put(`sys/${pico}/1-1:1.0/interface`, 'serprog\n')
  tty('ttyACM10', `${pico}/1-1:1.0`)
  put('sys/devices/pci0/usb1/1-2/idVendor', '0403\n')
  put('sys/devices/pci0/usb1/1-2/idProduct', '6001\n')
  tty('ttyUSB0', 'devices/pci0/usb1/1-2/1-2:1.0/ttyUSB0')
  tty('ttyACM2', `${pico}/1-1:1.2`)
  tty('ttyS0', 'devices/platform/serial8250')
  put('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\n')
  put('etc/group', 'root:x:0:\ndialout:x:20:\n')
  const at = (name: string): string => join(root, name)
  return { sys: at('sys'), dev: at('dev'), proc: at('proc'), etc: at('etc'), locks: at('locks') }
}

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true })
})

describe('programmer ids', () => {
  it.each([
    ['serprog:dev=/dev/ttyACM0', { kind: 'serial', path: '/dev/ttyACM0', baud: null }],
    ['serprog:dev=/dev/ttyUSB0:115200', { kind: 'serial', path: '/dev/ttyUSB0', baud: 115_200 }],
    ['serprog:dev=COM3:9600', { kind: 'serial', path: 'COM3', baud: 9600 }],
    ['serprog:ip=10.0.0.2:4000', { kind: 'tcp', host: '10.0.0.2', port: 4000 }],
    ['serprog:ip=[fe80::1%eth0]:4000', { kind: 'tcp', host: 'fe80::1%eth0', port: 4000 }],
    ['serprog:ip=::1:4000', null],
    ['serprog:ip=host', null],
    ['serprog:ip=host:70000', null],
    ['serprog:dev=', null],
    ['practice:chip=W25Q64JV', null],
    ['serprog', null],
  ])('%s', (id, address) => {
    expect(serprogAddress(id)).toEqual(address)
  })
})

describe('listing ports on Linux', () => {
  it('finds USB ports with their identity and leaves bare UARTs out', async () => {
    const ports = await usbSerialPorts(fakeSystem())
    expect(ports.map((port) => [port.path.replace(/.*\//, ''), port.interfaceName])).toEqual([
      ['ttyACM2', null],
      ['ttyACM10', 'serprog'],
      ['ttyUSB0', null],
    ])
    expect(ports[1]?.usb).toEqual({
      vendorId: 'cafe',
      productId: '4001',
      manufacturer: 'libreboot.org',
      product: 'pico-serprog (pico)',
      serial: 'E6605838',
    })
  })

  it('finds the identity behind a link to a port', async () => {
    const roots = fakeSystem()
    symlinkSync(join(roots.dev, 'ttyACM10'), join(roots.dev, 'serprog0'))
    expect((await usbPortOf(join(roots.dev, 'serprog0'), roots))?.usb.productId).toBe('4001')
    expect(await usbPortOf(join(roots.dev, 'ttyS0'), roots)).toBeNull()
  })

  it('is empty where there is no sysfs', async () => {
    expect(await usbSerialPorts({ ...fakeSystem(), sys: '/nonexistent' })).toEqual([])
  })

  it('gives ids and labels that a person can use', async () => {
    const roots = fakeSystem()
    const listPorts = (): Promise<readonly ListedPort[]> => Promise.reject(new Error('not asked'))
    const found = await createSerprogDriver({ platform: 'linux', roots, listPorts }).list()
    expect(found.map(({ id, label }) => [id, label].join(' | ').replaceAll(roots.dev, ''))).toEqual(
      [
        'serprog:dev=/ttyACM2 | pico-serprog (pico)',
        'serprog:dev=/ttyACM10 | pico-serprog (pico)',
        'serprog:dev=/ttyUSB0 | ',
      ],
    )
  })

  it('names the owner of a port that may not be opened', async () => {
    const roots = fakeSystem()
    const path = join(roots.dev, 'ttyACM10')
    const { access, accessDetail } = await portAccess(path, roots, () => Promise.resolve(false))
    expect(access).toBe('denied')
    expect(accessDetail).toMatchObject({ code: 'rights', path })
    expect(accessDetail === null ? '' : portText(accessDetail)).toMatch(
      /belongs to user \S.* and group \S.*, mode 6[04]/,
    )
  })

  it('names the process that has locked it with flock', async () => {
    const roots = fakeSystem()
    const path = join(roots.dev, 'ttyACM10')
    const node = statSync(path)
    // As glibc splits st_dev.
    const major = ((node.dev >> 8) & 0xfff).toString(16).padStart(2, '0')
    const minor = ((node.dev & 0xff) | ((node.dev >> 12) & 0xfff00)).toString(16).padStart(2, '0')
    mkdirSync(join(roots.proc, '77'), { recursive: true })
    writeFileSync(join(roots.proc, '77/comm'), 'flashprog\n')
    const place = `${major}:${minor}:${node.ino}`
    writeFileSync(join(roots.proc, 'locks'), `1: FLOCK  ADVISORY  WRITE 77 ${place} 0 EOF\n`)
    const detail = { code: 'held', path, holder: { pid: 77, name: 'flashprog' } }
    expect(await portAccess(path, roots)).toEqual({ access: 'busy', accessDetail: detail })
    expect((await portAccess(join(roots.dev, 'ttyUSB0'), roots)).access).toBe('ok')
  })

  it('is not in use when this program itself has it open', async () => {
    const roots = fakeSystem()
    mkdirSync(roots.locks)
    mkdirSync(join(roots.proc, String(process.pid)), { recursive: true })
    writeFileSync(join(roots.locks, 'LCK..ttyACM10'), `${process.pid}\n`)
    expect((await portAccess(join(roots.dev, 'ttyACM10'), roots)).access).toBe('ok')
  })

  it('believes a lock file only while its process lives', async () => {
    const roots = fakeSystem()
    const path = join(roots.dev, 'ttyACM10')
    mkdirSync(roots.locks)
    writeFileSync(join(roots.locks, 'LCK..ttyACM10'), '      4321\n')
    expect((await portAccess(path, roots)).access).toBe('ok')
    mkdirSync(join(roots.proc, '4321'), { recursive: true })
    expect(await portAccess(path, roots)).toEqual({
      access: 'busy',
      accessDetail: { code: 'held', path, holder: { pid: 4321, name: null } },
    })
  })

  /** A process with this name, and with these files open. */
  function runs(roots: SystemRoots, pid: number, name: string, files: readonly string[] = []) {
    const directory = join(roots.proc, String(pid))
    mkdirSync(join(directory, 'fd'), { recursive: true })
    writeFileSync(join(directory, 'comm'), `${name}\n`)
    for (const [fd, file] of files.entries()) symlinkSync(file, join(directory, 'fd', String(fd)))
  }

  it('names the process that has it open without a lock, when it did not open', async () => {
    const roots = fakeSystem()
    const path = join(roots.dev, 'ttyACM10')
    const link = join(roots.dev, 'serprog0')
    symlinkSync(path, link)
    runs(roots, 80, 'bash', ['/dev/null'])
    runs(roots, 81, 'screen', ['/dev/null', path])
    expect(await openedBy(link, roots)).toEqual({ pid: 81, name: 'screen' })
    expect(await openedBy(join(roots.dev, 'ttyUSB0'), roots)).toBeNull()
    const busy = new Fault('link.busy', {
      port: link,
      detail: { code: 'system', message: 'Device or resource busy' },
    })
    expect(await withHolder(busy, link, roots)).toMatchObject({
      code: 'link.busy',
      facts: { detail: { code: 'held', path: link, holder: { pid: 81, name: 'screen' } } },
    })
  })

  it('names ModemManager only where it runs, and only when something went wrong', async () => {
    const roots = fakeSystem()
    const path = join(roots.dev, 'ttyACM10')
    const busy = new Fault('link.busy', {
      port: path,
      detail: { code: 'system', message: 'Device or resource busy' },
    })
    const silent = new Fault('link.no-answer', { port: path })
    expect(await withHolder(busy, path, roots)).toBe(busy)
    expect(await withHolder(silent, path, roots)).toBe(silent)
    // A process of root: its open files cannot be looked at.
    runs(roots, 82, 'ModemManager')
    expect(await runningService(['brltty'], roots)).toBeNull()
    expect(await withHolder(busy, path, roots)).toMatchObject({
      facts: { detail: { code: 'service', service: 'ModemManager' } },
    })
    expect(await withHolder(silent, path, roots)).toMatchObject({
      facts: { port: path, service: 'ModemManager' },
    })
    expect((await portAccess(path, roots)).access).toBe('ok')
  })

  it('reports, after a while, an adapter and a programmer that get no port', async () => {
    const roots = fakeSystem()
    const plug = (place: string, vendor: string, product: string): void => {
      const directory = join(roots.sys, 'bus/usb/devices', place)
      mkdirSync(directory, { recursive: true })
      writeFileSync(join(directory, 'idVendor'), `${vendor}\n`)
      writeFileSync(join(directory, 'idProduct'), `${product}\n`)
    }
    let nowMs = 0
    const listPorts = () => Promise.resolve([])
    const driver = createSerprogDriver({ platform: 'linux', roots, listPorts, nowMs: () => nowMs })
    const late = async () =>
      (await driver.list())
        .filter(({ access }) => access === 'no-port')
        .map(({ id, accessDetail }) => [id, accessDetail])
    plug('1-1', 'cafe', '4001')
    plug('3-1', '1a86', '7523')
    plug('3-2', 'cafe', '4001')
    plug('3-3', '046d', 'c31c')
    // A port takes a moment to come.
    expect(await late()).toEqual([])
    nowMs = 4000
    expect(await late()).toEqual([
      ['serprog:usb=3-1', { code: 'no-port', service: null }],
      ['serprog:usb=3-2', { code: 'no-port', service: null }],
    ])
    runs(roots, 83, 'brltty')
    expect(await late()).toEqual([
      ['serprog:usb=3-1', { code: 'no-port', service: 'brltty' }],
      ['serprog:usb=3-2', { code: 'no-port', service: null }],
    ])
    rmSync(join(roots.sys, 'bus/usb/devices/3-1'), { recursive: true })
    rmSync(join(roots.sys, 'bus/usb/devices/3-2'), { recursive: true })
    expect(await late()).toEqual([])
    // Plugged in again: from the beginning.
    plug('3-1', '1a86', '7523')
    expect(await late()).toEqual([])
  })

  it('sees a permission that was mended while one looks', async () => {
    const roots = fakeSystem()
    const path = join(roots.dev, 'ttyACM10')
    const looks = [false, true].map((may) => portAccess(path, roots, () => Promise.resolve(may)))
    expect((await Promise.all(looks)).map(({ access }) => access)).toEqual(['denied', 'ok'])
  })

  it('says when a port is gone', async () => {
    const roots = fakeSystem()
    expect((await portAccess(join(roots.dev, 'ttyACM99'), roots)).access).toBe('missing')
  })
})

describe('listing ports elsewhere', () => {
  const port: ListedPort = {
    path: 'COM3',
    vendorId: 'CAFE',
    productId: '4001',
    manufacturer: 'Microsoft',
    serialNumber: '123',
    friendlyName: 'USB Serial Device (COM3)',
  }
  const roots = { sys: '/x', dev: '/x', proc: '/x', etc: '/x', locks: '/x' }

  it('lists USB ports only, with ids in lower case', async () => {
    const bare = { ...port, path: 'COM1', vendorId: undefined, productId: undefined }
    const listPorts = (): Promise<readonly ListedPort[]> => Promise.resolve([bare, port])
    const found = await createSerprogDriver({ platform: 'win32', roots, listPorts }).list()
    expect(found.map(({ id, label, usb }) => [id, label, usb?.vendorId])).toEqual([
      ['serprog:dev=COM3', 'USB Serial Device (COM3)', 'cafe'],
    ])
  })

  it('names the callout device on macOS', async () => {
    const mac = { ...port, path: '/dev/tty.usbmodem1', friendlyName: undefined }
    const listPorts = (): Promise<readonly ListedPort[]> => Promise.resolve([mac])
    const found = await createSerprogDriver({ platform: 'darwin', roots, listPorts }).list()
    expect(found[0]?.label).toBe('Microsoft')
    expect(found[0]?.id).toBe('serprog:dev=/dev/cu.usbmodem1')
  })
})
