// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of `pin-one demo`, `practice` and `bridge`, step by step. Times in ms. */
import { assertNever } from '../../fault.ts'
import type { ServeEvent } from '../../model/serve-event.ts'
import { spelledMs } from '../../spelling.ts'

export const demoWords = {
  lead: () => 'This shows all steps on a practice chip. Nothing real is connected or changed.',
  titles: {
    chip: '1. The programmer and the chip',
    backup: '2. Two reads, compared, kept as a backup',
    write: '3. A new image is written',
    compare: '4. Compare again',
  },
  answers: (programmer: string, chip: string) => `${programmer} answers, and behind it ${chip}.`,
  readsEqual: (sha256: string) => `Both reads are equal. SHA-256 ${sha256}`,
  done: (elapsedMs: number) =>
    `Done in ${(elapsedMs / 1000).toFixed(1)} s. A real chip needs longer.`,
  compared: (sha256: string) =>
    `Every byte was read back and is the same as in the image. SHA-256 ${sha256}`,
  real: () => 'The same on a real chip: pin-one -p serprog:dev=/dev/ttyACM0,spispeed=16M -w FILE',
} as const

export const servingWords = {
  practiceReady: (chip: string) => `${chip} is ready. Press Ctrl+C to stop.`,
  bridgeReady: (path: string, clock: string) =>
    `${path} is ready at ${clock} until the client sets its own clock. Press Ctrl+C to stop.`,
  elsewhere: (ssh: string, address: string) =>
    `From another computer: ${ssh}, then use ${address} there.`,
} as const

/** One line for each client that comes or goes, and for what happens to the port. */
export function serveEventText(event: ServeEvent): string {
  switch (event.code) {
    case 'client-came':
      return 'A client has connected.'
    case 'client-gone':
      return 'The client has left.'
    case 'client-refused':
      return 'A second client was refused.'
    case 'unplugged':
      return 'The programmer was unplugged.'
    case 'port-quiet':
      return `The SPI port has not answered for ${spelledMs(event.waitedMs)}. Pin One is waiting.`
    case 'port-silent':
      return `The SPI port did not answer within ${spelledMs(event.waitedMs)}. The client has to connect again.`
    case 'port-failed':
      return `The SPI port failed: ${event.detail}`
    case 'no-new-port':
      return `No new port could be made: ${event.detail}`
    default:
      return assertNever(event)
  }
}
