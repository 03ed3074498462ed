// SPDX-License-Identifier: GPL-3.0-or-later
/** Asked to stop before a job runs, between two jobs, or while the app is still being opened: nothing else begins. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'
import { driversWith, systemClock } from '../../transport/drivers.ts'
import { createApp } from '../../app/app.ts'
import type { App } from '../../app/app.ts'
import { createFront } from './front.ts'
import { performed } from './run.ts'
import { createTerminal } from './terminal.ts'

let folder = ''
let app: App | null = null
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pin-one-stop-'))
})
afterEach(async () => {
  await app?.close()
  app = null
  await rm(folder, { recursive: true, force: true })
})

const telling = { json: false, verbose: false, progress: false, logPath: null }

function terminal() {
  const said = { out: '', err: '' }
  const streams = {
    out: { write: (text: string) => (said.out += text) },
    err: { write: (text: string) => (said.err += text) },
  }
  return { said, terminal: createTerminal(telling, streams) }
}

async function front(chip: string) {
  app = await createApp({
    drivers: driversWith({ file: chip }),
    named: ['practice:chip=MX25L512E'],
    dataDir: join(folder, 'data'),
    clock: systemClock,
    now: () => new Date(),
    host: 'cli',
    version: '0.0.0',
  })
  return await createFront(app, terminal().terminal, { dataDir: folder, progress: false })
}

describe('asked to stop', () => {
  it('between the backup and the write: the write is not begun, and the chip holds what it held', async () => {
    const chip = join(folder, 'chip.bin')
    await writeFile(
      chip,
      Uint8Array.from({ length: 65_536 }, (_, at) => (at * 7) % 251),
    )
    const before = await readFile(chip)
    const at = await front(chip)
    await at.call('session.open', { programmerId: 'practice:chip=MX25L512E', clockHz: null })
    await at.run({ kind: 'identify' }, 'identify')
    await at.run({ kind: 'backup', passes: 2, board: null }, 'backup')
    const image = await at.call('image.put', { name: 'new.rom', bytes: new Uint8Array(65_536) })
    expect(at.stop()).toBe(false)
    const write = at.run(
      { kind: 'write', imageId: image.id, backup: 'session', unprotect: 'no' },
      'write',
    )
    await expect(write).rejects.toMatchObject({ code: 'gate.cancelled' })
    await expect(at.call('session.close', undefined)).rejects.toMatchObject({
      code: 'gate.cancelled',
    })
    expect(Buffer.compare(before, await readFile(chip))).toBe(0)
    expect(at.standing.contents.state).toBe('not-touched')
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s while the app is still being opened: it says so and does nothing after it',
    async (signal) => {
      const { said, terminal: at } = terminal()
      let begun = 0
      const ending = performed(
        { ...telling, kind: 'demo' },
        at,
        join(folder, 'data'),
        async (opened) => {
          await opened.call('programmer.refresh', undefined)
          begun += 1
          throw new Error('it went on')
        },
      )
      // The handlers are there; the app is not yet.
      process.emit(signal)
      expect(await ending).toBe(60)
      expect(begun).toBe(0)
      expect(said.err).toContain(sayContents('cli.stopping-idle', nobody))
    },
  )
})
