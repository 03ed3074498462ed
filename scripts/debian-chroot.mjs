// SPDX-License-Identifier: GPL-3.0-or-later
// The first and last steps of every proof in a separate Debian.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { firstMirror } from './debian-mirror.mjs'
import { skipReason } from './packaging/chroot-plan.mjs'
import { onPath } from './prepare.mjs'

/** Nothing from the host: no language, no home, no questions from packages. */
export const environment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  LC_ALL: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
}

/**
 * The mirror that has `suite`. If the proof cannot run here, prints why and ends with 0, because no fault was found.
 */
export async function mirrorOrEnd(script, suite) {
  const mirror = await firstMirror(suite)
  const reason = skipReason(script, {
    platform: platform(),
    uid: process.getuid?.(),
    debootstrap: onPath('debootstrap'),
    mirror,
  })
  if (reason !== null) {
    console.log(`Skipped: ${reason}`)
    process.exit(0)
  }
  return mirror
}

/**
 * Makes a base system in `folder`, unless there is one; returns the exit code of `debootstrap`, `null` when it was not
 * needed.
 */
export function debootstrapped(suite, folder, mirror) {
  if (existsSync(join(folder, 'usr/bin/apt-get'))) return null
  console.log(`Making a Debian ${suite} …`)
  mkdirSync(folder, { recursive: true })
  return spawnSync('debootstrap', ['--variant=minbase', suite, folder, mirror], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
}

/** Ends the process with a summary of what was proved. */
export function endWith(failures) {
  console.log(failures.length === 0 ? '\nAll of it holds.' : `\n${failures.length} failed.`)
  process.exit(failures.length === 0 ? 0 : 1)
}
