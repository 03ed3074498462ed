// SPDX-License-Identifier: GPL-3.0-or-later
/** `pin-one serve`: runs the app with a web server on 127.0.0.1 until it is stopped. */
import { hostname } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { createApp, dataDirectory } from '../../app/app.ts'
import type { App } from '../../app/app.ts'
import { drivers, releaseAllOnExit, systemClock, openTunnel } from '../../transport/drivers.ts'
import { Fault, faultRecord } from '../../../shared/fault.ts'
import { remedyFor } from '../../../shared/text/remedies.ts'
import { setLanguage } from '../../../shared/text/language.ts'
import { serveText } from '../../../shared/text/serve.ts'
import { closeLimitMs } from '../close-limit.ts'
import { outliveOutput } from '../lost-output.ts'
import type { LostOutput } from '../lost-output.ts'
import { namedLanguage, systemLanguage, unknownLanguage } from '../language.ts'
import { builtPageDirectory } from '../page-files.ts'
import { sshTarget } from '../ssh-target.ts'
import { version } from '../version.ts'
import { hasScreen, openBrowser, openerFor } from './browser.ts'
import { writeOpenFile } from './open-file.ts'
import type { OpenFile } from './open-file.ts'
import { serveArguments, serveHelp, usualPort } from './serve-arguments.ts'
import type { ServeArguments } from './serve-arguments.ts'
import { startWebServer } from './server.ts'
import type { WebServer } from './server.ts'

const usageExitCode = 1
const noPortExitCode = 10
const noAppExitCode = 50
const noOutputExitCode = 40
const lingerMs = 500
/** Long enough for a browser to start on a slow computer, ms. */
const openFileMs = 120_000

/** Runs until SIGINT, SIGTERM or SIGHUP; resolves with the exit code. The pins are released by then. */
export async function runWebHost(words: readonly string[]): Promise<number> {
  const lost = outliveOutput(process.stdout, process.stderr)
  const { words: rest, named, unknown } = namedLanguage(words, process.env)
  setLanguage(named ?? systemLanguage(process.env))
  let asked: ServeArguments
  try {
    if (unknown !== null) throw new Error(unknownLanguage(unknown))
    asked = serveArguments(rest)
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${serveHelp()}`)
    return usageExitCode
  }
  if (asked.help) {
    console.log(serveHelp())
    return (await saidAll(lost)) ? 0 : noOutputExitCode
  }
  releaseAllOnExit()
  const dataDir = dataDirectory(process.env, process.platform)
  let app: App
  try {
    app = await createApp({
      drivers,
      dataDir,
      clock: systemClock,
      openTunnel,
      now: () => new Date(),
      host: 'web',
      version,
      language: named,
    })
  } catch (error) {
    tellFault(error)
    return noAppExitCode
  }
  let server: WebServer
  try {
    server = await startOn(app, asked.port)
  } catch (error) {
    console.error(portRefusal(error, asked.port ?? usualPort))
    await app.close()
    return noPortExitCode
  }
  // Listens before the address is printed, because a reader of the address may stop the process at once.
  const stopped = stopAsked()
  const opened = await announce(server, asked.open, dataDir)
  // If no browser was opened and the output is lost, no user can learn the address.
  const heard = opened !== null || (await saidAll(lost))
  if (heard) await stopped
  await opened?.remove()
  console.log(serveText.stopping)
  await Promise.race([app.close(), delay(closeLimitMs, undefined, { ref: false })])
  await server.close()
  console.log(serveText.stopped)
  // A port that the system does not release, or an erase that cannot be interrupted, must not keep the process alive;
  // its exit releases the pins.
  setTimeout(() => process.exit(), lingerMs).unref()
  return heard ? 0 : noOutputExitCode
}

async function saidAll(lost: LostOutput): Promise<boolean> {
  const why = await lost()
  if (why === null) return true
  tellFault(new Fault('image.output-lost', { why }))
  return false
}

function tellFault(error: unknown): void {
  const { title, meaning, steps } = remedyFor(faultRecord(error))
  console.error([title, meaning, ...steps].join('\n'))
}

async function startOn({ api }: App, port: number | null): Promise<WebServer> {
  const pageDir = builtPageDirectory(import.meta.url)
  try {
    return await startWebServer(api, pageDir, port ?? usualPort)
  } catch (error) {
    if (port !== null || codeOf(error) !== 'EADDRINUSE') throw error
    return await startWebServer(api, pageDir, 0)
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? ''
}

function portRefusal(error: unknown, port: number): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return serveText.portInUse(port, port + 1 > 65_535 ? usualPort : port + 1)
    case 'EACCES':
      return serveText.portReserved(port, usualPort)
    default:
      return serveText.cannotListen(port, (error as Error).message)
  }
}

async function announce(
  server: WebServer,
  open: boolean,
  dataDir: string,
): Promise<OpenFile | null> {
  const { port } = server
  const address = server.newAddress()
  console.log(`${serveText.running(version)}\n`)
  console.log(`  ${address}\n`)
  console.log(`${serveText.elsewhere}\n`)
  console.log(`  ssh -L ${port}:127.0.0.1:${port} ${sshTarget(process.env, hostname())}\n`)
  console.log(process.stdin.isTTY ? serveText.keys : serveText.signals(process.pid))
  const again = () => console.log(`${serveText.newAddress}\n\n  ${server.newAddress()}\n`)
  // Windows has no such signal, and Node refuses to listen for it there.
  if (process.platform !== 'win32') process.on('SIGUSR2', again)
  if (process.stdin.isTTY) process.stdin.on('data', again)
  if (!open || !hasScreen(process.platform, process.env)) return null
  // The address is also on screen, so a file that cannot be written is no failure.
  const file = await writeOpenFile(address, dataDir).catch(() => null)
  if (file === null) return null
  openBrowser(openerFor(file.url, process.platform))
  setTimeout(() => void file.remove(), openFileMs).unref()
  return file
}

/** Resolves at the first signal; a second one ends the process at once, and its exit releases the pins. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = () => {
      if (asked) process.exit(130)
      asked = true
      process.stdin.pause()
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  })
}
