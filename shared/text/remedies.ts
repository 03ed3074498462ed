// SPDX-License-Identifier: GPL-3.0-or-later
/** The text for the user about a fault, with its facts and the legs of the package filled in. */
import type { FaultCode, FaultRecord } from '../fault.ts'
import { spellLegs } from '../data/legs.ts'
import { withPartsSaid } from '../part-name.ts'
import { spelled } from '../spelling.ts'
import * as de from './de/remedies.ts'
import * as en from './en/remedies.ts'
import { spoken } from './language.ts'
import type { Remedy, RemedyOf } from './remedy.ts'
import { lookText } from './wiring.ts'

export type { Remedy } from './remedy.ts'

export const { remedies } = spoken({ en, de })

/**
 * The remedy of one fault with its facts and legs filled in; the package is `null` if not known. `loose`: not on a
 * mainboard.
 */
export function remedyFor(
  fault: FaultRecord,
  packageId: string | null = null,
  loose = false,
): Remedy {
  const entry = remedies[fault.code] as RemedyOf<FaultCode>
  const said = withPartsSaid(fault.facts)
  const remedy = typeof entry === 'function' ? entry(said) : entry
  const facts = said as Readonly<Record<string, unknown>>
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in facts ? spelled(name, facts[name]) : whole,
    )
  // Observations of these wires come before general advice.
  const looks = 'looks' in fault.facts ? (fault.facts.looks ?? []) : []
  const first = looks.slice(0, LOOKS_TOLD).map((look) => lookText(look, loose))
  const steps =
    first.length > 0 && fault.code !== 'chip.unknown' ? first : [...first, ...remedy.steps]
  return {
    title: fill(remedy.title),
    meaning: fill(remedy.meaning),
    steps: steps.map((step) => spellLegs(fill(step), packageId)),
  }
}

/** After each step, the user checks again before going on in the list. */
const LOOKS_TOLD = 6
