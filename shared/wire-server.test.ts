// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { AppApi } from './contract.ts'
import { beatMs } from './heartbeat.ts'
import { serveLink } from './wire-server.ts'
import type { HostMessage } from './wire.ts'

const api: AppApi = {
  call: () => Promise.reject(new Error('not asked')),
  subscribe: () => () => undefined,
}

describe('a served link', () => {
  it('sends signs of life at a steady interval, and none after it has ended', () => {
    const sent: HostMessage[] = []
    let beat = () => {}
    let asked = 0
    let stopped = 0
    const link = serveLink(
      api,
      (message) => sent.push(message),
      (ms, act) => {
        asked = ms
        beat = act
        return () => {
          stopped += 1
        }
      },
    )
    beat()
    beat()
    expect(asked).toBe(beatMs)
    expect(sent).toEqual([{ type: 'beat' }, { type: 'beat' }])
    link.end()
    beat()
    expect(stopped).toBe(1)
    expect(sent).toHaveLength(2)
  })
})
