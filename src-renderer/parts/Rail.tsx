import { Archive, BookOpen, Check, FileSearch } from 'lucide-react'
import { Mark } from './Mark.tsx'
import { Lamps } from './Lamps.tsx'
import { goTo, lookAt } from '../store/wizard.ts'
import { usePlace, useView } from '../store/selectors.ts'
import { frame } from '../text/frame.ts'
import { currentStage, reachable, shownStage, stages } from '../wizard/stages.ts'
import type { StageId } from '../wizard/stages.ts'

/** The question for the mainboard, which comes before the four steps. */
const before = 0

const stageIdsOf = (step: number): readonly StageId[] => {
  const ids: StageId[] = stages
    .filter((stage) => (stage.step ?? before) === step)
    .map(({ id }) => id)
  return step === 4 ? [...ids, 'done'] : ids
}

/** The four guide steps, their stages, the way to the reference and the backups, and the two lamps. */
export function Rail() {
  const view = useView()
  const place = usePlace()
  const current = currentStage(view)
  const shown = place.kind === 'wizard' ? shownStage(view) : null
  const open = reachable(view)
  const order: readonly StageId[] = [...stages.map(({ id }) => id), 'done']
  const position = current === 'recover' ? order.indexOf('write') : order.indexOf(current)
  const onScreen = stages.find(({ id }) => id === shown)
  const shownStep = shown === null ? null : onScreen === undefined ? 4 : (onScreen.step ?? before)
  return (
    <nav className={'rail'} aria-label={frame.stepsLabel}>
      <div className="brand">
        <Mark />
        {frame.product}
        {view.practice ? <span className="practice-tag">{frame.practice}</span> : null}
      </div>
      <ol className="steps">
        {([before, 1, 2, 3, 4] as const).map((step) => {
          const ids = stageIdsOf(step)
          const done = ids.every((id) => order.indexOf(id) < position)
          const now = step === shownStep
          const first = ids[0] ?? 'board'
          const body = (
            <>
              <span className="n">
                {done && !now ? (
                  <Check className="i" aria-label="done" />
                ) : step === before ? (
                  ''
                ) : (
                  step
                )}
              </span>
              <span>{frame.steps[step]}</span>
            </>
          )
          return (
            <li
              key={step}
              className={now ? 'now' : done ? 'done' : ''}
              aria-current={now ? 'step' : undefined}
            >
              {open.has(first) ? (
                <button
                  type="button"
                  className="step"
                  onClick={() => lookAt(first === current ? null : first)}
                >
                  {body}
                </button>
              ) : (
                <div className="step">{body}</div>
              )}
              {now && ids.length > 1 ? (
                <ol className="stages">
                  {ids.map((id) => (
                    <li
                      key={id}
                      className={id === shown ? 'now' : order.indexOf(id) < position ? 'done' : ''}
                    >
                      {open.has(id) && id !== shown ? (
                        <button type="button" onClick={() => lookAt(id === current ? null : id)}>
                          {frame.stages[id]}
                        </button>
                      ) : (
                        frame.stages[id]
                      )}
                    </li>
                  ))}
                </ol>
              ) : null}
            </li>
          )
        })}
      </ol>
      <div className="more">
        <button
          type="button"
          aria-current={place.kind === 'reference' ? 'page' : undefined}
          onClick={() => goTo({ kind: 'reference', page: '' })}
        >
          <BookOpen className="i" aria-hidden="true" />
          {frame.reference}
        </button>
        <button
          type="button"
          aria-current={place.kind === 'look' ? 'page' : undefined}
          onClick={() => goTo({ kind: 'look' })}
        >
          <FileSearch className="i" aria-hidden="true" />
          {frame.look}
        </button>
        <button
          type="button"
          aria-current={place.kind === 'backups' ? 'page' : undefined}
          onClick={() => goTo({ kind: 'backups' })}
        >
          <Archive className="i" aria-hidden="true" />
          {frame.backups}
          <span className="k">{view.snapshot.backups.length}</span>
        </button>
      </div>
      <Lamps view={view} />
    </nav>
  )
}
