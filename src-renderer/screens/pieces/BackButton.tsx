// SPDX-License-Identifier: GPL-3.0-or-later
import { ChevronLeft } from 'lucide-react'
import { lookAt } from '../../store/wizard.ts'
import { frame } from '../../text/frame.ts'
import type { StageId } from '../../wizard/stages.ts'
import { Button } from '../../parts/Button.tsx'

/** A look back at an earlier stage; `blocked` says why not now. */
export function BackButton({
  to,
  blocked = null,
}: {
  readonly to: StageId
  readonly blocked?: string | null
}) {
  return (
    <Button look="quiet" blocked={blocked} onPress={() => lookAt(to)}>
      <ChevronLeft className="i" aria-hidden="true" />
      {frame.back}
    </Button>
  )
}
