// SPDX-License-Identifier: GPL-3.0-or-later
/** What each host of the suite starts. */
import type { Browser, ElectronApplication, Page } from '@playwright/test'
import type { AppEvent, CallName, Calls } from '../../shared/contract.ts'

/** One run of the app's main process and the page in front of it. */
export interface Run {
  readonly page: Page
  /** The Electron main process to look into; `null` on the web host. */
  readonly electron: ElectronApplication | null
  /** Process id of the main process. */
  readonly pid: number
  /** What the main process printed. */
  output(): string
  /** Calls the app directly, without the page. Rejects with its `Fault`. */
  call<C extends CallName>(name: C, input: Calls[C]['input']): Promise<Calls[C]['output']>
  /** Receives the app's events; resolves once it does, with the function that stops it. */
  listen(listener: (event: AppEvent) => void): Promise<() => Promise<void>>
  /** Ends the app as a user does; resolves when the process is gone. */
  quit(): Promise<void>
  /** SIGKILL, as a crash or a pulled plug; resolves when the process is gone. */
  kill(): Promise<void>
  /** Ends everything that is left at once, page included, without questions; also after `quit` and `kill`. */
  drop(): Promise<void>
}

export interface HostParts {
  readonly environment: Readonly<Record<string, string>>
  readonly profileDir: string
  readonly webBrowser: Browser | null
}
