import { useEffect, useState } from 'react'
import { useSnapshot } from '../store/selectors.ts'
import { announce } from '../text/announce.ts'

/** Speaks phase changes and every quarter of a phase politely, a rate at which a sentence can be heard to its end; faults are spoken by the title that shows them. */
export function Announcer() {
  const { job } = useSnapshot()
  const [said, setSaid] = useState('')
  const quarter =
    job === null || job.totalBytes === 0 ? 0 : Math.floor((4 * job.doneBytes) / job.totalBytes)
  const phase = job?.state === 'running' ? job.phase : null
  useEffect(() => {
    setSaid(phase === null ? '' : announce(phase, quarter * 25))
  }, [phase, quarter])
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  )
}
