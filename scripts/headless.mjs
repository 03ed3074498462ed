// `npm run dist:headless`: the command line and the web host for boards without a screen, as a tarball and as a deb
// of any architecture, into release/. Needs Node and, for the deb, dpkg-deb. `--host-only` takes the native parts that
// are installed, for trying it out; without it those of 64- and 32-bit ARM are fetched too.
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
import { dirname, join } from 'node:path'
import { ensureBuilt, ensureModules, root, run } from './prepare.mjs'
import { ensureNative } from './natives.mjs'

const hostOnly = process.argv.includes('--host-only')
const outAt = process.argv.indexOf('--out')
const release = outAt < 0 ? join(root, 'release') : process.argv[outAt + 1]
const { version, description, license } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)

/** Where the programs run that this package is for; others have no serialport binary. */
const arches = ['arm', 'arm64', 'x64']
/** Never needed at run time. */
const left = [
  /\.(md|ts|map|markdown)$/,
  /node_modules\/node-addon-api/,
  /bindings-cpp\/(src|binding\.gyp)/,
  /prebuilds\/(?!linux-)/,
  /\.musl\.node$/,
  /koffi\/(vendor|lib|doc|cnoke\.cjs)/,
  /koffi\/src\/koffi\/(src|CMakeLists\.txt)/,
  /@koromix\/(?!koffi-linux-(arm|arm64|x64)(\/|$))./,
  /@koromix\/[^/]+\/musl_/,
]

/** The packages that run with the program: those of the lockfile that are not for development only. */
function runtimePackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true && existsSync(join(root, path)))
    .map(([path]) => path)
}

/** `directory` afterwards holds what /usr/lib/pin-one is to hold. */
function lay(directory) {
  const copy = (path) =>
    cpSync(join(root, path), join(directory, path), {
      recursive: true,
      filter: (from) => !left.some((pattern) => pattern.test(from.slice(root.length))),
    })
  for (const path of ['dist/main/cli.js', 'dist/main/chunks', 'dist/renderer', 'LICENSE'])
    copy(path)
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
  lay(join(top, 'lib'))
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

const control = `Package: pin-one-headless
Version: ${version}
Architecture: all
Maintainer: The Pin One founders <founders@pinone.invalid>
Section: electronics
Priority: optional
Depends: nodejs (>= 18)
Recommends: openssh-server
Conflicts: pin-one
Description: ${description}
 The command line and, at an address on this computer, the whole app in a
 browser: for boards without a screen, reached through ssh. Read twice,
 compare, back up, write, and read back what was written.
`

function deb(directory, path) {
  const put = (file, to, mode = 0o644) => {
    mkdirSync(dirname(join(directory, to)), { recursive: true })
    cpSync(join(root, file), join(directory, to))
    chmodSync(join(directory, to), mode)
  }
  lay(join(directory, 'usr/lib/pin-one'))
  mkdirSync(join(directory, 'usr/bin'), { recursive: true })
  symlinkSync('../lib/pin-one/dist/main/cli.js', join(directory, 'usr/bin/pin-one'))
  put('assets/linux/60-pin-one.rules', 'usr/lib/udev/rules.d/60-pin-one.rules')
  put('assets/linux/pin-one.service', 'usr/lib/systemd/user/pin-one.service')
  put('LICENSE', 'usr/share/doc/pin-one-headless/copyright')
  put('dist/renderer/licences.txt', 'usr/share/doc/pin-one-headless/licences.txt')
  mkdirSync(join(directory, 'DEBIAN'))
  writeFileSync(join(directory, 'DEBIAN/control'), control)
  return run('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', directory, path])
}

ensureModules()
ensureBuilt()
if (!hostOnly)
  for (const arch of arches)
    if (!ensureNative('linux', arch)) {
      console.error(`koffi's binary for linux-${arch} could not be fetched.`)
      process.exit(1)
    }
mkdirSync(release, { recursive: true })
const work = join(release, '.headless')
for (const [make, name] of [
  [tarball, `pin-one-headless-${version}.tar.gz`],
  [deb, `pin-one-headless_${version}_all.deb`],
]) {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work)
  if (make(work, join(release, name)) !== 0) process.exit(1)
  console.log(join(release, name))
}
rmSync(work, { recursive: true, force: true })
