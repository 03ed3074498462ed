// SPDX-License-Identifier: GPL-3.0-or-later
/** Standard output of a host, and whether all of it was written. */
import type { SystemTrouble } from '../../shared/model/file-trouble.ts'
import { systemTrouble } from '../../shared/system-trouble.ts'

/** Why output was lost; `null`: none was. Resolves when the system has accepted or refused all output. */
export type LostOutput = () => Promise<SystemTrouble | null>

/**
 * Gives both streams an error handler, so that an error does not end the process: output that cannot be written is
 * dropped, and a running erase continues. A reader that has ended (`| head`) is no error; any other reason is kept.
 */
export function outliveOutput(out: NodeJS.WriteStream, err: NodeJS.WriteStream): LostOutput {
  let why: SystemTrouble | null = null
  let gone = false
  err.on('error', () => undefined)
  const note = (error: NodeJS.ErrnoException) => {
    gone ||= error.code === 'EPIPE'
    if (!gone) why ??= systemTrouble(error)
  }
  out.on('error', note)
  return async () => {
    const error = await new Promise<Error | null | undefined>((resolve) => {
      // The error of an earlier write may be reported after the callback of this one.
      out.write('', (failed) => setImmediate(resolve, failed))
    })
    if (error != null) note(error)
    return why
  }
}
