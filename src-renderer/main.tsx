import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { connectBridge } from './client/bridge.ts'
import { ConnectionNotice } from './parts/ConnectionNotice.tsx'
import { useBridge } from './store/actions.ts'
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

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <ConnectionNotice />
      <App />
    </StrictMode>,
  )
