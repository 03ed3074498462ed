// SPDX-License-Identifier: GPL-3.0-or-later
import { accessText, chipPlace, notesOfBoard } from '../../shared/text/guide-boards.ts'
import type { Board } from '../../shared/data/guide.ts'
import { oneOf } from '../../shared/text/numbers.ts'
import { boardText as words } from '../text/board.ts'
import { clockText } from '../text/size.ts'
import type { WizardView } from '../wizard/view.ts'
import { Facts } from './Facts.tsx'

/** Facts about the mainboard, folded away: the user does not need them to continue. */
export function BoardFacts({ view, board }: { readonly view: WizardView; readonly board: Board }) {
  const { configuration, boardChip } = view
  const chips = boardChip === null ? (configuration?.chips ?? []) : [boardChip]
  const packages = [...new Set(chips.flatMap((chip) => chip.packages ?? []))]
  const parts = [...new Set(chips.flatMap((chip) => chip.parts))]
  const places = chips.flatMap(({ where }) => (where === null ? [] : [chipPlace(where)]))
  const vendorFiles = board.targets.some((target) => target.needs_vendor_files === true)
  return (
    <details>
      <summary>{words.known}</summary>
      <Facts>
        <dt>{words.facts.names}</dt>
        <dd>{board.names.join(', ')}</dd>
        <dt>{words.facts.package}</dt>
        <dd>
          {packages.length === 0 ? words.unknown : oneOf(packages.map((id) => id.toUpperCase()))}
        </dd>
        <dt>{words.facts.where}</dt>
        <dd>{places.length === 0 ? words.unknown : places.join('; ')}</dd>
        <dt>{words.facts.access}</dt>
        <dd>{accessText(board.access) ?? words.unknown}</dd>
        <dt>{words.facts.power}</dt>
        <dd>{words.feeds[board.power.feeds]}</dd>
        {board.max_speed_hz === null ? null : (
          <>
            <dt>{words.facts.speed}</dt>
            <dd>{clockText(board.max_speed_hz)}</dd>
          </>
        )}
        <dt>{words.facts.parts}</dt>
        <dd>{parts.length === 0 ? words.unknown : parts.join(', ')}</dd>
        <dt>{words.facts.vendor}</dt>
        <dd>{vendorFiles ? words.vendorYes : words.vendorNo}</dd>
      </Facts>
      {notesOfBoard(board).map((note) => (
        <p key={note} className="sub">
          {note}
        </p>
      ))}
    </details>
  )
}
