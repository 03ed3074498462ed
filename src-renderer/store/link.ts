// SPDX-License-Identifier: GPL-3.0-or-later
/** How well the app responds, as the bridge observes it; the page derives its messages from this. */
import { createStore } from 'zustand/vanilla'
import type { Connection, LinkSeen } from '../client/connection.ts'

export const link = createStore<LinkSeen>(() => ({ state: 'connecting', silentSeconds: 0 }))

/** Follows the connection from now on. */
export function followConnection(connection: Connection): void {
  const look = () =>
    link.setState({ state: connection.state, silentSeconds: connection.silentSeconds })
  connection.subscribe(look)
  look()
}
