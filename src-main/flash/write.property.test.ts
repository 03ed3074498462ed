// SPDX-License-Identifier: GPL-3.0-or-later
/** Random images on random chips with random protection: verified with the image on the chip, or refused untouched. */
import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/fault.ts'
import { openRig } from '../testing/rig.ts'
import { testRun } from '../testing/run.ts'
import { writeImage } from './write.ts'
import { noise, seeded } from '../testing/random.ts'

type Random = () => number

const below = (random: Random, limit: number): number => Math.floor(random() * limit)

/** What a chip may hold: noise with stretches of FF, of 00, and of repeated text. */
function contents(sizeBytes: number, random: Random): Uint8Array {
  const bytes = noise(sizeBytes, below(random, 1e9))
  for (let stretch = 0; stretch < below(random, 6); stretch++) {
    const from = below(random, sizeBytes)
    const to = Math.min(sizeBytes, from + below(random, sizeBytes / 2))
    bytes.fill([0xff, 0x00, 0x20][below(random, 3)] ?? 0xff, from, to)
  }
  return bytes
}

/** An image related to what is there: equal, a few bytes or blocks changed, bits only cleared, blank, or new. */
function related(before: Uint8Array, random: Random): Uint8Array {
  const image = before.slice()
  switch (below(random, 6)) {
    case 0:
      return image
    case 1:
      for (let n = 0; n < 1 + below(random, 8); n++)
        image[below(random, image.length)] = below(random, 256)
      return image
    case 2:
      for (let n = 0; n < 1 + below(random, 3); n++) {
        const from = below(random, image.length)
        image.set(noise(Math.min(5000, image.length - from), n), from)
      }
      return image
    case 3: {
      const from = below(random, image.length)
      for (let at = from; at < Math.min(image.length, from + 3000); at++)
        image[at] = (image[at] ?? 0) & below(random, 256)
      return image
    }
    case 4:
      return image.fill(0xff)
    default:
      return contents(image.length, random)
  }
}

const parts = ['TEST-64K', 'MX25L512E', 'TEST-256K'] as const
const unprotects = ['no', 'restore-afterwards', 'leave-off'] as const
const CASES = 60

describe('any write', () => {
  it(`ends verified with the image on the chip, or refused with the chip untouched (${CASES} cases)`, async () => {
    let verified = 0
    for (let seed = 1; seed <= CASES; seed++) {
      const random = seeded(seed)
      const part = parts[below(random, parts.length)] ?? 'TEST-64K'
      const fault = below(random, 3) === 0 ? `,fault=protected:bp=${1 + below(random, 3)}` : ''
      const id = `chip=${part},seed=${seed}${fault}`
      const before = contents(part === 'TEST-256K' ? 0x4_0000 : 0x1_0000, random)
      const wanted = related(before, random)
      const rig = await openRig(id, before)
      const run = testRun()
      const job = {
        device: rig.device,
        wanted,
        before: below(random, 2) === 0 ? before : null,
        run,
        unprotect: unprotects[below(random, 3)] ?? 'no',
        seed,
      }
      const outcome = await writeImage(job).catch((error: unknown) => error)
      const at = `${id}, ${job.unprotect}`
      if (outcome instanceof Error) {
        expect(outcome, at).toBeInstanceOf(Fault)
        expect(['chip.protected', 'chip.protection-locked'], at).toContain((outcome as Fault).code)
        expect(Buffer.compare(rig.nor.memory, before), at).toBe(0)
        expect(run.changes(), at).toBe(0)
      } else {
        verified++
        expect(Buffer.compare(rig.nor.memory, wanted), at).toBe(0)
        expect(run.changes() === 0, at).toBe(Buffer.compare(before, wanted) === 0)
      }
      await rig.close()
    }
    expect(verified).toBeGreaterThan(CASES / 2)
    expect(verified).toBeLessThan(CASES)
  })

  it('onto a part that is programmed word by word ends verified too', async () => {
    const random = seeded(77)
    const before = contents(0x8_0000, random)
    const rig = await openRig('chip=SST25VF040B', before)
    const wanted = before.slice()
    wanted.set(noise(0x1801, 5), 0x1fff)
    const job = { device: rig.device, wanted, before, run: testRun(), seed: 1 }
    // These parts protect themselves at power-up, and that is never lifted unasked.
    await expect(writeImage({ ...job, unprotect: 'no' })).rejects.toMatchObject({
      code: 'chip.protected',
    })
    expect(Buffer.compare(rig.nor.memory, before)).toBe(0)
    const outcome = await writeImage({ ...job, unprotect: 'restore-afterwards' })
    expect(outcome.contents).toBe('verified')
    const { programmedBytes, blankBytes, unchangedBytes } = outcome.stats
    expect(programmedBytes + blankBytes + unchangedBytes, 'figures add up').toBe(before.length)
    expect(Buffer.compare(rig.nor.memory, wanted)).toBe(0)
    await rig.close()
  })

  it('above 16 MiB ends verified too', async () => {
    const rig = await openRig('chip=W25Q256JV')
    const before = rig.nor.memory.slice()
    const wanted = before.slice()
    wanted.set(noise(0x3000, 6), 0xff_f000)
    wanted.set(noise(0x1000, 7), 0x1ff_f000)
    const job = { device: rig.device, wanted, before, run: testRun(), seed: 1 }
    const outcome = await writeImage({ ...job, unprotect: 'no' })
    expect(outcome.contents).toBe('verified')
    expect(Buffer.compare(rig.nor.memory, wanted)).toBe(0)
    await rig.close()
  })
})
