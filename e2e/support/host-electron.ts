// SPDX-License-Identifier: GPL-3.0-or-later
/** Starts the Electron host, real or stand-in, the same way: Playwright does not notice a difference. */
import { _electron } from '@playwright/test'
import { Fault } from '../../shared/fault.ts'
import type { CallName, Calls } from '../../shared/contract.ts'
import { root } from './electron-binary.ts'
import type { ExposedApi } from '../../src-renderer/client/electron-bridge.ts'
import type { HostParts, Run } from './host-run.ts'

interface Exposed {
  readonly pinOne: ExposedApi
  readonly [name: string]: unknown
}

let listeners = 0

export async function electronHost({
  environment,
  profileDir,
}: HostParts): Promise<Run & { open(): Promise<void> }> {
  const electron = await _electron.launch({
    args: [
      root,
      `--user-data-dir=${profileDir}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    env: { ...(process.env as Record<string, string>), PIN_ONE_LANG: 'en', ...environment },
  })
  const child = electron.process()
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => (text += String(chunk)))
  child.stderr?.on('data', (chunk: Buffer) => (text += String(chunk)))
  const gone = new Promise<void>((resolve) => electron.once('close', () => resolve()))
  const page = await electron.firstWindow()
  return {
    page,
    electron,
    pid: child.pid ?? 0,
    output: () => text,
    open: () => page.waitForURL(/\/index\.html$/),
    async call<C extends CallName>(name: C, input: Calls[C]['input']) {
      const reply = await page.evaluate(
        ([called, given]) => (window as unknown as Exposed).pinOne.call(called as string, given),
        [name, input] as const,
      )
      if (!reply.ok) throw new Fault(reply.fault.code, reply.fault.facts)
      return reply.value as Calls[C]['output']
    },
    async listen(listener) {
      const name = `hear${++listeners}`
      await page.exposeFunction(name, listener)
      const stop = await page.evaluateHandle((hear) => {
        const { pinOne, ...rest } = window as unknown as Exposed
        return pinOne.subscribe(rest[hear] as (event: unknown) => void)
      }, name)
      return () => stop.evaluate((unsubscribe) => unsubscribe())
    },
    async quit() {
      await electron.close()
      await gone
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async drop() {
      await electron.evaluate(({ app }) => app.exit(0)).catch(() => child.kill('SIGKILL'))
      await gone
    },
  }
}
