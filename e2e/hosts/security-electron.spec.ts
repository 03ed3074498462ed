// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Electron's security list, point by point: https://www.electronjs.org/docs/latest/tutorial/security
 *
 *  1 only load secure content          'nothing is fetched from a network', 'a window pointed at a server asks it nothing'
 *  2 no Node integration               'the page has nothing of Node', 'web preferences are the safe ones'
 *  3 context isolation                 'the page gets three functions', 'web preferences are the safe ones'
 *  4 process sandboxing                'web preferences are the safe ones'; app.enableSandbox() is asked before ready
 *  5 permission requests               'permissions and devices are denied'
 *  6 webSecurity stays on              'web preferences are the safe ones'
 *  7 content security policy           'every answer carries the policy', 'script that is not ours does not run'
 *  8 no insecure content               'web preferences are the safe ones'
 *  9 no experimental features          'web preferences are the safe ones'
 * 10 no enableBlinkFeatures            'web preferences are the safe ones'
 * 11 no allowpopups for webviews       no webview can exist: 12
 * 12 webview options are verified      'no webview'
 * 13 navigation is limited             'the page stays where it is'
 * 14 new windows are limited           'no window is opened, and only listed links reach the browser'
 * 15 openExternal with trusted only    the same, and every rule in src-main/hosts/electron/origin.test.ts
 * 16 a current Electron                no test can know what is current: the pinned version is looked at with each release
 * 17 senders are verified              'a window that is not ours may not call', each rule in origin.test.ts
 * 18 no file://                        'the page comes from app://, confined to its directory'
 * 19 fuses                             e2e/packaging/packaging.test.ts reads them from the packaged binary
 * 20 no Electron API for the page      'the page gets three functions'
 *
 * On the stand-in, 4 is what the app asks for (it refuses anything less), not what a real sandbox does.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { electronOf, expect, test } from '../support/fixtures.ts'
import type { Reply } from '../../shared/contract.ts'

interface Exposed {
  readonly pinOne: {
    call(name: string, input: unknown): Promise<Reply<unknown>>
    subscribe(listener: (event: unknown) => void): () => void
  }
}

/** What a window was really made with; a method of Electron that its types leave out. */
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

test('WebRTC may use the proxy alone, and the proxy is not there (1)', async ({ app }) => {
  const { policy, proxy, resolved } = await electronOf(app).evaluate(
    async ({ BrowserWindow, session }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const { defaultSession } = session
      const kept = defaultSession as unknown as { readonly doubleProxy?: unknown }
      return {
        policy: contents?.getWebRTCIPHandlingPolicy(),
        proxy: kept.doubleProxy ?? null,
        // The stand-in keeps what was set; Electron itself tells where a request would go.
        resolved:
          kept.doubleProxy === undefined
            ? await Promise.all(
                ['https://example.com/', 'http://127.0.0.1:8000/'].map((url) =>
                  defaultSession.resolveProxy(url),
                ),
              )
            : null,
      }
    },
  )
  expect(policy).toBe('disable_non_proxied_udp')
  if (resolved === null)
    expect(proxy).toEqual({
      mode: 'fixed_servers',
      proxyRules: '127.0.0.1:1',
      proxyBypassRules: '<-loopback>',
    })
  else expect(resolved).toEqual(['PROXY 127.0.0.1:1', 'PROXY 127.0.0.1:1'])
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

test('nothing is fetched from a network (1, 7)', async ({ app, page }) => {
  app.tolerate(/Content Security Policy|Refused to|ERR_BLOCKED|net::|violates/)
  const outcomes = await page.evaluate(async () => {
    const failure = (promise: Promise<unknown>) =>
      promise.then(
        () => 'reached',
        (error: Error) => error.name,
      )
    const image = (src: string) =>
      new Promise<string>((resolve) => {
        const element = new Image()
        element.addEventListener('load', () => resolve('reached'))
        element.addEventListener('error', () => resolve('refused'))
        element.src = src
      })
    const socket = (url: string) =>
      new Promise<string>((resolve) => {
        try {
          const opened = new WebSocket(url)
          opened.addEventListener('open', () => resolve('reached'))
          opened.addEventListener('error', () => resolve('refused'))
        } catch {
          resolve('refused')
        }
      })
    return [
      await failure(fetch('https://example.com/')),
      await failure(fetch('http://127.0.0.1:8125/')),
      await failure(fetch('file:///etc/passwd')),
      await image('https://example.com/x.png'),
      await socket('ws://127.0.0.1:8125/app'),
      String(navigator.sendBeacon('https://example.com/')),
    ]
  })
  expect(outcomes.slice(0, 5)).toEqual([
    'TypeError',
    'TypeError',
    'TypeError',
    'refused',
    'refused',
  ])
})

test('a window pointed at a server asks it nothing (1)', async ({ app }) => {
  let asked = 0
  const server = createServer((_request, response) => {
    asked++
    response.end('<title>reached</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const loaded = await electronOf(app).evaluate(async ({ BrowserWindow }, url) => {
      const window = new BrowserWindow({ show: false })
      const outcome = await window.loadURL(url).then(
        () => 'loaded',
        () => 'refused',
      )
      window.destroy()
      return outcome
    }, `http://127.0.0.1:${port}/`)
    expect(loaded).toBe('refused')
    expect(asked).toBe(0)
  } finally {
    server.close()
  }
})

test('permissions and devices are denied (5)', async ({ app, page }) => {
  app.tolerate(/ermission|policy/i)
  const asked = await page.evaluate(async () => {
    const outcome = (promise: Promise<unknown>) =>
      promise.then(
        () => 'given',
        (error: Error) => error.name,
      )
    const { serial, usb, hid } = navigator as unknown as Record<
      string,
      { getPorts?(): Promise<unknown[]>; getDevices?(): Promise<unknown[]> } | undefined
    >
    return {
      notification: await Notification.requestPermission(),
      camera: await outcome(
        (navigator.mediaDevices as MediaDevices | undefined)?.getUserMedia({ video: true }) ??
          Promise.reject(new Error('absent')),
      ),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code),
        ),
      ),
      ports: await outcome(serial?.getPorts?.() ?? Promise.reject(new Error('absent'))),
      usb: await outcome(usb?.getDevices?.() ?? Promise.reject(new Error('absent'))),
      hid: await outcome(hid?.getDevices?.() ?? Promise.reject(new Error('absent'))),
    }
  })
  expect(asked.notification).toBe('denied')
  expect(asked.place).toBe(1)
  for (const one of [asked.camera, asked.ports, asked.usb, asked.hid]) expect(one).not.toBe('given')

  // What the app would answer, asked directly where the host lets itself be asked (the stand-in has no prompts).
  const answers = await electronOf(app).evaluate(({ session }) => {
    const { doubleHandlers } = session.defaultSession as unknown as {
      doubleHandlers?: Record<string, (...given: unknown[]) => unknown>
    }
    if (doubleHandlers === undefined) return null
    const request = (permission: string, requestingUrl: string) => {
      let answer: unknown
      doubleHandlers['PermissionRequestHandler']?.(
        null,
        permission,
        (given: unknown) => (answer = given),
        { requestingUrl },
      )
      return answer
    }
    const ours = 'app://pin-one/index.html'
    return [
      request('clipboard-sanitized-write', ours),
      request('clipboard-sanitized-write', 'https://example.com/'),
      request('media', ours),
      request('openExternal', ours),
      doubleHandlers['PermissionCheckHandler']?.(null, 'serial', 'app://pin-one'),
      doubleHandlers['PermissionCheckHandler']?.(
        null,
        'clipboard-sanitized-write',
        'app://pin-one',
      ),
      doubleHandlers['DevicePermissionHandler']?.({ deviceType: 'serial', origin: ours }),
    ]
  })
  expect(answers ?? [true, false, false, false, false, true, false]).toEqual([
    true,
    false,
    false,
    false,
    false,
    true,
    false,
  ])
})

test('every answer carries the policy (7)', async ({ app, page }) => {
  app.tolerate(/404/)
  const answers = await page.evaluate(async () =>
    Promise.all(
      ['/index.html', '/no-such-file.js'].map(async (path) => {
        const { status, headers } = await fetch(path)
        return [
          status,
          headers.get('content-security-policy'),
          headers.get('x-content-type-options'),
        ]
      }),
    ),
  )
  expect(answers.map(([status]) => status)).toEqual([200, 404])
  for (const [, policy, sniff] of answers) {
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /)
    expect(policy).toContain("connect-src 'self';")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*|http/)
    expect(sniff).toBe('nosniff')
  }
})

test('script that is not ours does not run (7)', async ({ app, page }) => {
  app.tolerate(/Content Security Policy|TrustedScript|TrustedHTML|violates/)
  const ran = await page.evaluate(async () => {
    const attempt = (act: () => void) => {
      try {
        act()
      } catch {
        // Refused outright, as good.
      }
    }
    attempt(() => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.ran = "inline"'
      document.body.append(script)
    })
    attempt(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.ran = 1">')
    })
    // Later, on the page's own account: what a debugger evaluates is exempt from the policy.
    await new Promise<void>((resolve) =>
      setTimeout(() => {
        attempt(() => {
          const made = Reflect.construct(Function, ['globalThis.ran = "made"']) as () => void
          made()
        })
        resolve()
      }, 0),
    )
    return (globalThis as { ran?: unknown }).ran ?? null
  })
  expect(ran).toBeNull()
})

test('no webview (11, 12)', async ({ app, page }) => {
  await page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.com/')
    view.setAttribute('nodeintegration', '')
    view.setAttribute('allowpopups', '')
    document.body.append(view)
  })
  const count = await electronOf(app).evaluate(
    ({ webContents }) => webContents.getAllWebContents().length,
  )
  expect(count).toBe(1)
})

test('the page stays where it is (13)', async ({ app, page }) => {
  app.tolerate(/Content Security Policy|ERR_|violates|Not allowed to/)
  const address = () =>
    electronOf(app).evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    )
  for (const target of ['https://example.com/', 'app://elsewhere/index.html', 'data:text/html,x']) {
    await page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = url
      document.body.append(link)
      link.click()
      link.remove()
      window.location.href = url
    }, target)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    expect(await address()).toBe('app://pin-one/index.html')
  }
  // A frame inside the page goes nowhere either.
  const frame = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const inner = document.createElement('iframe')
        inner.addEventListener('load', () => resolve(inner.contentDocument?.title ?? 'closed'))
        inner.addEventListener('error', () => resolve('closed'))
        inner.src = 'https://example.com/'
        document.body.append(inner)
      }),
  )
  expect(['', 'closed']).toContain(frame)
  await expect(page.locator('#main')).toBeVisible()
  expect(await address()).toBe('app://pin-one/index.html')
})

test('no window is opened, and only listed links reach the browser (14, 15)', async ({
  app,
  page,
}) => {
  app.tolerate(/Not allowed to/)
  const electron = electronOf(app)
  await electron.evaluate(({ shell }) => {
    const opened: string[] = []
    ;(globalThis as unknown as { opened: string[] }).opened = opened
    shell.openExternal = async (url) => void opened.push(url)
  })
  const opened = () =>
    electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  for (const url of [
    'https://example.com/',
    'file:///usr/bin/xterm',
    'http://libreboot.org/',
    'https://libreboot.org/docs/install/spi.html',
  ])
    await page.evaluate((target) => {
      const link = document.createElement('a')
      link.href = target
      link.target = '_blank'
      link.rel = 'noreferrer'
      document.body.append(link)
      link.click()
      link.remove()
    }, url)
  await expect.poll(opened).toEqual(['https://libreboot.org/docs/install/spi.html'])
  await expect
    .poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1)
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

test('the page comes from app://, confined to its directory (18)', async ({ app, page }) => {
  app.tolerate(/404|ERR_/)
  expect(
    await electronOf(app).evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    ),
  ).toBe('app://pin-one/index.html')
  const statuses = await page.evaluate(async () =>
    Promise.all(
      [
        '/..%2fmain%2fmain.js',
        '/%2e%2e/main/main.js',
        '/assets/..%2f..%2fpreload/preload.cjs',
        '/..%2f..%2fpackage.json',
        '/assets',
      ].map(async (path) => (await fetch(path)).status),
    ),
  )
  expect(statuses).toEqual([404, 404, 404, 404, 404])
})
