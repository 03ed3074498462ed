// SPDX-License-Identifier: GPL-3.0-or-later
// `npm run prove:chroot [-- bookworm trixie]`: installs the headless deb into a Debian of its own, uses it there, purges it and
// looks for what it left. Needs Linux, root, debootstrap and a Debian mirror; where one is missing it says so and ends well,
// because nothing was found wrong. PIN_ONE_CHROOTS keeps the base systems between runs, PIN_ONE_MIRROR names another mirror.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { arch, tmpdir } from 'node:os'
import { join } from 'node:path'
import { debootstrapped, endWith, environment, mirrorOrEnd } from './debian-chroot.mjs'
import { changedPaths } from './packaging/chroot-plan.mjs'
import { pkg } from './packaging/release-data.mjs'
import { root } from './prepare.mjs'

const debArch = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' }[arch()] ?? ''
const asked = process.argv.slice(2)
const suites = asked.length > 0 ? asked : ['bookworm', 'trixie']
/** What the package needs and what its tests use; installed before the first listing of the files. */
const around = ['nodejs', 'man-db', 'bash-completion', 'systemd', 'udev', 'ca-certificates']

const mirror = await mirrorOrEnd('prove:chroot', suites[0])
const work = mkdtempSync(join(tmpdir(), 'pin-one-chroot-'))
const kept = process.env.PIN_ONE_CHROOTS ?? work
const failures = []

function must(what, { status, stdout = '', stderr = '' }, expected = /^/) {
  const ok = status === 0 && expected.test(stdout + stderr)
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${what}`)
  if (!ok) {
    console.log((stdout + stderr).trim().split('\n').slice(-15).join('\n'))
    failures.push(what)
  }
  return ok
}

function packed() {
  const words = ['scripts/headless.mjs', '--host-only', '--out', work]
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return `pin-one-headless_${pkg.version}_${debArch}.deb`
}

/** Requests the page of `pin-one serve` in the chroot from outside: both share the network. */
async function serves(inside) {
  const child = spawn('chroot', [inside, 'pin-one', 'serve', '--no-open', '--port', '0'], {
    env: environment,
  })
  const address = new Promise((found) => {
    let said = ''
    const look = (text) => {
      said += text
      const hit = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said)?.[0]
      if (hit !== undefined) found(hit)
    }
    child.stdout.setEncoding('utf8').on('data', look)
    child.stderr.setEncoding('utf8').on('data', look)
    child.on('close', () => found(null))
  })
  const ended = new Promise((done) => child.on('close', (code) => done(code)))
  const url = await address
  const page = url === null ? '' : await fetch(url).then((reply) => reply.text(), String)
  child.kill('SIGTERM')
  return { status: (await ended) === null ? 1 : 0, stdout: page }
}

async function prove(suite, deb) {
  console.log(`\n=== ${suite}`)
  const inside = join(kept, suite)
  const run = (command, ...words) =>
    spawnSync('chroot', [inside, command, ...words], { encoding: 'utf8', env: environment })
  const made = debootstrapped(suite, inside, mirror)
  if (made !== null && !must('debootstrap', made)) return
  run('apt-get', 'update', '-qq')
  const tools = run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...around)
  if (!must(`Debian's ${around.join(', ')}`, tools)) return
  console.log(`       Node ${run('node', '--version').stdout.trim()}`)
  const files = () =>
    run('find', '/', '-xdev', '-path', '/proc', '-prune', '-o', '-print').stdout.split('\n')
  const before = files()
  cpSync(join(work, deb), join(inside, 'tmp', deb))
  must('apt install', run('apt-get', 'install', '-y', '-qq', `/tmp/${deb}`))
  rmSync(join(inside, 'tmp', deb))
  must(
    'pin-one --version',
    run('pin-one', '--version'),
    new RegExp(`^pin-one ${pkg.version}$`, 'm'),
  )
  must('pin-one demo', run('pin-one', 'demo'), /VERIFIED/)
  must('pin-one serve', await serves(inside), /<div id="root"|<main|<script/)
  must('man pin-one', run('man', '-P', 'cat', 'pin-one'), /PIN-ONE\(1\)[^]*--skip-backup/)
  const complete =
    'source /usr/share/bash-completion/bash_completion; _completion_loader pin-one; complete -p pin-one'
  must('completion', run('bash', '-c', complete), /_pin_one/)
  const unit = '/usr/lib/systemd/user/pin-one.service'
  must(
    'systemd-analyze verify',
    run('env', 'XDG_RUNTIME_DIR=/tmp', 'systemd-analyze', '--user', 'verify', unit),
  )
  const rules = '/usr/lib/udev/rules.d/60-pin-one.rules'
  if (run('udevadm', 'verify', '--help').status === 0)
    must('udevadm verify', run('udevadm', 'verify', rules))
  else console.log('       this udev has no "verify" (254 and later have)')
  must('apt purge', run('apt-get', 'purge', '-y', '-qq', 'pin-one-headless'))
  const left = changedPaths(before, files())
  must(`nothing left${left.length > 0 ? `: ${left.slice(0, 10).join(' ')}` : ''}`, {
    status: left.length === 0 ? 0 : 1,
  })
}

try {
  const deb = packed()
  for (const suite of suites) await prove(suite, deb)
} finally {
  rmSync(work, { recursive: true, force: true })
}
endWith(failures)
