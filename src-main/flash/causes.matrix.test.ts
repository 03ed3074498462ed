import { describe, expect, it } from 'vitest'
import type { ChipWire, WiringCauseId, WiringFinding } from '../../shared/model/wiring.ts'
import { openPractice } from '../transport/practice/driver.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import { wiringFinding } from './causes.ts'
import type { LineRest } from './causes.ts'
import { identify } from './identify.ts'
import { observe } from './observe.ts'
import { testRun } from './test-run.ts'

/** One fault each, what is true of it, and the wire to be found, where it is one. */
const faults: readonly (readonly [
  fault: string,
  truth: readonly WiringCauseId[],
  wire?: ChipWire,
])[] = [
  ['open-miso', ['no-contact'], 'MISO'],
  ['open-mosi', ['no-contact'], 'MOSI'],
  ['open-clk', ['no-contact'], 'CLK'],
  ['open-cs', ['no-contact'], 'CS'],
  ['open-vcc', ['no-contact'], 'VCC'],
  ['open-gnd', ['gnd-open'], 'GND'],
  ['open-hold', ['hold-floats'], 'HOLD'],
  ['short-miso-gnd', ['miso-low'], 'MISO'],
  ['short-miso-vcc', ['miso-high'], 'MISO'],
  ['short-mosi-miso', ['miso-low'], 'MISO'],
  ['short-mosi-gnd', ['no-contact'], 'MOSI'],
  ['short-mosi-vcc', ['no-contact'], 'MOSI'],
  ['short-clk-gnd', ['no-contact'], 'CLK'],
  ['short-cs-gnd', ['no-contact'], 'CS'],
  ['short-hold-gnd', ['no-contact'], 'HOLD'],
  ['swap-mosi-miso', ['swapped'], 'MISO'],
  ['swap-cs-clk', ['swapped']],
  ['flip:rate=0.01', ['weak-contact']],
  ['flip:rate=0.02:above=3M', ['too-fast']],
  ['shift:bits=1', ['clk-rings']],
  ['shift:bits=-1', ['clk-rings']],
]

/** How an undriven line reads in truth, and what the app knows of it. */
const programmers: Readonly<
  Record<string, { readonly rest: 'low' | 'high' | 'noise'; readonly known: LineRest }>
> = {
  'low, known': { rest: 'low', known: 'low' },
  low: { rest: 'low', known: 'unknown' },
  high: { rest: 'high', known: 'unknown' },
  noise: { rest: 'noise', known: 'unknown' },
}
const clocks = [4_000_000, 8_000_000, 16_000_000]
const chips = ['W25Q64JV', 'MX25L6406E', 'MX25L512E']

async function look(fault: string, programmer: string, clockHz: number, chip: string) {
  const { rest, known } = programmers[programmer] ?? { rest: 'low', known: 'unknown' }
  const options = parsePracticeId(`practice:chip=${chip},content=blank,fault=${fault}`)
  const { transport, close } = await openPractice({ ...options, rest }, { clockHz })
  try {
    const identified = await identify(transport, testRun()).then(
      () => true,
      () => false,
    )
    return { identified, finding: wiringFinding(await observe(transport, known)) }
  } finally {
    await close()
  }
}

/** How a finding meets the truth: `first`, one of those that are `alike`, `later`, or `missed`. */
function verdict(
  { causes }: WiringFinding,
  truth: readonly WiringCauseId[],
  wire?: ChipWire,
): string {
  const at = causes.findIndex(
    ({ id, wires }) =>
      truth.includes(id) && (wire === undefined || wires.includes(wire) || wires.length === 0),
  )
  const found = causes[at]
  if (found === undefined) return 'missed'
  if (found.likely === 'most likely') return 'first'
  const alike = causes.filter(({ likely }) => likely === 'alike').length
  return found.likely === 'alike' ? `${at + 1} of ${alike} alike` : 'later'
}

async function table(): Promise<Record<string, Record<string, string>>> {
  const rows: Record<string, Record<string, string>> = {}
  for (const [fault, truth, wire] of faults) {
    rows[fault] = {}
    for (const programmer of Object.keys(programmers)) {
      const verdicts = new Set<string>()
      for (const [at, clockHz] of clocks.entries()) {
        const { identified, finding } = await look(fault, programmer, clockHz, chips[at] ?? '')
        expect(identified, fault).toBe(false)
        expect(finding.causes, fault).not.toEqual([])
        verdicts.add(verdict(finding, truth, wire))
      }
      rows[fault][programmer] = [...verdicts].join('; ')
    }
  }
  return rows
}

describe('a single wiring fault, on four programmers, three chips and three clocks', () => {
  it('is named, or stands among those that look alike, as this table says', async () => {
    const rows = await table()
    const lines = Object.entries(rows).map(([fault, by]) =>
      `${fault.padEnd(24)} ${Object.values(by)
        .map((each) => each.padEnd(14))
        .join(' ')}`.trimEnd(),
    )
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      open-miso                1 of 4 alike   1 of 4 alike   1 of 4 alike   1 of 4 alike
      open-mosi                1 of 4 alike   1 of 4 alike   1 of 4 alike   1 of 4 alike
      open-clk                 1 of 4 alike   1 of 4 alike   1 of 4 alike   1 of 4 alike
      open-cs                  1 of 4 alike   1 of 4 alike   1 of 4 alike   1 of 4 alike
      open-vcc                 1 of 4 alike   1 of 4 alike   1 of 4 alike   1 of 4 alike
      open-gnd                 first          4 of 4 alike   4 of 4 alike   4 of 4 alike
      open-hold                1 of 2 alike   1 of 2 alike   1 of 2 alike   1 of 2 alike
      short-miso-gnd           4 of 4 alike   4 of 4 alike   4 of 4 alike   4 of 4 alike
      short-miso-vcc           1 of 2 alike   4 of 4 alike   4 of 4 alike   4 of 4 alike
      short-mosi-miso          4 of 4 alike   4 of 4 alike   4 of 4 alike   4 of 4 alike
      short-mosi-gnd           1 of 4 alike   1 of 4 alike   1 of 4 alike   1 of 4 alike
      short-mosi-vcc           1 of 4 alike   1 of 4 alike   1 of 4 alike   1 of 4 alike
      short-clk-gnd            1 of 4 alike   1 of 4 alike   1 of 4 alike   1 of 4 alike
      short-cs-gnd             1 of 4 alike   1 of 4 alike   1 of 4 alike   1 of 4 alike
      short-hold-gnd           1 of 4 alike   1 of 4 alike   1 of 4 alike   1 of 4 alike
      swap-mosi-miso           3 of 4 alike   3 of 4 alike   3 of 4 alike   3 of 4 alike
      swap-cs-clk              3 of 4 alike   3 of 4 alike   3 of 4 alike   3 of 4 alike
      flip:rate=0.01           first          first          first          first
      flip:rate=0.02:above=3M  first          first          first          first
      shift:bits=1             first          first          first          first
      shift:bits=-1            first          first          first          first
      "
    `)
  })

  it('is not seen in a chip that is wired well', async () => {
    for (const programmer of Object.keys(programmers))
      for (const clockHz of clocks) {
        const { identified, finding } = await look('none', programmer, clockHz, 'W25Q64JV')
        expect(identified).toBe(true)
        expect(finding.causes).toEqual([])
        expect(finding.equalTries).toBe(finding.tries)
      }
  })
})

describe('a chip that is wired well and that nobody knows', () => {
  const unknown = async (chip: string) => {
    const { transport, close } = await openPractice(parsePracticeId(`practice:chip=${chip}`))
    try {
      await expect(identify(transport, testRun())).rejects.toMatchObject({ code: 'chip.unknown' })
      return wiringFinding(await observe(transport, 'low'))
    } finally {
      await close()
    }
  }

  it('is another kind of chip when it obeys, and its neighbours in the table are named', async () => {
    const { causes, idBytes, oneBitAway, otherAnswers } = await unknown('TEST-UNKNOWN')
    expect(causes.map(({ id, likely }) => [id, likely])).toEqual([
      ['other-kind', 'alike'],
      ['two-chips', 'alike'],
      ['weak-contact', 'alike'],
    ])
    expect(idBytes).toBe('ef0017')
    expect(oneBitAway.map((near) => near.idBytes)).toContain('ef4017')
    expect(otherAnswers).toEqual([])
  })

  it('may be two chips at once, and neither of them', async () => {
    const { causes, idBytes, oneBitAway } = await unknown('W25Q64JV,fault=second-chip')
    expect(idBytes).toBe('c20017')
    expect(oneBitAway.map(({ name }) => name)).toEqual(['MX25L6405'])
    expect(causes.filter(({ likely }) => likely === 'alike').map(({ id }) => id)).toEqual([
      'other-kind',
      'two-chips',
      'weak-contact',
    ])
  })

  it('is asked by the older questions when it has no JEDEC ID, and is not taken for an open wire', async () => {
    const { causes, otherAnswers, oneBitAway } = await unknown('TEST-NO-ID')
    expect(causes[0]).toMatchObject({ id: 'other-kind', likely: 'most likely' })
    expect(otherAnswers).toEqual([
      { question: '90', bytes: 'd30f' },
      { question: 'AB', bytes: '0f' },
    ])
    expect(oneBitAway).toEqual([])
  })
})
