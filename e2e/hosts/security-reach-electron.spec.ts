// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What the page can load, request and open: no network, no device, no other page, no window. The numbers are those of
 * Electron's security list, which security-electron.spec.ts covers.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { electronOf, expect, test } from '../support/fixtures.ts'

test('WebRTC may use the proxy alone, and the proxy is not there (1)', async ({ app }) => {
  const { policy, proxy, resolved } = await electronOf(app).evaluate(
    async ({ BrowserWindow, session }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const { defaultSession } = session
      const kept = defaultSession as unknown as { readonly doubleProxy?: unknown }
      return {
        policy: contents?.getWebRTCIPHandlingPolicy(),
        proxy: kept.doubleProxy ?? null,
        // The stand-in keeps the setting; Electron itself reports the destination of a request.
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

  // The app's decision, called directly if the host allows it (the stand-in has no prompts).
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
        // A plain refusal is also acceptable.
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
    // Later, by a script of the page itself: code evaluated by a debugger is exempt from the policy.
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
  // A frame inside the page cannot navigate away either.
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
