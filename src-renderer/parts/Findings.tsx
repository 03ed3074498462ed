import { CircleCheck, Info, OctagonX, TriangleAlert } from 'lucide-react'
import type { ImageFinding, ImageInfo } from '../../shared/model/image.ts'
import { findingText, ignoreBoardText } from '../../shared/text/image.ts'
import { acknowledge } from '../store/wizard.ts'
import { imageText as words } from '../text/image.ts'
import { canTick, findingAck } from '../wizard/findings.ts'

interface FindingsProps {
  /** `null`: main still looks. */
  readonly findings: readonly ImageFinding[] | null
  readonly image: ImageInfo
  readonly acks: ReadonlySet<string>
}

/** Stops, cautions to tick, notes; the last line says what was checked and what was not. */
export function Findings({ findings, image, acks }: FindingsProps) {
  if (findings === null) return null
  const clear = findings.every(({ level }) => level === 'note')
  const checked = findings.find(({ code }) => code === 'checked')
  return (
    <>
      <ul className="plain" aria-label={words.findings}>
        {findings
          .filter(({ code }) => code !== 'checked')
          .map((finding) => (
            <Found key={finding.code} finding={finding} image={image} acks={acks} />
          ))}
      </ul>
      {checked === undefined ? null : (
        <p className="note finding" role="status" data-finding="checked">
          {clear ? (
            <CircleCheck className="i" aria-hidden="true" />
          ) : (
            <Info className="i" aria-hidden="true" />
          )}
          <span>
            {clear ? <b>{words.clear} </b> : null}
            {findingText(checked)}
          </span>
        </p>
      )}
    </>
  )
}

const marks = { stop: OctagonX, caution: TriangleAlert, note: Info } as const

interface FoundProps {
  readonly finding: ImageFinding
  readonly image: ImageInfo
  readonly acks: ReadonlySet<string>
}

function Found({ finding, image, acks }: FoundProps) {
  const { code, level } = finding
  const Mark = marks[level]
  const key = findingAck(image, finding)
  return (
    <li
      data-finding={code}
      data-level={level}
      className={level === 'stop' ? 'note ground finding' : 'note finding'}
      role={level === 'stop' ? 'alert' : undefined}
    >
      <Mark
        className={level === 'stop' ? 'i danger' : level === 'caution' ? 'i care' : 'i'}
        aria-hidden="true"
      />
      <span>
        {findingText(finding)}
        {canTick(finding) ? (
          <label className="tick">
            <input
              type="checkbox"
              checked={acks.has(key)}
              onChange={({ target }) => acknowledge(key, target.checked)}
            />
            <span>{level === 'stop' ? ignoreBoardText(finding) : words.tick}</span>
          </label>
        ) : null}
      </span>
    </li>
  )
}
