// SPDX-License-Identifier: GPL-3.0-or-later
// What every Linux package brings besides the program: the udev rule, the man page and the completions.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../prepare.mjs'
import { put } from './debian.mjs'
import { bashCompletion, fishCompletion, manPage, zshCompletion } from './help-pages.mjs'
import { pkg, releaseDate } from './release-data.mjs'

/** What the built command line says of itself. */
export function builtHelp() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist/main/cli.js'), '--help'],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`pin-one --help: ${stderr}`)
  return stdout
}

export function putSharedFiles(tree) {
  const help = builtHelp()
  const page = manPage(help, { version: pkg.version, date: releaseDate() })
  put(tree, 'usr/share/man/man1/pin-one.1.gz', gzipSync(page, { level: 9 }))
  put(tree, 'usr/share/bash-completion/completions/pin-one', bashCompletion(help))
  put(tree, 'usr/share/zsh/vendor-completions/_pin-one', zshCompletion(help))
  put(tree, 'usr/share/fish/vendor_completions.d/pin-one.fish', fishCompletion(help))
  put(
    tree,
    'usr/lib/udev/rules.d/60-pin-one.rules',
    readFileSync(join(root, 'assets/linux/60-pin-one.rules')),
  )
}
