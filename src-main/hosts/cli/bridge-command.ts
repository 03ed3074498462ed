// SPDX-License-Identifier: GPL-3.0-or-later
/** `pin-one bridge`: offers this board's SPI pins as a serprog programmer until it is stopped. */
import { hostname } from 'node:os'
import { Fault, faultRecord } from '../../../shared/fault.ts'
import { spelledHz } from '../../../shared/spelling.ts'
import { serveBridge } from '../../transport/drivers.ts'
import { sshTarget } from '../ssh-target.ts'
import type { Command } from './command.ts'
import { exitCodeOf, faultLines } from './outcome.ts'
import type { Streams } from './terminal.ts'
import { noteText } from '../../../shared/text/transport-notes.ts'
import { serveEventText, servingWords } from '../../../shared/text/cli-demo.ts'

export async function runBridge(
  command: Extract<Command, { readonly kind: 'bridge' }>,
  streams: Streams,
): Promise<number> {
  try {
    const bridge = await serveBridge({
      ...command,
      tell: (event) => streams.err.write(`${serveEventText(event)}\n`),
    })
    const port = bridge.address.slice(bridge.address.lastIndexOf(':') + 1)
    // Scripts wait for this first line: it appears when the programmer can be opened.
    const lines = [
      `serprog:ip=${bridge.address}`,
      servingWords.bridgeReady(command.path, spelledHz(bridge.clockHz)),
      ...bridge.notes.map(noteText),
      servingWords.elsewhere(
        `ssh -N -L ${port}:127.0.0.1:${port} ${sshTarget(process.env, hostname())}`,
        `serprog:ip=127.0.0.1:${port}`,
      ),
    ]
    streams.out.write(`${lines.join('\n')}\n`)
    // If the output is lost, no user can learn the address.
    const why = (await streams.lost?.()) ?? null
    if (why !== null) {
      await bridge.close()
      throw new Fault('image.output-lost', { why })
    }
    await new Promise<void>((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.once(name, () => resolve())
    })
    await bridge.close()
    return 0
  } catch (error) {
    const fault = faultRecord(error)
    for (const text of faultLines({ fault, standing: null })) streams.err.write(`${text}\n`)
    return exitCodeOf(fault)
  }
}
