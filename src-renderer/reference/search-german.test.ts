// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../shared/text/language.ts'
import { stageIds } from '../../shared/stages.ts'
import { helpAt } from '../text/help.ts'
import { askedInGerman } from '../text/reference/german/asked.ts'
import { pageExists } from './pages.ts'
import { searchReference } from './search.ts'

const pagesFor = (typed: string) => searchReference(typed).found.map(({ page }) => page)

/** What people type in German, and the page that answers them. */
const asked: readonly (readonly [typed: string, page: string])[] = [
  ['Brücke', 'wiring-guide#table-8'],
  ['bruecke', 'wiring-guide#table-8'],
  ['Beinchen 1', 'packages-guide#pin1'],
  ['wie herum kommt der Chip?', 'packages-guide#pin1'],
  ['Kabel', 'wiring'],
  ['Kabel zu lang', 'wiring-guide#lengths'],
  ['Stecker', 'safety#power'],
  ['Stecker ziehen', 'warnings#W-ALL-POWER-OFF'],
  ['Fehler beim Schreiben', 'warnings#W-NOT-VERIFIED'],
  ['Fehler beim Lesen', 'warnings#W-DUMPS-DIFFER'],
  ['Chip gesperrt', 'glossary#word-Write-protection'],
  ['Schreibschutz', 'glossary#word-Write-protection'],
  ['kein Chip gefunden', 'steps/check'],
  ['Chip wird heiß', 'steps/check'],
  ['welche Spannung', 'safety#voltage'],
  ['1,8-V-Chip', 'warnings#W-1V8'],
  ['Widerstände', 'pull-ups#when'],
  ['Steckbrett', 'pull-ups#breadboard'],
  ['auslöten', 'wson8-to-soic8#off'],
  ['Klammer rutscht', 'wiring-guide#clip'],
  ['Akku', 'warnings#W-BATTERIES'],
  ['zwei Chips', 'two-chips#pair'],
  ['Platine startet nicht', 'steps/done'],
  ['schwarzer Bildschirm', 'steps/done'],
  ['Backup zurückspielen', 'steps/recover'],
  ['Sicherungskopie', 'warnings#W-BACKUP-FIRST'],
  ['alles FF', 'warnings#W-BLANK-DUMP'],
  ['Zugriff verweigert', 'steps/programmer'],
  ['Pico wird nicht erkannt', 'steps/programmer'],
  ['welcher Programmer', 'programmer-choice#which'],
  ['MAC-Adresse', 'warnings#W-MAC'],
  ['Herstellerdateien', 'vendor-files#name'],
  ['wo ist der Chip', 'boards'],
  ['gefälschter Chip', 'steps/package'],
  ['Datei zu groß', 'warnings#W-SIZE'],
  ['x230 Kabel', 'board/x230'],
]

describe('the search in German', () => {
  beforeEach(() => setLanguage('de'))
  afterEach(() => setLanguage('en'))

  it.each(asked)('answers „%s“ with %s among the first three', (typed, page) => {
    expect(pagesFor(typed).slice(0, 3)).toContain(page)
  })

  it('takes none of these words for a slip of the keyboard', () => {
    expect(asked.filter(([typed]) => searchReference(typed).instead !== null)).toEqual([])
  })

  it('still knows the words of the field in English', () => {
    expect(pagesFor('soic clip').slice(0, 3)).toContain('wiring-guide#clip')
    expect(pagesFor('no chip found').slice(0, 3)).toContain('steps/check')
  })

  it('knows no way of asking that leads nowhere', () => {
    const keys = new Set(stageIds.flatMap((stage) => helpAt(stage).map(({ id }) => `help#${id}`)))
    const lost = Object.keys(askedInGerman).filter((key) => !keys.has(key) && !pageExists(key))
    expect(lost).toEqual([])
  })
})
