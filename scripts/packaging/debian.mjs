// SPDX-License-Identifier: GPL-3.0-or-later
// Debian packages, put together with dpkg-deb alone.
import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { run } from '../prepare.mjs'
import { debianCopyright } from './copyright.mjs'
import { debianChangelog, homepage, maintainer, pkg } from './release-data.mjs'

/** Writes a file of a package tree, with its folders; mode 0644 unless said. */
export function put(tree, path, contents, mode = 0o644) {
  const full = join(tree, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, contents)
  chmodSync(full, mode)
}

/** Every path below `directory`, folders included, relative to it. */
export function everythingUnder(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .toSorted((a, b) => (a < b ? -1 : 1))
}

/**
 * Folders 0755, files 0644, and 0755 for those that begin with `#!` or are programs by `executables`: what a checkout
 * or an archive left behind does not travel. A shared library is loaded, never run, so it is not an executable.
 */
export function setModes(tree, executables = () => false) {
  for (const path of everythingUnder(tree)) {
    const full = join(tree, path)
    const stat = lstatSync(full)
    if (stat.isSymbolicLink()) continue
    const script = stat.isFile() && readFileSync(full).subarray(0, 2).toString('latin1') === '#!'
    chmodSync(full, stat.isDirectory() || script || executables(path) ? 0o755 : 0o644)
  }
}

/** What /usr/share/doc must hold, whatever the package. */
export function putDocs(tree, name) {
  const docs = `usr/share/doc/${name}`
  put(tree, `${docs}/copyright`, debianCopyright())
  put(tree, `${docs}/changelog.gz`, gzipSync(debianChangelog(name), { level: 9 }))
}

/**
 * Builds `out` from `tree`. `fields` are those of the control file that differ between packages, `scripts` the maintainer
 * scripts by name, and `conffiles` paths below /etc. 0 when dpkg-deb has made it.
 */
export function makeDeb(
  tree,
  out,
  { name, arch, fields, description, scripts = {}, conffiles = [] },
) {
  putDocs(tree, name)
  const files = everythingUnder(tree).filter((path) => lstatSync(join(tree, path)).isFile())
  const bytes = files.reduce((sum, path) => sum + lstatSync(join(tree, path)).size, 0)
  const sums = files.map((path) => {
    const md5 = createHash('md5')
      .update(readFileSync(join(tree, path)))
      .digest('hex')
    return `${md5}  ${path}\n`
  })
  const [synopsis, ...long] = description
  const control = [
    `Package: ${name}`,
    `Version: ${pkg.version}`,
    `Architecture: ${arch}`,
    `Maintainer: ${maintainer}`,
    `Installed-Size: ${Math.ceil(bytes / 1024)}`,
    'Section: electronics',
    'Priority: optional',
    `Homepage: ${homepage}`,
    ...Object.entries(fields).map(([field, value]) => `${field}: ${value}`),
    `Description: ${synopsis}`,
    ...long.map((line) => (line === '' ? ' .' : ` ${line}`)),
    '',
  ].join('\n')
  put(tree, 'DEBIAN/control', control)
  put(tree, 'DEBIAN/md5sums', sums.join(''))
  if (conffiles.length > 0) put(tree, 'DEBIAN/conffiles', `${conffiles.join('\n')}\n`)
  for (const [script, text] of Object.entries(scripts)) put(tree, `DEBIAN/${script}`, text, 0o755)
  chmodSync(tree, 0o755)
  return run('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', tree, out])
}
