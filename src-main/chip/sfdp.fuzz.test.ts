// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../transport/practice/random.ts'
import type { Random } from '../transport/practice/random.ts'
import { parseSfdp, sfdpRangesNeeded } from './sfdp.ts'
import type { SfdpPiece, SfdpResult } from './sfdp-types.ts'

const CASES = 100_000

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** A real table (W25Q512JV as published), and the same with a sector map in place of its third header. */
const real = hex(
  `53464450060101ff00060110800000ff84000102d00000ff03000102f00000ff${'ff'.repeat(96)}` +
    'e520fbffffffff1f44eb086b083b42bbfeffffffffff0000ffff40eb0c200f52' +
    '10d800003602a60082ea14e2e96376337a757a75f7a2d55c19f74dffe970f9a5' +
    `ffffffffffffffffffffffffffffffffff0af0ff21ffdcff${'ff'.repeat(24)}0300000007ffff03ffffffff`,
)
const mapped = real.slice()
mapped[6] = 2
mapped.set([0x81, 0, 1, 2, 0xf0, 0, 0, 0xff], 24)

function fuzzImage(random: Random): Uint8Array {
  const kind = random.below(4)
  if (kind === 0) return Uint8Array.from({ length: random.below(300) }, () => random.below(256))
  if (kind === 1) {
    const bytes = Uint8Array.from({ length: 16 + random.below(300) }, () => random.below(256))
    bytes.set([0x53, 0x46, 0x44, 0x50, random.below(10), 1, random.below(4), 0xff])
    bytes.set([0, 6, 1, random.below(24), 4 * random.below(70), 0, 0, 0xff], 8)
    return bytes
  }
  const base = (random.below(2) === 0 ? real : mapped).slice()
  if (kind === 2) return base.subarray(0, random.below(base.length))
  for (let flips = 1 + random.below(8); flips > 0; flips--) {
    const at = random.below(base.length)
    base[at] = (base[at] ?? 0) ^ (1 << random.below(8))
  }
  return base
}

/** What a result that claims to be good must hold; the first thing it does not, or nothing. */
function lie(result: SfdpResult): string | null {
  if (!result.ok) return result.flaw.code === undefined ? 'no flaw' : null
  const { sfdp } = result
  const times = [sfdp.chipErase, sfdp.pageProgram, ...sfdp.eraseTypes.map((type) => type.time)]
  if (times.some((time) => time !== null && !(time.typicalMs > 0 && time.maxMs > time.typicalMs)))
    return 'a time is not positive'
  if (!Number.isSafeInteger(sfdp.sizeBytes) || sfdp.sizeBytes < 1) return 'size'
  if (sfdp.eraseTypes.some((type) => sfdp.sizeBytes % type.sizeBytes !== 0)) return 'erase size'
  if (sfdp.sound && !sfdp.eraseTypes.some((type) => type.everywhere)) return 'sound without erase'
  if (sfdp.sound && !Number.isInteger(Math.log2(sfdp.sizeBytes))) return 'sound with odd size'
  if (!sfdp.sound && sfdp.warnings.length === 0) return 'unsound without a reason'
  return null
}

describe('SFDP under any bytes', () => {
  it(`gives a value for ${CASES} random, truncated and bit-flipped images`, () => {
    const random = seededRandom(0x5fd9)
    const outcomes = { sound: 0, unsound: 0, absent: 0, incomplete: 0, broken: 0, unsteady: 0 }
    for (let index = 0; index < CASES; index++) {
      const result = parseSfdp(fuzzImage(random))
      const problem = lie(result)
      if (problem !== null) expect.fail(`case ${index}: ${problem}`)
      if (!result.ok) outcomes[result.why]++
      else outcomes[result.sfdp.sound ? 'sound' : 'unsound']++
    }
    // One read of each place: nothing can contradict itself here.
    expect(outcomes.unsteady).toBe(0)
    // every other way out is exercised, so the property is not vacuous
    for (const [way, count] of Object.entries(outcomes))
      if (way !== 'unsteady') expect(count).toBeGreaterThan(100)
  })

  it('requests nothing more after three answers, for any reply of the chip', () => {
    const random = seededRandom(7)
    let longest = 0
    for (let index = 0; index < 3000; index++) {
      const image = fuzzImage(random)
      const pieces: SfdpPiece[] = []
      let rounds = 0
      for (let needed = sfdpRangesNeeded(pieces); needed.length > 0; rounds++) {
        expect(rounds).toBeLessThan(4)
        for (const { offset, length } of needed) {
          expect(length).toBeLessThanOrEqual(2048)
          const bytes = new Uint8Array(length).fill(0xff)
          bytes.set(image.subarray(offset, offset + length))
          pieces.push({ offset, bytes })
        }
        needed = sfdpRangesNeeded(pieces)
      }
      expect(parseSfdp(pieces)).not.toMatchObject({ ok: false, why: 'incomplete' })
      longest = Math.max(longest, rounds)
    }
    expect(longest).toBeGreaterThanOrEqual(2)
  })
})
