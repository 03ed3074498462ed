// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The package for boards without a screen, as tarball and as deb: its contents, and that it runs from the place of
 * installation.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  commonFiles,
  filesUnder,
  hasLintian,
  lintian,
  loadedFrom,
  natives,
  pkg,
} from '../support/packages.ts'
import { onStandIn } from '../support/spidev-run.ts'
import { StandIn } from '../rigs/spidev-stand-in/stand-in.ts'

let directory = ''
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pin-one-headless-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('the package for boards without a screen', () => {
  const debArch = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' }[process.arch as string] ?? ''
  let made = ''
  let deb = ''
  beforeAll(() => {
    made = join(directory, 'headless')
    deb = join(made, `pin-one-headless_${pkg.version}_${debArch}.deb`)
    const words = ['scripts/headless.mjs', '--host-only', '--out', made]
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  })

  /** Runs the installed program, away from the sources. */
  function pinOne(program: string, words: readonly string[]) {
    return spawnSync(program, [...words], {
      encoding: 'utf8',
      cwd: directory,
      env: { PATH: process.env['PATH'], PIN_ONE_DATA: join(directory, 'headless-data') },
    })
  }

  it('as a tarball: says its version and reads a practice chip', () => {
    spawnSync('tar', ['-xzf', join(made, `pin-one-headless-${pkg.version}.tar.gz`), '-C', made])
    const top = join(made, `pin-one-${pkg.version}`)
    const program = join(top, 'pin-one')
    expect(pinOne(program, ['--version']).stdout).toBe(`pin-one ${pkg.version}\n`)
    const image = join(directory, 'read.bin')
    const read = pinOne(program, ['-p', 'practice:chip=MX25L512E', '-r', image])
    expect(read.status, read.stderr).toBe(0)
    expect(readFileSync(image)).toHaveLength(65_536)
    expect(readdirSync(top).toSorted()).toEqual([
      '60-pin-one.rules',
      'LICENSE',
      'README',
      'lib',
      'licences.txt',
      'pin-one',
      'pin-one.service',
    ])
  })

  it('brings every part of its packages that is loaded', () => {
    expect(loadedFrom(join(made, `pin-one-${pkg.version}`, 'lib'))).toBe('')
  })

  it('finds a chip on the SPI port', async () => {
    const standIn = await StandIn.start({ chip: 'W25Q64JV' })
    try {
      const program = join(made, `pin-one-${pkg.version}`, 'pin-one')
      const { code, text } = await onStandIn(
        standIn,
        [program, 'check', '-p', `linux_spi:dev=${StandIn.node}`],
        { PIN_ONE_DATA: join(directory, 'headless-data') },
      )
      expect(code, text).toBe(0)
      expect(text).toContain('W25Q64')
    } finally {
      await standIn.close()
    }
  })

  it('as a deb: depends on Node and what its libraries need, and runs from where it puts itself', () => {
    const field = (name: string) =>
      spawnSync('dpkg-deb', ['-f', deb, name], { encoding: 'utf8' }).stdout.trim()
    expect(field('Depends')).toBe('nodejs (>= 18), libc6 (>= 2.28), libgcc-s1, libstdc++6 (>= 5)')
    expect(field('Architecture')).toBe(debArch)
    expect(field('Version')).toBe(pkg.version)
    const root = join(made, 'root')
    spawnSync('dpkg-deb', ['-x', deb, root])
    const program = join(root, 'usr/bin/pin-one')
    expect(pinOne(program, ['--version']).stdout).toBe(`pin-one ${pkg.version}\n`)
    const found = pinOne(program, ['-p', 'practice:chip=MX25L512E'])
    expect(found.stdout + found.stderr).toContain('MX25L512')
    const files = filesUnder(root)
    for (const file of [...commonFiles, 'usr/lib/systemd/user/pin-one.service'])
      expect(files).toContain(file)
    expect(files.filter((file) => /electron|\.map$|\.tsx?$/.test(file))).toEqual([])
    expect(files).not.toContain('usr/lib/pin-one/dist/main/main.js')
  })

  it.skipIf(!hasLintian)('as a deb of which lintian has nothing to say', () => {
    expect(lintian(deb)).toBe('')
  })

  it('asks for no older and no newer libraries than its binaries do', () => {
    const files = filesUnder(join(made, 'root', 'usr/lib/pin-one')).filter((file) =>
      file.endsWith('.node'),
    )
    expect(files).toHaveLength(2)
    const versions = files.flatMap((file) => {
      const { stdout } = spawnSync('readelf', ['-V', join(made, 'root', 'usr/lib/pin-one', file)], {
        encoding: 'utf8',
      })
      return [...stdout.matchAll(/GLIBC_2\.(\d+)/g)].map(([, minor]) => Number(minor))
    })
    expect(Math.max(...versions)).toBe(28)
  })

  it('brings the native parts of this processor alone', () => {
    const files = natives(filesUnder(join(made, `pin-one-${pkg.version}`)))
    for (const file of files) expect(file).toMatch(new RegExp(`linux[-_]${process.arch}`))
    expect(files).toHaveLength(2)
  })

  it('is installed and purged by dpkg without leaving a trace', () => {
    const system = join(made, 'system')
    mkdirSync(join(system, 'var/lib/dpkg/info'), { recursive: true })
    mkdirSync(join(system, 'var/lib/dpkg/updates'))
    writeFileSync(join(system, 'var/lib/dpkg/status'), '')
    writeFileSync(join(system, 'var/lib/dpkg/available'), '')
    const before = filesUnder(system).filter((file) => !file.startsWith('var/lib/dpkg/'))
    const dpkg = (...words: readonly string[]) =>
      spawnSync(
        'dpkg',
        [
          `--root=${system}`,
          '--force-depends',
          '--force-not-root',
          '--force-script-chrootless',
          ...words,
        ],
        {
          encoding: 'utf8',
          env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` },
        },
      )
    const installed = dpkg('--install', deb)
    expect(installed.status, installed.stderr).toBe(0)
    const demo = pinOne(join(system, 'usr/bin/pin-one'), ['demo'])
    expect(demo.status, demo.stderr).toBe(0)
    expect(dpkg('--purge', 'pin-one-headless').status).toBe(0)
    expect(filesUnder(system).filter((file) => !file.startsWith('var/lib/dpkg/'))).toEqual(before)
  })
})
