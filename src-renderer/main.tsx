// SPDX-License-Identifier: GPL-3.0-or-later
import './styles/tokens.css'
import './styles/base.css'
import { Fragment, StrictMode, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { language, onLanguage } from '../shared/text/language.ts'
import { connectBridge } from './client/bridge.ts'
import { ConnectionNotice } from './frame/ConnectionNotice.tsx'
import { useBridge } from './store/actions.ts'
import { playEnd } from './parts/tone.ts'
import { followEnds } from './store/ends.ts'
import { followLanguage } from './store/language.ts'
import { followConnection } from './store/link.ts'
import { tellKeptNotes } from './store/notes.ts'
import { startMirror } from './store/mirror.ts'
import { stopCutOff } from './store/transfer.ts'

const bridge = connectBridge()
useBridge(bridge.api)
startMirror(bridge.api)
stopCutOff()
tellKeptNotes()
followConnection(bridge.connection)
followLanguage()
followEnds(playEnd)

/** Drawn again when the language changes: words are asked for while drawing. */
function Page() {
  const spoken = useSyncExternalStore(onLanguage, language)
  return (
    <Fragment key={spoken}>
      <ConnectionNotice />
      <App />
    </Fragment>
  )
}

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  )
