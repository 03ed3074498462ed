// SPDX-License-Identifier: GPL-3.0-or-later
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { useDesk } from '../testing/desk.ts'

const desk = useDesk()

it('a backup has the unique ID and the security registers of the chip beside it', async () => {
  await desk.app.api.call('session.open', { programmerId: 'practice:chip=W25Q64JV', clockHz: null })
  await desk.app.api.call('session.choose-chip', { name: 'W25Q64JV' })
  await desk.run({ kind: 'identify' })
  const job = await desk.run({ kind: 'backup', passes: 2, board: 'bench' })
  expect(job).toMatchObject({ state: 'done', contents: { state: 'not-touched' } })
  const [backup] = (await desk.snapshot()).backups
  expect(backup?.security).toMatchObject({ sizeBytes: 768, addresses: [0x1000, 0x2000, 0x3000] })
  expect(backup?.security?.uniqueId).toMatch(/^[0-9a-f]{16}$/)
  const file = join(desk.dataDir, 'backups', `${backup?.id}.security`)
  const kept = await readFile(file)
  expect(kept.subarray(256, 284).toString()).toBe('practice security register 2')
})
