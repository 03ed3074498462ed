// SPDX-License-Identifier: GPL-3.0-or-later
/** Opens every item of the guide at its place in a real page, and checks that it is there. */
import type { Locator } from '@playwright/test'
import { coverage, missingFrom, readersOf, together } from '../../shared/data/guide-coverage.ts'
import type { Seen } from '../../shared/data/guide-coverage.ts'
import { boards } from '../../shared/data/guide.ts'
import { guideSections } from '../../shared/text/guide-pages.ts'
import type { OnlyFor } from '../../shared/data/guide-pages.ts'
import { stageIds } from '../../shared/stages.ts'
import type { StageId } from '../../shared/stages.ts'
import { guideStepsOf } from '../../src-renderer/wizard/guide-steps.ts'
import { noChoices } from '../../shared/work.ts'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { finished, openChip } from '../support/jobs.ts'
import { allAcks } from '../support/stages.ts'
import { frame } from '../../src-renderer/text/frame.ts'

/** Reads the visible text in one part of the page. */
async function seen(part: Locator): Promise<Seen> {
  return part.evaluate((element) => {
    const text = (node: Element) => (node instanceof HTMLElement ? node.innerText : '')
    return {
      text: text(element),
      rows: [...element.querySelectorAll('tr')].map((row) =>
        [...row.cells].map((cell) => cell.innerText.trim()).join(' | '),
      ),
      figures: [...element.querySelectorAll('[data-figure]')]
        .filter((figure) => (figure.querySelector('svg')?.getBoundingClientRect().width ?? 0) > 60)
        .map((figure) => figure.getAttribute('data-figure') ?? ''),
    }
  })
}

/** Choices of a reader for whom a part of the help is meant: an X220 and a Pico, unless the part says otherwise. */
function choicesOf({ programmers, packages, boards: only, mounting, facts }: OnlyFor) {
  const several = facts?.includes('several-chips') === true
  const board = only?.[0] ?? boardFor(mounting?.[0], several, facts?.includes('board-may-feed'))
  return {
    guideProgrammer: programmers?.[0] ?? 'pico',
    chipPackage: packages?.[0] ?? 'soic8',
    board,
    configuration: boards.find(({ id }) => id === board)?.configurations[0]?.id ?? null,
    ...(several ? { chipIndex: 0 } : {}),
  }
}

function boardFor(mounting = 'on-board', severalChips: boolean, mayFeed = false): string {
  if (mounting === 'loose') return 'bare'
  if (mayFeed) return 'x60'
  return severalChips ? 'x230' : 'x220'
}

/** Combines two readers if they do not contradict each other: every reader needs a separate page. */
function both(a: OnlyFor, b: OnlyFor): OnlyFor | null {
  const joined = { ...a, ...b }
  const same = (key: keyof OnlyFor) =>
    [a, b].every(
      (one) => one[key] === undefined || JSON.stringify(one[key]) === JSON.stringify(joined[key]),
    )
  if (!(['programmers', 'packages', 'boards', 'mounting', 'facts'] as const).every(same))
    return null
  const onOneBoard = joined.boards === undefined || joined.facts === undefined
  const onNone = joined.mounting?.[0] !== 'on-board' && joined.mounting !== undefined
  const aboutBoard = joined.boards !== undefined || joined.facts !== undefined
  return onOneBoard && !(onNone && aboutBoard) ? joined : null
}

/** The sections to open at a stage for its items, grouped by the choices that show them. */
function opensAt(stage: StageId) {
  const contexts: { reader: OnlyFor; sections: Set<string> }[] = []
  const wanted = new Set(
    coverage.filter(({ step }) => guideStepsOf[stage].includes(step)).map(({ section }) => section),
  )
  for (const { key, section } of guideSections().filter((each) => wanted.has(each.key)))
    for (const reader of readersOf(section)) {
      const context = contexts.find((one) => both(one.reader, reader) !== null)
      if (context === undefined) contexts.push({ reader, sections: new Set([key]) })
      else {
        context.reader = both(context.reader, reader) ?? reader
        context.sections.add(key)
      }
    }
  return contexts.map(({ reader, sections }) => ({ choices: choicesOf(reader), sections }))
}

/** Leaves out the choice of a stage, so that the wizard stops there. */
const openAt: Readonly<Record<string, object>> = {
  programmer: { programmerAnswered: false },
  board: { board: null },
  package: { supply: null },
}

/** Brings the app to a stage with the practice chip; resolves with the matching choices. */
async function reach(app: AppUnderTest, stage: string): Promise<object> {
  if (!['backup', 'image', 'write', 'done'].includes(stage)) return {}
  const fault = stage === 'write' ? ',fault=protected' : ''
  await openChip(app, `practice:chip=MX25L512E${fault}`)
  if (stage === 'backup') return {}
  const backup = await finished(app, { kind: 'backup', passes: 2, board: null })
  if (backup.result?.kind !== 'backup' || stage === 'image') return {}
  const bytes = await app.call('backup.get', { backupId: backup.result.backup.id })
  const image = await app.call('image.put', { name: 'next.rom', bytes: bytes.map((b) => b ^ 1) })
  if (stage === 'write' || stage === 'done')
    await finished(app, { kind: 'write', imageId: image.id, backup: 'session', unprotect: 'no' })
  return { imageId: image.id }
}

/** The sample for the window is one step. */
const tagOf = (stage: StageId) => (stage === 'check' ? {} : { tag: '@page' })

for (const stage of stageIds.filter((id) => id !== 'recover'))
  test(
    `the help at "${stage}" holds the guide's items of that step`,
    tagOf(stage),
    async ({ app }) => {
      const reached = await reach(app, stage)
      const places = new Map<string, Seen[]>()
      for (const { choices, sections } of opensAt(stage)) {
        await app.choose({
          choices: {
            ...noChoices,
            programmerId: 'practice',
            programmerAnswered: true,
            supply: '3v3',
            ...choices,
            ...reached,
            ...openAt[stage],
          },
          acks: stage === 'wire' ? allAcks.filter((ack) => ack.startsWith('caution:')) : allAcks,
        })
        const { page } = app
        await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', stage)
        const help = page.getByRole('complementary', { name: frame.help })
        if (!(await help.isVisible())) await page.keyboard.press('F1')
        await expect(help).toBeVisible()
        for (const section of sections) {
          const part = help.locator(`[data-section="${section}"]`)
          await part.locator('summary').first().click()
          places.set(section, [...(places.get(section) ?? []), await seen(part)])
        }
        const beyond = await help.evaluate((pane) => pane.scrollWidth - pane.clientWidth)
        expect(beyond, 'pixels that the opened questions reach beyond the pane').toBe(0)
      }
      for (const { id, section, finds } of coverage.filter(({ step }) =>
        guideStepsOf[stage].includes(step),
      ))
        expect(missingFrom(together(places.get(section) ?? []), finds), id).toEqual([])
    },
  )

test(
  'the reference holds the items that the guide leaves to further pages',
  { tag: '@page' },
  async ({ app }) => {
    const items = coverage.filter(({ step }) => step === 'reference' || step === 'about')
    expect(items.length).toBeGreaterThan(30)
    for (const at of new Set(items.map(({ section }) => section.split('/')[0] ?? ''))) {
      await app.choose({ place: { kind: 'reference', page: at } })
      for (const { id, section, finds } of items.filter((item) =>
        item.section.startsWith(`${at}/`),
      ))
        expect(
          missingFrom(await seen(app.page.locator(`[data-section="${section}"]`)), finds),
          id,
        ).toEqual([])
    }
  },
)
