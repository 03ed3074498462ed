// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Strip } from './frame/Strip.tsx'
import { LogDrawer } from './frame/LogDrawer.tsx'
import { HelpPane } from './frame/HelpPane.tsx'
import { Announcer } from './frame/Announcer.tsx'
import { FocusKeeper } from './frame/FocusKeeper.tsx'
import { PageTitle } from './frame/PageTitle.tsx'
import { screens } from './screens/index.ts'
import { Backups } from './screens/Backups.tsx'
import { Look } from './screens/Look.tsx'
import { Reference } from './reference/Reference.tsx'
import { link } from './store/link.ts'
import { useConnected, usePlace, useView } from './store/selectors.ts'
import { stayAt, toggleHelp, toggleLog } from './store/wizard.ts'
import { frame } from './text/frame.ts'
import { shownStage } from './wizard/stages.ts'
import css from './App.module.css'

/** The frame: the strip, the one stage on screen, help and log beside it. Which stage is computed from the view. */
export function App() {
  const view = useView()
  const place = usePlace()
  const connected = useConnected()
  const refused = useStore(link, ({ state }) => state === 'refused')
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isLog = event.ctrlKey && !event.shiftKey && !event.altKey && event.key === 'l'
      if (event.key !== 'F1' && !isLog) return
      event.preventDefault()
      if (isLog) toggleLog()
      else toggleHelp()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const { job } = view.snapshot
  const idle = job === null || (job.state !== 'running' && job.state !== 'stopping')
  const looking = view.work.stage
  const stage = shownStage(view)
  // Only where nobody has stood yet: what a job does to the page for a while is not where the user stands.
  const turnsPage = connected && place.kind === 'wizard' && looking === null && idle
  useEffect(() => {
    if (turnsPage) stayAt(stage)
  }, [turnsPage, stage])

  // The notice above says why nothing is shown; no connection is tried any more.
  if (!connected && refused) return null
  if (!connected) return <p className={css['connecting']}>{frame.connecting}</p>
  const Stage = screens[stage]
  return (
    <div
      className={css['app']}
      data-testid="app"
      data-practice={view.practice}
      data-stage={place.kind === 'wizard' ? stage : place.kind}
    >
      <a className={css['skip']} href="#main">
        {frame.skip}
      </a>
      <Strip />
      {place.kind === 'backups' ? (
        <Backups />
      ) : place.kind === 'look' ? (
        <Look />
      ) : place.kind === 'reference' ? (
        <Reference page={place.page} />
      ) : (
        <Stage key={stage} />
      )}
      <HelpPane stage={place.kind === 'wizard' ? stage : null} />
      <LogDrawer />
      <Announcer />
      <FocusKeeper />
      <PageTitle stage={stage} />
    </div>
  )
}
