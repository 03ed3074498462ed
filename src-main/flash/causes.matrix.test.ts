import { describe, expect, it } from 'vitest'
import type { WiringCause, WiringFinding } from '../../shared/model/wiring.ts'
import { wiredSomehow } from '../../shared/wires/evidence.ts'
import type { LineRest } from '../../shared/wires/evidence.ts'
import { settles } from '../../shared/wires/looks.ts'
import { openPractice } from '../transport/practice/driver.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import { wiringFinding } from './causes.ts'
import { identify } from './identify.ts'
import { observe } from './observe.ts'
import { testRun } from '../testing/run.ts'

/** One fault each, and what is true of it: causes by id, alone or with a wire. */
const faults: readonly (readonly [fault: string, ...truth: readonly string[]])[] = [
  ['open-miso', 'no-contact MISO'],
  ['open-mosi', 'no-contact MOSI'],
  ['open-clk', 'no-contact CLK'],
  ['open-cs', 'no-contact CS'],
  ['open-vcc', 'no-contact VCC'],
  ['open-gnd', 'gnd-open'],
  ['open-hold', 'hold-floats'],
  ['short-miso-gnd', 'miso-low'],
  ['short-mosi-gnd', 'no-contact MOSI'],
  ['short-clk-gnd', 'no-contact CLK'],
  ['short-cs-gnd', 'no-contact CS'],
  ['short-hold-gnd', 'hold-floats'],
  ['short-miso-vcc', 'miso-high'],
  ['short-mosi-vcc', 'no-contact MOSI'],
  ['short-clk-vcc', 'no-contact CLK'],
  ['short-cs-vcc', 'no-contact CS'],
  ['short-mosi-miso', 'miso-low'],
  ['short-clk-mosi', 'no-contact CLK', 'no-contact MOSI'],
  ['short-cs-clk', 'no-contact CS', 'no-contact CLK'],
  ['short-cs-miso', 'miso-low', 'no-contact CS'],
  ['short-clk-miso', 'miso-low', 'no-contact CLK'],
  ['swap-mosi-miso', 'swapped MISO MOSI'],
  ['swap-cs-clk', 'swapped CS CLK'],
  ['swap-clk-mosi', 'swapped CLK MOSI'],
  ['swap-clk-miso', 'swapped CLK MISO'],
  ['swap-cs-miso', 'swapped CS MISO'],
  ['swap-cs-mosi', 'swapped CS MOSI'],
  ['swap-cs-mosi+swap-miso-clk+swap-gnd-vcc', 'clip-turned'],
  ['open-cs+open-miso+open-mosi+open-clk+open-vcc', 'clip-off'],
  ['swap-cs-miso+open-mosi+open-vcc', 'clip-shifted'],
  ['flip:rate=0.001', 'weak-contact', 'clk-rings', 'long-wires'],
  ['flip:rate=0.003', 'weak-contact', 'clk-rings', 'long-wires'],
  ['flip:rate=0.01', 'weak-contact', 'clk-rings', 'long-wires'],
  ['flip:rate=0.03', 'weak-contact', 'clk-rings', 'long-wires'],
  ['flip:rate=0.06', 'weak-contact', 'clk-rings', 'long-wires'],
  ['flip:rate=0.02:above=3M', 'too-fast'],
  ['flip:rate=0.01:above=6M', 'too-fast'],
  ['flip:rate=0.02:above=12M', 'too-fast'],
  ['shift:bits=1', 'clk-rings'],
  ['shift:bits=-1', 'clk-rings'],
  ['shift:bits=2', 'clk-rings'],
  ['shift:bits=-2', 'clk-rings'],
  ['shift:bits=8', 'cs-late', 'clk-rings'],
  ['shift:bits=1:above=3M', 'too-fast'],
  ['shift:bits=-1:above=6M', 'too-fast'],
  ['second-chip', 'two-chips'],
  ['second-chip:chip=MX25L3239E', 'two-chips'],
]

/** How an undriven line reads in truth, and what the app knows of it. */
const pads: Readonly<
  Record<string, { readonly rest: 'low' | 'high' | 'noise'; readonly known: LineRest }>
> = {
  'low, known': { rest: 'low', known: 'low' },
  low: { rest: 'low', known: 'unknown' },
  high: { rest: 'high', known: 'unknown' },
  noise: { rest: 'noise', known: 'unknown' },
}
const clocks = [4_000_000, 8_000_000, 16_000_000]
const chips = ['W25Q64JV', 'MX25L6406E', 'MX25L512E', 'W25Q16JV', 'SST25VF040B']

type Asked = 'OK' | 'doubted' | 'refused'

async function look(fault: string, pad: string, clockHz: number, chip: string, seed = 1) {
  const { rest, known } = pads[pad] ?? { rest: 'low', known: 'unknown' }
  const options = parsePracticeId(`practice:chip=${chip},content=blank,seed=${seed},fault=${fault}`)
  const { transport, close } = await openPractice({ ...options, rest }, { clockHz })
  try {
    const identified = await identify(transport, testRun()).then<Asked, Asked>(
      ({ chip: settled }) => (settled === null ? 'doubted' : 'OK'),
      () => 'refused',
    )
    return { identified, finding: wiringFinding(await observe(transport, known), wiredSomehow) }
  } finally {
    await close()
  }
}

const keyOf = ({ id, wires }: WiringCause): string => [id, ...wires].join(' ')
const isTrue = (cause: WiringCause, truth: readonly string[]): boolean =>
  truth.some((key) => keyOf(cause) === key || cause.id === key)

/** `doubted`: the chip is named, with a reason to doubt it, and must be confirmed by hand. */
interface Verdict {
  readonly place: 'first' | 'first three' | 'later' | 'missed' | 'doubted' | 'OK'
  /** Expected number of looks until the true cause is found, going down the list; one more look for each that is left. */
  readonly looks: number
}

/** The list has an end; what it has not found by then costs a look at everything again. */
const AFTER_THE_END = 6

function judge(identified: Asked, { causes, looks }: WiringFinding, truth: readonly string[]) {
  if (identified !== 'refused') return { place: identified, looks: 0 } satisfies Verdict
  const at = causes.findIndex((cause) => isTrue(cause, truth))
  const place = at < 0 ? 'missed' : at === 0 ? 'first' : at < 3 ? 'first three' : 'later'
  const meant = truth.map((key): WiringCause => {
    const [id = '', ...wires] = key.split(' ')
    return { id, wires, share: 0 } as WiringCause
  })
  let left = 1
  let taken = 0
  for (const each of looks) {
    taken += left
    left *= 1 - Math.max(...meant.map((cause) => settles(each, cause)))
  }
  return { place, looks: taken + left * AFTER_THE_END } satisfies Verdict
}

type Row = Record<Verdict['place'] | 'runs' | 'looks', number>
const empty = (): Row => ({
  runs: 0,
  first: 0,
  'first three': 0,
  later: 0,
  missed: 0,
  doubted: 0,
  OK: 0,
  looks: 0,
})

/** Above these clocks only: below them there is no fault. */
const appears = (fault: string, clockHz: number): boolean => {
  const above = /above=(\d+)M/u.exec(fault)
  return above === null || clockHz > Number(above[1]) * 1e6
}

async function bench(ofChips: readonly string[], ofClocks: readonly number[]) {
  const rows = new Map<string, Row>()
  let seed = 0
  for (const [fault, ...truth] of faults) {
    const row = empty()
    for (const pad of Object.keys(pads))
      for (const clockHz of ofClocks)
        for (const chip of ofChips) {
          if (!appears(fault, clockHz)) continue
          if (fault.startsWith('second-chip:') && fault.endsWith(chip)) continue
          const { identified, finding } = await look(fault, pad, clockHz, chip, ++seed)
          const { place, looks } = judge(identified, finding, truth)
          row.runs++
          row[place]++
          row.looks += looks
        }
    rows.set(fault, row)
  }
  return rows
}

const sum = (rows: Iterable<Row>): Row => {
  const all = empty()
  for (const row of rows) for (const key of Object.keys(all) as (keyof Row)[]) all[key] += row[key]
  return all
}

const line = (name: string, row: Row): string =>
  [
    name.padEnd(42),
    ...(['runs', 'first', 'first three', 'later', 'missed', 'doubted', 'OK'] as const).map((key) =>
      String(row[key]).padStart(11),
    ),
    (row.looks / Math.max(1, row.runs - row.OK - row.doubted)).toFixed(2).padStart(7),
  ].join('')

const full = process.env['PIN_ONE_DIAGNOSE_BENCH'] !== undefined

it.runIf(full)(
  'the whole bench, as a table',
  async () => {
    const rows = await bench(chips, clocks)
    const head = ['runs', 'first', 'first three', 'later', 'missed', 'doubted', 'false OK']
    const text = [
      `${'fault'.padEnd(42)}${head.map((each) => each.padStart(11)).join('')}  looks`,
      ...[...rows].map(([fault, row]) => line(fault, row)),
      line('all', sum(rows.values())),
    ]
    let accused = 0
    let healthy = 0
    for (let seed = 1; seed <= 5; seed++)
      for (const pad of Object.keys(pads))
        for (const clockHz of clocks)
          for (const chip of chips) {
            const { identified, finding } = await look('none', pad, clockHz, chip, seed)
            healthy++
            if (identified === 'refused' || finding.causes.length > 0) accused++
          }
    console.log(`${text.join('\n')}\nhealthy, accused: ${accused} of ${healthy}`)
    expect(accused).toBe(0)
  },
  1_800_000,
)

describe('a wiring fault, on four programmers', () => {
  it('is never missed nor called good, and its wire is found within three looks on average', async () => {
    const rows = await bench(['MX25L512E'], [16_000_000])
    for (const [fault, { missed, OK }] of rows) {
      expect([fault, missed]).toEqual([fault, 0])
      // A smaller chip of the same series gives the ID of the two together by itself, and every reply is steady.
      if (fault !== 'second-chip:chip=MX25L3239E') expect([fault, OK]).toEqual([fault, 0])
    }
    const { looks, runs } = sum(rows.values())
    expect(looks / runs).toBeLessThan(3)
    // These look alike whatever is sent, so the wire that fails most often is named first.
    expect(rows.get('open-miso')?.first).toBe(4)
  }, 120_000)

  it('is not seen in a chip that is wired well', async () => {
    for (const pad of Object.keys(pads))
      for (const clockHz of clocks) {
        const { identified, finding } = await look('none', pad, clockHz, 'W25Q64JV')
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
      return wiringFinding(await observe(transport, 'low'), wiredSomehow)
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

  it('is asked by the older questions when it has no JEDEC ID, and is not taken for an open wire', async () => {
    const { causes, otherAnswers, oneBitAway } = await unknown('TEST-NO-ID')
    expect(causes[0]?.id).toBe('other-kind')
    expect(otherAnswers).toEqual([
      { question: '90', bytes: 'd30f' },
      { question: 'AB', bytes: '0f' },
    ])
    expect(oneBitAway).toEqual([])
  })
})
