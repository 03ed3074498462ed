// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Electron's security list, point by point: https://www.electronjs.org/docs/latest/tutorial/security
 *
 * Here: what the page is given, and who may call. Marked with R, in security-reach-electron.spec.ts: what it can load,
 * ask for and open.
 *
 *  1 R only load secure content          'nothing is fetched from a network', 'a window pointed at a server asks it nothing'
 *  2   no Node integration               'the page has nothing of Node', 'web preferences are the safe ones'
 *  3   context isolation                 'the page gets three functions', 'web preferences are the safe ones'
 *  4   process sandboxing                'web preferences are the safe ones'; app.enableSandbox() is asked before ready
 *  5 R permission requests               'permissions and devices are denied'
 *  6   webSecurity stays on              'web preferences are the safe ones'
 *  7 R content security policy           'every answer carries the policy', 'script that is not ours does not run'
 *  8   no insecure content               'web preferences are the safe ones'
 *  9   no experimental features          'web preferences are the safe ones'
 * 10   no enableBlinkFeatures            'web preferences are the safe ones'
 * 11   no allowpopups for webviews       no webview can exist: 12
 * 12 R webview options are verified      'no webview'
 * 13 R navigation is limited             'the page stays where it is'
 * 14 R new windows are limited           'no window is opened, and only listed links reach the browser'
 * 15 R openExternal with trusted only    the same, and every rule in src-main/hosts/electron/origin.test.ts
 * 16   a current Electron                no test can know what is current: the pinned version is looked at with each release
 * 17   senders are verified              'a window that is not ours may not call', each rule in origin.test.ts
 * 18 R no file://                        'the page comes from app://, confined to its directory'
 * 19   fuses                             e2e/packaging/desktop.test.ts reads them from the packaged binary
 * 20   no Electron API for the page      'the page gets three functions'
 *
 * On the stand-in, 4 is what the app asks for (it refuses anything less), not what a real sandbox does.
 */
import { electronOf, expect, test } from '../support/fixtures.ts'
import type { Reply } from '../../shared/contract.ts'

interface Exposed {
  readonly pinOne: {
    call(name: string, input: unknown): Promise<Reply<unknown>>
    subscribe(listener: (event: unknown) => void): () => void
  }
}

/** The options with which a window was actually made; Electron's types leave out this method. */
interface Told {
  getLastWebPreferences(): Readonly<Record<string, unknown>> | null
}

test('web preferences are the safe ones (2, 3, 4, 6, 8, 9, 10)', async ({ app }) => {
  const preferences = await electronOf(app).evaluate(({ BrowserWindow }) =>
    (
      BrowserWindow.getAllWindows()[0]?.webContents as unknown as Told | undefined
    )?.getLastWebPreferences(),
  )
  expect(preferences).toMatchObject({
    nodeIntegration: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    webviewTag: false,
  })
  for (const never of [
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'allowRunningInsecureContent',
    'experimentalFeatures',
  ] as const)
    expect(preferences?.[never] ?? false, never).toBe(false)
  expect(preferences?.['enableBlinkFeatures'] ?? '').toBe('')
})

test('the page has nothing of Node (2)', async ({ page }) => {
  const found = await page.evaluate(() =>
    [
      'require',
      'process',
      'module',
      'exports',
      'global',
      'Buffer',
      'setImmediate',
      '__dirname',
    ].filter((name) => name in window),
  )
  expect(found).toEqual([])
})

test('the page gets three functions on a frozen object, and values, never events (3, 20)', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { pinOne } = window as unknown as Exposed
    const attempt = (act: () => void) => {
      try {
        act()
        return 'no error'
      } catch (error) {
        return (error as Error).name
      }
    }
    const heard = new Promise<readonly string[]>((resolve) => {
      pinOne.subscribe((...given: unknown[]) =>
        resolve(
          given.map((one) =>
            Object.keys(one as object)
              .toSorted()
              .join(),
          ),
        ),
      )
    })
    await pinOne.call('image.put', { name: 'a.rom', bytes: new Uint8Array(16) })
    return {
      keys: Object.keys(pinOne).toSorted(),
      frozen: Object.isFrozen(pinOne),
      replaced: attempt(() => {
        'use strict'
        ;(pinOne as { call: unknown }).call = () => undefined
      }),
      heard: await heard,
      electron: Object.getOwnPropertyNames(window).filter((name) => /electron|ipc/i.test(name)),
    }
  })
  expect(seen).toEqual({
    keys: ['call', 'onBeat', 'subscribe'],
    frozen: true,
    replaced: 'TypeError',
    heard: ['seq,value'],
    electron: [],
  })
})

test('a window that is not ours may not call (17)', async ({ app }) => {
  const electron = electronOf(app)
  const created = electron.waitForEvent('window')
  await electron.evaluate(async ({ BrowserWindow }) => {
    const [ours] = BrowserWindow.getAllWindows()
    const told = ours?.webContents as unknown as Told | undefined
    const preload = told?.getLastWebPreferences()?.['preload']
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: typeof preload === 'string' ? { preload } : {},
    })
    await stranger.loadURL('app://pin-one/index.html')
  })
  const stranger = await created
  await stranger.waitForURL(/index\.html$/)
  const reply = await stranger.evaluate(() =>
    (window as unknown as Exposed).pinOne.call('app.snapshot', undefined),
  )
  expect(reply).toEqual({
    ok: false,
    fault: {
      code: 'bug.bad-input',
      facts: { what: 'call: not from the page of Pin One' },
    },
  })
  expect((await app.call('app.snapshot', undefined)).value.app.host).toBe('electron')
})
