// SPDX-License-Identifier: GPL-3.0-or-later
/** Short notes for connecting the wires: the drawing beside them shows the rest. */
import type { GuideWarning } from '../../shared/data/guide.ts'
import { assertNever } from '../../shared/fault.ts'
import { cautionText, cautionTitle } from '../../shared/text/cautions.ts'
import { powerNote } from '../../shared/text/guide-boards.ts'
import { spoken } from '../../shared/text/language.ts'
import type { Mounting } from '../../shared/wiring.ts'
import type { WireNoteSays } from '../wizard/wire-notes.ts'
import * as de from './de/wire-notes.ts'
import * as en from './en/wire-notes.ts'

export const { wireNoteText } = spoken({ en, de })

export interface WireNoteWords {
  readonly title: string
  readonly text: string
}

export function wireNoteWords(says: WireNoteSays): WireNoteWords {
  const words = wireNoteText
  switch (says.code) {
    case 'no-power':
      return { title: words.noPower, text: words.noPowerText[says.mounting ?? 'loose'] }
    case 'five-volts':
      return { title: words.fiveVolts(says.pins), text: words.fiveVoltsText }
    case 'one-supply':
      return { title: words.oneSupply, text: words.oneSupplyText[says.mounting ?? 'loose'] }
    case 'board-supply': {
      const note = says.powerNote === null ? '' : ` ${powerNote(says.powerNote)}`
      return {
        title: words.boardSupply,
        text: says.charger ? words.chargerSupplyText : `${words.boardSupplyText}${note}`,
      }
    }
    case 'caution':
      return cautionWords(says.warning, says.mounting)
    default:
      return assertNever(says)
  }
}

/** The guide's own words, or shorter ones if the picture beside them shows the rest. */
function cautionWords(warning: GuideWarning, mounting: Mounting | null): WireNoteWords {
  const short = wireNoteText.short[warning.id]
  if (short === undefined)
    return { title: cautionTitle(warning), text: cautionText(warning, mounting) }
  const off = mounting === 'loose' || mounting === 'socketed'
  return { title: short.title, text: off ? (short.loose ?? short.text) : short.text }
}
