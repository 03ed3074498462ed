// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The tunnel to a programmer on another computer: runs this computer's `ssh`, without a shell and without questions to
 * the user.
 */
import { spawn } from 'node:child_process'
import { Fault } from '../../../shared/fault.ts'
import type { TunnelTrouble } from '../../../shared/model/tunnel.ts'
import { bridgeReady, tunnelArguments } from '../../../shared/remote.ts'
import type { OpenTunnel } from '../spi.ts'

/** Connecting takes at most 15 s; the rest is for a small computer that starts a program. */
const READY_WITHIN_MS = 45_000
const GONE_WITHIN_MS = 3000
const LAST_WORDS_MS = 500
/** Characters of the output of `ssh` that are kept. */
const MOST_SAID = 4000

/** Resolves when the bridge at the other end reports that it is ready. Rejects with `link.no-tunnel`. */
export const openTunnel: OpenTunnel = async (where, options = {}) => {
  const { env = process.env, readyWithinMs = READY_WITHIN_MS, signal } = options
  const child = spawn('ssh', tunnelArguments(where), {
    // The messages of `ssh` are parsed below, so they must be in a known language.
    env: { ...env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  let said = ''
  let isGone = false
  // Waits for the end of the process, not of its output: a program that it started may keep the output open.
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      isGone = true
      resolve()
    })
  })
  const close = async (): Promise<void> => {
    if (isGone) return
    child.kill('SIGTERM')
    const hard = setTimeout(() => child.kill('SIGKILL'), options.goneWithinMs ?? GONE_WITHIN_MS)
    await gone
    clearTimeout(hard)
    child.stdout.destroy()
    child.stderr.destroy()
  }
  const refuse = (why: TunnelTrouble): Fault =>
    new Fault('link.no-tunnel', { host: where.host, user: where.user, why, said: lastLines(said) })
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(refuse('too-slow')), readyWithinMs)
      const settle = (act: () => void) => () => {
        clearTimeout(late)
        act()
      }
      const hear = (chunk: Buffer) => {
        said = (said + String(chunk)).slice(-MOST_SAID)
        if (said.split(/\r?\n/u).slice(0, -1).includes(bridgeReady)) settle(resolve)()
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('error', (error: NodeJS.ErrnoException) => {
        isGone = true
        settle(() => reject(refuse(error.code === 'ENOENT' ? 'no-ssh' : 'other')))()
      })
      // The last output arrives after the end of the process, unless another program keeps the output open.
      const ended = (code: number | null) => settle(() => reject(refuse(troubleOf(said, code))))()
      child.once('close', ended)
      child.once('exit', (code) => setTimeout(ended, LAST_WORDS_MS, code).unref())
      signal?.addEventListener('abort', () => settle(() => reject(refuse('other')))())
    })
  } catch (error) {
    await close()
    throw error
  }
  return { ended: gone, close }
}

/** Messages of OpenSSH (in its `readconf.c`, `sshconnect.c` and `clientloop.c`), most serious first. */
const troubles: readonly (readonly [RegExp, TunnelTrouble])[] = [
  [/REMOTE HOST IDENTIFICATION HAS CHANGED/u, 'changed-key'],
  [/Host key verification failed|No .* host key is known/u, 'unknown-key'],
  [/Could not resolve hostname/u, 'unknown-host'],
  [/Permission denied|Too many authentication failures/u, 'asks-password'],
  [/Connection refused/u, 'refused'],
  [/Address already in use|[Cc]annot listen to port|forwarding failed/u, 'port-in-use'],
  [/timed out|No route to host|Network is unreachable|Host is down/u, 'unreachable'],
  [/pin-one: (?:command )?not found|command not found: pin-one/u, 'no-pin-one'],
]

/** Exit code of a shell for a program that it does not find. */
const NOT_FOUND = 127
/** Exit code of `ssh` itself; any other is that of the bridge. */
const SSH_FAILED = 255

function troubleOf(said: string, code: number | null): TunnelTrouble {
  const known = troubles.find(([sentence]) => sentence.test(said))
  if (known !== undefined) return known[1]
  if (code === NOT_FOUND) return 'no-pin-one'
  return code === null || code === SSH_FAILED ? 'other' : 'bridge'
}

/** Removes characters that move the cursor; keeps the last lines, which say most. */
function lastLines(said: string): string {
  const lines = said
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/gu, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.slice(-4).join(' ').slice(-400)
}
