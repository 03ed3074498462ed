// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The socket on which the holder of the lock listens while it lives. The system closes it when the process ends, even
 * if killed, and keeps it open while the process sleeps. No network: only this computer can reach it.
 */
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { codeOf } from './files.ts'

export interface Door {
  close(): Promise<void>
}

/** A socket in the folder of the lock; on Windows a pipe. */
export const doorPlace = (dataDir: string, token: string, platform: NodeJS.Platform): string =>
  platform === 'win32' ? `\\\\.\\pipe\\pin-one-${token}` : join(dataDir, `lock.${token}.sock`)

/** `null` when the folder cannot hold sockets or its path is too long for one. */
export async function openDoor(place: string): Promise<Door | null> {
  // Some systems silently cut off longer names (sun_path: 104 bytes on macOS).
  if (Buffer.byteLength(place) > 103) return null
  const server = createServer((caller) => caller.destroy())
  const opened = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(place, () => resolve(true))
  })
  if (!opened) return null
  server.on('error', () => undefined)
  server.unref()
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

const knockMs = 2000

/** `open`: a process listens; `shut`: its process is dead; `none`: the socket does not exist. */
export function knock(place: string): Promise<'open' | 'shut' | 'none'> {
  return new Promise((resolve) => {
    const caller = connect(place)
    const answered = (answer: 'open' | 'shut' | 'none') => {
      caller.destroy()
      resolve(answer)
    }
    // A process too busy to answer is alive.
    caller.setTimeout(knockMs, () => answered('open'))
    caller.once('connect', () => answered('open'))
    caller.once('error', (error) => {
      const code = codeOf(error)
      answered(code === 'ECONNREFUSED' ? 'shut' : code === 'ENOENT' ? 'none' : 'open')
    })
  })
}
