// SPDX-License-Identifier: GPL-3.0-or-later
import type { AppApi, AppEvent } from '../../shared/contract.ts'
import { contractCases } from '../../src-main/testing/contract-cases.ts'
import { test } from '../support/fixtures.ts'

// Through the preload script and Electron's IPC, and through the WebSocket of a running `pin-one serve`. A unit test
// covers the in-process case.
test.describe('the contract', () => {
  for (const { name, run } of contractCases)
    test(name, async ({ app }) => {
      const listeners = new Set<(event: AppEvent) => void>()
      const stop = await app.listen((event) => {
        for (const listener of listeners) listener(event)
      })
      const api: AppApi = {
        call: (called, input) => app.call(called, input),
        subscribe(listener) {
          listeners.add(listener)
          return () => void listeners.delete(listener)
        },
      }
      await run(api)
      await stop()
    })
})
