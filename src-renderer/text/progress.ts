/** Words of a job that runs. */
export const progressText = {
  left: 'Time left',
  leftUnknown: 'being measured',
  notKnown: 'not known',
  phase: 'This phase',
  speed: 'Speed',
  perSecond: (kb: string) => `${kb} kB/s`,
  running: 'Phase running for',
  stalled:
    'Nothing has arrived for 10 seconds. If it stays so, look at the cable; do not touch the chip or its wires.',
  slowStop: 'You can stop it below.',
  bar: 'Progress',
  stopping: 'Stopping after this step',
  map: (written: number, all: number) =>
    all === 0
      ? 'Map of the chip: no block is to be written.'
      : `Map of the chip: ${written} of ${all} blocks to change are written; the rest stays.`,
  mapStart: 'start',
  cells: { written: 'written', erased: 'erased', 'to-come': 'to come', stays: 'stays' },
} as const
