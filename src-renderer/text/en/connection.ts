/** Words for a page that does not hear the app: what was under way, what that means for the chip, and what to do. */
import type { ConnectionState } from '../../client/connection.ts'
import type { JobInfo } from '../../../shared/model/job.ts'
import type { Snapshot } from '../../../shared/model/snapshot.ts'

export interface LinkSeen {
  readonly state: ConnectionState
  readonly silentSeconds: number
}

export interface LinkNotice {
  readonly kind: 'silent' | 'lost' | 'refused' | 'replaced'
  readonly title: string
  /** Changes every second, so it is not spoken; `null`: nothing was heard yet. */
  readonly since: string | null
  readonly sentences: readonly string[]
  readonly steps: readonly string[]
}

const newAddress = 'Go to the terminal where Pin One runs and press Enter. It prints a new address.'

const refused = {
  kind: 'refused',
  title: 'This address was used before',
  since: null,
  sentences: [
    'The address that Pin One prints works once, in one tab. If that tab is open, use it.',
  ],
  steps: [
    newAddress,
    'If Pin One does not run there, start it again as before.',
    'Open the new address here.',
  ],
} as const

const replaced = {
  kind: 'replaced',
  title: 'Pin One was started again',
  since: null,
  sentences: [
    'This page belongs to the Pin One that ran before. What it shows below is old.',
    'Your choices and backups are kept.',
  ],
  steps: [newAddress, 'Open the new address. It shows where the work stands.'],
} as const

/** What to say above the page; `null` while the app is heard, or a lost link is just being renewed. */
export function linkNotice(
  { state, silentSeconds }: LinkSeen,
  snapshot: Snapshot | null,
): LinkNotice | null {
  if (state === 'refused') return refused
  if (state === 'replaced') return replaced
  if (state !== 'lost' && silentSeconds === 0) return null
  const job = underWay(snapshot)
  // A write that is being finished has its backup from before.
  const backup = snapshot?.session?.backup?.fileName ?? snapshot?.recovery?.backup?.fileName ?? null
  const changing = job !== null && isChanging(job)
  const web = snapshot?.app.host !== 'electron'
  return {
    kind: state === 'lost' ? 'lost' : 'silent',
    title:
      state === 'lost' ? 'This page lost its connection to Pin One' : 'Pin One does not respond',
    since: silentSeconds === 0 ? null : `No reply for ${silentSeconds} s`,
    sentences: [
      underWaySentence(job),
      ...(changing ? ['What the chip holds now is not known.'] : []),
      ...(changing && backup !== null ? [`Backup: ${backup}`] : []),
    ],
    steps: [
      ...(job === null ? [] : ['Do not unplug the programmer. Do not touch the chip or a wire.']),
      'Wait. This page continues by itself when Pin One responds again.',
      ...(web
        ? [
            'Look at the terminal where Pin One was started. If somebody pressed Ctrl+Z there, type fg.',
            'If you use ssh, check that its connection is still open.',
            'If Pin One has ended, start it again as before.',
          ]
        : [
            'If it stays so for some minutes, end Pin One with the task manager of your system. Then start it again.',
          ]),
      ...(changing ? ['After a new start Pin One offers to finish the write.'] : []),
    ],
  }
}

const underWay = (snapshot: Snapshot | null): JobInfo | null => {
  const job = snapshot?.job ?? null
  return job?.state === 'running' || job?.state === 'stopping' ? job : null
}

const isChanging = ({ request: { kind } }: JobInfo): boolean => kind === 'write' || kind === 'erase'

function underWaySentence(job: JobInfo | null): string {
  if (job === null) return 'When Pin One last responded, it was doing nothing with the chip.'
  if (!isChanging(job)) return 'When Pin One last responded, it was reading the chip.'
  return job.request.kind === 'erase'
    ? 'When Pin One last responded, it was erasing the chip.'
    : 'When Pin One last responded, it was writing the chip.'
}
