// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads Electron's binary with Electron's own installer, and waits as long as bytes arrive, however slowly.
// Remembers a failure, so that the next start does not try again without a request.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/** No byte for this long, ms: the line is down, or a firewall drops the packets. */
export const silenceMs = 60_000
/** Time, ms, for unpacking and checking 110 MB on a slow SD card after the last byte. */
export const unpackMs = 10 * 60_000

const megabytes = (bytes) => Math.round(bytes / 1_000_000)

/** `total` is `null` when the server does not tell it. */
export function progressWords({ transferred, total }) {
  return total === null
    ? `Electron: ${megabytes(transferred)} MB`
    : `Electron: ${megabytes(transferred)} of ${megabytes(total)} MB`
}

/**
 * Runs the installer. Resolves with `null`, or with why it did not work.
 * @param {{ installer: string, environment?: NodeJS.ProcessEnv, show?: (words: string, done: number) => void,
 *   start?: typeof spawn }} parts `done` counts 0 to 1.
 * @returns {Promise<string | null>}
 */
export function fetchElectron({
  installer,
  environment = process.env,
  show = () => {},
  start = spawn,
}) {
  return new Promise((resolve) => {
    const watcher = new URL('watched-fetch.mjs', import.meta.url).href
    const child = start(process.execPath, ['--import', watcher, installer], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...environment, ELECTRON_GET_NO_PROGRESS: '1' },
    })
    let last = ''
    let why = null
    let timer
    const patience = (ms, reason) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        why = reason
        child.kill()
      }, ms)
    }
    const silent = `nothing came for ${silenceMs / 1000} seconds`
    patience(silenceMs, silent)
    child.stderr?.on('data', (chunk) => (last = (last + String(chunk)).slice(-2000)))
    child.on('message', (message) => {
      const { transferred, total } = message
      if (total !== null && transferred >= total)
        patience(unpackMs, 'it could not be unpacked in time')
      else patience(silenceMs, silent)
      show(progressWords(message), total === null ? 0 : transferred / total)
    })
    const end = (reason) => {
      clearTimeout(timer)
      resolve(reason)
    }
    child.once('error', (error) => end(error.message))
    child.once('exit', (code) => {
      if (code === 0) return end(null)
      end(why ?? firstReason(last) ?? `its installer ended with ${code ?? 'a signal'}`)
    })
  })
}

/** The line of an error report that states the error. */
function firstReason(text) {
  const line = text.split('\n').find((each) => /error|failed/iu.test(each))
  return line === undefined
    ? null
    : line
        .trim()
        .replace(/^\w*Error: /u, '')
        .slice(0, 120)
}

/** The failure of an earlier start with this version of Electron; `null` when there was none. */
export function rememberedFailure(path, version) {
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8'))
    return kept.version === version && typeof kept.why === 'string' ? kept : null
  } catch {
    return null
  }
}

export function rememberFailure(path, version, why, when = new Date()) {
  writeFileSync(path, JSON.stringify({ version, why, when: when.toISOString().slice(0, 10) }))
}

export function forgetFailure(path) {
  rmSync(path, { force: true })
}

/** Printed at every start after a failed one. */
export function failureWords({ why, when }) {
  return `Electron could not be fetched${when === undefined ? '' : ` on ${when}`} (${why}). To try again: npm start -- --fetch-electron`
}
