// SPDX-License-Identifier: GPL-3.0-or-later
/** The options of flashrom and flashprog for write protection and single register bits. Pure; throws `UsageError`. */
import type { SettingsWanted } from '../../../shared/model/protection.ts'
import type { ByteRange } from '../../../shared/model/range.ts'
import { none, needs, UsageError } from './options.ts'
import type { OptionSpec, ParsedOption } from './options.ts'
import { usageWords } from '../../../shared/text/cli-usage.ts'

/** Which registers are shown, and what is set first; `null`: nothing is set. */
export interface ProtectionWords {
  readonly list: boolean
  readonly status: boolean
  /** The quad enable bit, as one digit. */
  readonly quadEnable: boolean
  readonly set: SettingsWanted | null
  /** The layout region whose range is to be protected. */
  readonly region: string | null
}

export const protectionSpecs: readonly OptionSpec[] = [
  none('wp-status'),
  none('wp-list'),
  needs('wp-range'),
  needs('wp-region'),
  none('wp-enable'),
  none('wp-disable'),
]

/** `null` when none of these options is given. */
export function protectionWords(options: readonly ParsedOption[]): ProtectionWords | null {
  const own = options.filter(({ long }) => protectionSpecs.some((spec) => spec.long === long))
  if (own.length === 0) return null
  const given = (long: string): ParsedOption | undefined => own.find((each) => each.long === long)
  const bothOf = (one: string, other: string): void => {
    const [a, b] = [given(one), given(other)]
    if (a !== undefined && b !== undefined)
      throw new UsageError(usageWords.noTogether(a.typed, b.typed))
  }
  bothOf('wp-enable', 'wp-disable')
  bothOf('wp-range', 'wp-region')
  const range = given('wp-range')
  const region = given('wp-region')?.value ?? null
  const lock = given('wp-enable') ? 'wp-pin' : given('wp-disable') ? 'off' : null
  const sets = range !== undefined || region !== null || lock !== null
  return {
    list: given('wp-list') !== undefined,
    status: given('wp-status') !== undefined,
    quadEnable: false,
    region,
    set: sets
      ? { range: range === undefined ? null : rangeOf(range), lock, quadEnable: null }
      : null,
  }
}

/** `0,0x100000`: decimal, hexadecimal (0x) or octal (0) numbers, as C programs parse them. */
function rangeOf({ typed, value }: ParsedOption): ByteRange {
  const parts = (value ?? '').split(',')
  const [offset, length] = parts.map(numberOf)
  if (
    parts.length !== 2 ||
    offset === undefined ||
    length === undefined ||
    offset === null ||
    length === null
  )
    throw new UsageError(usageWords.noRange(typed, value ?? ''))
  return { offset, length }
}

function numberOf(text: string): number | null {
  const number = /^0[0-7]+$/.test(text)
    ? Number.parseInt(text, 8)
    : /^(?:0[xX][\da-fA-F]{1,8}|0|[1-9]\d{0,9})$/.test(text)
      ? Number(text)
      : null
  return number !== null && number <= 0xffff_ffff ? number : null
}

const acts = ['status', 'list', 'range', 'region', 'enable', 'disable'] as const

/**
 * `wp [status|list|enable|disable] …`, `wp range … START,LENGTH`, `wp region … NAME`: translated to options of the
 * plain command line. The action may be the first word or an option.
 */
export function writeProtectLine(
  options: readonly ParsedOption[],
  words: readonly string[],
): readonly ParsedOption[] {
  const asked = options.filter(({ long }) => acts.some((act) => act === long))
  const first = acts.find((act) => act === words[0])
  const all = [...(first === undefined ? [] : [first]), ...asked.map(({ long }) => long)]
  if (all.length > 1) throw new UsageError(usageWords.oneWp(all))
  const act = all[0] ?? 'status'
  const values = first === undefined ? words : words.slice(1)
  const wanted = act === 'range' || act === 'region' ? 1 : 0
  if (values.length < wanted)
    throw new UsageError(act === 'range' ? usageWords.wpRangeNeeds() : usageWords.wpRegionNeeds())
  if (values.length > wanted)
    throw new UsageError(usageWords.strayWords(values.slice(wanted).join(' ')))
  const plain = options.filter((option) => !asked.includes(option))
  return [...plain, { long: `wp-${act}`, typed: `wp ${act}`, value: values[0] ?? null }]
}

export const writeProtectSpecs: readonly OptionSpec[] = acts.map((act) => none(act))

/** `config [get] qe`, `config set qe VALUE`. */
export function configWords(
  options: readonly ParsedOption[],
  words: readonly string[],
): ProtectionWords {
  const asked = options
    .filter(({ long }) => long === 'get' || long === 'set')
    .map(({ long }) => long)
  const first = words[0] === 'get' || words[0] === 'set' ? words[0] : null
  const all = [...(first === null ? [] : [first]), ...asked]
  if (all.length > 1) throw new UsageError(usageWords.oneConfig())
  const sets = all[0] === 'set'
  const [setting, value, ...more] = first === null ? words : words.slice(1)
  if (setting === undefined || more.length > 0 || (value === undefined) === sets)
    throw new UsageError(sets ? usageWords.configSetNeeds() : usageWords.configNeeds())
  if (setting !== 'qe' && setting !== 'quad-enable')
    throw new UsageError(usageWords.noSetting(setting))
  return {
    list: false,
    status: false,
    quadEnable: !sets,
    region: null,
    set: sets ? { range: null, lock: null, quadEnable: switchOf(value ?? '') } : null,
  }
}

export const configSpecs: readonly OptionSpec[] = [none('get'), none('set')]

function switchOf(text: string): boolean {
  if (text === 'true' || text === '1') return true
  if (text === 'false' || text === '0') return false
  throw new UsageError(usageWords.noSwitch(text))
}
