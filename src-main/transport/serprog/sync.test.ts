// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { faultRecord } from '../../../shared/fault.ts'
import type { ByteLink } from './byte-link.ts'
import { JumpingTimers, MemoryLink } from '../../testing/memory-link.ts'
import type { FirmwareScript } from '../../testing/scripted-firmware.ts'
import { ScriptedFirmware, plainScript, zoo } from '../../testing/scripted-firmware.ts'
import { synchronise } from './sync.ts'
import { seeded } from '../../testing/random.ts'

async function sync(
  start: FirmwareScript['start'],
  script: FirmwareScript = plainScript,
  kind: ByteLink['kind'] = 'serial',
): Promise<{ readonly link: MemoryLink; readonly tookMs: number }> {
  const link = new MemoryLink(new ScriptedFirmware({ ...script, start }), kind, seeded(9))
  const timers = new JumpingTimers()
  const startMs = timers.nowMs()
  await synchronise(link, timers)
  return { link, tookMs: timers.nowMs() - startMs }
}

/** In step: what is sent now gets its own answer and nothing else. */
async function inStep(link: MemoryLink): Promise<boolean> {
  const heard: number[] = []
  link.onData((chunk) => heard.push(...chunk))
  await link.write(Uint8Array.of(0x01))
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  return heard.join() === '6,1,0'
}

describe('synchronising', () => {
  it('takes two bytes and no waiting on a healthy device', async () => {
    const { link, tookMs } = await sync({ doing: 'nothing' })
    expect({ writes: link.writes, tookMs }).toEqual({ writes: [1, 1], tookMs: 0 })
    expect(await inStep(link)).toBe(true)
  })

  it.each([1, 9, 11, 3000, 300_000])(
    'recovers a device that is pouring out %i bytes of an abandoned read',
    async (bytes) => {
      const { link } = await sync({ doing: 'talking', bytes })
      expect(await inStep(link)).toBe(true)
    },
  )

  it.each([1, 9, 64, 261, 4096])(
    'recovers a device that still wants %i bytes to send, with filler that programs nothing',
    async (wantsBytes) => {
      const { link } = await sync({ doing: 'sending', wantsBytes, thenReplies: 3 })
      expect(await inStep(link)).toBe(true)
      // What went into the half-sent window: the tests and eight NOPs at most, then FF only.
      const sent = Array.from(link.firmware.sent[0] ?? [])
      expect(sent.slice(16).filter((byte) => byte !== 0xff)).toEqual([])
    },
  )

  it.each([[[]], [[4]], [[4, 0, 0]], [[4, 0, 0, 3]], [[1, 0, 0, 0, 0]]])(
    'recovers a device that has only %j of a header',
    async (got) => {
      // The test byte lands in a length; what it asks for is drained or fed.
      const { link } = await sync({ doing: 'header', got })
      expect(await inStep(link)).toBe(true)
    },
  )

  it('gives up where the test byte made a window of a megabyte: only replugging helps then', async () => {
    const result = sync({ doing: 'header', got: [4, 1] })
    await expect(result).rejects.toMatchObject({ code: 'link.no-answer' })
  })

  it('recovers where unknown commands get no answer at all', async () => {
    const { link } = await sync(
      { doing: 'sending', wantsBytes: 300, thenReplies: 0 },
      zoo['stm32-vserprog'],
    )
    expect(await inStep(link)).toBe(true)
  })

  it.each(['serial', 'tcp'] as const)(
    'gives a deaf device up in bounded time on %s',
    async (kind) => {
      const timers = new JumpingTimers()
      const link = new MemoryLink(
        new ScriptedFirmware({ ...plainScript, start: { doing: 'dead' } }),
        kind,
      )
      const startMs = timers.nowMs()
      await expect(synchronise(link, timers)).rejects.toMatchObject({
        code: 'link.no-answer',
        facts: { port: link.name },
      })
      expect(timers.nowMs() - startMs).toBeLessThan(kind === 'tcp' ? 6000 : 1500)
    },
  )

  it.each([
    ['serial', 500],
    ['tcp', 4000],
  ] as const)('tells a line that echoes at once on %s', async (kind, mostMs) => {
    const link = new MemoryLink(
      new ScriptedFirmware({ ...plainScript, start: { doing: 'dead' } }),
      kind,
    )
    let listener: (chunk: Uint8Array) => void = () => {}
    link.onData = (next) => (listener = next)
    link.write = async (bytes) => {
      setImmediate((copy) => listener(copy), bytes.slice())
    }
    const timers = new JumpingTimers()
    const startMs = timers.nowMs()
    await expect(synchronise(link, timers)).rejects.toMatchObject({
      code: 'link.no-answer',
      facts: { port: link.name, echoes: true },
    })
    expect(timers.nowMs() - startMs).toBeLessThan(mostMs)
  })

  it('takes no device for an echo that is pouring out what the tests are made of', async () => {
    const link = new MemoryLink(
      new ScriptedFirmware({ ...plainScript, start: { doing: 'dead' } }),
      'serial',
    )
    let listener: (chunk: Uint8Array) => void = () => {}
    link.onData = (next) => (listener = next)
    // Each test is answered by one byte of it, and no more: not an echo of all.
    link.write = async () => {
      setImmediate(() => listener(Uint8Array.of(0x10)))
    }
    const refused = await synchronise(link, new JumpingTimers()).catch(faultRecord)
    expect(refused).toEqual({ code: 'link.no-answer', facts: { port: link.name } })
  })

  it('gives a device up that never stops talking', async () => {
    const link = new MemoryLink(
      new ScriptedFirmware({ ...plainScript, start: { doing: 'dead' } }),
      'serial',
    )
    let listener: (chunk: Uint8Array) => void = () => {}
    link.onData = (next) => (listener = next)
    const timers = new JumpingTimers()
    let talking = true
    const talk = (): void => {
      listener(Uint8Array.of(0x20, 0x20))
      if (talking) timers.after(5, talk)
    }
    timers.after(5, talk)
    await expect(synchronise(link, timers)).rejects.toMatchObject({ code: 'link.no-answer' })
    talking = false
  })

  it('ends when the link does', async () => {
    const link = new MemoryLink(
      new ScriptedFirmware({ ...plainScript, start: { doing: 'dead' } }),
      'serial',
    )
    const result = synchronise(link, new JumpingTimers())
    setImmediate(() => link.unplug())
    await expect(result).rejects.toMatchObject({ code: 'link.lost' })
  })

  it('ends when the system takes no more bytes', async () => {
    const link = new MemoryLink(
      new ScriptedFirmware({ ...plainScript, start: { doing: 'dead' } }),
      'serial',
    )
    link.write = () => new Promise(() => {})
    await expect(synchronise(link, new JumpingTimers())).rejects.toMatchObject({
      code: 'link.no-answer',
    })
  })
})
