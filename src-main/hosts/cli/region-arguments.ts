// SPDX-License-Identifier: GPL-3.0-or-later
/** The options of flashrom for regions of a chip: -l, --ifd, --fmap, -i. Pure; throws `UsageError`. */
import { none, needs, UsageError } from './options.ts'
import type { OptionSpec, ParsedOption } from './options.ts'
import { usageWords } from '../../../shared/text/cli-usage.ts'

export interface RegionWords {
  /** `path`: the file that holds the layout; `null`: the chip holds it. */
  readonly layout: { readonly kind: 'ifd' | 'fmap' | 'text'; readonly path: string | null }
  readonly include: readonly { readonly name: string; readonly path: string | null }[]
}

export const regionSpecs: readonly OptionSpec[] = [
  needs('layout', 'l'),
  needs('include', 'i'),
  needs('image'),
  none('ifd'),
  needs('ifd-file'),
  none('fmap'),
  needs('fmap-file'),
  none('extract', 'x'),
]

const layouts: Readonly<Record<string, 'ifd' | 'fmap' | 'text'>> = {
  layout: 'text',
  ifd: 'ifd',
  'ifd-file': 'ifd',
  fmap: 'fmap',
  'fmap-file': 'fmap',
}

/** `null` when no region is named; `alone` is a region that is named without a file, by `--wp-region`. */
export function regionWords(
  options: readonly ParsedOption[],
  act: string,
  alone: string | null = null,
): RegionWords | null {
  const sources = options.filter(({ long }) => long in layouts)
  const named = options
    .filter(({ long }) => long === 'include' || long === 'image')
    .map(({ value, typed }) => {
      const [name = '', ...rest] = (value ?? '').split(':')
      const path = rest.length === 0 ? null : rest.join(':')
      if (name === '' || path === '') throw new UsageError(usageWords.noRegion(typed, value ?? ''))
      return { name, path }
    })
  const include = alone === null ? named : [...named, { name: alone, path: null }]
  const [source, second] = sources
  if (source === undefined && include.length === 0 && act !== 'extract') return null
  if (!['read', 'write', 'verify', 'extract'].includes(act) && (alone === null || named.length > 0))
    throw new UsageError(usageWords.regionsOf())
  if (source === undefined) throw new UsageError(usageWords.noLayout())
  if (second !== undefined) throw new UsageError(usageWords.noTogether(source.typed, second.typed))
  if (act === 'extract' && include.length > 0) throw new UsageError(usageWords.extractAll())
  if (act !== 'extract' && include.length === 0)
    throw new UsageError(usageWords.needsRegion(source.typed))
  const names = include.map(({ name }) => name)
  if (new Set(names).size < names.length) throw new UsageError(usageWords.regionTwice())
  return {
    layout: { kind: layouts[source.long] ?? 'text', path: source.value },
    include,
  }
}
