import '../styles/progress.css'
import { useEffect, useState } from 'react'
import { Check } from 'lucide-react'
import type { JobInfo, Phase } from '../../shared/model/job.ts'
import { reachOf } from '../../shared/programmer/reach.ts'
import { slowText } from '../../shared/text/slow.ts'
import { phaseText } from '../text/announce.ts'
import { progressText as words } from '../text/progress.ts'
import { aboutText, amountText, timeText } from '../text/size.ts'
import { useSilent, useSnapshot } from '../store/selectors.ts'
import { measured } from './measure.ts'
import { WriteMapView } from './WriteMapView.tsx'

interface JobProgressProps {
  readonly job: JobInfo
  /** The phases on the way, in order; the current one is marked. */
  readonly phases: readonly Phase[]
}

const stallMs = 10_000

/** Phases, one bar, and what was measured. Says so when nothing moves any more. */
export function JobProgress({ job, phases }: JobProgressProps) {
  const { percent, kBperS, leftMs } = measured(job)
  const stalled = useStall(job)
  // While the app does not reply, the last figures are out of date.
  const silent = useSilent()
  const { writeMap, session } = useSnapshot()
  const reach = session === null ? null : reachOf(session.programmer.id, session.programmer.kind)
  // A job begins before its first phase is named.
  const at = Math.max(0, phases.indexOf(job.phase))
  return (
    <div className="job" data-phase={job.phase}>
      <ol className="phases">
        {phases.map((phase, index) => (
          <li
            key={phase}
            className={index < at ? 'done' : index === at ? 'now' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className="phase-mark" aria-hidden="true">
              {index < at ? <Check className="i" /> : index === at ? <i /> : null}
            </span>
            {phaseText[phase]}
          </li>
        ))}
      </ol>
      <dl className="readings">
        <div>
          <dt className="label">{words.left}</dt>
          <dd className="big">
            {job.state === 'stopping'
              ? words.stopping
              : silent
                ? words.notKnown
                : leftMs === null
                  ? words.leftUnknown
                  : aboutText(leftMs)}
          </dd>
        </div>
        <div>
          <dt className="label">{words.phase}</dt>
          <dd>{amountText(job.doneBytes, job.totalBytes)}</dd>
        </div>
        <div>
          <dt className="label">{words.speed}</dt>
          <dd>
            {silent
              ? words.notKnown
              : kBperS === null
                ? words.leftUnknown
                : words.perSecond(String(Math.round(kBperS)))}
          </dd>
        </div>
        <div>
          <dt className="label">{words.running}</dt>
          <dd>{silent ? words.notKnown : timeText(job.phaseMs)}</dd>
        </div>
      </dl>
      <div
        className="bar"
        role="progressbar"
        aria-label={`${words.bar}: ${phaseText[job.phase]}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      <p className="care sub" role="status">
        {silent
          ? ''
          : job.slow
            ? slowText(job.slow, words.slowStop)
            : stalled
              ? words.stalled(reach)
              : ''}
      </p>
      {writeMap === null || writeMap.jobId !== job.id ? null : (
        <WriteMapView job={job} map={writeMap} />
      )}
    </div>
  )
}

/** True when no byte has arrived for ten seconds. */
function useStall({ doneBytes, phase }: JobInfo): boolean {
  const [stalled, setStalled] = useState(false)
  useEffect(() => {
    setStalled(false)
    const timer = setTimeout(() => setStalled(true), stallMs)
    return () => clearTimeout(timer)
  }, [doneBytes, phase])
  return stalled
}
