/** Frees the programmers' pins when the process ends, however it ends. */

/** Registers the handlers, once however often it is called. Hosts call it when they start. */
export function releaseAllOnExit(): void {
  throw new Error('not yet')
}
