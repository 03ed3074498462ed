/** Words of a job that runs. */
import type { Reach } from '../../shared/programmer/kinds.ts'
import { lookAtLink } from '../../shared/text/reach.ts'

export const progressText = {
  left: 'Time left',
  leftUnknown: 'being measured',
  notKnown: 'not known',
  phase: 'Done in this step',
  speed: 'Speed',
  perSecond: (kb: string) => `${kb} kB/s`,
  running: 'Time in this step',
  stalled: (reach: Reach | null) =>
    `Pin One has received nothing for 10 seconds. ${
      reach === null || reach === 'serial' ? 'If this goes on, check the cable.' : lookAtLink(reach)
    } Do not touch the chip or its wires.`,
  slowStop: 'You can stop it below.',
  bar: 'Progress',
  stopping: 'Stopping after this step',
  map: (written: number, all: number) =>
    all === 0
      ? 'Map of the chip: no block needs to be written.'
      : `Map of the chip: ${written} of ${all} blocks to change are written. The other blocks stay.`,
  mapStart: 'start',
  cells: { written: 'written', erased: 'erased', 'to-come': 'to come', stays: 'stays' },
} as const
