// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { coverage, missingFrom, readersOf, together } from '../../shared/data/guide-coverage.ts'
import { helpFacts } from '../../shared/data/guide-pages.ts'
import { guideSections, helpSections } from '../../shared/text/guide-pages.ts'
import { stageIds } from '../../shared/stages.ts'
import type { StageId } from '../../shared/stages.ts'
import { HelpTopics } from './HelpTopics.tsx'
import { Reference } from './Reference.tsx'
import { guideStepsOf } from '../wizard/guide-steps.ts'

const stagesOfStep = (step: string): readonly StageId[] =>
  stageIds.filter((stage) => guideStepsOf[stage].includes(step))

/** Steps that the guide itself describes on another page. */
const inReference = ['reference', 'about']

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" } as Record<string, string>
const plain = (html: string) =>
  html
    .replaceAll(/<\/(p|li|td|th|summary|h2|h3|div)>/gu, '$& ')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/&(#?\w+);/gu, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\s+/gu, ' ')

function seenIn(html: string) {
  return {
    text: plain(html),
    rows: [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gu)].map(([, row = '']) =>
      [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gu)]
        .map(([, c = '']) => plain(c).trim())
        .join(' | '),
    ),
    figures: [...html.matchAll(/data-figure="([^"]+)">(?:<figure[^>]*>)?<svg[^>]*>.{40}/gu)].map(
      ([, id = '']) => id,
    ),
  }
}

/** The part of the rendered text that belongs to one section. */
function partOf(html: string, key: string): string {
  const from = html.indexOf(`data-section="${key}"`)
  if (from < 0) return ''
  const next = html.indexOf('data-section="', from + 1)
  return html.slice(from, next < 0 ? undefined : next)
}

const rendered = new Map<string, string>()
function render(place: string, make: () => string): string {
  const html = rendered.get(place) ?? make()
  rendered.set(place, html)
  return html
}

/** The text for an item at its step: in the help of a stage for the intended users, or on its page. */
function htmlFor(step: string, key: string): readonly string[] {
  const placed = guideSections().find((section) => section.key === key)
  if (placed === undefined) return []
  const { page, section } = placed
  if (inReference.includes(step))
    return [
      partOf(
        render(page.id, () => renderToStaticMarkup(createElement(Reference, { page: page.id }))),
        key,
      ),
    ]
  return readersOf(section).flatMap((reader) => {
    const choices = {
      guideProgrammer: reader.programmers?.[0] ?? null,
      packageId: reader.packages?.[0] ?? null,
      boardId: reader.boards?.[0] ?? null,
      mounting: reader.mounting?.[0] ?? null,
      facts: helpFacts(null, null),
    }
    return stagesOfStep(step).map((stage) =>
      partOf(
        render(JSON.stringify([stage, choices]), () =>
          renderToStaticMarkup(createElement(HelpTopics, { topics: helpSections(stage, choices) })),
        ),
        key,
      ),
    )
  })
}

describe('guide coverage', () => {
  it('knows each item once, and has lost none of the 253', () => {
    expect(new Set(coverage.map(({ id }) => id)).size).toBe(coverage.length)
    expect(coverage.length).toBeGreaterThanOrEqual(253)
  })

  it('gives a reason for every answer that is not the guide’s own', () => {
    for (const { answer, reason } of coverage)
      expect(reason === undefined).toBe(answer === 'carried')
  })

  it.each(coverage)('$id stands at its step', ({ step, section, finds }) => {
    const places = htmlFor(step, section).filter((html) => html !== '')
    expect(places).not.toEqual([])
    expect(missingFrom(together(places.map(seenIn)), finds)).toEqual([])
  })

  it('notices an item that is not there', () => {
    const seen = { text: 'Power comes last.', rows: ['1 | CS | 24'], figures: ['soic8'] }
    expect(missingFrom(seen, ['Power comes last', '1 | CS', 'drawing: soic8'])).toEqual([])
    expect(missingFrom(seen, ['Power comes first', '1 | MISO', 'drawing: dip8'])).toHaveLength(3)
  })
})
