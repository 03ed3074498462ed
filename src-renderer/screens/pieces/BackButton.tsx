// SPDX-License-Identifier: GPL-3.0-or-later
import { ChevronLeft } from 'lucide-react'
import { lookAt } from '../../store/wizard.ts'
import { frame } from '../../text/frame.ts'
import type { StageId } from '../../wizard/stages.ts'
import { Button } from '../../parts/Button.tsx'

/** Goes back to an earlier stage. Absent while a job runs. */
export function BackButton({ to }: { readonly to: StageId }) {
  return (
    <Button look="quiet" onPress={() => lookAt(to)}>
      <ChevronLeft aria-hidden="true" />
      {frame.back}
    </Button>
  )
}
