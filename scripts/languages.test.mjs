// SPDX-License-Identifier: GPL-3.0-or-later
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSync } from 'vite'
import { sentencesOf, sourcesUnder, textsOfSource, wordsIn } from './spoken.mjs'

// Every language says the same: the compiler sees to the names and the facts of each table, and this test to what it
// cannot see, the places that are filled in later, and how the sentences are made.
const languages = ['de']
const rooms = [join('shared', 'text'), join('src-renderer', 'text')]
const english = rooms
  .flatMap((room) => sourcesUnder(join(room, 'en')))
  .filter((file) => !file.endsWith('.test.ts'))
const inLanguage = (file, language) =>
  file.replace(/([\\/]text[\\/])(?:en|de)([\\/])/, `$1${language}$2`)

const inOrder = (texts) => [...texts].toSorted((a, b) => a.localeCompare(b, 'en'))

/** `{leg:MISO}` and `{name}` of each exported table or function. */
function placesOf(file) {
  const places = new Map()
  for (const { where, text } of textsOfSource(file)) {
    const name = where.split('#')[1]?.split('.')[0] ?? ''
    for (const [place] of text.matchAll(/\{[\w:]+\}/g))
      places.set(name, new Set([...(places.get(name) ?? []), place]))
  }
  return new Map([...places].map(([name, found]) => [name, inOrder(found)]))
}

/** Names that a module gives to others. */
function exportsOf(file) {
  const { module } = parseSync(file, readFileSync(file, 'utf8'))
  const names = module.staticExports
    .flatMap(({ entries }) => entries.filter(({ isType }) => !isType))
    .map(({ exportName }) => exportName.name)
  return inOrder(names)
}

describe.each(languages)('the words in %s', (language) => {
  it.each(english)('have the tables and the places to fill in of %s', (file) => {
    const other = inLanguage(file, language)
    expect(existsSync(other), `${other} is missing`).toBe(true)
    expect(exportsOf(other)).toEqual(exportsOf(file))
    expect(placesOf(other)).toEqual(placesOf(file))
  })

  it('are in no file that English does not have', () => {
    const files = rooms.flatMap((room) => sourcesUnder(join(room, language)))
    expect(files).toEqual(english.map((file) => inLanguage(file, language)))
  })
})

// Some tables are asked by other tables alone and are joined nowhere.
const joinedFiles = english.filter((file) => existsSync(file.replace(/([\\/])en([\\/])/, '$1')))

describe('the joined tables', () => {
  it.each(joinedFiles)('ask for everything that %s has', (file) => {
    const joined = readFileSync(file.replace(/([\\/])en([\\/])/, '$1'), 'utf8')
    const asked = joined.match(/const \{([^}]*)\}\s*=\s*spoken\(/)?.[1] ?? ''
    expect(inOrder(asked.match(/\w+/g) ?? [])).toEqual(exportsOf(file))
  })
})

const german = rooms
  .flatMap((room) => sourcesUnder(join(room, 'de')))
  .flatMap((file) => textsOfSource(file))
  // A list of options and what each does, not sentences.
  .filter(({ where }) => !where.endsWith('/cli-help.ts#helpText'))

// One word for one thing, as in English; the name of each rule is the word to use.
const rules = {
  'two sentences, and no semicolon': /;/,
  'du, and not Sie': /\b(?:Ihr|Ihre|Ihren|Ihrem|Ihnen)\b|\b(?:Sie können|Sie müssen|wenn Sie)\b/,
  Mainboard: /\b(?:Platine|Hauptplatine|Motherboard)\b|(?<!Linux-)\bBoards?\b/,
  'Bein (Chip) oder Pin (Programmer)': /\bPins? des Chips\b|\bBeinchen\b|\bLötpads?\b/,
  Leitung: /\b(?:Draht|Drähte|Kabel)\b(?<!blanken Draht)(?<!Kabel)|\bJumper/,
  Aufdruck: /\b(?:Beschriftung|Markierung auf dem Chip)\b/,
  'Chip-Modell': /\bBauteil|\bKandidat/,
  'schreiben, löschen, lesen': /\bflash(?:en|t|e)\b|\bbrennen\b|\bprogrammier/i,
  Backup: /\bSicherung(?:skopie|en)?\b|(?<!Hex-)\bDump\b/,
  'Backup zurückspielen': /\bwiederherstell|\bwiederhergestellt/i,
  Übungschip: /\bsimulier|\bvirtuell(?!e Maschine)/i,
  'SPI-Takt': /\bGeschwindigkeit|\bTaktrate\b/,
  'die Arbeit beim Namen': /\bJobs?\b|\bAuftrag\b/,
  'Gefahr, Vorsicht oder Hinweis': /\bWarnung\b|\bAchtung\b/,
}

/** Contacts on a mainboard go by this name. */
const isNamed = ({ where, text }) => where.includes('#internalFlash.') && /-Jumper/.test(text)

describe('how Pin One speaks German', () => {
  it.each(Object.entries(rules))('says: %s', (_, rule) => {
    expect(german.filter((each) => rule.test(each.text) && !isNamed(each))).toEqual([])
  })

  // German needs some words more where English joins them.
  it('needs no more than 24 words for a sentence', () => {
    const long = german.flatMap(({ where, text }) =>
      sentencesOf(text)
        .filter((sentence) => wordsIn(sentence) > 24)
        .map((sentence) => `${where}: ${sentence}`),
    )
    expect(long).toEqual([])
  })

  it('would find what is retired', () => {
    for (const [name, text] of Object.entries({
      'du, and not Sie': 'Prüfen Sie Ihre Leitungen.',
      Mainboard: 'Trenne das Board vom Strom.',
      Backup: 'Die Sicherung ist da.',
      'schreiben, löschen, lesen': 'Den Chip flashen',
    }))
      expect(text, name).toMatch(rules[name])
  })
})
