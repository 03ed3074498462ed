// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { refusedSwitch } from './switches.ts'

describe('a packaged Pin One does not start with', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-port',
    '-remote-debugging-port=0',
    '--REMOTE-DEBUGGING-PORT=1',
    '/remote-debugging-port=1',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--remote-allow-origins=*',
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--js-flags=--allow-natives-syntax',
    '--load-extension=/tmp/x',
    '--renderer-cmd-prefix=/tmp/x',
    '--gpu-launcher=/tmp/x',
    '--disable-web-security',
    '--proxy-server=10.0.0.1:80',
    '--host-resolver-rules=MAP * 10.0.0.1',
    '--log-net-log=/tmp/x',
    '--disable-features=SitePerProcess',
  ])('%s', (word) => {
    expect(refusedSwitch(['/usr/bin/pin-one', word])).toBe(word)
  })

  it('nothing else: what screens and graphics need is left alone', () => {
    const words = [
      '--no-sandbox',
      '--disable-gpu',
      '--ozone-platform=wayland',
      '--user-data-dir=/x',
    ]
    expect(refusedSwitch(['/opt/Pin One/pin-one', ...words, '/home/me/image.rom'])).toBeNull()
  })

  it('what Electron reads by itself: the fuses for it are off', () => {
    const yml = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8')
    for (const fuse of [
      'runAsNode',
      'enableNodeOptionsEnvironmentVariable',
      'enableNodeCliInspectArguments',
      'grantFileProtocolExtraPrivileges',
    ])
      expect(yml).toContain(`${fuse}: false`)
    for (const fuse of ['onlyLoadAppFromAsar', 'enableEmbeddedAsarIntegrityValidation'])
      expect(yml).toContain(`${fuse}: true`)
  })
})
