// SPDX-License-Identifier: GPL-3.0-or-later
/** From the replies of the bus to candidates. Priority: quirk over SFDP over table. Pure. */
import { entriesNamed, noSuchName } from '../../shared/data/chip-names.ts'
import type { ChipEntry } from '../../shared/data/chips.ts'
import { addressingOf, flashChip } from '../../shared/data/flash-chip.ts'
import { Fault } from '../../shared/fault.ts'
import { partCode } from '../../shared/part-name.ts'
import type {
  ChipCandidates,
  ChipDifference,
  ChipFact,
  FlashChip,
} from '../../shared/model/chip.ts'
import type { ChipEvidence, Matches } from './evidence.ts'
import { capacityOf, matchesOf } from './evidence.ts'
import { doubtsOf, doubtsOfKnown } from './doubts.ts'
import type { BoardIds } from './doubts.ts'
import { commonEntry, whatKeepsApart } from './merge.ts'
import { separations, withQuirks } from './quirks.ts'
import { contradicts, describedAlone, withSelfDescription } from './self-description.ts'
import type { Sfdp } from './sfdp-types.ts'

export type { ChipEvidence } from './evidence.ts'

export interface Resolved extends ChipCandidates {
  /** The reply that counts, as hex in bus order (`ef4018`); empty when nothing answered. */
  readonly idBytes: string
  /** False: every reply was all 00 or all FF. True without candidates means an unknown chip. */
  readonly answered: boolean
}

/**
 * Which chips the evidence fits. `named` (any name that `entriesNamed` accepts) narrows it to entries of that name. A
 * doubt also makes the user choose; once the user has named the chip model, the doubt is only reported. `board`: what
 * the chips of the mainboard can be, if known, one list per chip. Throws `chip.no-such-name` when no entry has the
 * name, and `chip.mismatch` when the chip answers as another one. `differences` also lists where SFDP and table
 * disagree, when nothing must be chosen.
 */
export function resolveChip(
  evidence: ChipEvidence,
  named: string | null = null,
  board: BoardIds = [],
): Resolved {
  const matches = matchesOf(evidence)
  const sfdp = evidence.sfdp?.ok === true && evidence.sfdp.sfdp.sound ? evidence.sfdp.sfdp : null
  const { idBytes, answered } = matches
  const asked = named === null ? null : askedFor(named, matches, sfdp)
  if (!answered) return { candidates: [], mustChoose: false, differences: [], idBytes, answered }
  const bySelf = asked === null && named !== null
  if (matches.entries.length === 0 || bySelf)
    return { ...alone(matches, sfdp, named), idBytes, answered }
  const entries = asked === null ? matches.entries : narrowed(asked, matches, named ?? '')
  const seen = { matches, evidence, sfdp, board }
  return { ...fromTable(entries, seen, asked !== null), idBytes, answered }
}

// ---- by name -----------------------------------------------------------------------------------------------

/** `null` when the name is that of a chip known only from its SFDP table. */
function askedFor(named: string, matches: Matches, sfdp: Sfdp | null): readonly ChipEntry[] | null {
  const entries = entriesNamed(named)
  if (entries.length > 0) return entries
  const own = sfdp === null ? null : describedAlone(matches.bytes, sfdp)
  if (own?.id === named.toLowerCase()) return null
  throw noSuchName(named)
}

function narrowed(
  asked: readonly ChipEntry[],
  matches: Matches,
  named: string,
): readonly ChipEntry[] {
  const entries = matches.entries.filter((entry) => asked.some((each) => each.id === entry.id))
  if (entries.length > 0) return entries
  throw mismatch(named, matches)
}

const namesIn = (entries: readonly ChipEntry[]): readonly string[] => [
  ...new Set(entries.flatMap(({ names }) => names)),
]

function mismatch(named: string, matches: Matches): Fault<'chip.mismatch'> {
  const [first] = matches.entries
  const found =
    first === undefined
      ? null
      : {
          vendor: [...new Set(matches.entries.map(({ vendor }) => vendor))].join(' / '),
          name: partCode({ id: first.id, names: namesIn(matches.entries) }),
        }
  return new Fault('chip.mismatch', { asked: named, found, idBytes: matches.idBytes })
}

// ---- a chip the table does not know ------------------------------------------------------------------------

function alone(matches: Matches, sfdp: Sfdp | null, named: string | null): ChipCandidates {
  const entry = sfdp === null ? null : describedAlone(matches.bytes, sfdp)
  const isNamed = named !== null && entry?.id === named.toLowerCase()
  if (named !== null && !isNamed) throw mismatch(named, matches)
  // Without a way to reach all of its memory, the chip could be read and written only in part.
  if (entry === null || sfdp === null || addressingOf(entry) === null) return nothing
  const capacity = capacityOf(matches.bytes)
  const otherSize = capacity !== null && capacity !== entry.sizeBytes
  const differences: readonly ChipDifference[] = [
    ...(otherSize ? [sizeDisputed('id-byte', [capacity], entry.sizeBytes)] : []),
    ...doubtsOf(matches.bytes),
  ]
  return {
    candidates: [settled(entry, [selfFact(sfdp)])],
    mustChoose: differences.length > 0 && !isNamed,
    differences,
  }
}

const nothing: ChipCandidates = { candidates: [], mustChoose: false, differences: [] }

const sizeDisputed = (
  by: 'table' | 'id-byte',
  sizesBytes: readonly number[],
  ownBytes: number,
): ChipDifference => ({ code: 'size-disputed', by, sizesBytes, ownBytes })

// ---- a chip in the table -----------------------------------------------------------------------------------

interface Seen {
  readonly matches: Matches
  readonly evidence: ChipEvidence
  readonly sfdp: Sfdp | null
  readonly board: BoardIds
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function fromTable(
  all: readonly ChipEntry[],
  { matches, evidence, sfdp, board }: Seen,
  named: boolean,
): ChipCandidates {
  const entries = sfdp === null ? all : toldApart(all, matches, sfdp)
  const sized = entries.some((entry) => entry.sizeBytes === sfdp?.sizeBytes)
  const believed = sized ? sfdp : null
  const size = sfdp === null || sized ? null : sizeDispute(entries, matches, sfdp)
  const apart = whatKeepsApart(entries)
  const doubts = doubtsOfKnown(matches.bytes, evidence, board)
  const groups = apart.length === 0 ? [commonEntry(entries)] : withOneOfEachName(entries)
  const described = groups.map((entry) => describe(entry, believed))
  const own = named || size?.settled !== false ? null : ownVersion(matches, sfdp)
  return {
    candidates: [...described.map((each) => each.chip), ...(own === null ? [] : [own])],
    mustChoose: apart.length > 0 || (!named && (doubts.length > 0 || size?.settled === false)),
    differences: [
      ...apart,
      ...doubts,
      ...(size === null ? [] : [size.difference]),
      ...described
        .flatMap((each) => each.differences)
        .filter((one, at, list) => list.findIndex((other) => isSame(one, other)) === at),
    ],
  }
}

/**
 * Entries with the same marking that can be driven as one chip are one choice, because a user cannot tell them apart.
 */
function withOneOfEachName(entries: readonly ChipEntry[]): readonly ChipEntry[] {
  const groups = new Map<string, ChipEntry[]>()
  for (const entry of entries) {
    const key = entry.names.join(' ')
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups.values()].flatMap((group) =>
    whatKeepsApart(group).length === 0 ? [commonEntry(group)] : group,
  )
}

/** Drops entries that the chip's SFDP table rules out, as long as one remains. */
function toldApart(all: readonly ChipEntry[], matches: Matches, sfdp: Sfdp): readonly ChipEntry[] {
  const capacity = capacityOf(matches.bytes)
  const keep = (
    entries: readonly ChipEntry[],
    test: (entry: ChipEntry) => boolean,
  ): readonly ChipEntry[] => {
    const kept = entries.filter(test)
    return kept.length === 0 ? entries : kept
  }
  // Some chips describe only half of themselves. A size in SFDP that the ID byte contradicts therefore rules out
  // nothing.
  const bySize =
    capacity === null || capacity === sfdp.sizeBytes
      ? keep(all, (entry) => entry.sizeBytes === sfdp.sizeBytes)
      : all
  const byErase = keep(bySize, (entry) => !contradicts(entry, sfdp))
  return separations.reduce((left, each) => each.remaining(left, sfdp), byErase)
}

/** The SFDP table states another size than every entry. Table and ID byte together outweigh it; nothing else does. */
function sizeDispute(
  entries: readonly ChipEntry[],
  matches: Matches,
  sfdp: Sfdp,
): { readonly settled: boolean; readonly difference: ChipDifference } {
  const sizes = [...new Set(entries.map((entry) => entry.sizeBytes))]
  return {
    settled: sizes.length === 1 && sizes[0] === capacityOf(matches.bytes),
    difference: sizeDisputed('table', sizes, sfdp.sizeBytes),
  }
}

/** The chip as its SFDP table describes it: one more candidate when the size is disputed. */
function ownVersion(matches: Matches, sfdp: Sfdp | null): FlashChip | null {
  const entry = sfdp === null ? null : describedAlone(matches.bytes, sfdp)
  if (entry === null || sfdp === null || addressingOf(entry) === null) return null
  return settled(entry, [selfFact(sfdp)])
}

function describe(
  entry: ChipEntry,
  sfdp: Sfdp | null,
): { readonly chip: FlashChip; readonly differences: readonly ChipDifference[] } {
  const table = { code: 'table', entry: entry.id, source: entry.source } as const
  if (sfdp === null || sfdp.sizeBytes !== entry.sizeBytes || entry.program === 'at45-buffer')
    return { chip: settled(entry, [table]), differences: [] }
  const described = withSelfDescription(entry, sfdp)
  return {
    chip: settled(described.entry, [selfFact(sfdp), table]),
    differences: described.differences,
  }
}

function selfFact({ basicRevision: { major, minor } }: Sfdp): ChipFact {
  return { code: 'sfdp', major, minor }
}

function settled(entry: ChipEntry, facts: readonly ChipFact[]): FlashChip {
  const chip = withQuirks(flashChip(entry), entry)
  const quirks = chip.quirks.map((quirk): ChipFact => ({ code: 'quirk', quirk }))
  return { ...chip, facts: [...quirks, ...facts] }
}
