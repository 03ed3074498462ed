// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * All that the page gets from Electron: three functions on one frozen object (contextBridge freezes what it exposes).
 * Runs sandboxed, so it cannot import Node, and passes values only, never Electron's event objects.
 */
import { contextBridge, ipcRenderer } from 'electron'
import type { AppEvent, Reply } from '../../../shared/contract.ts'

contextBridge.exposeInMainWorld('pinOne', {
  call: (name: string, input: unknown): Promise<Reply<unknown>> =>
    ipcRenderer.invoke('call', name, input),
  subscribe(listener: (event: AppEvent) => void): () => void {
    const pass = (_event: unknown, event: AppEvent) => listener(event)
    ipcRenderer.on('event', pass)
    return () => void ipcRenderer.off('event', pass)
  },
  onBeat(listener: () => void): () => void {
    const pass = () => listener()
    ipcRenderer.on('beat', pass)
    return () => void ipcRenderer.off('beat', pass)
  },
})
