// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useState } from 'react'
import { percentOf } from '../../shared/progress.ts'
import { useSnapshot } from '../store/selectors.ts'
import { announce } from '../text/announce.ts'

/** Speaks phase changes and every ten percent of the whole work politely; the title of the page speaks faults. */
export function Announcer() {
  const { job } = useSnapshot()
  const [said, setSaid] = useState('')
  const tenth = job?.progress == null ? 0 : Math.floor(percentOf(job.progress) / 10)
  const phase = job?.state === 'running' ? job.phase : null
  useEffect(() => {
    setSaid(phase === null ? '' : announce(phase, tenth * 10))
  }, [phase, tenth])
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  )
}
