// SPDX-License-Identifier: GPL-3.0-or-later
import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { packages } from '../../shared/data/guide.ts'
import type { ChipPackage } from '../../shared/data/guide.ts'
import { BackButton } from './pieces/BackButton.tsx'
import { Button, Link } from '../parts/Button.tsx'
import { Cautions } from './pieces/Cautions.tsx'
import { ChipLooking } from '../parts/ChipLooking.tsx'
import { ChipDrawing } from '../parts/drawing/ChipDrawing.tsx'
import { Screen } from '../parts/Screen.tsx'
import { TurnButtons } from '../parts/TurnButtons.tsx'
import { choicesOf, lieOf } from '../parts/WiringView.tsx'
import { Sources } from '../parts/Sources.tsx'
import { useView } from '../store/selectors.ts'
import { choose } from '../store/wizard.ts'
import { frame } from '../text/frame.ts'
import { packageText as words } from '../text/package.ts'
import { sizeText, voltText } from '../text/size.ts'
import { isSupplyMarked } from '../wizard/chip-questions.ts'
import { capacityPrint, expectedLook } from '../wizard/expected-look.ts'
import { practiceMarking } from '../wizard/practice-chip.ts'
import type { WizardView } from '../wizard/view.ts'
import { ChipPrint } from './ChipPrint.tsx'
import { ChipSupply } from './ChipSupply.tsx'
import { Sheet, SheetActs } from '../parts/Sheet.tsx'
import { Facts } from '../parts/Facts.tsx'
import styles from './Package.module.css'
import { wordsOfPackage, wordsOfVariant } from '../../shared/text/guide-packages.ts'
import { useChipStep } from './pieces/useChipStep.ts'
import type { ChipStep } from './pieces/useChipStep.ts'

/** Wide SOIC8 is the usual package of 25xx chips, so it represents its kind in the list. */
const typical: Readonly<Record<string, string | undefined>> = { soic8: 'soic8-208' }

/**
 * Step 2, one question at a time. If the sources of the mainboard state the look and supply of the chip, one check is
 * enough; else the app asks for its shape, its marking, and its supply if the marking does not state it.
 */
export function Package() {
  const view = useView()
  const step = useChipStep(view)
  const { at, before, reason, shape } = step
  const back =
    before === null ? (
      <BackButton to="programmer" />
    ) : (
      <Button look="quiet" onPress={() => step.show(before)}>
        <ChevronLeft aria-hidden="true" />
        {frame.back}
      </Button>
    )
  if (at === 'shape')
    return (
      <Screen
        title={titleOf(view, step)}
        lead={words.leads[at]}
        back={back}
        why={null}
        commit={null}
      >
        <PackageCards
          view={view}
          listed={step.expects ? expectedLook(view).packages : packages}
          onChoose={step.chooseShape}
          onOther={step.expects ? step.looksDifferent : null}
        />
      </Screen>
    )
  return (
    <Screen
      title={titleOf(view, step)}
      lead={at === 'supply' ? undefined : words.leads[at]}
      back={back}
      why={reason}
      commit={
        <Button look="go" blocked={reason} onPress={step.press}>
          {at === 'look' ? words.commit : words.goOn}
        </Button>
      }
    >
      <div className={at === 'look' ? styles['look'] : styles['package-halves']}>
        <Drawn view={view} chipPackage={shape} fixed={at === 'look'} />
        <div>
          <Asked view={view} step={step} />
        </div>
      </div>
    </Screen>
  )
}

function titleOf(view: WizardView, { at, expects }: ChipStep): string {
  if (at === 'look') return words.lookTitle(view.boardChip?.name ?? null)
  if (at !== 'shape') return words.titles[at]
  return expects ? words.lookTitleOneOf(view.boardChip?.name ?? null) : words.title
}

/** The current question, beside the drawing. */
function Asked({ view, step }: { readonly view: WizardView; readonly step: ChipStep }) {
  const { at, shape, following, reason, after } = step
  const isLast = following === null
  return (
    <>
      {at === 'look' && shape !== null ? (
        <>
          <Expected view={view} chipPackage={shape} />
          <p className={styles['ways']}>
            <Link onClick={step.looksDifferent}>{words.looksDifferent}</Link>
            {step.asksMarking ? null : <Link onClick={step.typeMarking}>{words.readMarking}</Link>}
          </p>
          <ChipLooking view={view} />
        </>
      ) : null}
      {at === 'marking' ? (
        <ChipPrint
          view={view}
          onEnter={step.press}
          onWithout={following === 'supply' ? () => step.show('supply') : null}
        />
      ) : null}
      {at === 'supply' ||
      (at === 'marking' && isSupplyMarked(view)) ||
      (at === 'look' && isLast && reason !== null) ? (
        <ChipSupply view={after} />
      ) : null}
      {isLast && after.supplyMv !== null ? <Cautions stage="package" view={after} /> : null}
    </>
  )
}

interface PackageCardsProps {
  readonly view: WizardView
  readonly listed: readonly ChipPackage[]
  readonly onChoose: (id: string) => void
  /** Shows the other answers; `null`: all are shown. */
  readonly onOther: (() => void) | null
}

/** A press on a shape continues, as on a computer. */
function PackageCards({ view, listed, onChoose, onOther }: PackageCardsProps) {
  const { choices, boardChip } = view
  const expected = boardChip?.packages ?? []
  return (
    <>
      <div className={styles['packages']} role="group" aria-label={words.title}>
        {listed.map((each) => {
          const shown = each.variants.find(({ id }) => id === typical[each.id]) ?? each.variants[0]
          return (
            <button
              key={each.id}
              type="button"
              className={styles['package']}
              data-package={each.id}
              aria-pressed={choices.chipPackage === each.id}
              onClick={() => onChoose(each.id)}
            >
              <span className={styles['package-picture']}>
                {shown === undefined ? null : (
                  <ChipDrawing chipPackage={each} variant={shown} size="small" />
                )}
              </span>
              <b>{words.names[each.id]?.name ?? each.id}</b>
              <span className="sub">{words.names[each.id]?.text}</span>
              {expected.includes(each.id) && listed.length > expected.length ? (
                <span className={`label ${styles['usual']}`}>
                  {expected.length > 1 ? words.expectedOneOf : words.expected}
                </span>
              ) : null}
            </button>
          )
        })}
      </div>
      {onOther === null ? null : (
        <p className={styles['ways']}>
          <Link onClick={onOther}>{words.looksDifferent}</Link>
        </p>
      )}
      <ChipLooking view={view} />
    </>
  )
}

interface DrawnProps {
  readonly view: WizardView
  readonly chipPackage: ChipPackage | null
  /** The body is known: no list of bodies is needed. */
  readonly fixed: boolean
}

/** The pinout, oriented as the chip lies in front of the user. */
function Drawn({ view, chipPackage, fixed }: DrawnProps) {
  const [variantId, setVariantId] = useState<string | null>(null)
  const lie = lieOf(view.choices)
  const practised = practiceMarking(view.programmerId)
  if (chipPackage === null) return <div />
  const variant =
    chipPackage.variants.find(({ id }) => id === (variantId ?? typical[chipPackage.id])) ??
    chipPackage.variants[0]
  return (
    <div>
      {variant === undefined ? null : (
        <Sheet>
          <ChipDrawing
            chipPackage={chipPackage}
            variant={variant}
            aliases={false}
            {...lie}
            // Where the marking is on the chip, and which of its lines matters.
            print={[practised ?? words.printOn]}
          />
          <SheetActs>
            <TurnButtons lie={lie} onLie={(to) => choose(choicesOf(to))} />
            {fixed || chipPackage.variants.length < 2 ? null : (
              <select
                aria-label={words.variant}
                value={variant.id ?? ''}
                onChange={({ target }) => setVariantId(target.value)}
              >
                {chipPackage.variants.map(({ id }) => (
                  <option key={id} value={id}>
                    {wordsOfVariant({ id }).label}
                  </option>
                ))}
              </select>
            )}
          </SheetActs>
        </Sheet>
      )}
      <p className={`sub ${styles['under-drawing']}`}>{words.pin1}</p>
      {chipPackage.clip_works ? null : (
        <p className="sub">
          {words.noClip} {wordsOfPackage(chipPackage).clip}
        </p>
      )}
    </div>
  )
}

/** Features to compare with the chip: legs, marking, size, supply, each with its source. */
function Expected({
  view,
  chipPackage,
}: {
  readonly view: WizardView
  readonly chipPackage: ChipPackage
}) {
  const { boardChip } = view
  const look = expectedLook(view)
  const practised = practiceMarking(view.programmerId)
  const digits = capacityPrint(look.sizeBytes)
  const [part] = look.parts
  const sources = [boardChip?.package_source ?? [], look.supplySource ?? []].flat()
  const name = words.names[chipPackage.id]
  return (
    <>
      <Facts>
        <dt>{words.facts.shape}</dt>
        <dd>{name === undefined ? chipPackage.id : words.shape(name.name, name.text)}</dd>
        {digits === null && part === undefined && practised === null ? null : (
          <>
            <dt>{words.facts.marking}</dt>
            <dd>
              {practised !== null
                ? practised
                : part !== undefined
                  ? words.markingLike(part)
                  : words.markingWith(digits ?? '')}
            </dd>
          </>
        )}
        {look.sizeBytes === null ? null : (
          <>
            <dt>{words.facts.size}</dt>
            <dd>{sizeText(look.sizeBytes)}</dd>
          </>
        )}
        {look.supplyMv === null ? null : (
          <>
            <dt>{words.facts.supply}</dt>
            <dd>{words.supplyOfBoard(voltText(look.supplyMv))}</dd>
          </>
        )}
      </Facts>
      {sources.length === 0 ? null : <Sources of={sources} />}
    </>
  )
}
