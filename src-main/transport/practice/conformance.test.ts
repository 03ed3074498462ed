// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { transportConformance } from '../../testing/conformance.ts'
import type { ConformanceRig } from '../../testing/conformance.ts'
import { openSerprog } from '../serprog/client.ts'
import { openSerialLink } from '../serprog/link.ts'
import { openTcpLink } from '../serprog/tcp-link.ts'
import { systemTimers } from '../serprog/timers.ts'
import type { Timers } from '../serprog/timers.ts'
import { openPractice } from './driver.ts'
import { defaultPracticeOptions } from './options.ts'
import { practicePart } from './parts.ts'
import { VirtualScheduler } from './scheduler.ts'
import { servePractice } from './server.ts'

const options = { ...defaultPracticeOptions(), part: practicePart('TEST-256K') }

const jedecId: ConformanceRig['jedecId'] = [0xd3, 0x72, 0x12]

/** A hundred times faster than real, so that a silent programmer is found out soon. */
const hasty: Timers = {
  nowMs: () => systemTimers.nowMs() * 100,
  after: (ms, act) => systemTimers.after(ms / 100, act),
}

transportConformance(
  'the practice device in memory',
  async () => {
    const { device, transport } = await openPractice(options, { clockHz: null, timers: hasty })
    return {
      transport,
      jedecId,
      contents: device.chip.memory,
      unplug: () => device.programmer.unplug(),
      mute: () => device.programmer.mute(),
      dispose: () => Promise.resolve(device.dispose()),
    }
  },
  { unplug: true, mute: true },
)

transportConformance(
  'the practice device with a Pico’s timing on a virtual clock',
  async () => {
    const scheduler = new VirtualScheduler()
    const { device, transport } = await openPractice({ ...options, scheduler })
    return {
      transport,
      jedecId,
      contents: device.chip.memory,
      unplug: () => device.programmer.unplug(),
      dispose: () => Promise.resolve(scheduler.close()),
    }
  },
  { unplug: true, mute: false },
)

transportConformance('the practice device over TCP', async () => {
  const server = await servePractice({ ...options, where: { listen: '127.0.0.1:0' } })
  const at = server.address.lastIndexOf(':')
  const link = await openTcpLink(server.address.slice(0, at), Number(server.address.slice(at + 1)))
  const transport = await openSerprog(link, { clockHz: null })
  return { transport, jedecId, contents: server.chip.memory, dispose: server.close }
})

if (process.platform !== 'win32')
  transportConformance('the practice device over a real PTY through serialport', async () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-pty-'))
    const pty = path.join(directory, 'programmer')
    const server = await servePractice({ ...options, where: { pty } })
    const transport = await openSerprog(await openSerialLink(pty), { clockHz: null })
    return {
      transport,
      jedecId,
      contents: server.chip.memory,
      dispose: async () => {
        await server.close()
        fs.rmSync(directory, { recursive: true })
      },
    }
  })
