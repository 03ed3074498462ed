// SPDX-License-Identifier: GPL-3.0-or-later
// `npm run prove:kernel [-- arm64 armhf]`: the headless package on Debian's own kernels for 64- and 32-bit ARM, through
// their spidev, on four of QEMU's flash chips, beside Debian's flashrom. Everything is emulated, so what it takes says
// nothing of a board. Needs Linux, root, debootstrap and a Debian mirror; where one is missing it says so and ends well,
// because nothing was found wrong. PIN_ONE_KERNELS keeps tools, kernels and what the guests said, PIN_ONE_MIRROR names a mirror.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { debootstrapped, endWith, environment, mirrorOrEnd } from './debian-chroot.mjs'
import { boards, boots, deviceTree, emulatorWords, otherAnswers, stepsOf } from './kernel/plan.mjs'
import { pkg } from './packaging/release-data.mjs'
import { root } from './prepare.mjs'

/** The first Debian whose QEMU has these boards. Its kernels are tested. */
const suite = 'trixie'
const asked = process.argv.slice(2)
const arches = asked.length > 0 ? asked : Object.keys(boards)
const unknown = arches.filter((arch) => !(arch in boards))
if (unknown.length > 0) {
  console.error(`Not known: ${unknown.join(' ')}. There are: ${Object.keys(boards).join(' ')}.`)
  process.exit(1)
}

const mirror = await mirrorOrEnd('prove:kernel', suite)

/** Longest time of a boot with two chips, in minutes: an emulator on a busy computer is slow. */
const LIMIT_MINUTES = 90
const kept = process.env.PIN_ONE_KERNELS
const work = kept ?? mkdtempSync(join(tmpdir(), 'pin-one-kernel-'))
const tools = join(work, 'tools')
/** A folder that is visible inside and outside of the chroot. */
const shared = join(tools, 'trial')
const inside = (path) => path.slice(tools.length)
const failures = []

function tell(ok, what) {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${what}`)
  if (!ok) failures.push(what)
}

/** Runs a program to its end; throws with the last part of its output. */
function must(command, words, options = {}) {
  const settings = { encoding: 'utf8', maxBuffer: 2 ** 28, ...options }
  return saidBy(`${command} ${words.slice(0, 3).join(' ')}`, spawnSync(command, words, settings))
}

function saidBy(what, { status, error, stdout, stderr }) {
  if (status === 0) return stdout
  const said = error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(-15).join('\n')
  throw new Error(`${what}: ${said}`)
}
const inTools = (...words) => must('chroot', [tools, ...words], { env: environment })

/**
 * Downloads packages for another processor with their dependencies into a folder; installs nothing. Returns their
 * paths.
 */
function fetched(arch, name, packages) {
  const folder = join(shared, arch, `apt-${name}`)
  for (const each of ['lists/partial', 'cache/archives/partial', 'etc'])
    mkdirSync(join(folder, each), { recursive: true })
  writeFileSync(join(folder, 'status'), '')
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg'
  writeFileSync(join(folder, 'sources'), `deb [signed-by=${keys}] ${mirror} ${suite} main\n`)
  const at = inside(folder)
  const settings = [
    `Dir::Etc=${at}/etc`,
    `Dir::Etc::sourcelist=${at}/sources`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State=${at}`,
    `Dir::State::lists=${at}/lists`,
    `Dir::State::status=${at}/status`,
    `Dir::Cache=${at}/cache`,
    `APT::Architecture=${arch}`,
    `APT::Architectures::=${arch}`,
    'APT::Install-Recommends=false',
  ].flatMap((setting) => ['-o', setting])
  inTools('apt-get', ...settings, 'update', '-qq')
  inTools('apt-get', ...settings, 'install', '-y', '-qq', '--download-only', ...packages)
  const archives = join(folder, 'cache/archives')
  return readdirSync(archives)
    .filter((file) => file.endsWith('.deb'))
    .map((file) => join(archives, file))
}

const unpack = (deb, into) => must('dpkg-deb', ['-x', deb, into])

function cpio(folder) {
  const archive = `${folder}.cpio`
  const pack = 'cd "$1" && find . | cpio -o -H newc --quiet >"$2"'
  inTools('sh', '-c', pack, 'sh', inside(folder), inside(archive))
  return archive
}

/** Builds the kernel with our controller, and an archive with the guest's programs and the package. */
function prepared(arch, deb) {
  const board = boards[arch]
  const folder = join(shared, arch)
  const kernelDebs = fetched(arch, 'kernel', [
    `linux-image-${board.kernel}`,
    `linux-headers-${board.kernel}`,
  ])
  const kernel = join(folder, 'kernel')
  rmSync(kernel, { recursive: true, force: true })
  for (const each of kernelDebs) {
    if (/^linux-image-\d/.test(basename(each))) unpack(each, kernel)
    if (/^linux-headers-\d/.test(basename(each))) unpack(each, tools)
  }
  const image = readdirSync(join(kernel, 'boot')).find((name) => name.startsWith('vmlinuz-')) ?? ''
  const version = image.slice('vmlinuz-'.length)
  copyFileSync(join(kernel, 'boot', image), join(folder, 'vmlinuz'))
  // Programs that run here must be for this processor.
  const kbuild = `linux-kbuild-${version.slice(0, -`-${board.kernel}`.length)}`
  inTools('apt-get', 'install', '-y', '-qq', '--no-install-recommends', kbuild)
  const sources = join(folder, 'module')
  mkdirSync(sources, { recursive: true })
  copyFileSync(join(root, 'scripts/kernel/smc-spi.c'), join(sources, 'smc-spi.c'))
  writeFileSync(join(sources, 'Makefile'), 'obj-m := smc-spi.o\n')
  const headers = `/usr/src/linux-headers-${version}`
  inTools('make', '-s', '-C', headers, `M=${inside(sources)}`, 'modules')

  const guest = join(folder, 'guest')
  rmSync(guest, { recursive: true, force: true })
  mkdirSync(join(guest, 'trial'), { recursive: true })
  for (const each of fetched(arch, 'guest', ['nodejs', 'flashrom', 'busybox-static']))
    unpack(each, guest)
  unpack(deb, guest)
  // Every Debian has these links; the packages hold only the new paths.
  for (const each of ['bin', 'lib', 'sbin']) symlinkSync(`usr/${each}`, join(guest, each))
  for (const each of ['doc', 'man', 'locale'])
    rmSync(join(guest, 'usr/share', each), { recursive: true, force: true })
  copyFileSync(join(root, 'scripts/kernel/init.sh'), join(guest, 'init'))
  chmodSync(join(guest, 'init'), 0o755)
  copyFileSync(join(root, 'scripts/kernel/trial.sh'), join(guest, 'trial/trial.sh'))
  copyFileSync(join(sources, 'smc-spi.ko'), join(guest, 'trial/smc-spi.ko'))
  copyFileSync(join(root, 'e2e/rigs/spidev-stand-in/edges.mjs'), join(guest, 'trial/edges.mjs'))
  return readFileSync(cpio(guest))
}

/** Two images from a chip's contents: one with a few changes, one that differs everywhere. */
function images(bytes) {
  const start = randomBytes(bytes)
  const a = Buffer.from(start)
  a.fill(0x5a, 0x2000, 0x2400)
  a.fill(0xff, 0x5000, 0x6000)
  randomBytes(0x1_0000).copy(a, bytes - 0x2_0000)
  return { start, a, b: randomBytes(bytes) }
}

/** The guest's output until its test ended; this script ends QEMU, because the board cannot switch itself off. */
function emulated(board, boot, folder, logFile) {
  const words = emulatorWords(board, boot, (name) => inside(join(folder, name)))
  return new Promise((resolve, reject) => {
    const child = spawn('chroot', [tools, board.emulator, ...words], { env: environment })
    let log = ''
    if (logFile !== null) writeFileSync(logFile, '')
    const late = setTimeout(() => child.kill(), LIMIT_MINUTES * 60_000)
    child.stdout.setEncoding('latin1').on('data', (text) => {
      log += text
      if (logFile !== null) appendFileSync(logFile, text)
      for (const line of text.split('\n')) if (line.startsWith('STEP|')) process.stdout.write('.')
      if (log.includes('TRIAL ENDED')) child.kill()
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      if (!text.includes('has no peer')) log += text
    })
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(late)
      process.stdout.write('\n')
      resolve(log)
    })
  })
}

async function prove(arch, boot, guest) {
  const board = boards[arch]
  const folder = join(shared, arch)
  const overlay = join(folder, 'overlay')
  rmSync(overlay, { recursive: true, force: true })
  mkdirSync(join(overlay, 'trial'), { recursive: true })
  const held = boot.chips.map(([, mebibytes], bus) => {
    const all = images(mebibytes * 2 ** 20)
    for (const [name, bytes] of Object.entries(all))
      writeFileSync(join(overlay, `trial/${bus}-${name}`), bytes)
    writeFileSync(join(folder, `flash-${bus}`), all.start)
    return all
  })
  const lines = boot.chips.map(([name, , word, theirs], bus) => `${bus} ${name} ${word} ${theirs}`)
  writeFileSync(join(overlay, 'trial/chips'), `${lines.join('\n')}\n`)
  writeFileSync(join(folder, 'initrd'), Buffer.concat([guest, readFileSync(cpio(overlay))]))
  writeFileSync(join(folder, 'board.dts'), deviceTree(board, randomBytes(64)))
  const tree = ['board.dts', 'board.dtb'].map((name) => inside(join(folder, name)))
  inTools('dtc', '-q', '-o', tree[1], tree[0])
  const logFile = kept === undefined ? null : join(work, `${arch}-${boot.chips[0][0]}.log`)
  const log = await emulated(board, boot, folder, logFile)

  console.log(/^Linux .*/m.exec(log)?.[0] ?? log.slice(-2000))
  console.log(/^Node .*/m.exec(log)?.[0] ?? 'The guest did not get so far.')
  const steps = stepsOf(log)
  for (const { chip, name, ok, seconds, messages, transfers } of steps)
    tell(ok, `${chip}: ${name} (${seconds} s, ${transfers} transfers in ${messages} messages)`)
  tell(log.includes('TRIAL ENDED'), 'the trial came to its end')
  for (const [bus, [name]] of boot.chips.entries()) {
    const now = readFileSync(join(folder, `flash-${bus}`))
    tell(now.equals(held[bus].a), `${name}: QEMU's file holds the image that was written last`)
  }
  if (boot.bufferBytes === 4096) {
    const recorded = readFileSync(join(root, 'e2e/rigs/spidev-stand-in/edges.txt'), 'utf8')
    const others = otherAnswers(log, recorded, board.answers)
    tell(others.length === 0, 'spidev answers at its edges as the stand-in of the tests does')
    for (const [was, is] of others) console.log(`       expected "${was}", answered "${is}"`)
  }
  if (failures.length > 0) console.log(log.slice(log.indexOf('Linux (none)')))
}

try {
  const made = debootstrapped(suite, tools, mirror)
  if (made !== null) saidBy('debootstrap', made)
  mkdirSync(shared, { recursive: true })
  inTools('apt-get', 'update', '-qq')
  const compilers = arches.map((arch) => boards[arch].compiler)
  const programs = ['qemu-system-arm', 'device-tree-compiler', 'cpio', 'make', ...compilers]
  inTools('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...programs)
  console.log('Packing …')
  must(process.execPath, ['scripts/headless.mjs', '--out', shared], { cwd: root })
  for (const arch of arches) {
    const guest = prepared(arch, join(shared, `pin-one-headless_${pkg.version}_${arch}.deb`))
    for (const boot of boots) {
      console.log(`\n=== ${arch}: ${boot.chips.map(([name]) => name).join(', ')}`)
      await prove(arch, boot, guest)
    }
  }
} finally {
  if (kept === undefined) rmSync(work, { recursive: true, force: true })
}
endWith(failures)
