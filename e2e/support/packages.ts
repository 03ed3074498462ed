// SPDX-License-Identifier: GPL-3.0-or-later
/** Checks of packages: their files, whether their native parts load, and the findings of Debian's lintian. */
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

export const pkg = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly version: string
  readonly devDependencies: Readonly<Record<string, string>>
}

/** Every file below `top`, sorted, with `/` between the parts of its path. */
export function filesUnder(top: string): readonly string[] {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(top, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted()
}

/** Loads the native modules beside the program in `top`; returns Node's error, empty when they load. */
export function loadedFrom(top: string): string {
  const load = `
    const { default: koffi } = await import('koffi')
    koffi.load(null).func('int getpid()')()
    const { SerialPort } = await import('serialport')
    await SerialPort.list()`
  const program = join(top, 'load.mjs')
  writeFileSync(program, load)
  const { stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' })
  rmSync(program)
  return stderr
}

/** The parts that hold code for one processor. */
export const natives = (files: readonly string[]) =>
  files.filter((file) => /\.(node|so|dll)$/.test(file))

/** Findings of Debian's lintian: empty for a correct package. `null` when it is not installed. */
export function lintian(...packages: readonly string[]): string | null {
  const { error, stdout, stderr } = spawnSync(
    'lintian',
    ['--tag-display-limit', '0', ...packages],
    {
      encoding: 'utf8',
    },
  )
  if (error !== undefined) return null
  return (stdout + stderr).replaceAll(/^running with root privileges.*$/gm, '').trim()
}
export const hasLintian = lintian('--version') !== null

/** In every package, with a window or without. */
export const commonFiles = [
  'usr/lib/udev/rules.d/60-pin-one.rules',
  'usr/share/man/man1/pin-one.1.gz',
  'usr/share/bash-completion/completions/pin-one',
  'usr/share/zsh/vendor-completions/_pin-one',
  'usr/share/fish/vendor_completions.d/pin-one.fish',
]
