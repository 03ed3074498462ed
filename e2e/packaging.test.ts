import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { _electron } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import firmwares from '../shared/data/serprog-firmwares.json' with { type: 'json' }
import { fuseSentinel, makeDist } from './electron-double/make-dist.ts'

// The packages of the desktop app, made by the real electron-builder around a stand-in for Electron's distribution:
// what is in them, for which processor, and the fuses. What Electron's own binary does with it is not proven here.
const pkg = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly version: string
  readonly devDependencies: Readonly<Record<string, string>>
}
let directory = ''
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pin-one-packaging-'))
  makeDist(join(directory, 'dist'), pkg.devDependencies['electron'] ?? '')
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function electronBuilder(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): string {
  const { status, stdout, stderr } = spawnSync(
    'npx',
    ['electron-builder', '--publish', 'never', ...words],
    { encoding: 'utf8', env: { ...process.env, ...environment } },
  )
  if (status !== 0) throw new Error(`electron-builder: ${stdout}${stderr}`)
  return stdout
}

function filesUnder(top: string): readonly string[] {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(top, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted()
}

interface Asar {
  listPackage(archive: string, options: object): string[]
}

function filesOf(archive: string): readonly string[] {
  const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const asar = fromBuilder('@electron/asar') as Asar
  return asar.listPackage(archive, {}).map((path) => path.replaceAll('\\', '/').slice(1))
}

const natives = (files: readonly string[]) => files.filter((file) => /\.(node|so|dll)$/.test(file))

describe.each([
  ['x64', 'linux-unpacked'],
  ['arm64', 'linux-arm64-unpacked'],
])('the desktop app for Linux on %s', (arch, name) => {
  let unpacked = ''
  let inside: readonly string[] = []
  beforeAll(() => {
    const output = join(directory, arch)
    // As `npm run dist` does: npm has installed the native parts of this machine only.
    const ensure = `import { ensureNative } from './scripts/natives.mjs'; process.exit(ensureNative('linux', '${arch}') ? 0 : 1)`
    const ensured = spawnSync(process.execPath, ['--input-type=module', '-e', ensure])
    if (ensured.status !== 0) throw new Error(String(ensured.stderr))
    electronBuilder([
      '--linux',
      'dir',
      `--${arch}`,
      `-c.electronDist=${join(directory, 'dist')}`,
      `-c.directories.output=${output}`,
    ])
    unpacked = join(output, name)
    inside = filesOf(join(unpacked, 'resources/app.asar'))
  })

  it('holds the built program and what it runs with, and nothing else', () => {
    for (const file of [
      'package.json',
      'dist/main/main.js',
      'dist/preload/preload.cjs',
      'dist/renderer/index.html',
      'node_modules/serialport/package.json',
      'node_modules/koffi/package.json',
    ])
      expect(inside).toContain(file)
    const tops = new Set(inside.map((file) => file.split('/')[0] ?? ''))
    expect([...tops].toSorted()).toEqual(['dist', 'node_modules', 'package.json'])
    const packages = inside
      .filter((file) => file.startsWith('node_modules/'))
      .map((file) => file.split('/')[1] ?? '')
    expect([...new Set(packages)].toSorted()).toEqual([
      '@koromix',
      '@serialport',
      'debug',
      'koffi',
      'ms',
      'node-gyp-build',
      'serialport',
    ])
    expect(inside.filter((file) => /\.(ts|tsx|map|md|c|cc|cpp|h)$/.test(file))).toEqual([])
    expect(inside.filter((file) => file.startsWith('dist/bench'))).toEqual([])
  })

  it('brings the native parts of its own processor, outside the archive', () => {
    const beside = natives(filesUnder(join(unpacked, 'resources/app.asar.unpacked')))
    const serialport = `node_modules/@serialport/bindings-cpp/prebuilds/linux-${arch}/`
    const all = [...beside]
    expect(all.filter((file) => file.startsWith(serialport))).toHaveLength(1)
    for (const file of all) expect(file).toMatch(new RegExp(`linux[-_]${arch}`))
    expect(all.filter((file) => file.includes('musl'))).toEqual([])
    expect(natives(inside)).toEqual(all)
    expect(all.filter((file) => file.includes('@koromix'))).toEqual([
      `node_modules/@koromix/koffi-linux-${arch}/linux_${arch}/koffi.node`,
    ])
  })

  it('has the fuses set: no Node mode, no Node options, no inspector, the archive only and unchanged', () => {
    const binary = readFileSync(join(unpacked, 'pin-one'))
    const at = binary.indexOf(fuseSentinel)
    expect(at).toBeGreaterThan(0)
    const wire = binary.subarray(at + fuseSentinel.length)
    // Schema 1, nine fuses: run as Node, cookie encryption, NODE_OPTIONS, --inspect, archive integrity, archive only,
    // own V8 snapshot, file: privileges; the last (WebAssembly trap handlers) stays as it is shipped.
    expect([...wire.subarray(0, 2)]).toEqual([1, 9])
    expect(wire.subarray(2, 11).toString('latin1')).toBe('010011001')
  })

  it('carries the udev rule for AppImage users and one language', () => {
    expect(filesUnder(unpacked)).toContain('resources/udev/60-pin-one.rules')
    expect(readdirSync(join(unpacked, 'locales'))).toEqual(['en-US.pak'])
  })
})

describe('the packaged app', () => {
  it('starts from its archive', async () => {
    const electron = await _electron.launch({
      executablePath: join(directory, 'x64/linux-unpacked/pin-one'),
      args: [
        `--user-data-dir=${join(directory, 'profile')}`,
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
      env: {
        ...(process.env as Record<string, string>),
        PIN_ONE_DATA: join(directory, 'data'),
      },
    })
    try {
      const page = await electron.firstWindow()
      await page.locator('#main').waitFor()
      expect(await electron.evaluate(({ app }) => [app.isPackaged, app.getVersion()])).toEqual([
        true,
        pkg.version,
      ])
      const labels = await electron.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()?.items.flatMap(
          ({ submenu }) => submenu?.items.map(({ role }) => role) ?? [],
        ),
      )
      expect(labels).not.toContain('toggleDevTools')
    } finally {
      await electron.close()
    }
  })
})

describe('the deb', () => {
  it('is given its files, its menu entry and its section; the standard scripts stay', () => {
    // electron-builder hands the making to fpm; this one writes down what it was told.
    const tools = join(directory, 'tools')
    mkdirSync(tools)
    const told = join(directory, 'told')
    writeFileSync(
      join(tools, 'fpm'),
      `#!/bin/sh\nfor word in "$@"; do printf '%s\\n' "$word" >>${told}; case "$word" in *.desktop=*) cp "\${word%%=*}" ${told}.desktop;; esac; done\nfor word in "$@"; do case "$word" in *.deb) : >"$word";; esac; done\n`,
      { mode: 0o755 },
    )
    electronBuilder(
      [
        '--linux',
        'deb',
        '--x64',
        `-c.electronDist=${join(directory, 'dist')}`,
        `-c.directories.output=${join(directory, 'deb')}`,
      ],
      { USE_SYSTEM_FPM: 'true', PATH: `${tools}:${process.env['PATH']}` },
    )
    const words = readFileSync(told, 'utf8').split('\n')
    expect(words).toContain('assets/linux/60-pin-one.rules=/usr/lib/udev/rules.d/60-pin-one.rules')
    expect(words).toContain(
      'assets/linux/org.pinone.PinOne.metainfo.xml=/usr/share/metainfo/org.pinone.PinOne.metainfo.xml',
    )
    expect(words[words.indexOf('--name') + 1]).toBe('pin-one')
    expect(words[words.indexOf('--version') + 1]).toBe(pkg.version)
    expect(words).toContain('--after-install')
    const entry = readFileSync(`${told}.desktop`, 'utf8')
    expect(entry).toMatch(/^Name=Pin One$/m)
    expect(entry).toMatch(/^Exec="?\/opt\/Pin One\/pin-one"? %U$/m)
    expect(entry).toMatch(/^Icon=pin-one$/m)
    expect(entry).toMatch(/^Categories=Development;Electronics;$/m)
    expect(entry).toMatch(/^StartupWMClass=/m)
  })
})

describe('the package for boards without a screen', () => {
  let made = ''
  beforeAll(() => {
    made = join(directory, 'headless')
    const words = ['scripts/headless.mjs', '--host-only', '--out', made]
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  })

  /** Runs it as installed, away from the sources. */
  function pinOne(program: string, words: readonly string[]) {
    return spawnSync(program, [...words], {
      encoding: 'utf8',
      cwd: directory,
      env: { PATH: process.env['PATH'], PIN_ONE_DATA: join(directory, 'headless-data') },
    })
  }

  it('as a tarball: says its version and reads a practice chip', () => {
    spawnSync('tar', ['-xzf', join(made, `pin-one-headless-${pkg.version}.tar.gz`), '-C', made])
    const top = join(made, `pin-one-${pkg.version}`)
    const program = join(top, 'pin-one')
    expect(pinOne(program, ['--version']).stdout).toBe(`pin-one ${pkg.version}\n`)
    const image = join(directory, 'read.bin')
    const read = pinOne(program, ['-p', 'practice:chip=MX25L512E', '-r', image])
    expect(read.status, read.stderr).toBe(0)
    expect(readFileSync(image)).toHaveLength(65_536)
    expect(readdirSync(top).toSorted()).toEqual([
      '60-pin-one.rules',
      'LICENSE',
      'README',
      'lib',
      'licences.txt',
      'pin-one',
      'pin-one.service',
    ])
  })

  it('as a deb: depends on Node alone, and runs from where it puts itself', () => {
    const deb = join(made, `pin-one-headless_${pkg.version}_all.deb`)
    const field = (name: string) =>
      spawnSync('dpkg-deb', ['-f', deb, name], { encoding: 'utf8' }).stdout.trim()
    expect(field('Depends')).toBe('nodejs (>= 18)')
    expect(field('Architecture')).toBe('all')
    expect(field('Version')).toBe(pkg.version)
    const root = join(made, 'root')
    spawnSync('dpkg-deb', ['-x', deb, root])
    const program = join(root, 'usr/bin/pin-one')
    expect(pinOne(program, ['--version']).stdout).toBe(`pin-one ${pkg.version}\n`)
    const found = pinOne(program, ['-p', 'practice:chip=MX25L512E'])
    expect(found.stdout + found.stderr).toContain('MX25L512')
    const files = filesUnder(root)
    expect(files).toContain('usr/lib/udev/rules.d/60-pin-one.rules')
    expect(files).toContain('usr/lib/systemd/user/pin-one.service')
    expect(files.filter((file) => /electron|\.map$|\.tsx?$/.test(file))).toEqual([])
    expect(files).not.toContain('usr/lib/pin-one/dist/main/main.js')
  })

  it('brings the native parts of serialport for every Linux it runs on', () => {
    const files = filesUnder(join(made, `pin-one-${pkg.version}`))
    const prebuilds = natives(files).filter((file) => file.includes('bindings-cpp'))
    expect(prebuilds.map((file) => file.split('/').slice(-2).join('/'))).toEqual([
      'linux-arm/@serialport+bindings-cpp.armv6.glibc.node',
      'linux-arm/@serialport+bindings-cpp.armv7.glibc.node',
      'linux-arm64/@serialport+bindings-cpp.armv8.glibc.node',
      'linux-x64/@serialport+bindings-cpp.glibc.node',
    ])
  })
})

describe('the udev rule', () => {
  const rule = readFileSync('assets/linux/60-pin-one.rules', 'utf8')

  it('names exactly the USB ids of the firmware table', () => {
    const known = firmwares.firmwares.flatMap(({ match }): readonly string[] => match.usb ?? [])
    const named = [...rule.matchAll(/ATTRS\{idVendor\}=="(\w+)", ATTRS\{idProduct\}=="(\w+)"/g)]
    expect(named.map(([, vendor, product]) => `${vendor}:${product}`).toSorted()).toEqual(
      [...new Set(known)].toSorted(),
    )
  })

  it('lets the person at the screen in, keeps ModemManager away, and jumps only to labels it has', () => {
    const serial = rule.split('\n').filter((line) => line.startsWith('ATTRS{idVendor}'))
    for (const line of serial)
      expect(line).toMatch(/TAG\+="uaccess", ENV\{ID_MM_DEVICE_IGNORE\}="1"$/)
    const labels = [...rule.matchAll(/LABEL="(\w+)"/g)].map(([, label]) => label)
    for (const [, target] of rule.matchAll(/GOTO="(\w+)"/g)) expect(labels).toContain(target)
    expect(rule).not.toMatch(/MODE="0?666"/)
  })
})

describe('the icons', () => {
  it('are there in every size that a platform asks for', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
      const png = readFileSync(`assets/icons/${size}x${size}.png`)
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    }
    const ico = readFileSync('assets/icons/pin-one.ico')
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 7])
    const icns = readFileSync('assets/icons/pin-one.icns')
    expect(icns.subarray(0, 4).toString('latin1')).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
  })
})
