// SPDX-License-Identifier: GPL-3.0-or-later
/** The chip table: the manufacturers' files under `chips/`, checked once and typed. */
import amic from './chips/amic.json' with { type: 'json' }
import atmel from './chips/atmel.json' with { type: 'json' }
import boya from './chips/boya.json' with { type: 'json' }
import eon from './chips/eon.json' with { type: 'json' }
import esi from './chips/esi.json' with { type: 'json' }
import esmt from './chips/esmt.json' with { type: 'json' }
import fudan from './chips/fudan.json' with { type: 'json' }
import gigadevice from './chips/gigadevice.json' with { type: 'json' }
import intel from './chips/intel.json' with { type: 'json' }
import issi from './chips/issi.json' with { type: 'json' }
import layouts from './chips/layouts.json' with { type: 'json' }
import macronix from './chips/macronix.json' with { type: 'json' }
import micronNumonyxSt from './chips/micron-numonyx-st.json' with { type: 'json' }
import micron from './chips/micron.json' with { type: 'json' }
import nantronics from './chips/nantronics.json' with { type: 'json' }
import pmc from './chips/pmc.json' with { type: 'json' }
import puya from './chips/puya.json' with { type: 'json' }
import sanyo from './chips/sanyo.json' with { type: 'json' }
import spansion from './chips/spansion.json' with { type: 'json' }
import sst from './chips/sst.json' with { type: 'json' }
import timings from './chips/timings.json' with { type: 'json' }
import winbond from './chips/winbond.json' with { type: 'json' }
import xmc from './chips/xmc.json' with { type: 'json' }
import xtx from './chips/xtx.json' with { type: 'json' }
import zbit from './chips/zbit.json' with { type: 'json' }
import zetta from './chips/zetta.json' with { type: 'json' }
import { Fault } from '../fault.ts'
import { layoutsFile, timingsFile, writtenEntry } from './chip-checks.ts'
import type { ChipEntry, Shared } from './chip-entry.ts'
import { chipEntry } from './chip-entry.ts'
import { bitFrom } from './chip-words.ts'

export type { ChipEntry, EntryErase, FourByteAddress, TimePair } from './chip-entry.ts'
export { flashChip } from './flash-chip.ts'

/** The searchable fields of an entry; read without checking the rest of it. */
export interface ChipRow {
  readonly id: string
  readonly vendor: string
  readonly name: string
  readonly partNames?: readonly string[]
  readonly listedAs?: Readonly<Record<string, string | undefined>>
  /** As printed on the part, if the listed names are incomplete or different. */
  readonly printed?: readonly string[]
  readonly tested?: Readonly<Record<string, { readonly write?: string } | undefined>>
  readonly probe: string
  /** `ef 40 18` */
  readonly idBytes: string
}

interface Maker {
  readonly vendor: string
  readonly chips: readonly Omit<ChipRow, 'vendor'>[]
}

const makers: readonly Maker[] = [
  amic,
  atmel,
  boya,
  eon,
  esi,
  esmt,
  fudan,
  gigadevice,
  intel,
  issi,
  macronix,
  micron,
  micronNumonyxSt,
  nantronics,
  pmc,
  puya,
  sanyo,
  spansion,
  sst,
  winbond,
  xmc,
  xtx,
  zbit,
  zetta,
]

let rows: readonly ChipRow[] | null = null
let shared: Shared | null = null
const checked = new Map<string, ChipEntry>()

/** The searchable fields of all entries, by manufacturer and name. Fast: nothing is checked yet. */
export function chipRows(): readonly ChipRow[] {
  rows ??= makers.flatMap(({ vendor, chips }) => chips.map((chip) => ({ ...chip, vendor })))
  return rows
}

/** The whole entry of a row, checked and converted to numbers once. Throws `bug.unexpected` on damaged data. */
export function chipEntryOf(row: ChipRow): ChipEntry {
  const found = checked.get(row.id)
  if (found !== undefined) return found
  const { vendor, ...written } = row
  shared ??= sharedFacts()
  const entry = chipEntry(
    vendor,
    parsed(row.id, () => writtenEntry.parse(written)),
    shared,
  )
  checked.set(row.id, entry)
  return entry
}

/**
 * All entries, by manufacturer and name: about a tenth of a second the first time, so searches begin with `chipRows`.
 */
export function chipEntries(): readonly ChipEntry[] {
  return chipRows().map(chipEntryOf)
}

/** The entry with this id, in any case; `null` when there is none. */
export function chipEntryById(id: string): ChipEntry | null {
  const wanted = id.toLowerCase()
  const row = chipRows().find((each) => each.id === wanted)
  return row === undefined ? null : chipEntryOf(row)
}

function sharedFacts(): Shared {
  const { statusLayouts, unprotectMethods } = parsed('layouts', () => layoutsFile.parse(layouts))
  const layoutOf = (bits: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(bits).map(([name, words]) => [name, bitFrom(words)]))
  return {
    statusLayouts: new Map(
      Object.entries(statusLayouts).map(([key, bits]) => [key, layoutOf(bits)]),
    ),
    unprotectMethods,
    timings: parsed('timings', () => timingsFile.parse(timings)),
  }
}

function parsed<T>(where: string, parse: () => T): T {
  try {
    return parse()
  } catch (cause) {
    const detail = `chip data: ${where}: ${String(cause)}`
    throw new Fault('bug.unexpected', { detail }, { cause })
  }
}
