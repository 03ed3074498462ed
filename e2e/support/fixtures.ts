// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The app under test, the same for both hosts: started on a data directory of its own, with a page to look at, and
 * ways to end it in order or in the middle of things and to start it again on what it left.
 *
 *     import { expect, test } from './fixtures.ts'
 *     test('…', async ({ app, page }) => { … })
 *
 * At the end of every test the page must not have logged an error or broken its content security policy.
 */
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, test as base, expect } from '@playwright/test'
import type { Browser, BrowserContext, ElectronApplication, Page } from '@playwright/test'
import { chromiumArguments, chromiumPath } from './electron-binary.ts'
import type { Run } from './host-run.ts'
import { electronHost } from './host-electron.ts'
import { webHost } from './host-web.ts'
import { languageNamed, setLanguage } from '../../shared/text/language.ts'
import type { WorkChange } from '../../shared/model/work.ts'
import type { Place } from '../../src-renderer/store/wizard.ts'

/** What app and tests speak: English, or `PIN_ONE_E2E_LANG=de npx playwright test …`. */
export const testLanguage = languageNamed(process.env['PIN_ONE_E2E_LANG'] ?? '') ?? 'en'
setLanguage(testLanguage)

export interface HostOptions {
  readonly host: 'electron' | 'web'
  /** A browser for the web host; `null` on Electron, which brings its own. */
  readonly webBrowser: Browser | null
}

/** The state of a user: the app's work, and the stage on the page. */
export interface WorkAsIf extends Pick<WorkChange, 'choices' | 'stage'> {
  readonly acks?: readonly string[]
  readonly place?: Place
}

export interface AppUnderTest extends Omit<Run, 'drop'> {
  readonly host: 'electron' | 'web'
  /** Backups and journal of this test; they survive `quit`, `kill` and `start`. */
  readonly dataDir: string
  /** Starts it again after `quit` or `kill`; `page` is another one from then on. */
  start(): Promise<Page>
  /** Quits and starts again. */
  restart(): Promise<Page>
  /** Sets the user's choices and ticks as if made on earlier screens, and loads the page again. */
  choose(state: WorkAsIf): Promise<void>
  /** Console errors that this test causes on purpose. */
  tolerate(pattern: RegExp): void
  readonly environment: Record<string, string>
}

interface TestOptions {
  /** Added to the environment of the main process. */
  readonly environment: Readonly<Record<string, string>>
}

interface TestFixtures {
  app: AppUnderTest
  page: Page
  /** Not started by these tests: the page comes from the app. */
  context: BrowserContext
}

export const test = base.extend<TestFixtures & TestOptions, HostOptions>({
  host: ['web', { option: true, scope: 'worker' }],
  webBrowser: [
    async ({ host }, use) => {
      if (host !== 'web') return use(null)
      const browser = await chromium.launch({
        ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
        args: [...chromiumArguments],
      })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  environment: [{}, { option: true }],
  app: async ({ host, webBrowser, environment }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'pin-one-e2e-'))
    const dataDir = join(home, 'data')
    // Practice chips are files beside the app's data, so they outlive the app like real chips.
    const own = {
      PIN_ONE_LANG: testLanguage,
      PIN_ONE_PRACTICE_CHIPS: home,
      ...environment,
      PIN_ONE_DATA: dataDir,
    }
    const problems: string[] = []
    const tolerated: RegExp[] = []
    let running = false
    const report = (problem: string) => {
      // A page whose app ends loses the connection; that is no error of the page.
      if (running) problems.push(problem)
    }
    const launch = async () => {
      running = true
      const parts = { environment: own, profileDir: join(home, 'profile'), webBrowser }
      const started = await (host === 'electron' ? electronHost(parts) : webHost(parts))
      const { page } = started
      page.on('pageerror', (error) => report(`uncaught: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') report(message.text())
      })
      // No animations, so that a test never sees the middle of one.
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await started.open()
      await expect(page.locator('#main')).toBeVisible()
      return started
    }
    let run: Run = await launch()
    const stop = async (how: 'quit' | 'kill' | 'drop') => {
      running = false
      await run[how]()
    }
    const app: AppUnderTest = {
      host,
      dataDir,
      environment: own,
      get page() {
        return run.page
      },
      get electron() {
        return run.electron
      },
      get pid() {
        return run.pid
      },
      output: () => run.output(),
      call: (name, input) => run.call(name, input),
      listen: (listener) => run.listen(listener),
      quit: () => stop('quit'),
      kill: () => stop('kill'),
      async start() {
        await stop('drop')
        run = await launch()
        return run.page
      },
      async restart() {
        await stop('quit')
        return app.start()
      },
      async choose(state) {
        const { acks: ticked } = (await run.call('app.snapshot', undefined)).value.work
        // Ticks again what the choices cleared, as a user would have done.
        const ticks = [
          ...ticked.map((key) => [key, false] as const),
          ...(state.acks ?? ticked).map((key) => [key, true] as const),
        ]
        await run.call('work.update', {
          choices: state.choices,
          acks: Object.fromEntries(ticks),
          stage: state.stage ?? null,
        })
        // When the page unloads: what it stores at the end must not overwrite this.
        await run.page.evaluate(
          (place) => {
            addEventListener('pagehide', () => {
              const kept = sessionStorage.getItem('pin-one')
              const { state: before, version } = JSON.parse(kept ?? '{"state":{},"version":2}') as {
                state: object
                version: number
              }
              sessionStorage.setItem(
                'pin-one',
                JSON.stringify({ state: { ...before, place }, version }),
              )
            })
          },
          state.place ?? ({ kind: 'wizard' } as const),
        )
        await run.page.reload()
        await expect(run.page.locator('#main')).toBeVisible()
      },
      tolerate: (pattern) => void tolerated.push(pattern),
    }
    try {
      await use(app)
    } finally {
      await stop('drop')
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
    expect(problems.filter((text) => !tolerated.some((pattern) => pattern.test(text)))).toEqual([])
  },
  page: async ({ app }, use) => use(app.page),
})

/** The Electron main process, for specs of that host alone. */
export function electronOf(app: AppUnderTest): ElectronApplication {
  if (app.electron === null) throw new Error('this is for the Electron host')
  return app.electron
}

export { expect }
