// SPDX-License-Identifier: GPL-3.0-or-later
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import firmwares from '../../shared/data/serprog-firmwares.json' with { type: 'json' }
import {
  bashCompletion,
  fishCompletion,
  manPage,
  zshCompletion,
} from '../../scripts/packaging/help-pages.mjs'

// Files beside the program on a system: manual, completions, udev rule, menu entry, user unit, icons.
const pkg = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }
let directory = ''
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pin-one-system-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('what is said of the command line outside of it', () => {
  const help = spawnSync(process.execPath, ['dist/main/cli.js', '--help'], {
    encoding: 'utf8',
  }).stdout
  const options = [
    ...new Set([...help.matchAll(/(?<=[\s[(])--[a-z][a-z-]+/g)].map(([word]) => word)),
  ]

  it('has a page of the manual with every option, which man can show', () => {
    const page = manPage(help, { version: pkg.version, date: '2026-01-01' })
    for (const option of options) expect(page).toContain(option.replaceAll('-', '\\-'))
    const { error, stderr } = spawnSync('groff', ['-man', '-Tutf8', '-wall'], {
      input: page,
      encoding: 'utf8',
    })
    if (error === undefined) expect(stderr).toBe('')
  })

  it.each([
    ['bash', bashCompletion, ['bash', '-n']],
    ['zsh', zshCompletion, ['zsh', '-n']],
    ['fish', fishCompletion, ['fish', '--no-execute']],
  ] as const)(
    'completes every option in %s, which reads the file',
    (shell, made, [program, check]) => {
      const text = made(help)
      const written =
        shell === 'fish' ? (option: string) => `-l ${option.slice(2)} ` : (o: string) => o
      for (const option of options) expect(text).toContain(written(option))
      const file = join(directory, `completion.${shell}`)
      writeFileSync(file, text)
      const { error, status, stderr } = spawnSync(program, [check, file], { encoding: 'utf8' })
      if (error === undefined) expect(status, stderr).toBe(0)
    },
  )

  it('offers files after -w and programmers after -p in bash', () => {
    const file = join(directory, 'completion.try')
    writeFileSync(file, bashCompletion(help))
    const complete = (...words: readonly string[]) =>
      spawnSync(
        'bash',
        [
          '-c',
          `source ${file}; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _pin_one pin-one 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
        ],
        { encoding: 'utf8' },
      )
        .stdout.trim()
        .split('\n')
    expect(complete('pin-one', '-p', 'ser')).toEqual(['serprog:dev=', 'serprog:ip='])
    expect(complete('pin-one', '-w', 'LICEN')).toEqual(['LICENSE'])
    expect(complete('pin-one', '--skip')).toEqual(['--skip-backup'])
    expect(complete('pin-one', 'dem')).toEqual(['demo'])
  })
})

describe('the udev rule', () => {
  const rule = readFileSync('assets/linux/60-pin-one.rules', 'utf8')

  it('names exactly the USB ids of the firmware table', () => {
    const known = firmwares.firmwares.flatMap(({ match }): readonly string[] => match.usb ?? [])
    const named = [...rule.matchAll(/ATTRS\{idVendor\}=="(\w+)", ATTRS\{idProduct\}=="(\w+)"/g)]
    expect(named.map(([, vendor, product]) => `${vendor}:${product}`).toSorted()).toEqual(
      [...new Set(known)].toSorted(),
    )
  })

  it('lets the person at the screen in, keeps ModemManager away, and jumps only to labels it has', () => {
    const serial = rule.split('\n').filter((line) => line.startsWith('ATTRS{idVendor}'))
    for (const line of serial)
      expect(line).toMatch(/TAG\+="uaccess", ENV\{ID_MM_DEVICE_IGNORE\}="1"$/)
    const labels = [...rule.matchAll(/LABEL="(\w+)"/g)].map(([, label]) => label)
    for (const [, target] of rule.matchAll(/GOTO="(\w+)"/g)) expect(labels).toContain(target)
    expect(rule).not.toMatch(/MODE="0?666"/)
  })
})

describe('what software centres and systemd read', () => {
  const metainfo = readFileSync('assets/linux/org.pinone.PinOne.metainfo.xml', 'utf8')
  const unit = readFileSync('assets/linux/pin-one.service', 'utf8')
  const judged = (program: string, words: readonly string[]) => {
    const { error, status, stdout, stderr } = spawnSync(program, [...words], {
      encoding: 'utf8',
      env: { ...process.env, XDG_RUNTIME_DIR: directory },
    })
    return error === undefined ? { status, said: stdout + stderr } : null
  }
  const has = (program: string) => judged(program, ['--version']) !== null

  it.skipIf(!has('appstreamcli'))('is AppStream data with nothing wrong in it', () => {
    const file = 'assets/linux/org.pinone.PinOne.metainfo.xml'
    const judgement = judged('appstreamcli', ['validate', '--no-net', file])
    expect(judgement?.said).not.toMatch(/^[EW]:/m)
    expect(judgement?.status).toBe(0)
  })

  it('shows screenshots of this version, below the homepage, and the release of today', () => {
    const { homepage } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly homepage: string
    }
    expect(metainfo).toContain(`<url type="homepage">${homepage}</url>`)
    const images = [
      ...metainfo.matchAll(/<image type="source" width="(\d+)" height="(\d+)">(.*?)<\/image>/g),
    ]
    expect(images.length).toBeGreaterThan(2)
    for (const [, width, height, address = ''] of images) {
      expect(address.startsWith(`${homepage}/screenshots/`)).toBe(true)
      const png = readFileSync(
        join('assets/screenshots', address.slice(address.lastIndexOf('/') + 1)),
      )
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(width), Number(height)])
    }
    expect(metainfo).toContain(`<release version="${pkg.version}" date="`)
  })

  it.skipIf(!has('desktop-file-validate'))('is a menu entry with nothing wrong in it', () => {
    const judgement = judged('desktop-file-validate', ['assets/linux/pin-one.desktop'])
    expect(judgement).toEqual({ status: 0, said: '' })
  })

  it.skipIf(!has('systemd-analyze'))('is a user unit that systemd understands', () => {
    // If the package is not installed, its program is missing too.
    const file = join(directory, 'pin-one.service')
    writeFileSync(file, unit.replace('/usr/bin/pin-one', '/bin/true'))
    expect(judged('systemd-analyze', ['--user', 'verify', file])).toEqual({ status: 0, said: '' })
    writeFileSync(file, unit.replace('KillSignal=SIGTERM', 'KillSignal=SIGNONE'))
    expect(judged('systemd-analyze', ['--user', 'verify', file])?.said).toContain('SIGNONE')
  })

  // systemd 254 has this check: Debian 13 includes it, Debian 12 does not.
  it.skipIf(judged('udevadm', ['verify', '--help'])?.status !== 0)(
    'is a udev rule that udev understands',
    () => {
      expect(judged('udevadm', ['verify', 'assets/linux/60-pin-one.rules'])?.status).toBe(0)
    },
  )
})

describe('the icons', () => {
  it('are there in every size that a platform asks for', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
      const png = readFileSync(`assets/icons/${size}x${size}.png`)
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    }
    const ico = readFileSync('assets/icons/pin-one.ico')
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 7])
    const icns = readFileSync('assets/icons/pin-one.icns')
    expect(icns.subarray(0, 4).toString('latin1')).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
  })
})
