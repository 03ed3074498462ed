/** The chip table: what the makers' files under `chips/` say, checked once and typed. */
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
import { layoutsFile, makerFile, timingsFile } from './chip-checks.ts'
import type { ChipEntry, Shared } from './chip-entry.ts'
import { chipEntry } from './chip-entry.ts'
import { bitFrom } from './chip-words.ts'

export type { ChipEntry, EntryErase, FourByteAddress } from './chip-entry.ts'
export { flashChip } from './flash-chip.ts'

const makers: readonly unknown[] = [
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

let entries: readonly ChipEntry[] | null = null

/** All entries, by maker and name. Parsed at the first call, because most starts need none of it. */
export function chipEntries(): readonly ChipEntry[] {
  entries ??= readTable()
  return entries
}

/** The entry with this id, in any case; `null` when there is none. */
export function chipEntryById(id: string): ChipEntry | null {
  const wanted = id.toLowerCase()
  return chipEntries().find((entry) => entry.id === wanted) ?? null
}

function readTable(): readonly ChipEntry[] {
  try {
    const shared = sharedFacts()
    return makers.flatMap((json) => {
      const maker = makerFile.parse(json)
      return maker.chips.map((written) => chipEntry(maker.vendor, written, shared))
    })
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw new Fault('bug.unexpected', { detail: `chip data: ${String(cause)}` }, { cause })
  }
}

function sharedFacts(): Shared {
  const { statusLayouts, unprotectMethods } = layoutsFile.parse(layouts)
  const layoutOf = (bits: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(bits).map(([name, words]) => [name, bitFrom(words)]))
  return {
    statusLayouts: new Map(
      Object.entries(statusLayouts).map(([key, bits]) => [key, layoutOf(bits)]),
    ),
    unprotectMethods,
    timings: timingsFile.parse(timings),
  }
}
