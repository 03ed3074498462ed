/** How a programmer is reached decides what can come off, and what to look at. Pure. */
import type { ProgrammerKind } from '../model/programmer.ts'

export type Reach = 'network' | 'serial' | 'spidev' | 'practice'

/** `id` as `session.open` takes it. */
export function reachOf(id: string, kind: ProgrammerKind): Reach {
  if (id.startsWith('serprog:ip=')) return 'network'
  return kind === 'spidev' || kind === 'practice' ? kind : 'serial'
}
