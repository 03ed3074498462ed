// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import {
  pinVariantName,
  pinVariantSign,
  programmerName,
} from '../../shared/text/guide-programmers.ts'
import { Info, Printer, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { allCautions, noChoices, plans as allPlans } from '../../shared/cautions.ts'
import { oneOf } from '../../shared/text/numbers.ts'
import type { Plan } from '../../shared/cautions.ts'
import { busChoices } from '../../shared/programmer-pins.ts'
import { wiringPlan } from '../../shared/wiring.ts'
import { Button } from '../parts/Button.tsx'
import { asPrinted } from '../parts/drawing/wiring-chip.ts'
import { printCard } from '../parts/printing.ts'
import { WiringCard } from '../parts/WiringCard.tsx'
import { useSnapshot } from '../store/selectors.ts'
import { goTo } from '../store/wizard.ts'
import { programmerText } from '../text/programmer.ts'
import { referenceText } from '../text/reference/words.ts'
import { noChoices as noWizardChoices } from '../../shared/work.ts'
import { wizardView } from '../wizard/view.ts'
import { CautionLinks } from './details.tsx'
import {
  blockOf,
  choiceOf,
  chosenOf,
  packagesSeen,
  pageOf,
  supplyMaxMv,
  unknownIn,
  withPart,
} from './finder-choice.ts'
import { FinderCard } from './FinderCard.tsx'
import { Select, WireSentence } from './WireSentence.tsx'
import { Tick } from '../parts/Tick.tsx'
import { Note } from '../parts/Note.tsx'
import page from './Page.module.css'
import styles from './Finder.module.css'

export function Finder({ rest }: { readonly rest: readonly string[] }) {
  const chosen = chosenOf(rest)
  const [variant, setVariant] = useState<string | null>(null)
  const [series, setSeries] = useState(false)
  const [lie, setLie] = useState(asPrinted)
  const [plans, setPlans] = useState<readonly Plan[]>([])
  const snapshot = useSnapshot()
  if (chosen === null) return null
  const { programmer, header, chipPackage, board, configuration, mounting } = chosen
  const { boardFeedsChip: feeds } = chosen
  const unknown = unknownIn(rest)
  const go = (next: readonly string[]) =>
    goTo({ kind: 'reference', page: pageOf(chosenOf(next) ?? chosen) })
  const variants = programmer.pin_variants ?? []
  const ports = busChoices(programmer)
  const pinVariant = [...variants, ...ports].some(({ id }) => id === variant) ? variant : null
  const choice = { ...choiceOf(chosen), pinVariant, seriesResistors: series }
  const asksWhoFeeds =
    mounting === 'on-board' &&
    (board?.power.feeds === 'ask' || board?.power.feeds === 'programmer-first')
  const block = blockOf(chosen)
  const cautionView = {
    ...noChoices,
    guideProgrammer: programmer.id,
    packageId: chipPackage.id,
    mounting,
    board,
    configuration,
    supplyMaxMv: supplyMaxMv(configuration),
    boardFeedsChip: feeds,
    plans,
  }
  const cautions = allCautions(cautionView).filter(({ applies }) =>
    applies.steps.some((step) => ['safety', 'wiring', 'prepare', 'reference'].includes(step)),
  )
  const plan = block === null ? wiringPlan(choice) : null
  const seen = board === null ? [] : packagesSeen(board)
  const printed = {
    ...wizardView(snapshot, { ...noWizardChoices, chipTurn: lie.turn, chipUnder: lie.under }, []),
    programmer,
    header,
    chipPackage,
    board,
    configuration,
    boardChip: configuration?.chips?.[0] ?? null,
    mounting,
    wiring: plan,
    cautionView,
  }
  return (
    <>
      <div className={`${page['page']} ${page['finder']} ${plan === null ? '' : page['wires']}`}>
        {unknown.length === 0 ? null : (
          <Note level="care" ground className="no-print" role="status">
            <Info aria-hidden="true" />
            <span>
              {unknown.map(
                ([field, id]) =>
                  `${referenceText.finder.notKnown(referenceText.finder[field], id)} `,
              )}
              {referenceText.finder.insteadShown}
            </span>
          </Note>
        )}
        <WireSentence chosen={chosen} onChoose={go} whole />
        {board === null || block !== null || mounting === 'loose' || seen.length === 1 ? null : (
          <p className={`sub ${styles['seen']} no-print`}>
            <Info aria-hidden="true" />
            <span>{referenceText.finder.seenWith(seen)}</span>
          </p>
        )}
        {asksWhoFeeds ? (
          <div className={`${styles['more']} no-print`}>
            <Select
              label={referenceText.finder.boardFeeds}
              value={feeds === null ? 'unsettled' : feeds ? 'yes' : 'no'}
              options={(board?.power.feeds === 'ask'
                ? (['unsettled', 'no', 'yes'] as const)
                : (['no', 'yes'] as const)
              ).map((id) => [id, referenceText.finder.feeds[id]])}
              onChange={(id) => go(withPart(chosen, 4, id))}
            />
          </div>
        ) : null}
        <section className={styles['card']} data-testid="finder-card" aria-live="polite">
          {/* Visible in the fields above; spoken only once here, when the wires change. */}
          <h2 className="visually-hidden">
            {referenceText.finder.shown(
              chipPackage.names[0] ?? '',
              board === null ? null : oneOf(board.names),
              programmerName(programmer),
            )}{' '}
            {referenceText.finder.mounting} {referenceText.finder.mountings[mounting]}.
          </h2>
          {plan === null ? (
            <Note level="danger" ground>
              <TriangleAlert aria-hidden="true" />
              <span>{block === null ? '' : referenceText.finder.blocked[block]}</span>
            </Note>
          ) : (
            <FinderCard plan={plan} chosen={chosen} lie={lie} onLie={setLie} onSeries={setSeries}>
              {ports.length === 0 ? null : (
                <div className="no-print">
                  <Select
                    label={programmerText.spiPort}
                    value={pinVariant ?? ports[0]?.id ?? ''}
                    options={ports.map((port) => [port.id, programmerText.spiPortChoice(port)])}
                    onChange={setVariant}
                  />
                </div>
              )}
              {variants.length === 0 ? null : (
                <div className="no-print">
                  <Select
                    label={referenceText.finder.firmware}
                    value={pinVariant ?? variants[0]?.id ?? ''}
                    options={variants.map((each) => [each.id, pinVariantName(each)])}
                    onChange={setVariant}
                  />
                  {pinVariant === null ? null : (
                    <p className="sub">{pinVariantSign({ id: pinVariant })}.</p>
                  )}
                </div>
              )}
            </FinderCard>
          )}
          <CautionLinks ids={cautions.map(({ id }) => id)} />
        </section>
        <fieldset className={`${styles['plans']} no-print`}>
          <legend className="label">{referenceText.finder.plans}</legend>
          {allPlans.map((each) => (
            <Tick key={each}>
              <input
                type="checkbox"
                checked={plans.includes(each)}
                onChange={(event) =>
                  setPlans(
                    event.target.checked
                      ? [...plans, each]
                      : plans.filter((other) => other !== each),
                  )
                }
              />
              <span>{referenceText.finder.plan[each]}</span>
            </Tick>
          ))}
        </fieldset>
      </div>
      <WiringCard view={printed} />
    </>
  )
}

/** One press prints only the card, without the frame and the choices. */
export function PrintButton({ blocked }: { readonly blocked: string | null }) {
  return (
    <Button look="go" blocked={blocked} onPress={printCard}>
      <Printer aria-hidden="true" />
      {referenceText.finder.print}
    </Button>
  )
}

/** Why there is no card to print. */
export function whyNoCard(rest: readonly string[]): string | null {
  const chosen = chosenOf(rest)
  const block = chosen === null ? null : blockOf(chosen)
  return block === null ? null : referenceText.finder.blocked[block]
}
