// SPDX-License-Identifier: GPL-3.0-or-later
/** React hooks for the two stores; derived values are computed here, not stored. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { noWork } from '../../shared/work.ts'
import type { Work } from '../../shared/model/work.ts'
import { emptySnapshot } from '../wizard/empty-snapshot.ts'
import { wizardView } from '../wizard/view.ts'
import type { WizardView } from '../wizard/view.ts'
import { actionState } from './actions.ts'
import { link } from './link.ts'
import { mirror } from './mirror.ts'
import { checkedOf, verdicts } from './verdicts.ts'
import { ahead, wizard } from './wizard.ts'

export const useConnected = () => useStore(mirror, (state) => state.snapshot !== null)
export const useSnapshot = (): Snapshot =>
  useStore(mirror, (state) => state.snapshot) ?? emptySnapshot
/** The app's work, including changes of this page that the app has not confirmed yet. */
export function useWork(): Work {
  const told = useStore(mirror, (state) => state.snapshot?.work)
  return useStore(ahead, (state) => state.work) ?? told ?? noWork
}
/** Whether the app does not respond now. */
export const useSilent = () => useStore(link, ({ silentSeconds }) => silentSeconds > 0)
export const usePlace = () => useStore(wizard, (state) => state.place)
export const useHelpOpen = () => useStore(wizard, (state) => state.helpOpen)
export const usePlayTone = () => useStore(wizard, (state) => state.tone)
export const useLogOpen = () => useStore(wizard, (state) => state.logOpen)

export function useView(): WizardView {
  const snapshot = useSnapshot()
  const work = useWork()
  const judged = useStore(verdicts)
  return useMemo(
    () =>
      wizardView(
        { ...snapshot, work },
        work.choices,
        work.acks,
        checkedOf(judged, work.choices.imageId),
      ),
    [snapshot, work, judged],
  )
}
export const useLastFault = () => useStore(actionState, (state) => state.lastFault)
export const usePending = () => useStore(actionState, (state) => state.pending)

export const useLoweredClock = () => useStore(wizard, ({ lowered }) => lowered)
