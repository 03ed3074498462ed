import { Printer, TriangleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { allCautions, noChoices, plans as allPlans } from '../../shared/cautions.ts'
import type { Plan } from '../../shared/cautions.ts'
import { boards, headers, packages, programmers } from '../../shared/data/guide.ts'
import type { Board, ChipPackage, GuideProgrammer, Header } from '../../shared/data/guide.ts'
import { wiringBlock, wiringPlan } from '../../shared/wiring.ts'
import type { Mounting, WiredSignal, WiringChoice, WiringPlan } from '../../shared/wiring.ts'
import { asPrinted } from '../parts/drawing/wiring-chip.ts'
import type { Lie } from '../parts/drawing/wiring-chip.ts'
import { WiringDrawing } from '../parts/drawing/WiringDrawing.tsx'
import { printCard } from '../parts/printing.ts'
import { TurnButtons } from '../parts/TurnButtons.tsx'
import { WireTable } from '../parts/WireTable.tsx'
import { WiringCard } from '../parts/WiringCard.tsx'
import { SeriesToggle, shortTitle } from '../parts/WiringView.tsx'
import { useSnapshot } from '../store/selectors.ts'
import { goTo } from '../store/wizard.ts'
import { drawingText } from '../text/drawing.ts'
import { wireText } from '../text/wire.ts'
import { noChoices as noWizardChoices } from '../wizard/choices.ts'
import { wizardView } from '../wizard/view.ts'
import { referenceText } from '../text/reference/words.ts'
import { CautionLinks, sentence } from './details.tsx'

const words = referenceText.finder

interface Chosen {
  readonly programmer: GuideProgrammer
  readonly header: Header
  readonly chipPackage: ChipPackage
  readonly board: Board | null
  readonly mounting: Mounting
}

const wirable = programmers.filter(({ pins, header }) => pins !== null && header !== null)

const packagesOf = (board: Board | null): readonly string[] =>
  board?.configurations
    .flatMap(({ chips }) => chips ?? [])
    .flatMap((chip) => chip.packages ?? []) ?? []

/** What a page id stands for; whatever is missing or does not fit is filled with the likeliest. */
export function chosenOf(rest: readonly string[]): Chosen | null {
  const [programmerId = 'pico', packageId, boardId = 'bare', mountingId] = rest
  const programmer = wirable.find(({ id }) => id === programmerId) ?? wirable[0]
  const header = headers.find(({ id }) => id === programmer?.header)
  const board = boards.find(({ id }) => id === boardId) ?? null
  const fits = packagesOf(board).find((id) => packages.some((item) => item.id === id))
  const chipPackage =
    packages.find(({ id }) => id === packageId) ??
    packages.find(({ id }) => id === (fits ?? 'soic8'))
  if (programmer === undefined || header === undefined || chipPackage === undefined) return null
  const socketed = board?.configurations.flatMap(({ chips }) => chips ?? [])[0]?.socketed === true
  const mounting =
    mountingId === 'loose' || mountingId === 'on-board' || mountingId === 'socketed'
      ? mountingId
      : board === null
        ? 'loose'
        : socketed
          ? 'socketed'
          : 'on-board'
  return { programmer, header, chipPackage, board, mounting }
}

const pageOf = ({ programmer, chipPackage, board, mounting }: Chosen) =>
  `wiring/${programmer.id}/${chipPackage.id}/${board?.id ?? 'bare'}/${mounting}`

/** Highest rated supply of what the board carries, where it is known; the chips of one board share it. */
function supplyMaxMv(configuration: Board['configurations'][number] | null): number | null {
  const volts = configuration?.chips?.[0]?.supply_v ?? null
  return volts === null ? null : volts > 2.7 ? 3600 : 1950
}

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, text: string])[]
  readonly onChange: (value: string) => void
}

function Select({ label, value, options, onChange }: SelectProps) {
  const id = useId()
  return (
    <div className="ref-select">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field text"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

const boardOptions = boards
  .filter(({ covered_by_guide }) => covered_by_guide)
  .map(({ id, names }) => [id, names.join(', ')] as const)
  .toSorted(([, a], [, b]) => a.localeCompare(b, 'en', { numeric: true }))

export function Finder({ rest }: { readonly rest: readonly string[] }) {
  const chosen = chosenOf(rest)
  const [variant, setVariant] = useState<string | null>(null)
  const [feeds, setFeeds] = useState<boolean | null>(null)
  const [series, setSeries] = useState(false)
  const [lie, setLie] = useState(asPrinted)
  const [plans, setPlans] = useState<readonly Plan[]>([])
  const snapshot = useSnapshot()
  if (chosen === null) return null
  const { programmer, header, chipPackage, board, mounting } = chosen
  const go = (next: readonly string[]) =>
    goTo({ kind: 'reference', page: pageOf(chosenOf(next) ?? chosen) })
  const variants = programmer.pin_variants ?? []
  const pinVariant = variants.some(({ id }) => id === variant) ? variant : null
  const configuration =
    board?.configurations.find(({ default: usual }) => usual) ?? board?.configurations[0] ?? null
  const choice: WiringChoice = {
    programmer,
    header,
    pinVariant,
    chipPackage,
    mounting,
    board,
    configuration,
    seriesResistors: series,
    ...(feeds === null ? {} : { boardFeedsChip: feeds }),
  }
  const open = board?.power.feeds === 'ask' || board?.power.feeds === 'programmer-first'
  const block = board !== null && !board.covered_by_guide ? 'not-covered' : wiringBlock(choice)
  const cautionView = {
    ...noChoices,
    programmerId: programmer.id,
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
      <div className="reference">
        <div className="ref-finder no-print">
          <Select
            label={words.board}
            value={board?.id ?? 'bare'}
            options={[['bare', words.bare], ...boardOptions]}
            onChange={(id) => go([programmer.id, '', id])}
          />
          <Select
            label={words.package}
            value={chipPackage.id}
            options={packages.map(({ id, names }) => [id, names[0] ?? id])}
            onChange={(id) => go([programmer.id, id, board?.id ?? 'bare', mounting])}
          />
          <Select
            label={words.programmer}
            value={programmer.id}
            options={wirable.map(({ id, name }) => [id, name])}
            onChange={(id) => go([id, chipPackage.id, board?.id ?? 'bare', mounting])}
          />
          <Select
            label={words.mounting}
            value={mounting}
            options={(['on-board', 'socketed', 'loose'] as const).map((id) => [
              id,
              words.mountings[id],
            ])}
            onChange={(id) => go([programmer.id, chipPackage.id, board?.id ?? 'bare', id])}
          />
          {variants.length === 0 ? null : (
            <Select
              label={words.firmware}
              value={pinVariant ?? variants[0]?.id ?? ''}
              options={variants.map(({ id, name }) => [id, name])}
              onChange={setVariant}
            />
          )}
          {open ? (
            <Select
              label={words.boardFeeds}
              value={feeds === null ? 'unsettled' : feeds ? 'yes' : 'no'}
              options={(board.power.feeds === 'ask'
                ? (['unsettled', 'no', 'yes'] as const)
                : (['no', 'yes'] as const)
              ).map((id) => [id, words.feeds[id]])}
              onChange={(id) => setFeeds(id === 'unsettled' ? null : id === 'yes')}
            />
          ) : null}
        </div>
        <section className="ref-card" aria-live="polite">
          <h2>
            {chipPackage.names[0]}
            {board === null ? '' : ` on a ${board.names.join(' or ')}`}, to a {programmer.name}
          </h2>
          <p className="sub">
            {words.mounting} {words.mountings[mounting]}.
            {pinVariant === null
              ? ''
              : ` ${variants.find(({ id }) => id === pinVariant)?.how_to_tell}.`}
          </p>
          {plan === null ? (
            <p className="note ground">
              <TriangleAlert className="i" aria-hidden="true" />
              <span>{block === null ? '' : words.blocked[block]}</span>
            </p>
          ) : (
            <Card plan={plan} chosen={chosen} lie={lie} onLie={setLie} onSeries={setSeries} />
          )}
          <CautionLinks ids={cautions.map(({ id }) => id)} />
        </section>
        <fieldset className="ref-plans no-print">
          <legend className="label">{words.plans}</legend>
          {allPlans.map((each) => (
            <label key={each} className="tick">
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
              <span>{words.plan[each]}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <WiringCard view={printed} />
    </>
  )
}

/** One press prints the card alone; the frame and the choices stay out of it. */
export function PrintButton() {
  return (
    <button type="button" className="b go" onClick={printCard}>
      <Printer className="i" aria-hidden="true" />
      {words.print}
    </button>
  )
}

const farad = (value: number) =>
  value >= 1e-6 ? `${Math.round(value * 1e7) / 10} uF` : `${Math.round(value * 1e9)} nF`
const ohm = (value: number) => (value >= 1000 ? `${value / 1000} k` : `${value} ohm`)

interface CardProps {
  readonly plan: WiringPlan
  readonly lie: Lie
  readonly onLie: (lie: Lie) => void
  readonly onSeries: (series: boolean) => void
  readonly chosen: Chosen
}

function Card({ plan, chosen, lie, onLie, onSeries }: CardProps) {
  const [pointed, setPointed] = useState<WiredSignal | null>(null)
  const notes: readonly (readonly [string, string])[] = [
    ...plan.leftOff.flatMap((wire) => [
      [words.leftOff, drawingText.leftOff(wire)] as const,
      [words.fedBy, `${wire.why}.`] as const,
    ]),
    ...(plan.open.length === 0
      ? []
      : [
          [
            words.open,
            plan.open
              .map(
                ({ signal, chipPin }) => `leg ${chipPin}${signal === 'NC' ? '' : ` (${signal})`}`,
              )
              .join(', '),
          ] as const,
        ]),
    ...plan.pullUps.map(
      ({ signal, chipPin, ohmMin, ohmMax }) =>
        [
          `${words.pullUps}: ${signal}`,
          `leg ${chipPin}, ${ohm(ohmMin)} to ${ohm(ohmMax)} ohm, its own resistor`,
        ] as const,
    ),
    ...(plan.seriesOhm === null
      ? []
      : [[words.series, `${plan.seriesOhm} ohm in each data wire, none in VCC or GND`] as const]),
    ...(plan.capacitorsFarad.length === 0
      ? []
      : [[words.capacitors, `${plan.capacitorsFarad.map(farad).join(' and ')}, ceramic`] as const]),
    ...(plan.otherChipSelect === null
      ? []
      : [
          [
            words.otherChip,
            `Hold its CS at VCC through ${[...new Set(plan.otherChipSelect.ohm)].map(ohm).join(' to ')}${plan.otherChipSelect.need === 'required' ? '' : ', if reads disagree'}.`,
          ] as const,
        ]),
    ...(plan.powerNote === null || chosen.board === null
      ? []
      : [[words.power, plan.powerNote] as const]),
    [words.danger, plan.dangerPins.map(({ pin, why }) => `${pin} (${why})`).join(', ')],
  ]
  return (
    <>
      <div className="ref-wiring">
        <div className="drawing">
          <WiringDrawing
            plan={plan}
            chipPackage={chosen.chipPackage}
            header={chosen.header}
            headerTitle={wireText.headerTitle(
              shortTitle(chosen.programmer.name),
              chosen.header.block ?? null,
            )}
            chipTitle={wireText.chipTitle(null)}
            chipNote={
              chosen.mounting === 'on-board'
                ? wireText.clipOn(chosen.chipPackage.clip_works ? 'clip' : 'probe')
                : wireText.looseOn[chosen.mounting]
            }
            lie={lie}
            onPoint={setPointed}
          />
          <div className="drawing-acts">
            <TurnButtons lie={lie} onLie={onLie} />
            <SeriesToggle on={plan.seriesOhm !== null} onChange={onSeries} />
          </div>
        </div>
        <WireTable plan={plan} pointed={pointed} />
      </div>
      <dl className="facts">
        {notes.map(([label, value]) => (
          <div key={`${label}${value}`} className="ref-fact">
            <dt>{label}</dt>
            <dd>{sentence(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
