// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect } from 'react'
import { usePlace, useSnapshot } from '../store/selectors.ts'
import { titleText } from '../text/title.ts'
import type { StageId } from '../wizard/stages.ts'

/** The title of the tab or window: the running job with its progress, the end of a job, or the current step. */
export function PageTitle({ stage }: { readonly stage: StageId }) {
  const { job } = useSnapshot()
  const place = usePlace()
  const title = titleText(job, place.kind === 'wizard' ? stage : place.kind)
  useEffect(() => {
    document.title = title
  }, [title])
  return null
}
