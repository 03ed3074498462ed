import { useEffect, useState } from 'react'
import { useSnapshot } from '../store/selectors.ts'
import { announce } from '../text/announce.ts'

/** Speaks phase changes and every tenth of a job politely; faults are spoken by the title that shows them. */
export function Announcer() {
  const { job } = useSnapshot()
  const [said, setSaid] = useState('')
  const tenth =
    job === null || job.totalBytes === 0 ? 0 : Math.floor((10 * job.doneBytes) / job.totalBytes)
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
