// SPDX-License-Identifier: GPL-3.0-or-later
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { WiringCause, WiringFinding } from '../../shared/model/wiring.ts'
import { wiredSomehow } from '../../shared/wires/evidence.ts'
import { settles } from '../../shared/wires/looks.ts'
import { partsOf } from '../../shared/wires/parts.ts'
import { openPractice } from '../transport/practice/driver.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import type { Pads } from '../transport/practice/wires/circuit.ts'
import { wiringFinding } from './causes.ts'
import { identify } from './identify.ts'
import { observe } from './observe.ts'
import { testRun } from '../testing/run.ts'
import {
  attempt,
  derivedOn,
  derivedWith,
  trialChips,
  trialClocks,
  trialPads,
  wiringTrials,
} from '../testing/wiring.ts'
import type { Asked, WiringTrial } from '../testing/wiring.ts'

/**
 * Place in the list of causes. Called good: `OK unequal` when one more look, which the app does not take, finds replies
 * that differ; `OK equal` when that finds none either. What the app's own look finds unequal is never called good.
 */
type Place = 'first' | 'first three' | 'later' | 'missed' | 'doubted' | 'OK unequal' | 'OK equal'

interface Verdict {
  readonly place: Place
  /** Place of the first look that settles the true cause more often than not. */
  readonly looks: number
  /** The same, when each look settles only as often as `wiring-looks.json` says. */
  readonly expected: number
}

/** The list has an end; what it has not found by then costs a look at everything again. */
const AFTER_THE_END = 6

/** True of a cause of several parts when the true one is among them. */
function isTrue(cause: WiringCause, truth: readonly string[]): boolean {
  return truth.some((key) => {
    const [trueId, ...trueWires] = key.split(' ')
    return partsOf(cause).some(
      ({ id, wires }) =>
        id === trueId && trueWires.every((wire) => wires.some((each) => each === wire)),
    )
  })
}

function judge(identified: Asked, { causes, looks }: WiringFinding, truth: readonly string[]) {
  if (identified === 'OK')
    return {
      place: causes.length > 0 ? 'OK unequal' : 'OK equal',
      looks: 0,
      expected: 0,
    } satisfies Verdict
  if (identified === 'doubted') return { place: 'doubted', looks: 0, expected: 0 } satisfies Verdict
  const at = causes.findIndex((cause) => isTrue(cause, truth))
  const place = at < 0 ? 'missed' : at === 0 ? 'first' : at < 3 ? 'first three' : 'later'
  const meant = truth.map((key): WiringCause => {
    const [id = '', ...wires] = key.split(' ')
    return { id, wires, share: 0 } as WiringCause
  })
  const chances = looks.map((look) => Math.max(...meant.map((cause) => settles(look, cause))))
  const found = chances.findIndex((chance) => chance >= 0.5)
  let left = 1
  let taken = 0
  for (const chance of chances) {
    taken += left
    left *= 1 - chance
  }
  return {
    place,
    looks: found < 0 ? looks.length + AFTER_THE_END : found + 1,
    expected: taken + left * AFTER_THE_END,
  } satisfies Verdict
}

type Row = Record<Place | 'runs' | 'looks' | 'expected', number>
const empty = (): Row => ({
  runs: 0,
  first: 0,
  'first three': 0,
  later: 0,
  missed: 0,
  doubted: 0,
  'OK unequal': 0,
  'OK equal': 0,
  looks: 0,
  expected: 0,
})

const asked = (row: Row): number => row.first + row['first three'] + row.later + row.missed

const sum = (rows: Iterable<Row>): Row => {
  const all = empty()
  for (const row of rows) for (const key of Object.keys(all) as (keyof Row)[]) all[key] += row[key]
  return all
}

interface Bench {
  readonly trials: readonly WiringTrial[]
  readonly pads: readonly Pads[]
  readonly clocks: readonly number[]
  readonly chips: readonly string[]
  /** This one of so many parts, which together are the whole; the seeds are those of the whole. */
  readonly part?: Part
}

interface Part {
  readonly at: number
  readonly of: number
}

/** Odd seeds only: the odds were made on the even ones (`odds.derive.test.ts`). */
async function bench({ trials, pads, clocks, chips, part = { at: 0, of: 1 } }: Bench) {
  const rows = new Map<string, Row>()
  const byPads = new Map<Pads, Row>()
  const byChip = new Map<string, Row>()
  let seed = -1
  for (const trial of trials) {
    const row = empty()
    for (const of of pads) {
      const ofPads = byPads.get(of) ?? empty()
      byPads.set(of, ofPads)
      for (const clockHz of clocks)
        for (const chip of chips) {
          const ofChip = byChip.get(chip) ?? empty()
          byChip.set(chip, ofChip)
          if (clockHz <= (trial.aboveHz ?? 0) || trial.name.endsWith(`=${chip}`)) continue
          seed += 2
          if (((seed - 1) / 2) % part.of !== part.at) continue
          const { identified, seen } = await attempt(trial, of, clockHz, chip, seed)
          const { place, looks, expected } = judge(
            identified,
            wiringFinding(seen, wiredSomehow),
            trial.truth,
          )
          for (const each of [row, ofPads, ofChip]) {
            each.runs++
            each[place]++
            each.looks += looks
            // Whole millionths add up to the same in any order.
            each.expected += Math.round(expected * 1e6)
          }
        }
    }
    rows.set(trial.name, row)
  }
  return { rows, byPads, byChip }
}

/** Set by `scripts/diagnose-bench.mjs`, which puts the parts together: where this part's counts go, and which part it is. */
const into = process.env['PIN_ONE_DIAGNOSE_INTO']
const fromEnvironment = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)

it.runIf(into !== undefined)(
  'one part of the whole bench, counted',
  async () => {
    const part = {
      at: fromEnvironment('PIN_ONE_DIAGNOSE_PART', 0),
      of: fromEnvironment('PIN_ONE_DIAGNOSE_PARTS', 1),
    }
    const { rows, byPads, byChip } = await bench({
      trials: wiringTrials.slice(
        0,
        fromEnvironment('PIN_ONE_DIAGNOSE_FAULTS', wiringTrials.length),
      ),
      pads: trialPads,
      clocks: trialClocks,
      chips: trialChips.slice(0, fromEnvironment('PIN_ONE_DIAGNOSE_CHIPS', trialChips.length)),
      part,
    })
    expect(sum(rows.values()).runs).toBeGreaterThan(0)
    const healthy = trialPads.map((of) => ({ of, runs: 0, accused: 0 }))
    let run = -1
    for (let seed = 1; seed <= 9; seed += 2)
      for (const row of healthy)
        for (const clockHz of trialClocks)
          for (const chip of trialChips) {
            run++
            if (run % part.of !== part.at) continue
            const { identified, seen } = await attempt(null, row.of, clockHz, chip, seed)
            row.runs++
            if (identified !== 'OK' || wiringFinding(seen, wiredSomehow).causes.length > 0)
              row.accused++
          }
    writeFileSync(
      into ?? '',
      JSON.stringify({
        faults: [...rows],
        pads: [...byPads].map(([of, row]) => [
          `pads: ${of}${derivedOn.includes(of) ? '' : ' (held out)'}`,
          row,
        ]),
        chips: [...byChip].map(([chip, row]) => [
          `chip: ${chip}${derivedWith.includes(chip) ? '' : ' (held out)'}`,
          row,
        ]),
        healthy,
      }),
    )
  },
  3_600_000,
)

describe('a wiring fault, on four programmers', () => {
  it('is missed in 3 of 100 at most, and its cause is among the first three', async () => {
    const { rows } = await bench({
      trials: wiringTrials,
      pads: ['pico', 'pico-2', 'beaglebone', 'network'],
      clocks: [16_000_000],
      chips: ['MX25L512E'],
    })
    const all = sum(rows.values())
    expect(all.missed).toBeLessThan(0.03 * asked(all))
    expect(all.first + all['first three']).toBeGreaterThan(0.8 * asked(all))
    expect(all.looks / asked(all)).toBeLessThan(2.2)
  })

  it('is not seen in a chip that is wired well', async () => {
    for (const of of trialPads)
      for (const clockHz of trialClocks) {
        const { identified, seen } = await attempt(null, of, clockHz, 'W25Q64JV', 1)
        const finding = wiringFinding(seen, wiredSomehow)
        expect(identified).toBe('OK')
        expect([finding.causes, finding.looks]).toEqual([[], []])
        expect(finding.equalTries).toBe(finding.tries)
      }
  })
})

describe('a chip that is wired well and that nobody knows', () => {
  const unknown = async (chip: string) => {
    const { transport, close } = await openPractice(parsePracticeId(`practice:chip=${chip}`))
    try {
      await expect(identify(transport, testRun())).rejects.toMatchObject({ code: 'chip.unknown' })
      return wiringFinding(await observe(transport), wiredSomehow)
    } finally {
      await close()
    }
  }

  it('is another kind of chip when it obeys, and its neighbours in the table are named', async () => {
    const { causes, looks, idBytes, oneBitAway, otherAnswers } = await unknown('TEST-UNKNOWN')
    expect(causes[0]?.id).toBe('other-kind')
    expect(looks[0]?.id).toBe('marking')
    expect(idBytes).toBe('ef0017')
    expect(oneBitAway.map((near) => near.idBytes)).toContain('ef4017')
    expect(otherAnswers).toEqual([])
  })

  it('is two chips at once when its ID is what two known ones give together', async () => {
    const { causes, looks, idBytes } = await unknown('W25Q64JV,fault=second-chip')
    expect(idBytes).toBe('c20017')
    expect(causes[0]?.id).toBe('two-chips')
    expect(looks[0]?.id).toBe('other-chip')
  })

  it('gets the older ID commands when it has no JEDEC ID, and does not count as an open wire', async () => {
    const { causes, otherAnswers, oneBitAway } = await unknown('TEST-NO-ID')
    expect(causes[0]?.id).toBe('other-kind')
    expect(otherAnswers).toEqual([
      { question: '90', bytes: 'd30f' },
      { question: 'AB', bytes: '0f' },
    ])
    expect(oneBitAway).toEqual([])
  })
})
