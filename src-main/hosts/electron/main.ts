// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The desktop host: one window with the page, one channel to the app. Everything that Electron offers and the page does
 * not need is refused here. The order at the top matters (schemes and sandbox before the first await).
 */
import { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, screen } from 'electron'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApp, dataDirectory } from '../../app/app.ts'
import type { App } from '../../app/app.ts'
import { drivers, releaseAllOnExit, systemClock, openTunnel } from '../../transport/drivers.ts'
import { faultRecord } from '../../../shared/fault.ts'
import { remedyFor } from '../../../shared/text/remedies.ts'
import { desktopText } from '../../../shared/text/desktop.ts'
import { languageFor, setLanguage } from '../../../shared/text/language.ts'
import type { Spoken } from '../../../shared/text/language.ts'
import { namedLanguage } from '../language.ts'
import { builtPageDirectory } from '../page-files.ts'
import { serveCalls } from './calls.ts'
import { watchJob } from './desktop.ts'
import { createLeaving } from './leaving.ts'
import { lockDown, servePage } from './lock-down.ts'
import { menuTemplate } from './menu.ts'
import { pageAddress, pageScheme } from './origin.ts'
import { refusedSwitch } from './switches.ts'
import { openWindow } from './window.ts'

protocol.registerSchemesAsPrivileged([
  {
    scheme: pageScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
])
app.enableSandbox()

// Must run before anything listens or is drawn. Only when packaged: tests start the unpackaged app with such switches.
const unwanted = app.isPackaged ? refusedSwitch(process.argv) : null

// Chromium uses the same switch for its own dialogs.
const { named } = namedLanguage(process.argv, process.env)

// Must not be awaited: Electron is not ready before this module has been evaluated, and `run` waits for it.
if (unwanted !== null) {
  process.stderr.write(`Pin One does not start with ${unwanted.slice(0, 80)}.\n`)
  app.exit(1)
} else if (app.requestSingleInstanceLock()) run().catch(fail)
else app.exit(0)

async function run(): Promise<void> {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  lockDown(app)
  await app.whenReady()
  await servePage(builtPageDirectory(import.meta.url))
  speak(named)
  const service = await openApp()
  if (service === null) return app.exit(1)
  speak((await service.api.call('app.snapshot', undefined)).value.settings.language)
  service.api.subscribe(({ value }) => {
    if (value.settings !== undefined) speak(value.settings.language)
  })

  const window = openWindow(screen, join(app.getPath('userData'), 'window.json'), {
    preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
  })
  const desk = watchJob(service.api, window)
  const leaving = createLeaving({
    known: () => desk.known,
    async ask({ message, detail, buttons }) {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message,
        detail,
        buttons: [...buttons],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      return response === 1
    },
    close: () => service.close(),
    quit: () => app.quit(),
    after: (ms) => systemClock.sleep(ms),
  })
  const holdUp = (event: { preventDefault(): void }) => {
    if (leaving.allowed) return
    event.preventDefault()
    void leaving.leave()
  }
  window.on('close', holdUp)
  app.on('before-quit', holdUp)
  // Without its only window the app has nothing left to do, on macOS too.
  app.on('window-all-closed', () => app.quit())
  // The system waits only a short time at shutdown, so the user is not asked.
  powerMonitor.on('shutdown', () => void leaving.leave('unasked'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void leaving.leave('unasked'))

  serveCalls(ipcMain, service.api, window)
  await window.loadURL(pageAddress)
}

/** Language of this process and the menu; `null`: that of the system. */
function speak(wanted: Spoken | null): void {
  setLanguage(wanted ?? languageFor(app.getPreferredSystemLanguages()))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...menuTemplate(process.platform, app.isPackaged)]),
  )
}

/** A bug is shown on screen; otherwise the program would run without a window. */
function fail(error: unknown): void {
  dialog.showErrorBox(
    desktopText.couldNotStart,
    error instanceof Error ? error.message : String(error),
  )
  app.exit(1)
}

/** The app for the window; `null` after showing why it cannot start. */
async function openApp(): Promise<App | null> {
  releaseAllOnExit()
  try {
    return await createApp({
      drivers,
      dataDir: dataDirectory(process.env, process.platform),
      clock: systemClock,
      openTunnel,
      now: () => new Date(),
      host: 'electron',
      version: app.getVersion(),
      language: named,
    })
  } catch (error) {
    const { title, meaning, steps } = remedyFor(faultRecord(error))
    dialog.showErrorBox(title, [meaning, ...steps].join('\n\n'))
    return null
  }
}
