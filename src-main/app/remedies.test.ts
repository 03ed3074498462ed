// SPDX-License-Identifier: GPL-3.0-or-later
/** What a person is told to do is not refused when it is done: each named way is gone, in the state it is given in. */
import { describe, expect, it } from 'vitest'
import { remedyFor } from '../../shared/text/remedies.ts'
import { standingOf } from '../../shared/standing.ts'
import { liftChoices } from '../../shared/text/protection.ts'
import { sayWayBack } from '../../shared/text/chip-contents.ts'
import { backup, useDesk, write } from '../testing/desk.ts'

const desk = useDesk()
const { open, run, snapshot, nextImage } = desk

/** What the page offers where it asks which chip it is. */
async function chosen(programmerId: string): Promise<readonly string[]> {
  await open(programmerId)
  const { session } = await snapshot()
  expect(session?.chip, programmerId).toBeNull()
  const ids = (session?.candidates ?? []).map(({ id }) => id)
  for (const name of ids) {
    await desk.app.api.call('session.choose-chip', { name })
    expect(await run({ kind: 'identify' })).toMatchObject({ state: 'done', fault: null })
    expect((await snapshot()).session?.chip?.id).toBe(name)
  }
  return ids
}

describe('a chip to be chosen by its marking', () => {
  it.each([
    ['one ID with two supplies', 'practice:chip=MX25L3239E', 2],
    ['two that answer together', 'practice:chip=W25Q128JV,fault=second-chip:chip=W25Q256JV', 1],
  ])('is taken by every name that is offered: %s', async (_, programmerId, count) => {
    expect(await chosen(programmerId)).toHaveLength(count)
  })

  it('is taken by the name of its own description, which no table has', async () => {
    await open('practice:chip=TEST-64K')
    const { session } = await snapshot()
    const name = session?.chip?.id ?? ''
    expect(name).toBe('sfdp-d37210')
    await desk.app.api.call('session.choose-chip', { name })
    expect(await run({ kind: 'identify' })).toMatchObject({ state: 'done', fault: null })
  })
})

/** The write that failed with `code` is asked for again with protection lifted, as the remedy says. */
async function lifted(programmerId: string, code: string) {
  await open(programmerId)
  const { session } = await snapshot()
  if (session?.chip?.supplyMv === null)
    await desk.app.api.call('session.answer-supply', { supplyMv: [2700, 3600] })
  await run(backup)
  const image = await nextImage()
  const failed = await run(write(image.id))
  expect(failed.fault?.code).toBe(code)
  const unprotect = 'restore-afterwards'
  expect(failed.fault && remedyFor(failed.fault).steps.join(' ')).toContain(
    `"${liftChoices[unprotect]}"`,
  )
  return await run({ ...write(image.id), unprotect })
}

describe('write protection in the way', () => {
  it.each([
    ['chip.protected', 'practice:chip=MX25L512E,fault=protected'],
    ['chip.protected', 'practice:chip=TEST-64K-CMP,fault=cmp'],
    ['chip.protected', 'practice:chip=TEST-256K-WPS,fault=wps'],
    ['chip.operation-ignored', 'practice:chip=TEST-64K,fault=hidden-wps'],
  ])('%s: lifting it, as the remedy says, ends verified', async (code, programmerId) => {
    expect((await lifted(programmerId, code)).contents.state).toBe('verified')
  })
})

describe('protection of a chip that is known by its own description alone', () => {
  // Its description says neither where such bits are nor which opcode reads them, so only the erase shows them.
  it('by CMP is named as protection that no register shows, the chip is compared, and nothing is offered twice', async () => {
    const again = await lifted('practice:chip=TEST-64K,fault=cmp', 'chip.operation-ignored')
    expect(again).toMatchObject({
      fault: { code: 'chip.operation-ignored', facts: { unlockTried: true, unchanged: true } },
      contents: { state: 'compared-equal' },
    })
    if (again.fault === null) return
    const { meaning, steps } = remedyFor(again.fault)
    expect(meaning).toContain('Protection that they do not show is a possible cause.')
    expect(meaning).toContain('Clearing the locks of single blocks did not help.')
    expect(steps.join(' ')).not.toContain(liftChoices['restore-afterwards'])
    expect((await snapshot()).recovery).toBeNull()
  })

  it('by locks on every block (WPS) is lifted when asked, and the write ends verified', async () => {
    const again = await lifted('practice:chip=TEST-64K,fault=wps', 'chip.operation-ignored')
    expect(again.contents.state).toBe('verified')
  })
})

describe('a chip that is smaller than its name', () => {
  it('is offered neither the same write nor its blank backup: it is left as it is, and that closes the write', async () => {
    await open('practice:chip=MX25L512E,content=blank,fault=relabelled')
    await run(backup)
    const bytes = new Uint8Array(65_536).map((_, at) => (at * 31 + (at >> 8)) & 0xff)
    const image = await desk.app.api.call('image.put', { name: 'next.rom', bytes })
    const failed = await run(write(image.id))
    expect(failed.fault?.code).toBe('chip.smaller-than-named')
    const at = standingOf(await snapshot())
    if (at === null || failed.fault === null) throw new Error('nothing is known')
    for (const place of ['fault.way-back', 'fault.cli-hint'] as const) {
      const words = sayWayBack(place, failed.fault.code, at)
      expect(words).toMatch(/Leave this chip as it is|--dismiss/)
      expect(words).not.toMatch(/again|--resume|restore/i)
    }
    await desk.app.api.call('recovery.dismiss', undefined)
    expect((await snapshot()).recovery).toBeNull()
  })
})

describe('a chip that is not known', () => {
  it('is looked for again at a slower clock, as the remedy says, and its remedy names no chip to choose', async () => {
    await desk.app.api.call('session.open', {
      programmerId: 'practice:chip=TEST-UNKNOWN',
      clockHz: null,
    })
    const failed = await run({ kind: 'identify' })
    expect(failed.fault?.code).toBe('chip.unknown')
    if (failed.fault === null) return
    expect(remedyFor(failed.fault).steps.join(' ')).not.toMatch(/choose that chip model/)
    const programmerId = 'practice:chip=TEST-UNKNOWN'
    await desk.app.api.call('session.open', { programmerId, clockHz: 1_000_000 })
    expect((await run({ kind: 'identify' })).fault?.code).toBe('chip.unknown')
  })
})
