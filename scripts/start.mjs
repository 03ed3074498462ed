// `npm start`: installs and builds what is missing, then starts the app in a window, or, where Electron cannot be had
// or does not start, in the browser. Which of them it is, it says in one line.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureModules, root } from './prepare.mjs'
import { startPlan } from './start-plan.mjs'

/** Electron's binary is 110 MB; who has a slow line sees the app in the browser meanwhile. */
const downloadLimitMs = 30_000
/** A program that ends with an error this soon has not started: a library, or the system's sandbox, is missing. */
const startedAfterMs = 5000

const electronDir = join(root, 'node_modules', 'electron')

function electronBinary() {
  // Electron's own way of saying that its binary lies elsewhere.
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (elsewhere !== undefined) return join(elsewhere, 'electron')
  const pathFile = join(electronDir, 'path.txt')
  if (!existsSync(pathFile)) return null
  const binary = join(electronDir, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : null
}

/** Electron's own installer, which checks what it fetched against the hashes of the package. */
function fetchElectron() {
  const installer = join(electronDir, 'install.js')
  if (!existsSync(installer)) return null
  console.log('Fetching Electron (once, about 110 MB) ...')
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: downloadLimitMs })
  return electronBinary()
}

/** Resolves with why it did not start, or with `null` when it ran and has ended. */
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
  // In this process, so that Ctrl+C, signals and Enter reach it as they are.
  process.argv = [process.argv[0], cli, 'serve', ...words]
  await import(pathToFileURL(cli).href)
}

ensureModules()
ensureBuilt()
const { host, words, why } = startPlan({
  words: process.argv.slice(2),
  platform: process.platform,
  uid: process.getuid?.(),
  environment: process.env,
})
if (host === 'browser') await inBrowser(words, why)
else {
  const binary = electronBinary() ?? fetchElectron()
  const refusal =
    binary === null
      ? 'Electron could not be fetched (again, without a time limit: node node_modules/electron/install.js)'
      : await ranInWindow(binary, words)
  if (refusal !== null) await inBrowser([], refusal)
}
