// SPDX-License-Identifier: GPL-3.0-or-later
/** What a programmer in software that serves other programs reports about its clients and its port. */
export type ServeEvent =
  | { readonly code: 'client-came' | 'client-gone' | 'client-refused' | 'unplugged' }
  /** The kernel has not answered so far, and is waited for. */
  | { readonly code: 'port-quiet'; readonly waitedMs: number }
  /** It was waited for long enough: the client is let go. */
  | { readonly code: 'port-silent'; readonly waitedMs: number }
  /** `detail`: call and error, as the system has them. */
  | { readonly code: 'port-failed' | 'no-new-port'; readonly detail: string }
