// SPDX-License-Identifier: GPL-3.0-or-later
import { protectionText } from '../../../shared/text/protection.ts'
import { checkText as words } from '../../text/check.ts'
import { idText } from '../../text/chip-names.ts'
import { clockText, sizeText, supplyText } from '../../text/size.ts'
import type { WizardView } from '../../wizard/view.ts'
import { Facts } from '../../parts/Facts.tsx'
import { MoreWays } from '../../parts/MoreWays.tsx'

/** The chip that responded: the facts to read, with the less important ones folded away. */
export function ChipFacts({ view }: { readonly view: WizardView }) {
  return (
    <>
      <MainFacts view={view} />
      <MoreFacts view={view} />
    </>
  )
}

function MainFacts({ view }: { readonly view: WizardView }) {
  const { session } = view.snapshot
  const chip = session?.chip ?? null
  if (session === null || chip === null) return null
  const { supplyMv } = chip
  return (
    <Facts>
      <dt>{words.facts.part}</dt>
      <dd>
        {chip.names.length === 0 ? words.facts.nameless : `${chip.vendor} ${chip.names.join(', ')}`}
      </dd>
      <dt>{words.facts.size}</dt>
      <dd>{sizeText(chip.sizeBytes)}</dd>
      <dt>{words.facts.supply}</dt>
      <dd>{supplyMv === null ? words.unknown : supplyText(supplyMv)}</dd>
    </Facts>
  )
}

function MoreFacts({ view }: { readonly view: WizardView }) {
  const { session } = view.snapshot
  if (session === null || session.chip === null) return null
  return (
    <MoreWays>
      <summary>{words.facts.details}</summary>
      <Facts>
        <dt>{words.facts.id}</dt>
        <dd>
          <code>{idText(session.chip)}</code>
        </dd>
        <dt>{words.facts.protection}</dt>
        <dd>{session.protection === null ? words.unknown : protectionText(session.protection)}</dd>
        <dt>{words.facts.clock}</dt>
        <dd>{clockText(session.clockHz)}</dd>
        <dt>{words.facts.programmer}</dt>
        <dd>{session.about.name}</dd>
      </Facts>
    </MoreWays>
  )
}
