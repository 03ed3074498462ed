// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { termWords } from '../../shared/text/guide-glossary.ts'
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { useState } from 'react'
import type { ReactNode } from 'react'
import {
  boards,
  headers,
  namingHazards,
  packages,
  programmers,
  signals,
  warnings,
} from '../../shared/data/guide.ts'
import type { Board, BoardConfiguration, GuideWarning } from '../../shared/data/guide.ts'
import { oneOf } from '../../shared/text/numbers.ts'
import { wordsOfCaution } from '../../shared/text/cautions.ts'
import { guideSections } from '../../shared/text/guide-pages.ts'
import { glossary } from '../../shared/data/guide-words.ts'
import { ChipDrawing } from '../parts/drawing/ChipDrawing.tsx'
import { guideStepText, referenceText as words } from '../text/reference/words.ts'
import { frame } from '../text/frame.ts'
import { sizeText } from '../text/size.ts'
import { Sources } from '../parts/Sources.tsx'
import { sentence } from '../text/sentence.ts'
import { wordAnchor } from '../search/pages.ts'
import { pagesFound } from '../search/reference.ts'
import { RefLink } from './RefLink.tsx'
import { stageIds } from '../../shared/stages.ts'
import { hazardText, wordsOfPackage, wordsOfSignal } from '../../shared/text/guide-packages.ts'
import { wordsOfHeader } from '../../shared/text/guide-headers.ts'
import { TextField } from '../parts/Field.tsx'
import { Facts } from '../parts/Facts.tsx'
import pageLook from './Page.module.css'
import blocks from './Blocks.module.css'
import facts from './Facts.module.css'
import rowLook from './Rows.module.css'

interface Row {
  readonly page: string
  readonly title: string
  readonly sub?: string | undefined
  readonly mark?: string | undefined
  /** Its picture, before its words. */
  readonly picture?: ReactNode
}

/** Rows with hairlines, each a link. */
export function Rows({ rows, wide = false }: { readonly rows: readonly Row[]; wide?: boolean }) {
  return (
    <ul className={wide ? rowLook['columns'] : rowLook['rows']}>
      {rows.map(({ page, title, sub, mark, picture }) => (
        <li key={page} className={picture === undefined ? '' : rowLook['pictured']}>
          {picture}
          <span className={rowLook['row']}>
            <RefLink page={page}>{title}</RefLink>
            {mark === undefined ? null : <span className="label">{mark}</span>}
          </span>
          {sub === undefined || sub === '' ? null : <span className="sub">{sub}</span>}
        </li>
      ))}
    </ul>
  )
}

interface FilterProps {
  readonly label: string
  /** Opens a list at one of its entries: an earlier filter must not hide the entry. */
  readonly fresh?: boolean
  readonly children: (typed: string) => ReactNode
}

/** The last text typed into each list, so that going back shows the same rows. */
const lastFiltered = new Map<string, string>()

function Filter({ label, fresh = false, children }: FilterProps) {
  const [typed, setTyped] = useState(fresh ? '' : (lastFiltered.get(label) ?? ''))
  return (
    <>
      <TextField
        type="search"
        className="no-print"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => {
          lastFiltered.set(label, event.target.value)
          setTyped(event.target.value)
        }}
      />
      {children(typed.toLowerCase().trim())}
    </>
  )
}

/** The entries of a list that match the typed text, best first; all entries if nothing is typed. */
function filtered<T extends { readonly id: string }>(
  list: readonly T[],
  kind: string,
  typed: string,
): readonly T[] {
  if (typed === '') return list
  const byPage = new Map(list.map((each) => [`${kind}${each.id}`, each]))
  return pagesFound(kind, typed).flatMap((page) => byPage.get(page) ?? [])
}

export function PackageList() {
  return (
    <Rows
      rows={packages.map((item) => ({
        page: `package/${item.id}`,
        title: item.names[0] ?? item.id,
        sub: sentence(wordsOfPackage(item).style),
        picture: (
          <span className={rowLook['picture']} data-testid="picture">
            <ChipDrawing chipPackage={item} size="small" />
          </span>
        ),
      }))}
    />
  )
}

export function HeaderList() {
  return (
    <Rows
      rows={headers.map(({ id, layout, rows, columns, pins }) => ({
        page: `header/${id}`,
        title: wordsOfHeader({ id }).name,
        sub: words.headerFacts.layout(
          pins.length,
          layout === 'edges' ? words.headerFacts.edges : `${columns} x ${rows}`,
        ),
      }))}
    />
  )
}

export function ProgrammerList() {
  const pages = [
    'programmer-choice',
    'pico',
    'raspberry-pi',
    'beaglebone',
    'other-boards',
    'flashprog',
  ]
  return (
    <>
      <Rows
        rows={programmers.map(({ id, status }) => ({
          page: `programmer/${id}`,
          title: programmerName({ id }),
          mark: sentence(status),
        }))}
      />
      <h2>{words.deeper}</h2>
      <PageRows ids={pages} />
    </>
  )
}

interface PageRowsProps {
  readonly ids: readonly string[]
  /** In two columns, as on the start page. */
  readonly wide?: boolean
}

export function PageRows({ ids, wide = false }: PageRowsProps) {
  const pages = new Map(guideSections().map(({ page }) => [page.id, page]))
  return (
    <Rows
      wide={wide}
      rows={ids.flatMap((id) => {
        const page = pages.get(id)
        return page === undefined ? [] : [{ page: id, title: page.title, sub: page.lead }]
      })}
    />
  )
}

const fittingInWords = (chips: NonNullable<BoardConfiguration['chips']>) =>
  chips
    .map(
      ({ size_bytes, packages: fits }) =>
        `${size_bytes === null ? words.sizeUnknown : sizeText(size_bytes)}, ${fits === null ? words.packageUnknown : oneOf(fits.map((id) => id.toUpperCase()))}`,
    )
    .join(' + ')

/** All known chip configurations of the mainboard: the first alone would seem to be the only one. */
function chipsInWords({ configurations }: Board): string {
  const known = configurations.flatMap(({ chips }) =>
    chips === null || chips.length === 0 ? [] : [fittingInWords(chips)],
  )
  return known.length === 0 ? words.chipsUnknown : known.join(' / ')
}

export function BoardList() {
  return (
    <Filter label={words.boardFacts.filter}>
      {(typed) => {
        const found = filtered(boards, 'board/', typed)
        return (
          <>
            <p className="label" role="status">
              {words.results(found.length)}
            </p>
            <Rows
              rows={found.map((board) => ({
                page: `board/${board.id}`,
                title: board.names.join(', '),
                mark: chipsInWords(board),
              }))}
            />
          </>
        )
      }}
    </Filter>
  )
}

export function WarningEntry({ warning }: { readonly warning: GuideWarning }) {
  const { id, severity, applies, must_acknowledge, source } = warning
  const { title, text, when } = wordsOfCaution(warning)
  return (
    <section className={pageLook['section']} id={id} tabIndex={-1}>
      <h2>{title}</h2>
      <p className="label">
        <b className={severity === 'danger' ? 'danger' : ''}>
          {words.warningFacts.severity[severity]}
        </b>
        {' · '}
        {words.warningFacts.steps}{' '}
        {applies.steps.map((step) => guideStepText[step] ?? step).join(', ')}
      </p>
      <p>{text}</p>
      {when === undefined ? null : (
        <p className="sub">
          {words.warningFacts.when}: {when}.
        </p>
      )}
      {must_acknowledge ? <p className="sub">{words.warningFacts.acknowledge}</p> : null}
      <Sources of={source} />
    </section>
  )
}

export function WarningList({ anchor }: { readonly anchor: string | null }) {
  return (
    <Filter key={anchor} label={words.warningFacts.filter} fresh={anchor !== null}>
      {(typed) => {
        const found = filtered(warnings, 'warnings#', typed)
        return (
          <>
            <p className="label" role="status">
              {words.results(found.length)}
            </p>
            {found.map((warning) => (
              <WarningEntry key={warning.id} warning={warning} />
            ))}
          </>
        )
      }}
    </Filter>
  )
}

export function GlossaryList() {
  return (
    <>
      <h2>Signals</h2>
      <Facts>
        {Object.entries(signals).map(([key, { aliases }]) => (
          <div key={key} className={facts['fact']}>
            <dt id={wordAnchor(key)} tabIndex={-1}>
              {key}
            </dt>
            <dd>
              {wordsOfSignal(key).name}. {wordsOfSignal(key).note}
              <span className="label"> {aliases.join(', ')}</span>
            </dd>
          </div>
        ))}
      </Facts>
      {namingHazards.map(({ id, source }) => (
        <div key={id}>
          <p className={blocks['other']}>{hazardText({ id })}</p>
          <Sources of={source} />
        </div>
      ))}
      <h2>Words</h2>
      <Facts>
        {glossary.map(({ term, also, page }) => (
          <div key={term} className={facts['fact']}>
            <dt id={wordAnchor(term)} tabIndex={-1}>
              {termWords({ term }).term}
            </dt>
            <dd>
              {termWords({ term }).text}
              {also === undefined ? null : <span className="label"> {also.join(', ')}</span>}{' '}
              {page === undefined ? null : (
                <RefLink page={page}>
                  More<span className="visually-hidden"> about {termWords({ term }).term}</span>
                </RefLink>
              )}
            </dd>
          </div>
        ))}
      </Facts>
    </>
  )
}

export function StepList() {
  return (
    <Rows
      rows={stageIds.map((stage) => ({ page: `steps/${stage}`, title: frame.stages[stage] }))}
    />
  )
}
