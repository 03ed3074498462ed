// SPDX-License-Identifier: GPL-3.0-or-later
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TunnelTrouble } from '../../../shared/model/tunnel.ts'
import { openTunnel } from './tunnel.ts'

const where = { host: 'board.local', user: 'pi', node: '/dev/spidev0.0' }
const ready = 'echo "serprog:ip=127.0.0.1:7127"'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pin-one-ssh-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** A stand-in for `ssh` that notes its arguments, does `script`, and is found before any other. */
function standIn(script: string): Record<string, string | undefined> {
  const file = join(folder, 'ssh')
  writeFileSync(
    file,
    `#!/bin/sh\nfor each in "$@"; do printf '%s\\n' "$each"; done > ${folder}/said\necho "$LC_ALL" > ${folder}/language\n${script}\n`,
  )
  chmodSync(file, 0o755)
  return { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}`, LC_ALL: 'de_DE.UTF-8' }
}
const argumentsSaid = () => readFileSync(join(folder, 'said'), 'utf8').trimEnd().split('\n')

describe('the tunnel to another computer', () => {
  it('runs ssh with words that ask nobody, and is there when the bridge says so', async () => {
    const env = standIn(`${ready}\nexec sleep 600`)
    const tunnel = await openTunnel(where, { env })
    const said = argumentsSaid()
    expect(said).toContain('BatchMode=yes')
    expect(said.join(' ')).not.toContain('StrictHostKeyChecking')
    expect(said.slice(said.indexOf('--'))).toEqual([
      '--',
      'board.local',
      'pin-one bridge --spidev /dev/spidev0.0 --listen 127.0.0.1:7127',
    ])
    expect(said).toContain('127.0.0.1:7127:127.0.0.1:7127')
    expect(readFileSync(join(folder, 'language'), 'utf8').trim()).toBe('C')
    await tunnel.close()
    await expect(tunnel.ended).resolves.toBeUndefined()
  })

  it('reads the line of a terminal too, with anything before it', async () => {
    const env = standIn(
      `printf 'Welcome to board\\r\\nserprog:ip=127.0.0.1:7127\\r\\n'\nexec sleep 600`,
    )
    const tunnel = await openTunnel(where, { env })
    await tunnel.close()
    await expect(tunnel.ended).resolves.toBeUndefined()
  })

  it('is not there because of a line that only resembles it', async () => {
    const env = standIn(`echo "not serprog:ip=127.0.0.1:7127"\nexit 3`)
    await expect(openTunnel(where, { env })).rejects.toMatchObject({
      code: 'link.no-tunnel',
      facts: { why: 'bridge' },
    })
  })

  it.each<[TunnelTrouble, string, number]>([
    ['unknown-host', 'ssh: Could not resolve hostname board.local: Name or service not known', 255],
    ['unreachable', 'ssh: connect to host board.local port 22: No route to host', 255],
    ['unreachable', 'ssh: connect to host board.local port 22: Connection timed out', 255],
    ['refused', 'ssh: connect to host board.local port 22: Connection refused', 255],
    [
      'unknown-key',
      'No ED25519 host key is known for board.local and you have requested strict checking.',
      255,
    ],
    ['unknown-key', 'Host key verification failed.', 255],
    [
      'changed-key',
      '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @ Host key verification failed.',
      255,
    ],
    ['asks-password', 'pi@board.local: Permission denied (publickey,password).', 255],
    ['port-in-use', 'bind [127.0.0.1]:7127: Address already in use', 255],
    ['no-pin-one', 'bash: line 1: pin-one: command not found', 127],
    ['no-pin-one', '', 127],
    ['bridge', 'error: /dev/spidev0.0 is not there', 3],
    ['other', 'kex_exchange_identification: read: Connection reset by peer', 255],
  ])('says why it cannot be opened: %s (%s)', async (why, sentence, code) => {
    const env = standIn(`echo '${sentence}' >&2\nexit ${code}`)
    const refusal = openTunnel(where, { env })
    await expect(refusal).rejects.toMatchObject({
      code: 'link.no-tunnel',
      facts: { host: 'board.local', user: 'pi', why, said: sentence },
    })
  })

  it('says that there is no ssh', async () => {
    await expect(openTunnel(where, { env: { PATH: folder } })).rejects.toMatchObject({
      facts: { why: 'no-ssh' },
    })
  })

  it('shows what was said without the signs that move a cursor', async () => {
    const env = standIn(`printf '\\033[2Jkaputt\\r\\n' >&2\nexit 255`)
    await expect(openTunnel(where, { env })).rejects.toMatchObject({
      facts: { said: '[2Jkaputt' },
    })
  })

  it('is given up when nobody is ready in time: ssh is gone then, whatever it started', async () => {
    const env = standIn(`trap 'echo term > ${folder}/ended; exit 0' TERM\nsleep 20 &\nwait`)
    await expect(openTunnel(where, { env, readyWithinMs: 500 })).rejects.toMatchObject({
      facts: { why: 'too-slow' },
    })
    expect(existsSync(join(folder, 'ended'))).toBe(true)
  })

  it('ends ssh that does not listen to the first signal', async () => {
    const env = standIn(`trap '' TERM\n${ready}\nexec sleep 600`)
    const tunnel = await openTunnel(where, { env, goneWithinMs: 50 })
    await tunnel.close()
    await expect(tunnel.ended).resolves.toBeUndefined()
  })

  it('tells when ssh ends by itself', async () => {
    const env = standIn(`${ready}\nexit 0`)
    const tunnel = await openTunnel(where, { env })
    await expect(tunnel.ended).resolves.toBeUndefined()
    await tunnel.close()
  })

  it('ends an attempt that nobody wants any more', async () => {
    const stop = new AbortController()
    const env = standIn('exec sleep 600')
    const refusal = openTunnel(where, { env, signal: stop.signal })
    stop.abort()
    await expect(refusal).rejects.toMatchObject({ code: 'link.no-tunnel' })
  })
})
