// SPDX-License-Identifier: GPL-3.0-or-later
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fuseSentinel, makeDist } from '../rigs/electron-double/make-dist.mjs'
import {
  commonFiles,
  filesUnder,
  hasLintian,
  lintian,
  loadedFrom,
  natives,
  pkg,
} from '../support/packages.ts'

// The packages of the desktop app, made by the real electron-builder with a stand-in for Electron's distribution: their
// contents, processor and fuses. This does not test how Electron's own binary handles them.
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

interface Asar {
  listPackage(archive: string, options: object): string[]
  extractAll(archive: string, directory: string): void
}

const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const asar = fromBuilder('@electron/asar') as Asar

function filesOf(archive: string): readonly string[] {
  return asar.listPackage(archive, {}).map((path) => path.replaceAll('\\', '/').slice(1))
}

describe.each([
  ['x64', 'linux-unpacked'],
  ['arm64', 'linux-arm64-unpacked'],
])('the desktop app for Linux on %s', (arch, name) => {
  let unpacked = ''
  let inside: readonly string[] = []
  beforeAll(() => {
    const output = join(directory, arch)
    // As in `npm run dist`: npm has installed only the native parts for this computer.
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

  it.skipIf(process.arch !== arch)('brings every part of its packages that is loaded', () => {
    const everything = join(directory, `${arch}-everything`)
    asar.extractAll(join(unpacked, 'resources/app.asar'), everything)
    expect(loadedFrom(everything)).toBe('')
  })

  it('has the fuses set: no Node mode, no Node options, no inspector, the archive only and unchanged', () => {
    const binary = readFileSync(join(unpacked, 'pin-one'))
    const at = binary.indexOf(fuseSentinel)
    expect(at).toBeGreaterThan(0)
    const wire = binary.subarray(at + fuseSentinel.length)
    // Schema 1, nine fuses: run as Node, cookie encryption, NODE_OPTIONS, --inspect, archive integrity, archive only,
    // own V8 snapshot, file: privileges; the last (WebAssembly trap handlers) keeps its default.
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

const hasRpm = spawnSync('rpmbuild', ['--version']).error === undefined

const desktopFiles = [
  ...commonFiles,
  'usr/lib/pin-one/pin-one',
  'usr/lib/pin-one/resources/app.asar',
  'usr/share/applications/pin-one.desktop',
  'usr/share/icons/hicolor/256x256/apps/pin-one.png',
  'usr/share/metainfo/org.pinone.PinOne.metainfo.xml',
  'usr/share/doc/pin-one/copyright',
  'usr/share/doc/pin-one/changelog.gz',
]

describe('npm run dist where only the registries can be reached', () => {
  const out = join('release', 'stand-in')
  const deb = join(out, `pin-one_${pkg.version}_amd64.deb`)
  const rpm = join(out, `pin-one-${pkg.version}-1.x86_64.rpm`)
  let said = ''
  beforeAll(() => {
    const made = spawnSync(process.execPath, ['scripts/dist.mjs', '--x64', '--stand-in'], {
      encoding: 'utf8',
    })
    said = made.stdout + made.stderr
    if (made.status !== 0) throw new Error(said)
  })

  it('ends with the packages, says which are left out, and that they hold a stand-in', () => {
    expect(said).toContain(deb)
    expect(said).toMatch(/Not made:\n {2}.*AppImage/)
    expect(said).toMatch(/stand-in.*Do not publish/s)
  })

  it('makes a deb with its files, its menu entry and nothing to run at installation', () => {
    const files = spawnSync('dpkg-deb', ['--fsys-tarfile', deb], { maxBuffer: 2 ** 28 })
    const listed = spawnSync('tar', ['-t'], { input: files.stdout, encoding: 'utf8' }).stdout
    for (const file of desktopFiles) expect(listed).toContain(`./${file}\n`)
    const control = spawnSync('dpkg-deb', ['--info', deb], { encoding: 'utf8' }).stdout
    expect(control).not.toMatch(/postinst|prerm|postrm|preinst/)
    expect(control).toContain(` Version: ${pkg.version}\n`)
    expect(control).toContain(' Section: electronics\n')
  })

  it.skipIf(!hasLintian)('makes a deb of which lintian has nothing to say', () => {
    expect(lintian(deb)).toBe('')
  })

  it.skipIf(!hasRpm)('makes an rpm with the same files', () => {
    const { stdout } = spawnSync('rpm', ['-qlp', rpm], { encoding: 'utf8' })
    for (const file of desktopFiles) expect(stdout).toContain(`/${file}\n`)
    const scripts = spawnSync('rpm', ['-qp', '--scripts', rpm], { encoding: 'utf8' })
    expect(scripts.stdout).toBe('')
  })

  it('has one menu entry, the same in its file and for the AppImage', () => {
    const entry = readFileSync('assets/linux/pin-one.desktop', 'utf8')
    const configured = readFileSync('electron-builder.yml', 'utf8')
    for (const key of ['Name', 'GenericName', 'Keywords', 'StartupWMClass']) {
      const value = new RegExp(`^${key}=(.*)$`, 'm').exec(entry)?.[1]
      expect(configured).toContain(`      ${key}: ${value}\n`)
    }
    const comment = /^Comment=(.*)$/m.exec(entry)?.[1]
    expect(configured).toContain(`  description: ${comment}\n`)
  })
})
