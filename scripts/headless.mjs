// SPDX-License-Identifier: GPL-3.0-or-later
// `npm run dist:headless`: the command line and the web host for boards without a screen, as a tarball for every
// processor and as a deb for each, into release/. Needs Node and, for the debs, dpkg-deb. `--host-only` makes what runs
// on this machine, for trying it out; without it the native parts of 64- and 32-bit ARM are fetched too.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { ensureNative } from './natives.mjs'
import { makeDeb, put, setModes } from './packaging/debian.mjs'
import { pkg } from './packaging/release-data.mjs'
import { putSharedFiles } from './packaging/shared-files.mjs'
import { ensureBuilt, ensureModules, root, run } from './prepare.mjs'

const hostOnly = process.argv.includes('--host-only')
const outAt = process.argv.indexOf('--out')
const release = outAt < 0 ? join(root, 'release') : process.argv[outAt + 1]
const { version, license } = pkg

/** Platforms of this package, by Node's names; serialport has no binary for others. */
const processors = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' }
const made = hostOnly ? [process.arch] : Object.keys(processors)
/** Not needed at run time; the licence texts of all parts are in one file, `licences.txt`. */
const left = [
  /node_modules\/.*\/licen[cs]e(\.\w+)?$/i,
  /\/\.releaserc$/,
  /\.(md|ts|map|markdown)$/,
  /node_modules\/node-addon-api/,
  /bindings-cpp\/(src|binding\.gyp)/,
  /prebuilds\/(?!linux-)/,
  /\.musl\.node$/,
  /koffi\/(vendor|lib|doc|cnoke\.cjs|src\/koffi\/CMakeLists\.txt)/,
  // Sources of native parts, by their suffix; JavaScript beside them is needed.
  /koffi\/src\/.*\.(cc|hh|inc|def|S|asm)$/,
  /@koromix\/(?!koffi-linux-(arm|arm64|x64)(\/|$))./,
  /@koromix\/[^/]+\/musl_/,
]

/** The packages that the program needs at run time: those of the lockfile that are not for development only. */
function runtimePackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true && existsSync(join(root, path)))
    .map(([path]) => path)
}

/** Native parts of other processors than `arches`. */
const foreign = (arches) => {
  const kept = arches.join('|')
  return [
    new RegExp(`prebuilds/linux-(?!(${kept})(/|$))`),
    new RegExp(`@koromix/koffi-linux-(?!(${kept})(/|$))`),
  ]
}

/** Fills `directory` with the contents of /usr/lib/pin-one, including the native parts of `arches`. */
function lay(directory, arches) {
  const unwanted = [...left, ...foreign(arches)]
  const copy = (path) =>
    cpSync(join(root, path), join(directory, path), {
      recursive: true,
      filter: (from) =>
        !unwanted.some((pattern) => pattern.test(from.slice(root.length).replaceAll('\\', '/'))),
    })
  for (const path of ['dist/main/cli.js', 'dist/main/chunks', 'dist/renderer']) copy(path)
  for (const path of runtimePackages()) copy(path)
  chmodSync(join(directory, 'dist/main/cli.js'), 0o755)
  writeFileSync(
    join(directory, 'package.json'),
    `${JSON.stringify({ name: 'pin-one', version, license, type: 'module', private: true }, null, 2)}\n`,
  )
}

const howTo = `Pin One ${version}, without a window: the command line, and the app in a browser.

It needs Node 18 or newer. Start it from here:

  ./pin-one serve        the app at an address that works once; from another computer through ssh -L
  ./pin-one --help       the command line

So that you may open the programmer without sudo:

  sudo cp 60-pin-one.rules /etc/udev/rules.d/ && sudo udevadm control --reload

pin-one.service is a systemd unit for one user; change its path to pin-one before you install it.
`

function tarball(directory, path) {
  const top = join(directory, `pin-one-${version}`)
  lay(join(top, 'lib'), made)
  symlinkSync('lib/dist/main/cli.js', join(top, 'pin-one'))
  for (const file of ['60-pin-one.rules', 'pin-one.service'])
    cpSync(join(root, 'assets/linux', file), join(top, file))
  cpSync(join(root, 'LICENSE'), join(top, 'LICENSE'))
  cpSync(join(root, 'dist/renderer/licences.txt'), join(top, 'licences.txt'))
  writeFileSync(join(top, 'README'), howTo)
  return run('tar', [
    '-C',
    directory,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--sort=name',
    '-czf',
    path,
    `pin-one-${version}`,
  ])
}

/**
 * The lowest library versions that serialport's and koffi's binaries need; `e2e/packaging/headless.test.ts` reads them
 * again.
 */
const libraries = 'libc6 (>= 2.28), libgcc-s1, libstdc++6 (>= 5)'
const description = [
  'guided flashing of SPI flash chips, without a window',
  'The command line and, at an address on this computer, the whole app in a',
  'browser: for boards without a screen, reached through ssh. It reads a chip',
  'twice, compares, keeps a backup, writes, and reads back what was written.',
]

function deb(tree, arch, path) {
  lay(join(tree, 'usr/lib/pin-one'), [arch])
  mkdirSync(join(tree, 'usr/bin'), { recursive: true })
  symlinkSync('../lib/pin-one/dist/main/cli.js', join(tree, 'usr/bin/pin-one'))
  put(
    tree,
    'usr/lib/systemd/user/pin-one.service',
    readFileSync(join(root, 'assets/linux/pin-one.service')),
  )
  putSharedFiles(tree)
  setModes(tree)
  return makeDeb(tree, path, {
    name: 'pin-one-headless',
    arch: processors[arch],
    fields: {
      Depends: `nodejs (>= 18), ${libraries}`,
      Suggests: 'openssh-server',
      Conflicts: 'pin-one',
      Replaces: 'pin-one',
    },
    description,
  })
}

ensureModules()
ensureBuilt()
for (const arch of made)
  if (!ensureNative('linux', arch)) {
    console.error(`koffi's binary for linux-${arch} could not be fetched.`)
    process.exit(1)
  }
mkdirSync(release, { recursive: true })
const work = join(release, '.headless')
const outcomes = [
  [`pin-one-headless-${version}.tar.gz`, (path) => tarball(work, path)],
  ...made.map((arch) => [
    `pin-one-headless_${version}_${processors[arch]}.deb`,
    (path) => deb(work, arch, path),
  ]),
]
for (const [name, make] of outcomes) {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work)
  if (make(join(release, name)) !== 0) process.exit(1)
  console.log(join(release, name))
}
rmSync(work, { recursive: true, force: true })
