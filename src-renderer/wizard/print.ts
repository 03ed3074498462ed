// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: what the marking of a chip shows, as far as it can be trusted. */
import { markedOnce, markedVoltage } from '../../shared/data/marked-codes.ts'
import { searchMarking } from '../../shared/data/marking-search.ts'
import type { MarkedSeries, VoltageClass } from '../../shared/model/marking.ts'
import type { MarkingMatch } from '../../shared/data/marking-search.ts'

export interface PrintReading {
  /** Best first, one per model name. */
  readonly matches: readonly MarkingMatch[]
  /** No chip of the table has this name; the matches are only similar. */
  readonly near: boolean
  /**
   * The chip model, if the marking explains it and no equally good match differs in size or voltage. Never a 3 V chip
   * while more letters could turn the marking into one of another voltage: `25Q80` may continue as `25Q80EW`, which 3.3
   * V destroys.
   */
  readonly settled: MarkingMatch | null
  /** Number of other models that fit the marking about as well as `settled`; 0 without it. */
  readonly alike: number
  /** The value on which all matches about as good as the best agree; `null` when they differ or there is none. */
  readonly voltage: VoltageClass | null
  readonly sizeBytes: number | null
  /** The most likely chip that 3.3 V destroys, if the marking may still continue to its name; it is among `matches`. */
  readonly lowVoltage: MarkingMatch | null
  /** What the letters mean by themselves, also for a chip that is not in the table. */
  readonly series: MarkedSeries | null
}

/** Matches worse than the best by this much still count as possible. */
const aboutAsGood = 0.05
/** Below this score too little of the marking is explained. */
const enough = 0.6
const mostMatches = 6
/** From this score on a match explains the whole marking as the beginning of its name, see `markingScore`. */
const mayGoOn = 0.4
/** For the voltage every possible chip counts, also those that are not shown. */
const all = 1000
/** A marking that is understood needs no long list, but the most similar others stay visible. */
const whenSettled = 3

/** From this score on a match explains every letter of the marking. */
const whole = 0.9

/**
 * `boardParts`: chips known from this mainboard, which come first among equals. A name typed as two words is read as
 * one (`w25q64 jvsiq`) if that explains every letter, but never against letters that mean 1.8 V by themselves.
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
  // For a chip that is not in the table only the letters are known.
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

/** The chip that makes the question necessary must be shown, or the user cannot understand the question. */
function withRival(
  shown: readonly MarkingMatch[],
  rival: MarkingMatch | null,
): readonly MarkingMatch[] {
  return rival === null || shown.includes(rival) ? shown : [...shown.slice(0, -1), rival]
}
