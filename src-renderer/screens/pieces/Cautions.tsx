// SPDX-License-Identifier: GPL-3.0-or-later
import { TriangleAlert } from 'lucide-react'
import type { GuideWarning } from '../../../shared/data/guide.ts'
import { cautionText, cautionTitle } from '../../../shared/text/cautions.ts'
import { guideStepsOf } from '../../wizard/guide-steps.ts'
import { acknowledge, goTo } from '../../store/wizard.ts'
import { help } from '../../text/help.ts'
import { cautionList } from '../../wizard/caution-list.ts'
import { cautionAck } from '../../wizard/stages.ts'
import type { StageId } from '../../wizard/stages.ts'
import { cautionsAt } from '../../wizard/view.ts'
import type { WizardView } from '../../wizard/view.ts'
import { Link } from '../../parts/Button.tsx'
import css from './Cautions.module.css'

interface CautionsProps {
  readonly stage: StageId
  readonly view: WizardView
  /** Where an acknowledgement is kept; if absent, with the current choices. */
  readonly onRead?: (ack: string, read: boolean) => void
  /** Shows only those that the user must acknowledge; the help shows the others. */
  readonly only?: 'dangers'
}

/**
 * The guide's cautions for the current choices at their step: first a list to tick, then other dangers, at most three
 * in full, the rest folded. Only the mark has a colour: on a page that is red all over, no warning stands out.
 */
export function Cautions({ stage, view, only, onRead = acknowledge }: CautionsProps) {
  const all = cautionsAt(view, ...guideStepsOf[stage])
  const isRead = ({ id }: GuideWarning) => view.acks.has(cautionAck(id))
  const list = cautionList(all, isRead)
  const { toTick } = list
  const [dangers, good] = only === 'dangers' ? [[], []] : [list.dangers, list.folded]
  if (toTick.length + dangers.length + good.length === 0) return null
  return (
    <section className={css['cautions']} aria-label={help.cautions}>
      {toTick.length + dangers.length === 0 ? null : <h2>{help.cautions}</h2>}
      {toTick.length === 0 ? null : (
        <>
          <p className={css['to-read']}>{help.toRead}</p>
          <ul className={css['caution-list']}>
            {toTick.map((warning) => (
              <ToTick
                key={warning.id}
                warning={warning}
                text={cautionText(warning, view.mounting)}
                read={isRead(warning)}
                onRead={onRead}
              />
            ))}
          </ul>
          {list.later === 0 ? null : <p className={css['to-read']}>{help.later(list.later)}</p>}
        </>
      )}
      {dangers.length === 0 ? null : (
        <ul className={css['caution-list']}>
          {dangers.map((warning) => (
            <Told key={warning.id} warning={warning} text={cautionText(warning, view.mounting)} />
          ))}
        </ul>
      )}
      {good.length === 0 ? null : (
        <details>
          <summary>{help.alsoGood(good.length)}</summary>
          <ul className={css['caution-list']}>
            {good.map((warning) => (
              <Told key={warning.id} warning={warning} text={cautionText(warning, view.mounting)} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

interface ToldProps {
  readonly warning: GuideWarning
  readonly text: string
}

interface ToTickProps extends ToldProps {
  readonly read: boolean
  readonly onRead: (ack: string, read: boolean) => void
}

function ToTick({ warning, text, read, onRead }: ToTickProps) {
  const { id, severity } = warning
  return (
    <li data-caution={id} data-severity={severity}>
      <input
        type="checkbox"
        id={`tick-${id}`}
        checked={read}
        onChange={(event) => onRead(cautionAck(id), event.target.checked)}
      />
      <div>
        <label htmlFor={`tick-${id}`}>{cautionTitle(warning)}</label>
        {/* An acknowledged caution takes one line, to leave room for the next one. */}
        {read ? null : <Words warning={warning} text={text} />}
      </div>
    </li>
  )
}

function Told({ warning, text }: ToldProps) {
  const { id, severity } = warning
  return (
    <li data-caution={id} data-severity={severity}>
      {severity === 'danger' ? <TriangleAlert role="img" aria-label={help.danger} /> : null}
      <div>
        <b>{cautionTitle(warning)}</b>
        <Words warning={warning} text={text} />
      </div>
    </li>
  )
}

function Words({ warning, text }: ToldProps) {
  return (
    <p>
      {text}{' '}
      <Link onClick={() => goTo({ kind: 'reference', page: `warnings#${warning.id}` })}>
        {help.why}
        <span className="visually-hidden"> {cautionTitle(warning)}</span>
      </Link>
    </p>
  )
}
