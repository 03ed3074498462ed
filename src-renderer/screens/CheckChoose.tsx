// SPDX-License-Identifier: GPL-3.0-or-later
import { TriangleAlert } from 'lucide-react'
import { Fragment, useState } from 'react'
import { supplyVerdict } from '../../shared/gate/supply.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { partName } from '../../shared/part-name.ts'
import { Button } from '../parts/Button.tsx'
import { Screen } from '../parts/Screen.tsx'
import { ask } from '../store/actions.ts'
import { runJob } from '../store/flows.ts'
import { checkText as words } from '../text/check.ts'
import { differencesOf } from '../text/chip-differences.ts'
import { partCalled } from '../text/chip-names.ts'
import { voltText } from '../text/size.ts'
import { namesApart, printedCandidate } from '../wizard/candidates.ts'
import type { NamePiece } from '../wizard/candidates.ts'
import type { WizardView } from '../wizard/view.ts'
import { BackButton } from './pieces/BackButton.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Choice } from '../parts/Asks.tsx'
import { Note } from '../parts/Note.tsx'
import css from './CheckFound.module.css'

/** The ID belongs to several parts that must not be confused, or to one part that contradicts itself. */
export function Choose({ view }: { readonly view: WizardView }) {
  const { candidates = [], differences = [] } = view.snapshot.session ?? {}
  const printed = printedCandidate(candidates, view.choices.chipEntry)
  const [id, setId] = useState<string | null>(printed?.id ?? null)
  const names = namesApart(candidates)
  const marked = names.flat(2).some(({ apart }) => apart)
  const chosen = candidates.find((chip) => chip.id === id)
  const one = candidates.length === 1
  const low = candidates.some(
    ({ supplyMv }) => supplyVerdict(supplyMv, view.programmerMv) === 'too-high',
  )
  return (
    <Screen
      title={one ? words.chooseOneTitle : words.chooseTitle}
      lead={one ? words.chooseOneLead(differences) : words.chooseLead(differences)}
      back={<BackButton to="wire" />}
      why={chosen === undefined ? words.chooseBlocked : ''}
      commit={
        <Button
          look="go"
          blocked={chosen === undefined ? words.chooseBlocked : null}
          onPress={() => {
            if (chosen !== undefined) void takeCandidate(chosen)
          }}
        >
          {words.chooseCommit}
        </Button>
      }
    >
      <Candidates candidates={candidates} names={names} chosenId={id} onChoose={setId} />
      {low ? (
        <Note level="care">
          <TriangleAlert aria-hidden="true" />
          <span>{words.chooseLow(voltText(view.programmerMv ?? 0))}</span>
        </Note>
      ) : null}
      <p className="sub">
        {marked ? `${words.chooseMarked} ` : ''}
        {printed !== null
          ? words.choosePrinted(partName(printed))
          : view.chipEntry === null
            ? ''
            : words.chooseNotPrinted(partName(view.chipEntry))}
      </p>
    </Screen>
  )
}

interface CandidatesProps {
  readonly candidates: readonly FlashChip[]
  /** One entry for each candidate, see `namesApart`. */
  readonly names: ReturnType<typeof namesApart>
  readonly chosenId: string | null
  readonly onChoose: (id: string) => void
}

/** A row for each candidate, with a column for each difference. */
function Candidates({ candidates, names, chosenId, onChoose }: CandidatesProps) {
  const rows = differencesOf(candidates)
  return (
    <DataTable className={css['candidates']}>
      <thead>
        <tr>
          <th scope="col">{words.choosePart}</th>
          {rows.map(({ key }) => (
            <th key={key} scope="col">
              {words.differ[key]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {candidates.map((chip, index) => (
          <tr key={chip.id}>
            <td>
              <Choice>
                <input
                  type="radio"
                  name="candidate"
                  checked={chosenId === chip.id}
                  onChange={() => onChoose(chip.id)}
                />
                {chip.names.length === 0 ? (
                  <b>{partCalled(chip)}</b>
                ) : (
                  <PartNames names={names[index] ?? []} />
                )}
              </Choice>
            </td>
            {rows.map(({ key, values }) => (
              <td key={key}>{values[index] ?? words.unknown}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

/** Each name, with the letters underlined that no other candidate has at that position. */
function PartNames({ names }: { readonly names: readonly (readonly NamePiece[])[] }) {
  return (
    <b>
      {names.map((pieces, at) => (
        <Fragment key={pieces.map(({ text }) => text).join('')}>
          {at === 0 ? '' : ', '}
          {pieces.map(({ at: from, text, apart }) =>
            apart ? <u key={from}>{text}</u> : <Fragment key={from}>{text}</Fragment>,
          )}
        </Fragment>
      ))}
    </b>
  )
}

async function takeCandidate(chip: FlashChip): Promise<void> {
  if ((await ask('session.choose-chip', { name: chip.id })) !== null)
    await runJob({ kind: 'identify' })
}
