import '../styles/board.css'
import { useDeferredValue, useId, useState } from 'react'
import type { Board as BoardFacts } from '../../shared/data/guide.ts'
import { Button } from '../parts/Button.tsx'
import { Cautions } from '../parts/Cautions.tsx'
import { Screen } from '../parts/Screen.tsx'
import { takePractice } from '../store/flows.ts'
import { useView } from '../store/selectors.ts'
import { acknowledgeAll, choose, goOn } from '../store/wizard.ts'
import { boardText as words } from '../text/board.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { sentence } from '../text/sentence.ts'
import { clockText } from '../text/size.ts'
import { chipText, configurationText, configurationsText, findBoards } from '../wizard/boards.ts'
import { blockersOf } from '../wizard/stages.ts'
import { usualPractice } from '../wizard/programmers.ts'
import { wizardView } from '../wizard/view.ts'
import type { WizardView } from '../wizard/view.ts'
import { looseChip, unlistedBoard, withAck, withChoices } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'

const mostRows = 8

/** Before the four steps: the board, its chips and which of them; or a chip that is on none of the guide's boards. */
export function Board() {
  const view = useView()
  const [text, setText] = useState('')
  const [{ choices: draft, acks }, setDraft] = useState({
    choices: view.choices,
    acks: [...view.acks] as readonly string[],
  })
  const change = (part: Partial<Choices>) =>
    setDraft((before) => withChoices(before.choices, before.acks, part))
  const read = (ack: string, on: boolean) =>
    setDraft((before) => ({ ...before, acks: withAck(before.acks, ack, on) }))
  const drafted = wizardView(view.snapshot, draft, acks)
  const found = findBoards(useDeferredValue(text))
  const shown = found.slice(0, mostRows)
  const chosen = drafted.board
  const rows =
    chosen === null || shown.includes(chosen) ? shown : [chosen, ...shown.slice(0, mostRows - 1)]
  const [blocker] = blockersOf('board', drafted)
  const unboarded = draft.board === looseChip || draft.board === unlistedBoard
  const searchId = useId()
  const take = () => {
    const { board, configuration, chipIndex } = draft
    choose({ board, configuration, chipIndex })
    acknowledgeAll(acks)
    goOn()
  }
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      back={
        view.practice ? null : (
          <Button onPress={() => void takePractice(usualPractice)}>{words.practise}</Button>
        )
      }
      why={blocker === undefined ? '' : blockerAct(blocker)}
      commit={
        <Button
          look="go"
          blocked={blocker === undefined ? null : blockerAct(blocker)}
          onPress={take}
        >
          {unboarded
            ? words.commitWithout[draft.board === looseChip ? 'loose' : 'unlisted']
            : chosen === null
              ? words.commitNone
              : words.commit(chosen.names[0] ?? '')}
        </Button>
      }
    >
      <div className="halves">
        <div>
          <ul className="pick">
            {(
              [
                [unlistedBoard, words.unlisted, words.unlistedHint],
                [looseChip, words.loose, words.looseHint],
              ] as const
            ).map(([board, name, hint]) => (
              <li key={board} className={draft.board === board ? 'on' : ''}>
                <label className="row">
                  <input
                    type="radio"
                    name="board"
                    checked={draft.board === board}
                    onChange={() => change({ board })}
                  />
                  <b>{name}</b>
                  <span className="sub">{hint}</span>
                </label>
              </li>
            ))}
          </ul>
          <label htmlFor={searchId} className="section label-block">
            <b>{words.search}</b>
          </label>
          <input
            id={searchId}
            className="field text"
            type="search"
            placeholder={words.placeholder}
            value={text}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setText(target.value)}
          />
          <p className="sub count" role="status">
            {found.length === 0 ? words.none : text === '' ? '' : words.found(found.length)}
          </p>
          <ul className="pick">
            {rows.map((board) => (
              <li
                key={board.id}
                className={draft.board === board.id ? 'on' : ''}
                data-board={board.id}
              >
                <label className="row">
                  <input
                    type="radio"
                    name="board"
                    checked={draft.board === board.id}
                    onChange={() => change({ board: board.id })}
                  />
                  <b>{board.names.slice(0, 2).join(', ')}</b>
                  <span />
                  <span className="sub">
                    {board.covered_by_guide
                      ? configurationsText(board.configurations)
                      : words.notCovered}
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {found.length > mostRows ? (
            <p className="sub">{words.more(found.length - mostRows)}</p>
          ) : null}
        </div>
        <div>
          {chosen === null ? null : <Details view={drafted} board={chosen} onChange={change} />}
          <Cautions stage="board" view={drafted} onRead={read} />
        </div>
      </div>
    </Screen>
  )
}

interface DetailsProps {
  readonly view: WizardView
  readonly board: BoardFacts
  readonly onChange: (part: Partial<Choices>) => void
}

/** What is known of the board, and the two questions that only its owner can answer. */
function Details({ view, board, onChange }: DetailsProps) {
  const { configuration, choices, boardChip } = view
  const chips = configuration?.chips ?? []
  const vendorFiles = board.targets.some((target) => target.needs_vendor_files === true)
  const packages = [
    ...new Set((boardChip === null ? chips : [boardChip]).flatMap((chip) => chip.packages ?? [])),
  ]
  const parts = [
    ...new Set((boardChip === null ? chips : [boardChip]).flatMap((chip) => chip.parts)),
  ]
  const places = (boardChip === null ? chips : [boardChip]).flatMap(({ where }) =>
    where === null ? [] : [where],
  )
  return (
    <>
      <h2>{board.names.join(', ')}</h2>
      {board.configurations.length > 1 ? (
        <fieldset className="asks">
          <legend>{words.configuration}</legend>
          {board.configurations.map((each) => (
            <label key={each.id} className="choice">
              <input
                type="radio"
                name="configuration"
                checked={configuration?.id === each.id}
                onChange={() => onChange({ configuration: each.id })}
              />
              <span>
                {configurationText(each)}
                {each.how_to_tell === null ? null : (
                  <span className="sub">. {each.how_to_tell}</span>
                )}
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      {chips.length > 1 ? (
        <fieldset className="asks">
          <legend>{words.whichChip}</legend>
          {chips.map((chip, index) => (
            <label key={chipText(chip, index)} className="choice">
              <input
                type="radio"
                name="chip"
                checked={choices.chipIndex === index}
                onChange={() => onChange({ chipIndex: index })}
              />
              <span>
                {chipText(chip, index)}
                {chip.where === null ? null : <span className="sub">. {sentence(chip.where)}</span>}
                {choices.doneChips.includes(index) ? (
                  <b className="proved"> {words.chipDone}</b>
                ) : null}
              </span>
            </label>
          ))}
          <p className="sub">{words.whichHint}</p>
        </fieldset>
      ) : null}
      <dl className="facts board-facts">
        <dt>{words.facts.package}</dt>
        <dd>
          {packages.length === 0
            ? words.unknown
            : packages.map((id) => id.toUpperCase()).join(' or ')}
        </dd>
        <dt>{words.facts.where}</dt>
        <dd>{places.length === 0 ? words.unknown : places.join('; ')}</dd>
        <dt>{words.facts.access}</dt>
        <dd>{board.access ?? words.unknown}</dd>
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
      </dl>
      {board.notes.map((note) => (
        <p key={note} className="sub">
          {note}
        </p>
      ))}
    </>
  )
}
