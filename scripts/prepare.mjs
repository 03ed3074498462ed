// SPDX-License-Identifier: GPL-3.0-or-later
// Installs what the two commands of the README need: the npm packages of the lockfile and, for the tests, a few
// programs of Debian. Plain Node, because nothing is installed yet when this runs.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeTrouble } from './needs.mjs'
import { placesOf, programLine } from './programs.mjs'

/** The folder above the one of a script, as a path: a URL spells a space as %20. */
export function rootOf(scriptUrl) {
  return fileURLToPath(new URL('..', scriptUrl))
}

export const root = rootOf(import.meta.url)

/** Runs a program with its output on screen; exit code, or 127 when it is not there. */
export function run(command, args, options = {}) {
  const line = programLine(command, args, process.platform)
  const result = spawnSync(line.command, line.args, {
    cwd: root,
    stdio: 'inherit',
    shell: line.shell,
    ...options,
  })
  if (result.error !== undefined) console.error(`${command}: ${result.error.message}`)
  return result.status ?? 127
}

/** Ends with one line if `engines` does not allow this Node. */
export function ensureNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const trouble = nodeTrouble(process.version, engines.node)
  if (trouble === null) return
  console.error(trouble)
  process.exit(1)
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/** `npm ci`, unless node_modules already matches the lockfile. */
export function ensureModules() {
  const stamp = join(root, 'node_modules', '.pin-one-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return
  console.log('Installing the npm packages of the lockfile (npm ci) ...')
  const status = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) {
    console.error(
      status === 127
        ? 'npm could not be started. Install Node.js with npm, then start again.'
        : 'npm ci failed; its own words are above. If they name the network, check it and the npm registry settings.',
    )
    process.exit(1)
  }
  writeFileSync(stamp, lockHash())
}

function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(
    0,
    ...readdirSync(path)
      .filter((name) => name !== 'node_modules')
      .map((name) => newest(join(path, name))),
  )
}

/** `npm run build`, unless dist is newer than every source. */
export function ensureBuilt() {
  const built = join(root, 'dist', 'main', 'cli.js')
  const sources = ['src-main', 'src-renderer', 'shared', 'vite.config.ts', 'package-lock.json']
  if (
    existsSync(built) &&
    statSync(built).mtimeMs > Math.max(...sources.map((s) => newest(join(root, s))))
  )
    return
  console.log('Building ...')
  if (run('npx', ['vite', 'build', '--app', '--logLevel=warn']) !== 0) process.exit(1)
}

/** Whether a program of this name exists, also in folders that only root searches. */
export const onPath = (program) =>
  placesOf(program, process.env, process.platform).some((place) => existsSync(place))

/**
 * Installs Debian's packages for `programs` (name of the program -> packages); returns the programs that are still
 * missing.
 */
export function ensurePrograms(programs, { update = true } = {}) {
  const missing = () => Object.entries(programs).filter(([program]) => !onPath(program))
  if (missing().length === 0) return []
  const packages = [...new Set(missing().flatMap(([, names]) => names.split(' ')))]
  if (onPath('apt-get')) {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo']
    const apt = (...args) => {
      const [command, ...rest] = [...sudo, 'apt-get', ...args]
      return run(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    }
    console.log(`Installing Debian's ${packages.join(', ')} for the tests ...`)
    if (update) apt('update', '-qq')
    apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  }
  return missing().map(([program]) => program)
}
