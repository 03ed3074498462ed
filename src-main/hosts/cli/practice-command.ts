// SPDX-License-Identifier: GPL-3.0-or-later
/** `pin-one practice`: offers the practice device to other programs until it is stopped. */
import { parsePracticeId, servePractice } from '../../transport/drivers.ts'
import { Fault, faultRecord } from '../../../shared/fault.ts'
import type { Command } from './command.ts'
import { exitCodeOf, faultLines } from './outcome.ts'
import type { Streams } from './terminal.ts'
import { serveEventText, servingWords } from '../../../shared/text/cli-demo.ts'

export async function runPractice(
  command: Extract<Command, { readonly kind: 'practice' }>,
  streams: Streams,
): Promise<number> {
  try {
    const options = parsePracticeId(
      command.device === '' ? 'practice' : `practice:${command.device}`,
    )
    const server = await servePractice({
      ...options,
      where: command.pty === null ? { listen: command.listen ?? '' } : { pty: command.pty },
      tell: (event) => streams.err.write(`${serveEventText(event)}\n`),
    })
    // Scripts wait for this first line: it appears when the device can be opened.
    streams.out.write(
      `serprog:${command.pty === null ? 'ip' : 'dev'}=${server.address}\n${servingWords.practiceReady(options.part.name)}\n`,
    )
    // If the output is lost, no user can learn the address.
    const why = (await streams.lost?.()) ?? null
    if (why !== null) {
      await server.close()
      throw new Fault('image.output-lost', { why })
    }
    await new Promise<void>((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.once(name, () => resolve())
    })
    await server.close()
    return 0
  } catch (error) {
    const fault = faultRecord(error)
    for (const text of faultLines({ fault, standing: null })) streams.err.write(`${text}\n`)
    return exitCodeOf(fault)
  }
}
