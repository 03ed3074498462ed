// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Chooses the true sentence for the page: makes codes from facts, once for all languages. The tables have one sentence
 * for each code. No words here.
 */
import type { BusChoice } from '../../shared/programmer-pins.ts'
import type { Reach } from '../../shared/programmer/kinds.ts'
import type { Mounting } from '../../shared/wiring.ts'
import type { HeaderPlace } from '../wizard/header-place.ts'

/** A phase at its start or end is only named: the next sentence describes the following phase. */
export const isUnderway = (percent: number): boolean => percent > 0 && percent < 100

export const triesCode = (equal: number, tries: number): 'all' | 'some' =>
  equal === tries ? 'all' : 'some'

/** Which chips of a mainboard are done. */
export function doneCode(of: number, all: boolean): 'one' | 'all' | 'some' {
  if (of < 2) return 'one'
  return all ? 'all' : 'some'
}

/** How the user gets to the next chip. */
export const holdCode = (mounting: Mounting | null): 'socketed' | 'clip' =>
  mounting === 'socketed' ? 'socketed' : 'clip'

/** The only model of a Linux board with this bus; `null`: several or all models have it. */
export const onlySoc = (socs: BusChoice['socs']): BusChoice['socs'][number] | null =>
  socs.length === 1 ? (socs[0] ?? null) : null

/** No data arrives: if the connection of the programmer is not known, the text names the cable. */
export const stalledCode = (reach: Reach | null): 'cable' | 'link' =>
  reach === null || reach === 'serial' ? 'cable' : 'link'

export type EdgePlace = Extract<HeaderPlace, { readonly kind: 'edge' }>
export type RowPlace = Extract<HeaderPlace, { readonly kind: 'rows' }>

/** The words for a place, by its kind. */
export const placeForm = (
  place: HeaderPlace,
  words: {
    readonly edge: (place: EdgePlace) => string
    readonly rows: (place: RowPlace) => string
  },
): string => (place.kind === 'edge' ? words.edge(place) : words.rows(place))

/** The text of `key`, or `other` if there is none. */
export const orElse = (
  texts: Readonly<Record<string, string | undefined>>,
  key: string,
  other: string,
): string => texts[key] ?? other

/** Empty if a leg has no signal. */
export const signalName = (signal: string): string => (signal === 'NC' ? '' : signal)

/** Empty if a pin has only a number. */
export const pinName = (n: number, name: string): string => (name === `${n}` ? '' : name)

/** ` (name)`; empty if there is no name. */
export const inBrackets = (name: string): string => (name === '' ? '' : ` (${name})`)
