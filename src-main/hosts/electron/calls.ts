// SPDX-License-Identifier: GPL-3.0-or-later
/** The link between the page and the app: answers calls, passes events and signs of life on, refuses other senders. */
import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron'
import type { AppApi, Reply } from '../../../shared/contract.ts'
import { beatMs, everyMs } from '../../../shared/heartbeat.ts'
import { replyTo } from '../../../shared/wire-server.ts'
import { isTrusted } from './origin.ts'

export function serveCalls(ipcMain: IpcMain, api: AppApi, window: BrowserWindow): void {
  const { webContents } = window
  const isFromPage = ({ sender, senderFrame }: IpcMainInvokeEvent) =>
    isTrusted({
      isOurWindow: sender === webContents,
      // `null` when the frame is gone or has moved to another page since it called.
      isTopFrame: senderFrame !== null && senderFrame.parent === null,
      address: senderFrame?.url ?? '',
    })
  ipcMain.handle('call', (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    if (isFromPage(event)) return replyTo(api, name, input)
    return Promise.resolve({
      ok: false,
      fault: { code: 'bug.bad-input', facts: { what: 'call: not from the page of Pin One' } },
    })
  })
  const unsubscribe = api.subscribe((event) => webContents.send('event', event))
  const stopBeat = everyMs(beatMs, () => webContents.send('beat'))
  webContents.once('destroyed', () => {
    stopBeat()
    unsubscribe()
  })
}
