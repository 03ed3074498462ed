// SPDX-License-Identifier: GPL-3.0-or-later
// npm installs native parts for the machine it runs on. A package for another one needs that one's, from the same
// lockfile: they are installed into a directory apart and copied over. serialport brings all of them by itself.
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run } from './prepare.mjs'

/** koffi's binary for `platform` and `arch`, in node_modules/@koromix afterwards. False when it cannot be had. */
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
