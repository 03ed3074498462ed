// SPDX-License-Identifier: GPL-3.0-or-later
// npm installs native parts for the computer it runs on. A package for another platform needs that platform's parts,
// from the same lockfile: they are installed into a separate directory and copied. serialport includes all of them.
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run } from './prepare.mjs'

/** Puts koffi's binary for `platform` and `arch` into node_modules/@koromix. False when it is not available. */
export function ensureNative(platform, arch) {
  const name = `koffi-${platform}-${arch}`
  const wanted = join(root, 'node_modules', '@koromix', name)
  if (existsSync(wanted)) return true
  console.log(`Installing ${name} of the lockfile ...`)
  const apart = mkdtempSync(join(tmpdir(), 'pin-one-natives-'))
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      cpSync(join(root, file), join(apart, file))
    const words = ['ci', '--omit=dev', '--ignore-scripts', `--os=${platform}`, `--cpu=${arch}`]
    if (run('npm', [...words, '--loglevel=error'], { cwd: apart }) !== 0) return false
    const from = join(apart, 'node_modules', '@koromix')
    for (const each of readdirSync(from))
      cpSync(join(from, each), join(root, 'node_modules', '@koromix', each), { recursive: true })
    return existsSync(wanted)
  } finally {
    rmSync(apart, { recursive: true, force: true })
  }
}
