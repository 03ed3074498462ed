// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the forms of a word that count as the same word, in the language of the reader. */
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as german } from '@orama/stemmers/german'
import type { Language } from '../../shared/text/language.ts'

/** `brücke`, `bruecke` and `brucke` are one word on different keyboards. */
export function folded(word: string, language: Language): string {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss')
  return language === 'de' ? plain.replaceAll(/([ao])e|(?<![aeq])(u)e/gu, '$1$2') : plain
}

/** The word without its ending; a word with a digit is a name and keeps all of it. */
export function stemOf(word: string, language: Language): string {
  if (/\d/u.test(word)) return word
  return language === 'de' ? folded(german(word), language) : english(word)
}

/** Letters between the parts of a German compound. */
const joints = ['', 's', 'n', 'en', 'es', 'er', 'e']
const leastPart = 4

/** From this length on, one known word inside a longer one is enough. */
const leastAlone = 5

/**
 * The two known words that form a German compound (`versorgungsspannung`, `chipaufdruck`), or the one with which it
 * ends or begins (`kabelfarben`); an empty list if no word fits.
 */
export function partsOf(word: string, known: (part: string) => boolean): readonly string[] {
  for (let at = word.length - leastPart; at >= leastPart; at -= 1) {
    const last = word.slice(at)
    if (!known(last)) continue
    for (const joint of joints) {
      const first = word.slice(0, at - joint.length)
      if (first.length >= leastPart && word.slice(0, at).endsWith(joint) && known(first))
        return [first, last]
    }
  }
  for (let length = word.length - leastPart; length >= leastAlone; length -= 1) {
    const alone = [word.slice(-length), word.slice(0, length)].find(known)
    if (alone !== undefined) return [alone]
  }
  return []
}
