import '../styles/reference.css'
import { Info, TriangleAlert } from 'lucide-react'
import type { GuideWarning } from '../../shared/data/guide.ts'
import { guideStepsOf } from '../reference/stages.ts'
import { useView } from '../store/selectors.ts'
import { acknowledge, goTo } from '../store/wizard.ts'
import { help } from '../text/help.ts'
import { cautionAck } from '../wizard/stages.ts'
import type { StageId } from '../wizard/stages.ts'
import { cautionsAt, cautionsBeforePower } from '../wizard/view.ts'

interface CautionsProps {
  readonly stage: StageId
  /** Only those that have to be acknowledged; the others then stand in the help. */
  readonly only?: 'dangers'
}

/** The guide's cautions for the choices made, at their step. What has to be acknowledged carries a tick. */
export function Cautions({ stage, only }: CautionsProps) {
  const view = useView()
  const all =
    stage === 'wire' ? cautionsBeforePower(view) : cautionsAt(view, ...guideStepsOf[stage])
  const shown = all.filter(({ must_acknowledge }) => only === undefined || must_acknowledge)
  if (shown.length === 0) return null
  return (
    <section className="cautions" aria-label={help.cautions}>
      <h2>{help.cautions}</h2>
      <ul>
        {shown.map((warning) => (
          <li key={warning.id} data-caution={warning.id}>
            <Caution warning={warning} read={view.acks.has(cautionAck(warning.id))} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface CautionProps {
  readonly warning: GuideWarning
  readonly read: boolean
}

function Caution({ warning, read }: CautionProps) {
  const { id, severity, title, text, must_acknowledge } = warning
  const Mark = severity === 'info' ? Info : TriangleAlert
  const look = severity === 'danger' ? 'note ground' : severity === 'caution' ? 'note care' : 'note'
  return (
    <div className={look}>
      <Mark className="i" aria-hidden="true" />
      <div>
        <p>
          <b>{title}.</b> {text}{' '}
          <button
            type="button"
            className="link"
            onClick={() => goTo({ kind: 'reference', page: `warnings#${id}` })}
          >
            {help.why}
            <span className="visually-hidden"> {title}</span>
          </button>
        </p>
        {must_acknowledge ? (
          <label className="tick">
            <input
              type="checkbox"
              checked={read}
              onChange={(event) => acknowledge(cautionAck(id), event.target.checked)}
            />
            <span>
              {help.read}
              <span className="visually-hidden">: {title}</span>
            </span>
          </label>
        ) : null}
      </div>
    </div>
  )
}
