// SPDX-License-Identifier: GPL-3.0-or-later
// deb and rpm of the desktop app, from the directory that electron-builder has laid out. electron-builder would hand this
// to fpm, which it downloads from elsewhere; dpkg-deb and rpmbuild are in every distribution that packages are made on.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { onPath, root, run } from '../prepare.mjs'
import { everythingUnder, makeDeb, put, putDocs, setModes } from './debian.mjs'
import { homepage, pkg } from './release-data.mjs'
import { putSharedFiles } from './shared-files.mjs'

const home = 'usr/lib/pin-one'
const name = 'pin-one'
const archNames = { x64: ['amd64', 'x86_64'], arm64: ['arm64', 'aarch64'] }

const synopsis = 'guided flashing of 25xx SPI flash chips'
const description = [
  'Pin One leads a first-time flasher with a test clip and a Raspberry Pi Pico',
  'through reading, backing up and writing the SPI NOR flash chip that holds the',
  'firmware of most computers. It reads twice and compares before it writes, and',
  'reads back every byte afterwards. A practice chip is built in.',
]

/** What Electron's own binary is linked to, by Debian's and by Fedora's and openSUSE's names. */
const debDepends = [
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libc6 (>= 2.28)',
  'libgbm1',
  'libgcc-s1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnss3',
  'libstdc++6 (>= 5)',
  'libxss1',
  'libxtst6',
  'xdg-utils',
]
const rpmRequires = [
  'at-spi2-core',
  'gtk3',
  'libnotify',
  'libuuid',
  'mozilla-nss',
  'xdg-utils',
].map((each) => (each === 'mozilla-nss' ? '(nss or mozilla-nss)' : each))

/** Programs among Electron's files that have no `#!`. */
const programs = new Set(['pin-one', 'chrome_crashpad_handler', 'chrome-sandbox'])

/** Where the kernel has no user namespaces for programs, Chromium's sandbox is this helper, and it must be root's. */
const sandbox = `${home}/chrome-sandbox`
const lintianOverrides = `# Chromium's sandbox where user namespaces are switched off; Debian's chromium ships it the same way.
pin-one: elevated-privileges 4755 root/root [${sandbox}]
# Electron brings these inside its one binary or beside it, built for this version of it.
pin-one: embedded-library *
# The pages of the app are read from its own directory.
pin-one: package-contains-documentation-outside-usr-share-doc *
`

function layTree(tree, unpacked) {
  cpSync(unpacked, join(tree, home), { recursive: true, verbatimSymlinks: true })
  mkdirSync(join(tree, 'usr/bin'), { recursive: true })
  symlinkSync('../lib/pin-one/pin-one', join(tree, 'usr/bin/pin-one'))
  const linux = (file) => readFileSync(join(root, 'assets/linux', file))
  put(tree, 'usr/share/applications/pin-one.desktop', linux('pin-one.desktop'))
  const metainfo = 'org.pinone.PinOne.metainfo.xml'
  put(tree, `usr/share/metainfo/${metainfo}`, linux(metainfo))
  for (const file of readdirSync(join(root, 'assets/icons'))) {
    const size = /^(\d+x\d+)\.png$/.exec(file)?.[1]
    if (size === undefined || size === '1024x1024') continue
    const icon = readFileSync(join(root, 'assets/icons', file))
    put(tree, `usr/share/icons/hicolor/${size}/apps/pin-one.png`, icon)
  }
  const drawing = readFileSync(join(root, 'assets/icons/pin-one.svg'))
  put(tree, 'usr/share/icons/hicolor/scalable/apps/pin-one.svg', drawing)
  putSharedFiles(tree)
  setModes(tree, (path) => programs.has(path.slice(home.length + 1)))
  if (existsSync(join(tree, sandbox))) chmodSync(join(tree, sandbox), 0o4755)
}

/** The deb of one architecture from `unpacked`; returns its path. Throws when dpkg-deb fails. */
export function desktopDeb(unpacked, arch, out) {
  const [debArch] = archNames[arch]
  const path = join(out, `pin-one_${pkg.version}_${debArch}.deb`)
  const tree = join(out, '.deb')
  rmSync(tree, { recursive: true, force: true })
  mkdirSync(tree, { recursive: true })
  layTree(tree, unpacked)
  put(tree, `usr/share/lintian/overrides/${name}`, lintianOverrides)
  const status = makeDeb(tree, path, {
    name,
    arch: debArch,
    fields: {
      Depends: debDepends.join(', '),
      Conflicts: 'pin-one-headless',
      Replaces: 'pin-one-headless',
    },
    description: [synopsis, ...description],
  })
  rmSync(tree, { recursive: true, force: true })
  if (status !== 0) throw new Error(`dpkg-deb ended with ${status}`)
  return path
}

/** Paths as `%files` names them; folders that other packages own too are not ours to list. */
function rpmFiles(tree) {
  const shared = /^usr(\/(bin|lib|lib\/udev|lib\/udev\/rules\.d|share(\/.*)?))?$/
  return everythingUnder(tree)
    .filter((path) => !shared.test(path) || !isDirectory(join(tree, path)))
    .map((path) => {
      const directory = isDirectory(join(tree, path)) ? '%dir ' : ''
      const mode = path === sandbox ? '%attr(4755, root, root) ' : ''
      return `${mode}${directory}"/${path}"`
    })
}

function isDirectory(path) {
  try {
    return readdirSync(path) !== null
  } catch {
    return false
  }
}

/** The rpm of one architecture, or `null` where this machine has no rpmbuild. Throws when rpmbuild fails. */
export function desktopRpm(unpacked, arch, out) {
  if (!onPath('rpmbuild')) return null
  const [, rpmArch] = archNames[arch]
  const work = join(out, '.rpm')
  const tree = join(work, 'tree')
  rmSync(work, { recursive: true, force: true })
  mkdirSync(tree, { recursive: true })
  layTree(tree, unpacked)
  putDocs(tree, name)
  const spec = `Name: ${name}
Version: ${pkg.version}
Release: 1
Summary: ${synopsis[0].toUpperCase()}${synopsis.slice(1)}
License: GPL-3.0-or-later
URL: ${homepage}
Group: Development/Tools
AutoReqProv: no
${rpmRequires.map((each) => `Requires: ${each}`).join('\n')}
%global debug_package %{nil}
%global _build_id_links none
%global __os_install_post %{nil}
%description
${description.join('\n')}
%install
mkdir -p %{buildroot}
cp -a "${tree}/." %{buildroot}/
%files
${rpmFiles(tree).join('\n')}
`
  put(work, 'pin-one.spec', spec)
  const status = run('rpmbuild', [
    '-bb',
    '--quiet',
    '--target',
    `${rpmArch}-linux`,
    '--define',
    `_topdir ${join(work, 'top')}`,
    '--define',
    `_rpmdir ${out}`,
    '--define',
    '_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm',
    join(work, 'pin-one.spec'),
  ])
  rmSync(work, { recursive: true, force: true })
  if (status !== 0) throw new Error(`rpmbuild ended with ${status}`)
  return join(out, `pin-one-${pkg.version}-1.${rpmArch}.rpm`)
}
