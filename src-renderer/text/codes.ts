// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Which sentence of the page is true: codes made from facts, once for every language. The tables say one sentence for
 * each code. No words.
 */
import type { BusChoice } from '../../shared/programmer-pins.ts'
import type { Reach } from '../../shared/programmer/kinds.ts'
import type { Mounting } from '../../shared/wiring.ts'
import type { HeaderPlace } from '../wizard/header-place.ts'

/** A phase that begins is only named, and so is one that ends: the next sentence is about what follows. */
export const isUnderway = (percent: number): boolean => percent > 0 && percent < 100

export const triesCode = (equal: number, tries: number): 'all' | 'some' =>
  equal === tries ? 'all' : 'some'

/** Which chips of a mainboard are done. */
export function doneCode(of: number, all: boolean): 'one' | 'all' | 'some' {
  if (of < 2) return 'one'
  return all ? 'all' : 'some'
}

/** How the next chip is reached. */
export const holdCode = (mounting: Mounting | null): 'socketed' | 'clip' =>
  mounting === 'socketed' ? 'socketed' : 'clip'

/** The only model of a Linux board that has this bus; `null`: all have it, or several. */
export const onlySoc = (socs: BusChoice['socs']): BusChoice['socs'][number] | null =>
  socs.length === 1 ? (socs[0] ?? null) : null

/** Nothing arrives: where it is not known how the programmer is reached, the cable is named. */
export const stalledCode = (reach: Reach | null): 'cable' | 'link' =>
  reach === null || reach === 'serial' ? 'cable' : 'link'

export type EdgePlace = Extract<HeaderPlace, { readonly kind: 'edge' }>
export type RowPlace = Extract<HeaderPlace, { readonly kind: 'rows' }>

/** The words of a place, by its kind. */
export const placeForm = (
  place: HeaderPlace,
  words: {
    readonly edge: (place: EdgePlace) => string
    readonly rows: (place: RowPlace) => string
  },
): string => (place.kind === 'edge' ? words.edge(place) : words.rows(place))

/** The text of `key`, or `other` where there is none. */
export const orElse = (
  texts: Readonly<Record<string, string | undefined>>,
  key: string,
  other: string,
): string => texts[key] ?? other

/** Empty where a leg has no signal. */
export const signalName = (signal: string): string => (signal === 'NC' ? '' : signal)

/** Empty where a pin has no name but its number. */
export const pinName = (n: number, name: string): string => (name === `${n}` ? '' : name)

/** ` (name)`; empty where there is no name. */
export const inBrackets = (name: string): string => (name === '' ? '' : ` (${name})`)
