// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: what the print on a chip says, as far as it can be trusted. */
import { markedOnce, markedVoltage } from '../../shared/data/marked-codes.ts'
import { searchMarking } from '../../shared/data/marking-search.ts'
import type { MarkedSeries, VoltageClass } from '../../shared/model/marking.ts'
import type { MarkingMatch } from '../../shared/data/marking-search.ts'

export interface PrintReading {
  /** Best first, one per part name. */
  readonly matches: readonly MarkingMatch[]
  /** No part of the table is called so; the matches are only near to it. */
  readonly near: boolean
  /**
   * The part, when the print explains it and nothing equally good differs in size or voltage. It never says 3 V while
   * more letters could make it a part of another voltage: `25Q80` may go on as `25Q80EW`, which 3.3 V destroys.
   */
  readonly settled: MarkingMatch | null
  /** Other parts that explain the print about as well as `settled`, 0 without it. */
  readonly alike: number
  /** Said by every match that is about as good as the best; `null` where they differ or there is none. */
  readonly voltage: VoltageClass | null
  readonly sizeBytes: number | null
  /** The likeliest part that 3.3 V destroys, where the print may still go on to be one; it is among `matches`. */
  readonly lowVoltage: MarkingMatch | null
  /** What the letters say by themselves, also of a part that is not in the table. */
  readonly series: MarkedSeries | null
}

/** Matches this much worse than the best still count as possible. */
const aboutAsGood = 0.05
/** Below this too little of the print is explained to rely on. */
const enough = 0.6
const mostMatches = 6
/** From here on a match explains the whole print as the beginning of its name, see `markingScore`. */
const mayGoOn = 0.4
/** Every part that could be meant counts when it is about voltage, not only those that are shown. */
const all = 1000
/** A print that is understood needs no long list; the nearest others stay in sight. */
const whenSettled = 3

/** From here on a match explains every letter of the print. */
const whole = 0.9

/**
 * `boardParts`: what the mainboard is known to have, which comes first among equals. A name that stands in two words is
 * read as one (`w25q64 jvsiq`) where that explains every letter, and never against letters that say 1.8 V by themselves.
 */
export function readPrint(text: string, boardParts: readonly string[] = []): PrintReading {
  const own = readAsTyped(text, boardParts)
  if (own.settled !== null || own.voltage === '1.8 V' || own.series?.voltage === '1.8 V') return own
  const words = text.trim().split(/\s+/u)
  for (let at = 0; at + 1 < words.length; at++) {
    const joined = words.toSpliced(at, 2, `${words[at]}${words[at + 1]}`).join(' ')
    const reading = readAsTyped(joined, boardParts)
    if ((reading.settled?.score ?? 0) >= whole) return reading
  }
  return own
}

function readAsTyped(text: string, boardParts: readonly string[]): PrintReading {
  const seen = new Set<string>()
  const matches = searchMarking(text, { limit: all, boardParts }).filter(({ name, entry }) => {
    const key = `${entry.vendor} ${name}`
    return !seen.has(key) && seen.add(key)
  })
  const series = markedOnce(text)
  const marked = markedVoltage(text)
  const [first] = matches
  if (first === undefined)
    return { ...nothing, series, voltage: marked === '1.8 V' ? marked : null }
  const near = first.kind === 'near'
  const best = Math.max(...matches.map(({ score }) => score))
  const close = matches.filter(({ score }) => score >= best - aboutAsGood)
  const one = <T>(of: (match: MarkingMatch) => T): T | null => {
    const values = new Set(close.map(of))
    return values.size === 1 ? of(first) : null
  }
  // Of a part that is not in the table only its letters say something.
  const voltage = near ? marked : one((match) => match.voltage)
  const sizeBytes = near ? null : one((match) => match.sizeBytes)
  const lowVoltage =
    voltage === '1.8 V'
      ? undefined
      : matches.find((match) => match.score >= mayGoOn && match.voltage === '1.8 V')
  const doubtful = lowVoltage !== undefined
  const clear = first.score >= enough && voltage !== null && sizeBytes !== null && !doubtful
  const settled = clear ? first : null
  return {
    matches: withRival(
      matches.slice(0, settled === null ? mostMatches : whenSettled),
      lowVoltage ?? null,
    ),
    near,
    settled,
    alike: settled === null ? 0 : close.length - 1,
    voltage: doubtful ? null : voltage,
    sizeBytes,
    lowVoltage: lowVoltage ?? null,
    series,
  }
}

const nothing: PrintReading = {
  matches: [],
  near: false,
  settled: null,
  alike: 0,
  voltage: null,
  sizeBytes: null,
  lowVoltage: null,
  series: null,
}

/** The part that keeps the question open has to be seen, or nobody knows what is being asked. */
function withRival(
  shown: readonly MarkingMatch[],
  rival: MarkingMatch | null,
): readonly MarkingMatch[] {
  return rival === null || shown.includes(rival) ? shown : [...shown.slice(0, -1), rival]
}
