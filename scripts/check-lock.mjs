// SPDX-License-Identifier: GPL-3.0-or-later
// A registry with holes lets `npm install` write a lockfile without some platforms' binaries, and `npm ci` then
// fails on those platforms. So: every name in any optionalDependencies must have an entry of its own.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))
const missing = Object.entries(packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !names.has(name))
    .map((name) => `${path || 'package.json'} -> ${name}`),
)
const resolved = Object.values(packages).filter((entry) => entry.resolved !== undefined).length
if (missing.length > 0)
  console.error(`package-lock.json misses optional packages:\n${missing.join('\n')}`)
if (resolved > 0) console.error(`package-lock.json records ${resolved} download addresses`)
const ranged = Object.entries({
  ...packages[''].dependencies,
  ...packages[''].devDependencies,
}).filter(([, version]) => !/^\d/.test(version))
if (ranged.length > 0) console.error(`not pinned: ${ranged.map(([name]) => name).join(', ')}`)
process.exit(missing.length + resolved + ranged.length > 0 ? 1 : 0)
