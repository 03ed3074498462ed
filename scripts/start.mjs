// SPDX-License-Identifier: GPL-3.0-or-later
// `npm start`: installs and builds what is missing, then starts the app in a window, or, if Electron is missing or does
// not start, in the browser. Prints in one line which it uses.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  failureWords,
  fetchElectron,
  forgetFailure,
  rememberedFailure,
  rememberFailure,
} from './fetch-electron.mjs'
import { electronIn } from './programs.mjs'
import { ensureBuilt, ensureModules, ensureNode, root } from './prepare.mjs'
import { startPlan } from './start-plan.mjs'

/** A program that fails this soon, ms, has not started: a library or the system's sandbox is missing. */
const startedAfterMs = 5000

const electronDir = join(root, 'node_modules', 'electron')

function electronBinary() {
  // Electron's own variable for a binary in another place.
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (elsewhere !== undefined) return electronIn(elsewhere, process.platform)
  const pathFile = join(electronDir, 'path.txt')
  if (!existsSync(pathFile)) return null
  const binary = join(electronDir, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : null
}

const failurePath = join(root, 'node_modules', '.pin-one-electron')

/** On one line of a terminal; in a log, a line for every tenth part. */
function showProgress() {
  let tenths = 0
  return (words, done) => {
    if (process.stdout.isTTY) process.stdout.write(`\r${words}`)
    else if (done * 10 >= tenths + 1) {
      tenths = Math.floor(done * 10)
      console.log(words)
    }
  }
}

/** Resolves with `null` when the binary is there, or with the reason why not. */
async function ensureElectron(again) {
  const { version } = JSON.parse(readFileSync(join(electronDir, 'package.json'), 'utf8'))
  const before = again ? null : rememberedFailure(failurePath, version)
  if (before !== null) return refusalOf(before)
  console.log('Fetching Electron (once, about 110 MB). It may take long on a slow line.')
  console.log('To use the browser now: stop this with Ctrl+C, then npm start -- --browser')
  const why = await fetchElectron({
    installer: join(electronDir, 'install.js'),
    show: showProgress(),
  })
  if (process.stdout.isTTY) console.log('')
  if (electronBinary() !== null) {
    forgetFailure(failurePath)
    return null
  }
  const told = why ?? 'its installer left nothing behind'
  rememberFailure(failurePath, version, told)
  return refusalOf({ why: told })
}

function refusalOf(failure) {
  console.log(failureWords(failure))
  return 'There is no Electron here'
}

/** Resolves with the reason when it did not start, or with `null` when it ran and has ended. */
function ranInWindow(binary, words) {
  return new Promise((resolve) => {
    const begun = Date.now()
    // Set by some editors; it would make Electron a plain Node.
    const { ELECTRON_RUN_AS_NODE: _unset, ...environment } = process.env
    const child = spawn(binary, [root, ...words], { stdio: 'inherit', env: environment })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => child.kill(signal))
    child.once('error', (error) => resolve(`Electron could not be started (${error.message})`))
    child.once('exit', (code, signal) => {
      const failed = code !== 0 && Date.now() - begun < startedAfterMs
      if (failed) return resolve(`Electron did not start (${signal ?? `exit code ${code}`})`)
      process.exitCode = code ?? 1
      resolve(null)
    })
  })
}

async function inBrowser(words, why) {
  if (why !== null) console.log(`${why}: Pin One runs in the browser instead.`)
  const cli = join(root, 'dist', 'main', 'cli.js')
  // In this process, so that it receives Ctrl+C, signals and Enter directly.
  process.argv = [process.argv[0], cli, 'serve', ...words]
  await import(pathToFileURL(cli).href)
}

ensureNode()
ensureModules()
ensureBuilt()
const { host, words, why } = startPlan({
  words: process.argv.slice(2).filter((word) => word !== '--fetch-electron'),
  platform: process.platform,
  uid: process.getuid?.(),
  environment: process.env,
})
if (host === 'browser') await inBrowser(words, why)
else {
  const again = process.argv.includes('--fetch-electron')
  const missing = electronBinary() === null ? await ensureElectron(again) : null
  const binary = electronBinary()
  const refusal = missing ?? (binary === null ? null : await ranInWindow(binary, words))
  if (refusal !== null) await inBrowser([], refusal)
}
