// SPDX-License-Identifier: GPL-3.0-or-later
import '../styles/package.css'
import { chipPlace } from '../../shared/text/guide-boards.ts'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { packages } from '../../shared/data/guide.ts'
import type { ChipPackage } from '../../shared/data/guide.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { BackButton } from './pieces/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Cautions } from './pieces/Cautions.tsx'
import { ChipLooking } from '../parts/ChipLooking.tsx'
import { ChipDrawing } from '../parts/drawing/ChipDrawing.tsx'
import { Screen } from '../parts/Screen.tsx'
import { TurnButtons } from '../parts/TurnButtons.tsx'
import { choicesOf, lieOf } from '../parts/WiringView.tsx'
import { Sources } from '../parts/Sources.tsx'
import { useView } from '../store/selectors.ts'
import { choose, goOn } from '../store/wizard.ts'
import { packageText as words } from '../text/package.ts'
import { sizeText, voltText } from '../text/size.ts'
import { chipWord } from '../text/chip-names.ts'
import { capacityPrint, expectedLook, lookChoices, viewAfterLook } from '../wizard/expected-look.ts'
import { otherVoltageFound } from '../wizard/found-voltage.ts'
import { practiceMarking } from '../wizard/practice-chip.ts'
import { blockersOf } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'
import { ChipPrint } from './ChipPrint.tsx'
import { ChipSupply } from './ChipSupply.tsx'
import styles from './Package.module.css'
import { wordsOfPackage, wordsOfVariant } from '../../shared/text/guide-packages.ts'

/** Wide SOIC8 is what 25xx chips usually come in, so it stands for its kind in the list. */
const typical: Readonly<Record<string, string | undefined>> = { soic8: 'soic8-208' }

/**
 * Step 2: one look where the sources of the mainboard say how the chip looks and what it is supplied with; elsewhere the
 * package, the marking and the supply, which stays locked until it is known.
 */
export function Package() {
  const view = useView()
  const { choices } = view
  const look = expectedLook(view)
  const [only] = look.packages
  // Another package than the one that is expected was chosen, or is about to be.
  const [differs, setDiffers] = useState(
    choices.chipPackage !== null && choices.chipPackage !== only?.id,
  )
  const oneLook = only !== undefined && look.packages.length === 1 && !differs
  const listed = look.packages.length > 1 && !differs ? look.packages : packages
  const after = viewAfterLook(view, oneLook ? only.id : choices.chipPackage)
  const [blocker] = blockersOf('package', after)
  const reason =
    blocker === undefined
      ? null
      : otherVoltageFound(view) !== null
        ? words.foundOtherWhy
        : blocker.code === 'voltage-unknown'
          ? words.supplyOpen
          : blockerAct(blocker)
  // The chip will tell its name itself, and a source its supply: nothing has to be typed.
  const isKnown = look.packages.length > 0 && !differs && look.supply !== null
  const press = () => {
    choose(lookChoices(view, after.choices.chipPackage))
    goOn()
  }
  const other = () => {
    setDiffers(true)
    choose({ chipPackage: null, supply: null })
  }
  return (
    <Screen
      title={
        oneLook
          ? words.lookTitle(chipWord(view))
          : listed.length < packages.length
            ? words.lookTitleOneOf(chipWord(view))
            : words.title
      }
      lead={oneLook ? words.lookLead : words.lead}
      back={<BackButton to="programmer" />}
      why={reason}
      commit={
        <Button look="go" blocked={reason} onPress={press}>
          {words.commit}
        </Button>
      }
    >
      {oneLook ? null : (
        <PackageCards
          view={view}
          listed={listed}
          onOther={listed.length < packages.length ? other : null}
        />
      )}
      <div className={oneLook ? styles['look'] : 'package-halves'}>
        <Drawn view={view} chipPackage={oneLook ? only : view.chipPackage} fixed={oneLook} />
        <div>
          {oneLook ? (
            <>
              <Expected view={view} chipPackage={only} />
              <p className={styles['ways']}>
                <button type="button" className="link" onClick={other}>
                  {words.looksDifferent}
                </button>
              </p>
              <ChipLooking where={chipPlace(view.boardChip?.where ?? null)} />
            </>
          ) : null}
          <Marking asked={after.supplyMv === null || choices.marking !== ''} known={isKnown}>
            <ChipPrint view={view} />
          </Marking>
          {isKnown &&
          choices.marking === '' &&
          (reason === null || after.chipPackage === null) ? null : (
            <ChipSupply view={after} />
          )}
          {/* Until the supply is known its own lock says what 3.3 V would do. */}
          {after.supplyMv === null ? null : <Cautions stage="package" view={after} />}
        </div>
      </div>
    </Screen>
  )
}

interface MarkingProps {
  /** The supply rests on it. */
  readonly asked: boolean
  /** A source states the supply, and the chip will tell its name. */
  readonly known: boolean
  readonly children: ReactNode
}

/** Typed where the supply rests on it; folded where the chip will tell its own name. */
function Marking({ asked, known, children }: MarkingProps) {
  return known ? (
    <details className="more-ways" open={asked}>
      <summary>{words.readMarking}</summary>
      {children}
    </details>
  ) : (
    <div className={styles['marking']}>{children}</div>
  )
}

interface PackageCardsProps {
  readonly view: WizardView
  readonly listed: readonly ChipPackage[]
  /** Shows the rest; `null`: all are shown. */
  readonly onOther: (() => void) | null
}

function PackageCards({ view, listed, onOther }: PackageCardsProps) {
  const { choices, boardChip } = view
  const expected = boardChip?.packages ?? []
  return (
    <>
      <fieldset className="packages">
        <legend className="visually-hidden">{words.title}</legend>
        {listed.map((each) => {
          const shown = each.variants.find(({ id }) => id === typical[each.id]) ?? each.variants[0]
          return (
            <label
              key={each.id}
              className={choices.chipPackage === each.id ? 'package on' : 'package'}
            >
              <span className="package-picture">
                {shown === undefined ? null : (
                  <ChipDrawing chipPackage={each} variant={shown} size="small" />
                )}
              </span>
              <span className="package-name">
                <input
                  type="radio"
                  name="package"
                  checked={choices.chipPackage === each.id}
                  onChange={() => choose({ chipPackage: each.id })}
                />
                <b>{words.names[each.id]?.name ?? each.id}</b>
              </span>
              <span className="sub">{words.names[each.id]?.text}</span>
              {expected.includes(each.id) && listed.length > expected.length ? (
                <span className="label act">
                  {expected.length > 1 ? words.expectedOneOf : words.expected}
                </span>
              ) : null}
            </label>
          )
        })}
      </fieldset>
      {onOther === null ? null : (
        <p className={styles['ways']}>
          <button type="button" className="link" onClick={onOther}>
            {words.looksDifferent}
          </button>
        </p>
      )}
      <ChipLooking where={chipPlace(boardChip?.where ?? null)} />
    </>
  )
}

interface DrawnProps {
  readonly view: WizardView
  readonly chipPackage: ChipPackage | null
  /** Which body is settled: there is no list of them. */
  readonly fixed: boolean
}

/** The pinout, as the chip lies in front of the user. */
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
        <div className="drawing">
          <ChipDrawing
            chipPackage={chipPackage}
            variant={variant}
            aliases={!fixed}
            {...lie}
            {...(practised === null ? {} : { print: [practised] })}
          />
          <div className="drawing-acts">
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
          </div>
        </div>
      )}
      <p className="sub under-drawing">{words.pin1}</p>
      {chipPackage.clip_works ? null : (
        <p className="sub">
          {words.noClip} {wordsOfPackage(chipPackage).clip}
        </p>
      )}
    </div>
  )
}

/** What to hold the chip against: legs, marking, size, supply, each with where it comes from. */
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
      <dl className="facts">
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
      </dl>
      {sources.length === 0 ? null : <Sources of={sources} />}
    </>
  )
}
