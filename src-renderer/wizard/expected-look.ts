// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: what the sources of the mainboard say about its chip, and the work after the user has confirmed it. */
import { packages } from '../../shared/data/guide.ts'
import type { ChipPackage } from '../../shared/data/guide.ts'
import { answeredSupplyMv } from '../../shared/gate/supply.ts'
import type { Choices } from '../../shared/model/work.ts'
import { wizardView } from './view.ts'
import type { WizardView } from './view.ts'

export interface ExpectedLook {
  /** The packages that the data names for this chip, if a drawing exists; empty when no source names one. */
  readonly packages: readonly ChipPackage[]
  /** The supply stated by the source; `null`: no source states it. */
  readonly supply: Choices['supply']
  /** As the source states it, millivolts. */
  readonly supplyMv: number | null
  readonly supplySource: string | null
  readonly sizeBytes: number | null
  /** Chip models that were seen on this mainboard. */
  readonly parts: readonly string[]
}

export function expectedLook({ boardChip }: Pick<WizardView, 'boardChip'>): ExpectedLook {
  const volts = boardChip?.supply_v ?? null
  const source = boardChip?.supply_source ?? null
  const supplyMv = volts === null || source === null ? null : Math.round(volts * 1000)
  return {
    packages: packages.filter(({ id }) => boardChip?.packages?.includes(id) === true),
    supply: supplyMv === null ? null : answerFor(supplyMv),
    supplyMv,
    supplySource: supplyMv === null ? null : source,
    sizeBytes: boardChip?.size_bytes ?? null,
    parts: boardChip?.parts ?? [],
  }
}

const answerFor = (supplyMv: number): Choices['supply'] =>
  (['3v3', '1v8'] as const).find((answer) => {
    const [least, most] = answeredSupplyMv[answer]
    return least <= supplyMv && supplyMv <= most
  }) ?? null

/**
 * The choices set by the button "it looks like this". The source of the mainboard answers for the supply only while no
 * marking was typed, because a marking that is not understood may belong to another chip. If an earlier answer states
 * another voltage than the source, the lower one counts.
 */
export function lookChoices(
  { choices, boardChip }: Pick<WizardView, 'choices' | 'boardChip'>,
  chipPackage: string | null,
): Pick<Choices, 'chipPackage' | 'supply'> {
  const said = choices.marking.trim() === '' ? expectedLook({ boardChip }).supply : null
  return { chipPackage, supply: said === '1v8' ? said : (choices.supply ?? said) }
}

/** The work as that button would leave it; the gates check it before it is set. */
export const viewAfterLook = (view: WizardView, chipPackage: string | null): WizardView =>
  wizardView(view.snapshot, { ...view.choices, ...lookChoices(view, chipPackage) }, [...view.acks])

/** Capacity as manufacturers print it: `64` for 8 MiB. `null` when they print it in several ways. */
export function capacityPrint(sizeBytes: number | null): string | null {
  const mbit = sizeBytes === null ? 0 : (sizeBytes * 8) / 1_048_576
  return mbit >= 16 && Number.isInteger(mbit) ? String(mbit) : null
}
