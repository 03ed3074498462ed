/** What is said while a chip takes longer than its data sheet allows. */
import type { SlowChip } from '../../model/job.ts'
import { spelledMs } from '../../spelling.ts'

const acts: { readonly [W in SlowChip['what']]: string } = {
  erase: 'this erase',
  program: 'this page',
  'register write': 'this register write',
  ready: 'what it began earlier',
}

/** `mayStop`: the reader has a button or a key for it. */
export const slowChipText = ({ what, waitedMs, maxMs }: SlowChip, mayStop: string): string =>
  `The chip is slower than its data sheet says: ${spelledMs(waitedMs)} for ${acts[what]}, at most ${spelledMs(maxMs)}. The chip still shows that it is busy. Pin One is waiting. ${mayStop}`
