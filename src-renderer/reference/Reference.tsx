// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { ChevronLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { boards, headers, packages, programmers } from '../../shared/data/guide.ts'
import { guidePages, guideSections } from '../../shared/text/guide-pages.ts'
import type { GuidePage } from '../../shared/text/guide-pages.ts'
import { Button } from '../parts/Button.tsx'
import { Screen } from '../parts/Screen.tsx'
import { lookAt } from '../store/wizard.ts'
import { frame } from '../text/frame.ts'
import { helpAnywhere, helpAt } from '../text/help.ts'
import { referenceText as words } from '../text/reference/words.ts'
import { Blocks } from './Blocks.tsx'
import { Sources } from '../parts/Sources.tsx'
import { BoardDetail, wiresOf } from './BoardDetail.tsx'
import { sentence } from '../text/sentence.ts'
import { HeaderDetail, PackageDetail, ProgrammerDetail } from './details.tsx'
import { Finder, PrintButton, whyNoCard } from './Finder.tsx'
import { HelpTopics, ShortTopics } from './HelpTopics.tsx'
import { Home } from './Home.tsx'
import { Licences } from './Licences.tsx'
import {
  BoardList,
  GlossaryList,
  HeaderList,
  PackageList,
  ProgrammerList,
  StepList,
  WarningList,
} from './lists.tsx'
import { pageAddress } from '../search/pages.ts'
import { openPage, RefButton, RefLink } from './RefLink.tsx'
import { stageCalled } from '../wizard/guide-steps.ts'
import { wordsOfHeader } from '../../shared/text/guide-headers.ts'
import styles from './Page.module.css'

interface Shown {
  readonly title: string
  readonly lead?: string
  readonly body: ReactNode
  readonly why?: string | null
  readonly commit?: ReactNode
}

const lists: Readonly<Record<string, (at: { anchor: string | null }) => ReactNode>> = {
  packages: PackageList,
  headers: HeaderList,
  boards: BoardList,
  programmers: ProgrammerList,
  warnings: WarningList,
  glossary: GlossaryList,
  steps: StepList,
}

const listWords = (): Readonly<Record<string, readonly [string, string]>> => words.lists
const named = <T extends { readonly id: string }>(list: readonly T[], id: string | undefined) =>
  list.find((item) => item.id === id)

/** If a page has more sections than fit on the screen, it lists them first. */
const longPage = 6
/** A page about one package or header shows it; a page that compares several links to theirs. */
const fewDrawings = 2

function Page({ page: { id: at, sections } }: { readonly page: GuidePage }) {
  const drawings = sections
    .flatMap(({ blocks }) => blocks)
    .filter((block) => 'pins' in block || 'header' in block)
  return (
    <>
      {sections.length < longPage ? null : (
        <nav className={styles['contents']} aria-label={words.contents}>
          <ul>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <RefLink page={`${at}#${id}`}>{title}</RefLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {sections.map((section) => (
        <section
          key={section.id}
          className={styles['section']}
          id={section.id}
          data-section={`${at}/${section.id}`}
          tabIndex={-1}
        >
          <h2>{section.title}</h2>
          <Blocks blocks={section.blocks} brief={drawings.length > fewDrawings} />
          <Sources of={section.source} />
        </section>
      ))}
    </>
  )
}

function shownAt(page: string): Shown {
  const { kind, rest, anchor } = pageAddress(page)
  const [first] = rest
  if (kind === 'wiring')
    return {
      title: words.finder.title,
      body: <Finder rest={rest} />,
      why: whyNoCard(rest),
      commit: <PrintButton blocked={whyNoCard(rest)} />,
    }
  if (kind === 'licences')
    return { title: words.licences.title, lead: words.licences.lead, body: <Licences /> }
  const stage = kind === 'steps' ? stageCalled(first) : null
  if (stage !== null)
    return {
      title: `${frame.help}: ${frame.stages[stage]}`,
      lead: words.lists.steps[1],
      body: (
        <>
          <ShortTopics topics={[...helpAt(stage), ...helpAnywhere()]} />
          <HelpTopics
            topics={guideSections().filter(({ section }) => section.stages?.includes(stage))}
            level={2}
          />
        </>
      ),
    }
  const List = first === undefined ? lists[kind] : undefined
  const listTitle = listWords()[kind]
  if (List !== undefined && listTitle !== undefined)
    return { title: listTitle[0], lead: listTitle[1], body: <List anchor={anchor} /> }
  const chipPackage = kind === 'package' ? named(packages, first) : undefined
  if (chipPackage !== undefined)
    return { title: chipPackage.names[0] ?? '', body: <PackageDetail id={chipPackage.id} /> }
  const header = kind === 'header' ? named(headers, first) : undefined
  if (header !== undefined)
    return { title: wordsOfHeader(header).name, body: <HeaderDetail id={header.id} /> }
  const board = kind === 'board' ? named(boards, first) : undefined
  if (board !== undefined)
    return {
      title: board.names.join(', '),
      lead: sentence(board.category),
      body: <BoardDetail id={board.id} />,
      ...(board.covered_by_guide
        ? { commit: <RefButton page={wiresOf(board)}>{words.finder.showWires}</RefButton> }
        : {}),
    }
  const programmer = kind === 'programmer' ? named(programmers, first) : undefined
  if (programmer !== undefined)
    return { title: programmerName(programmer), body: <ProgrammerDetail id={programmer.id} /> }
  const prose = guidePages().find(({ id }) => id === kind)
  if (prose !== undefined)
    return { title: prose.title, lead: prose.lead, body: <Page page={prose} /> }
  return {
    title: words.title,
    lead: page === '' ? words.lead : words.noSuchPage(page),
    body: <Home />,
  }
}

/** Pages of the wiring finder are one page with different choices: going back leaves all of them. */
const trailKey = (page: string) => (page.startsWith('wiring') ? 'wiring' : page)

/** The scroll position when the user left a page: going back restores it. */
function linkTo(page: string): HTMLElement | null {
  const links = [
    ...document.querySelectorAll<HTMLElement>('#main [data-page], #main ~ section [data-page]'),
  ].map((link) => ({ link, to: link.getAttribute('data-page') ?? '' }))
  const found =
    links.find(({ to }) => to === page) ?? links.find(({ to }) => trailKey(to) === trailKey(page))
  return found?.link ?? null
}

export function Reference({ page }: { readonly page: string }) {
  const trail = useRef<readonly string[]>([])
  const { anchor } = pageAddress(page)
  const { title, lead, body, why, commit } = shownAt(page)
  useEffect(() => {
    const before = trail.current
    const last = before.at(-1)
    const same = last !== undefined && trailKey(last) === trailKey(page)
    const back = !same && before.at(-2) === page
    trail.current = back ? before.slice(0, -1) : [...(same ? before.slice(0, -1) : before), page]
    const left = back && last !== undefined ? linkTo(last) : null
    if (left !== null) {
      left.scrollIntoView({ block: 'center' })
      left.focus({ preventScroll: true })
      return
    }
    // The finder keeps its scroll position when its choices change.
    if (same && trailKey(page) === 'wiring') return
    if (anchor === null) {
      // At 200 % the frame is above the page and scrolls with it: reading begins at the title.
      document.querySelector('main h1')?.scrollIntoView({ block: 'start' })
      return
    }
    const target = document.getElementById(anchor)
    target?.scrollIntoView({ block: 'start' })
    target?.focus({ preventScroll: true })
  }, [page, anchor])
  const goBack = () => {
    const before = trail.current.at(-2)
    if (before === undefined) lookAt(null)
    else openPage(before)
  }
  useEffect(() => {
    // The browser's own back command would leave the app.
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.key !== 'ArrowLeft') return
      // On a Mac these keys move by a word in a text field.
      if (navigator.platform.startsWith('Mac') && event.target instanceof HTMLInputElement) return
      event.preventDefault()
      goBack()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Screen
      title={title}
      {...(lead === undefined ? {} : { lead })}
      back={
        <>
          <Button look="quiet" onPress={goBack}>
            <ChevronLeft aria-hidden="true" />
            {words.back}
          </Button>
          {page === '' ? null : (
            <Button look="quiet" onPress={() => openPage('')}>
              {words.home}
            </Button>
          )}
          <Button look="quiet" onPress={() => lookAt(null)}>
            {words.backToSteps}
          </Button>
        </>
      }
      why={why}
      commit={commit}
    >
      {pageAddress(page).kind === 'wiring' ? body : <div className={styles['page']}>{body}</div>}
    </Screen>
  )
}
