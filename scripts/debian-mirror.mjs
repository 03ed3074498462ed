// SPDX-License-Identifier: GPL-3.0-or-later
// Finds a Debian mirror for scripts that install a separate Debian.
import { spawnSync } from 'node:child_process'

/** The package servers of this computer, from apt's configuration; empty without apt. */
function aptMirrors() {
  const { stdout } = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI)'], {
    encoding: 'utf8',
  })
  const addresses = (stdout ?? '').split('\n').filter((line) => /^https?:/.test(line))
  return [...new Set(addresses.map((line) => line.replace(/\/$/, '')))]
}

async function reachable(address) {
  return await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(15_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** The first mirror that has `suite`: the one in PIN_ONE_MIRROR, or those of apt; `null` when none answers. */
export async function firstMirror(suite) {
  const named = process.env.PIN_ONE_MIRROR
  for (const each of named === undefined ? aptMirrors() : [named])
    if (await reachable(`${each}/dists/${suite}/Release`)) return each
  return null
}
