// SPDX-License-Identifier: GPL-3.0-or-later
/** The two ways back from a write that did not end: write the same image again, or restore the backup. */
import { useState } from 'react'
import type { RecoveryInfo } from '../../../shared/model/job.ts'
import { partSaid } from '../../../shared/part-name.ts'
import { ask } from '../../store/actions.ts'
import { powerOnAndAsk, runJob } from '../../store/flows.ts'
import { mirror } from '../../store/mirror.ts'
import { choose, goOn } from '../../store/wizard.ts'
import { chipCalled } from '../../text/chip-names.ts'
import { recoverText as words } from '../../text/recover.ts'
import { programmersForRecovery } from '../../wizard/programmers.ts'
import type { WizardView } from '../../wizard/view.ts'

export interface RecoveryWays {
  readonly programmers: ReturnType<typeof programmersForRecovery>['rows']
  /** Id of the current programmer; `null` if it is not known. */
  readonly programmerId: string | null
  /** The chip that responded, if it is not the chip that was being written; else `null`. */
  readonly otherChip: string | null
  readonly again: () => void
  readonly restore: () => void
}

export function useRecoveryWays(view: WizardView, recovery: RecoveryInfo): RecoveryWays {
  const { snapshot, programmerId: chosen } = view
  const [otherChip, setOtherChip] = useState<string | null>(null)
  const { backup, image, operation } = recovery
  const { rows, meant } = programmersForRecovery(
    snapshot.programmers,
    chosen ?? recovery.programmerId,
  )
  const programmerId = snapshot.session?.programmer.id ?? meant
  /** Opens the programmer, identifies the chip, and continues only if it is the chip that was being written. */
  const withChip = async (act: () => Promise<unknown>) => {
    setOtherChip(null)
    if (programmerId === null) return
    if (programmerId !== chosen) choose({ programmerId })
    const asked = await powerOnAndAsk(view, programmerId, view.askHz)
    if (asked?.state !== 'done') return
    const now = mirror.getState().snapshot
    const chip = now?.session?.chip ?? null
    // The comparison after identification may have shown that nothing needs repair.
    if (chip === null || now?.recovery === null) return goOn()
    if (now?.recovery?.chipId !== chip.id) {
      setOtherChip(words.otherChip(chipCalled(chip), partSaid(recovery.chipName)))
      return
    }
    await act()
    goOn()
  }
  const write = async (imageId: string) => {
    choose({ imageId })
    const from = backup === null ? 'skip' : 'recovery'
    await runJob({ kind: 'write', imageId, backup: from, unprotect: 'no' })
  }
  return {
    programmers: rows,
    programmerId,
    otherChip,
    again: () =>
      void withChip(async () => {
        if (operation === 'erase')
          await runJob({ kind: 'erase', backup: 'recovery', unprotect: 'no' })
        else if (image !== null) await write(image.id)
      }),
    restore: () =>
      void withChip(async () => {
        if (backup === null) return
        const before = await ask('backup.use', { backupId: backup.id })
        if (before !== null) await write(before.id)
      }),
  }
}
