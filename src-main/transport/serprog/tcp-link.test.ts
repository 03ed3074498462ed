// SPDX-License-Identifier: GPL-3.0-or-later
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { ConformanceRig } from '../../testing/conformance.ts'
import { transportConformance } from '../../testing/conformance.ts'
import { openSerprog } from './client.ts'
import { serprogDriver } from './driver.ts'
import {
  ScriptedFirmware,
  plainScript,
  scriptedContents,
  scriptedJedecId,
} from '../../testing/scripted-firmware.ts'
import type { FirmwareScript } from '../../testing/scripted-firmware.ts'
import { openTcpLink } from './tcp-link.ts'

interface Serving {
  readonly port: number
  readonly firmware: ScriptedFirmware
  readonly sockets: Socket[]
  readonly stop: () => Promise<void>
}

const servers: Serving[] = []

async function serve(
  script: FirmwareScript,
  onSocket?: (socket: Socket) => void,
): Promise<Serving> {
  const firmware = new ScriptedFirmware(script)
  const sockets: Socket[] = []
  const server: Server = createServer({ noDelay: true }, (socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.on('data', (chunk) => socket.write(firmware.receive(chunk)))
    onSocket?.(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  const serving = { port, firmware, sockets, stop }
  servers.push(serving)
  return serving
}

afterEach(async () => {
  for (const serving of servers.splice(0)) await serving.stop()
})

async function rig(): Promise<ConformanceRig> {
  const { port, sockets, stop } = await serve({ ...plainScript, name: 'on the network' })
  const transport = await openSerprog(await openTcpLink('127.0.0.1', port), { clockHz: 8_000_000 })
  return {
    transport,
    jedecId: scriptedJedecId,
    contents: scriptedContents,
    unplug: () => sockets[0]?.destroy(),
    dispose: stop,
  }
}

transportConformance('serprog over TCP', rig, { unplug: true, mute: false })

describe('a TCP link', () => {
  it('is opened by the driver from an id, and frees the pins when closed', async () => {
    const { port, firmware } = await serve(plainScript)
    const transport = await serprogDriver.open(`serprog:ip=127.0.0.1:${port}`, {
      clockHz: 4_000_000,
    })
    expect([transport.clockHz, firmware.pinsDriven]).toEqual([4_000_000, true])
    await transport.close()
    expect(firmware.pinsDriven).toBe(false)
  })

  it('says why nobody could be reached', async () => {
    const { port, stop } = await serve(plainScript)
    await stop()
    await expect(openTcpLink('127.0.0.1', port)).rejects.toMatchObject({
      code: 'link.unreachable',
      facts: {
        address: `127.0.0.1:${port}`,
        detail: { code: 'refused' },
      },
    })
  })

  it('can be broken off while it connects', async () => {
    const { port } = await serve(plainScript)
    await expect(openTcpLink('127.0.0.1', port, AbortSignal.abort())).rejects.toMatchObject({
      code: 'link.lost',
    })
  })

  it('keeps what arrives before anybody listens', async () => {
    const { port, sockets } = await serve(plainScript, (socket) => socket.write('early'))
    const link = await openTcpLink('127.0.0.1', port)
    await expect.poll(() => sockets[0]?.bytesWritten).toBe(5)
    await link.write(Uint8Array.of(0x00))
    const heard = await new Promise<string>((resolve) => {
      let text = ''
      link.onData((chunk) => {
        text += Buffer.from(chunk).toString('latin1')
        if (text.length >= 6) resolve(text)
      })
    })
    expect(heard).toBe('early\x06')
    await link.close()
  })

  it('tells its end once, also to those who ask late', async () => {
    const { port, sockets } = await serve(plainScript)
    const link = await openTcpLink('127.0.0.1', port)
    const ends: (string | null)[] = []
    await expect.poll(() => sockets.length).toBe(1)
    await new Promise<void>((resolve) => {
      link.onClose((reason) => {
        ends.push(reason?.message ?? null)
        resolve()
      })
      sockets[0]?.end()
    })
    await link.close()
    await new Promise<void>((resolve) => {
      link.onClose((reason) => {
        ends.push(reason?.message ?? null)
        resolve()
      })
    })
    const reason = 'the other side closed the connection'
    expect(ends).toEqual([reason, reason])
    await expect(link.write(Uint8Array.of(0))).rejects.toThrow('closed')
  })

  it('sends at once when the process is dying', async () => {
    const { port, firmware } = await serve(plainScript)
    const link = await openTcpLink('127.0.0.1', port)
    link.writeNow?.(Uint8Array.of(0x15, 1))
    await expect.poll(() => firmware.pinsDriven).toBe(true)
    await link.close()
    link.writeNow?.(Uint8Array.of(0x15, 0))
    expect(firmware.pinsDriven).toBe(true)
  })
})
