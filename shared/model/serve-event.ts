// SPDX-License-Identifier: GPL-3.0-or-later
/** Events of a programmer that Pin One offers to other programs: about its clients and its port. */
export type ServeEvent =
  | { readonly code: 'client-came' | 'client-gone' | 'client-refused' | 'unplugged' }
  /** The kernel has not answered yet, and Pin One waits. */
  | { readonly code: 'port-quiet'; readonly waitedMs: number }
  /** The wait was too long: the client is disconnected. */
  | { readonly code: 'port-silent'; readonly waitedMs: number }
  /** `detail`: call and error, as the system gives them. */
  | { readonly code: 'port-failed' | 'no-new-port'; readonly detail: string }
