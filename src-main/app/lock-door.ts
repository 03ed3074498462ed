// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Where the holder of the lock listens for as long as it lives. The system shuts it with the process, also when that is
 * killed, and a process that only sleeps keeps it open. No network: nobody outside of this computer reaches it.
 */
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { codeOf } from './files.ts'

export interface Door {
  close(): Promise<void>
}

/** A socket beside the lock, on Windows a pipe. */
export const doorPlace = (dataDir: string, token: string, platform: NodeJS.Platform): string =>
  platform === 'win32' ? `\\\\.\\pipe\\pin-one-${token}` : join(dataDir, `lock.${token}.sock`)

/** `null` where the folder takes no sockets or its path is too long for one. */
export async function openDoor(place: string): Promise<Door | null> {
  // Longer names are cut off by some systems without a word (sun_path: 104 bytes on macOS).
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

/** `open`: somebody listens; `shut`: its process is dead; `none`: there is no such place. */
export function knock(place: string): Promise<'open' | 'shut' | 'none'> {
  return new Promise((resolve) => {
    const caller = connect(place)
    const answered = (answer: 'open' | 'shut' | 'none') => {
      caller.destroy()
      resolve(answer)
    }
    // A process that is too busy to answer is alive.
    caller.setTimeout(knockMs, () => answered('open'))
    caller.once('connect', () => answered('open'))
    caller.once('error', (error) => {
      const code = codeOf(error)
      answered(code === 'ECONNREFUSED' ? 'shut' : code === 'ENOENT' ? 'none' : 'open')
    })
  })
}
