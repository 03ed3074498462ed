// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Pure: words as people type them, brought to the words that the reference uses. */
import { locale } from '../../shared/text/language.ts'
import { sameWord } from '../text/reference/asked.ts'
import { sameGermanWord } from '../text/reference/german/asked.ts'

/** Names of ports differ in their number; what is asked is the same: `COM12`, `/dev/cu.usbmodem1401`, `spidev0.1`. */
const portNames: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/\b(?:cu|tty)\.(usb(?:modem|serial)|wchusbserial)[\w-]*/gu, '$1'],
  [/\bcom\d{1,3}\b/gu, 'comport'],
  [/\btty(acm|usb)\d+\b/gu, 'tty$1'],
  [/\bspidev\d+\.\d+\b/gu, 'spidev'],
]

const plainPorts = (text: string): string =>
  portNames.reduce((rest, [pattern, word]) => rest.replaceAll(pattern, word), text)

/** Lower case, numbers with their unit in one word, `soic-8` as `soic8`, `won't` as `wont`, ports without a number. */
export function tokens(text: string): readonly string[] {
  return plainPorts(text.toLowerCase())
    .replaceAll(/[`'’]/gu, '')
    .replaceAll(/(\d),(\d)/gu, '$1.$2')
    .replaceAll(/\b([a-z]+)-(\d)/gu, '$1$2')
    .replaceAll(/(\d)[ \u00A0-](?=(?:v|volts?|mib|kib|mb|kb|mhz|khz|ohm|mm|cm|nf|uf)\b)/gu, '$1')
    .replaceAll(/(\d)(?:volts?)\b/gu, '$1v')
    .replaceAll(/(\d)mb\b/gu, '$1mib')
    .replaceAll(/(\d)kb\b/gu, '$1kib')
    .split(/[^\p{L}\p{N}._]+/u)
    .map((word) => word.replaceAll(/^[._]+|[._]+$/gu, ''))
    .filter(Boolean)
}

type Families = ReadonlyMap<string, readonly string[]>

const familiesOf = (all: readonly (readonly string[])[]): Families => {
  const families = new Map<string, readonly string[]>()
  for (const family of all)
    for (const word of family)
      families.set(word, [
        ...(families.get(word) ?? []),
        ...family.filter((other) => other !== word),
      ])
  return families
}

const english = familiesOf(sameWord)
const german = familiesOf([...sameWord, ...sameGermanWord])

/** `bruecke` is `brücke` on a keyboard without umlauts. */
const withUmlauts = (word: string): string =>
  word.replaceAll('ae', 'ä').replaceAll('oe', 'ö').replaceAll('ue', 'ü')

/** Other spellings of a word. */
export function alike(word: string): readonly string[] {
  if (locale() !== 'de') return english.get(word) ?? []
  const spelled = withUmlauts(word)
  return [...(spelled === word ? [] : [spelled]), ...(german.get(spelled) ?? [])]
}

/**
 * Another letter in the place of one makes another word more often (`fake` and `take`, `status` and `states`) than a
 * letter too many, too few, or two that changed places.
 */
const otherLetter = 1.5

/** Edits between two words, a swap of neighbours counting as one, another letter as one and a half. */
export function edits(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + (same ? 0 : otherLetter),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? Infinity
}

const digits = (word: string) => word.replaceAll(/\D/gu, '')

/** Shorter words are other words, and not slips of the keyboard: `busy` is no `bus`. */
const leastLength = 5
/** From this length on a slip may be larger: two letters, or one that is another. */
const longWord = 8

/** The known word that was most likely meant. Another number is another thing, and a part's letters tell its voltage. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  if (word.length < 4 || digits(word).length > 2) return null
  const most = word.length < leastLength ? 0 : word.length < longWord ? 1 : 2
  const zeros = word.replaceAll('o', '0')
  let best: string | null = null
  let least = most + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > most) continue
    if (candidate === zeros && digits(word) !== '') return candidate
    if (digits(candidate) !== digits(word)) continue
    const needed = edits(word, candidate)
    if (needed <= most && needed < least) [best, least] = [candidate, needed]
  }
  return best
}
