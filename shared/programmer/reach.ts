/** How a programmer is reached decides what can come off, and what to look at. Pure. */
import { assertNever } from '../fault.ts'
import type { ProgrammerKind } from '../model/programmer.ts'

export type Reach = 'network' | 'serial' | 'spidev' | 'practice'

/** `id` as `session.open` takes it. */
export function reachOf(id: string, kind: ProgrammerKind): Reach {
  switch (kind) {
    case 'serprog':
      return id.startsWith('serprog:ip=') ? 'network' : 'serial'
    case 'spidev':
    case 'practice':
      return kind
    // On USB, as a serial port is.
    case 'ch341a':
      return 'serial'
    default:
      return assertNever(kind)
  }
}
