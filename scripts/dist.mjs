// SPDX-License-Identifier: GPL-3.0-or-later
// `npm run dist`: makes packages of the desktop app for this system in release/. Arguments after `--` go to
// electron-builder unchanged: `npm run dist -- --x64`. On Linux electron-builder makes the app folder and the AppImage;
// this script makes deb and rpm from that folder. If Electron's files are not available, it makes the same packages with
// the stand-in of the tests in release/stand-in: they prove the packaging and are not for use.
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeDist } from '../e2e/rigs/electron-double/make-dist.mjs'
import { ensureNative } from './natives.mjs'
import { desktopDeb, desktopRpm } from './packaging/desktop.mjs'
import { pkg } from './packaging/release-data.mjs'
import { ensureBuilt, ensureModules, root, run } from './prepare.mjs'

const words = process.argv.slice(2)
const known = ['x64', 'arm64']
const asked = known.filter((arch) => words.includes(`--${arch}`))
const arches = asked.length > 0 ? asked : known
const others = words.filter((word) => !known.some((arch) => word === `--${arch}`))

const builder = (...more) => run('npx', ['electron-builder', '--publish', 'never', ...more])

/** Downloads Electron's files for every processor now, so that a missing one is reported before anything is built. */
function electronCanBeHad() {
  if (others.some((word) => word.startsWith('-c.electronDist='))) return true
  if (words.includes('--stand-in')) return false
  const script = `import { downloadArtifact } from '@electron/get'
    for (const arch of ${JSON.stringify(arches)})
      await downloadArtifact({ version: ${JSON.stringify(pkg.devDependencies.electron)}, artifactName: 'electron', platform: ${JSON.stringify(process.platform)}, arch })`
  const options = { stdio: ['ignore', 'inherit', 'ignore'] }
  return run(process.execPath, ['--input-type=module', '-e', script], options) === 0
}

function linux() {
  const real = electronCanBeHad()
  const out = join(root, real ? 'release' : 'release/stand-in')
  const standIn = join(out, '.electron')
  mkdirSync(out, { recursive: true })
  if (!real) makeDist(standIn, pkg.devDependencies.electron)
  const own = real ? [] : [`-c.electronDist=${standIn}`]
  const made = []
  const missing = []
  for (const arch of arches) {
    const settings = [`--${arch}`, ...own, `-c.directories.output=${out}`]
    const passed = others.filter((word) => word !== '--stand-in')
    if (builder('--linux', 'dir', ...settings, ...passed) !== 0) process.exit(1)
    const unpacked = join(out, arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`)
    made.push(desktopDeb(unpacked, arch, out))
    const rpm = desktopRpm(unpacked, arch, out)
    if (rpm === null) missing.push(`rpm for ${arch}: this machine has no rpmbuild (package rpm)`)
    else made.push(rpm)
    const image = join(
      out,
      `Pin One-${pkg.version}-linux-${arch === 'x64' ? 'x86_64' : arch}.AppImage`,
    )
    if (!real) missing.push(`AppImage for ${arch}: it needs Electron's own files`)
    else if (builder('--linux', 'AppImage', '--prepackaged', unpacked, ...settings) !== 0)
      missing.push(`AppImage for ${arch}: electron-builder could not fetch or run its helper`)
    else if (existsSync(image)) made.push(image)
  }
  rmSync(standIn, { recursive: true, force: true })
  console.log(`\nMade:\n  ${made.join('\n  ')}`)
  if (missing.length > 0) console.log(`Not made:\n  ${missing.join('\n  ')}`)
  if (!real)
    console.log(
      "\nElectron's files could not be fetched. These packages hold a stand-in and prove the packaging. Do not publish them.",
    )
}

ensureModules()
ensureBuilt()
for (const arch of arches) {
  if (ensureNative(process.platform, arch)) continue
  console.error(`koffi has no binary for ${process.platform}-${arch}, or it could not be fetched.`)
  process.exit(1)
}
if (process.platform === 'linux') linux()
else process.exit(builder(...words))
