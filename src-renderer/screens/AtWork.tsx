// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useMemo, useState } from 'react'
import type { JobInfo } from '../../shared/model/job.ts'
import { reachOf } from '../../shared/programmer/reach.ts'
import { leftText, readsText } from '../../shared/text/progress.ts'
import { slowText } from '../../shared/text/slow.ts'
import type { WriteMap } from '../../shared/write-map.ts'
import { ChipMap } from '../parts/ChipMap.tsx'
import { compareCells, readCells, writeCells } from '../parts/chip-cells.ts'
import type { CellState } from '../parts/chip-cells.ts'
import { WorkBar } from '../parts/WorkBar.tsx'
import { wantNotice, wantTone } from '../store/ends.ts'
import { useSilent, useSnapshot } from '../store/selectors.ts'
import { phaseText } from '../text/announce.ts'
import { progressText as words } from '../text/progress.ts'
import { amountText } from '../text/size.ts'
import css from './AtWork.module.css'

const stallMs = 10_000
/** Below this, a speed is not meaningful. */
const speedFromMs = 1500
/** The cells are recomputed only after a job has advanced this far, not at every progress event. */
const steps = 512

/** A running job: one bar for the whole work, and a map of the chip with the progress so far. */
export function AtWork({ job }: { readonly job: JobInfo }) {
  const { writeMap, session } = useSnapshot()
  const stalled = useStall(job)
  // While the app does not respond, the last figures are out of date.
  const silent = useSilent()
  const reach = session === null ? null : reachOf(session.programmer.id, session.programmer.kind)
  const { progress } = job
  const sizeBytes = session?.chip?.sizeBytes ?? 0
  return (
    <div data-phase={job.phase}>
      {progress == null ? null : (
        <WorkBar
          progress={progress}
          label={words.bar}
          doing={readsText(job) ?? phaseText[job.phase]}
          detail={silent ? '' : detailOf(job, sizeBytes)}
          left={
            job.state === 'stopping'
              ? words.stopping
              : silent
                ? words.leftNotKnown
                : leftText(progress)
          }
          names={words.segments}
        />
      )}
      <p className="care sub" role="status">
        {silent
          ? ''
          : job.slow
            ? slowText(job.slow, words.slowStop)
            : stalled
              ? words.stalled(reach)
              : ''}
      </p>
      {sizeBytes === 0 ? null : (
        <MapAtWork
          job={job}
          sizeBytes={sizeBytes}
          map={writeMap?.jobId === job.id ? writeMap : null}
        />
      )}
      <Endings />
    </div>
  )
}

/** Whether to notify a user who switches to another window meanwhile. */
function Endings() {
  const { settings, app } = useSnapshot()
  const [refused, setRefused] = useState(false)
  return (
    <fieldset className={css['endings']}>
      <legend>{words.endings}</legend>
      <label>
        <input
          type="checkbox"
          checked={settings.endTone}
          onChange={({ target }) => wantTone(target.checked)}
        />
        {words.endTone}
      </label>
      <label>
        <input
          type="checkbox"
          checked={settings.endNotice}
          onChange={({ target }) => {
            void wantNotice(target.checked, app.host).then((done) => setRefused(!done))
          }}
        />
        {words.endNotice}
      </label>
      <p role="status">{refused ? words.noticeRefused : ''}</p>
    </fieldset>
  )
}

/** `3.5 of 8 MiB, 512 kB/s`: counts the bytes of the chip once, even if the job reads them several times. */
function detailOf({ doneBytes, totalBytes, phase, phaseMs, request }: JobInfo, sizeBytes: number) {
  if (totalBytes === 0) return ''
  const each = request.kind === 'backup' && phase === 'read' ? sizeBytes : totalBytes
  const done = doneBytes === 0 ? 0 : doneBytes - each * (Math.ceil(doneBytes / each) - 1)
  const amount = amountText(done, each)
  return phaseMs < speedFromMs
    ? amount
    : words.amountAndSpeed(amount, String(Math.round(doneBytes / phaseMs)))
}

interface MapProps {
  readonly job: JobInfo
  readonly sizeBytes: number
  readonly map: WriteMap | null
}

function MapAtWork({ job, sizeBytes, map }: MapProps) {
  const { phase, doneBytes, totalBytes, request, differsAt = null } = job
  const kind =
    request.kind === 'backup'
      ? 'backup'
      : request.kind === 'verify' || request.kind === 'adopt' || phase === 'read'
        ? 'compare'
        : 'write'
  const passes = (job.progress?.segments ?? []).filter(({ id }) => readIds.includes(id)).length
  // After the last read, the progress is no longer counted in bytes read.
  const over = kind === 'backup' && phase !== 'read'
  const step = over ? steps : totalBytes === 0 ? 0 : Math.floor((steps * doneBytes) / totalBytes)
  const cells = useMemo((): readonly CellState[] => {
    const at = { phase, doneBytes: step, totalBytes: steps, differsAt }
    if (kind === 'backup') return readCells(sizeBytes, Math.max(1, passes), at)
    // Before the plan exists, the chip is already drawn, but no state of its blocks is known.
    if (kind === 'write')
      return map === null ? compareCells(sizeBytes, { ...at, doneBytes: 0 }) : writeCells(map, at)
    return phase === 'read' ? readCells(sizeBytes, 1, at) : compareCells(sizeBytes, at)
  }, [kind, map, phase, step, sizeBytes, passes, differsAt])
  const planned = kind !== 'write' || map !== null
  const states = (planned ? (Object.entries(words.states[kind]) as [CellState, string][]) : [])
    .filter(([state]) => state !== 'differs' || cells.includes('differs'))
    .map(([state, name]) => ({ state, name }))
  const count = (state: CellState) => cells.filter((each) => each === state).length
  const label = !planned
    ? words.mapUnplanned
    : kind === 'backup' || phase === 'read'
      ? words.mapRead(count('read') + count('proved'), count('proved'), cells.length)
      : kind === 'compare' || phase === 'verify'
        ? words.mapCompared(count('proved'), cells.length)
        : words.map(count('written'), count('written') + count('erased') + count('to-come'))
  return <ChipMap cells={cells} label={label} states={states} />
}

const readIds: readonly string[] = ['read', 'read-again', 'read-third']

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
