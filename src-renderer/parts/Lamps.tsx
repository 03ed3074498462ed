import { CircleCheck, CircleDot, CircleMinus, OctagonMinus, Power } from 'lucide-react'
import { useLookingForProgrammers } from './useLooking.ts'
import { frame } from '../text/frame.ts'
import { isUnplugged } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'

interface Lamp {
  readonly text: string
  readonly tone: '' | 'proved' | 'act' | 'care' | 'danger'
  readonly mark: typeof Power
}

/** Fed from `contents` of the job and the open recovery; never guessed. */
export function contentsLamp({ snapshot: { job, session, recovery } }: WizardView): Lamp {
  const words = frame.contents
  const running = job?.state === 'running' || job?.state === 'stopping'
  if (running && job.contents === 'changed')
    return { text: words.changing, tone: 'act', mark: CircleDot }
  if (recovery !== null) return { text: words.changed, tone: 'danger', mark: CircleMinus }
  if (job?.contents === 'verified' || (job?.request.kind === 'verify' && session?.written != null))
    return { text: words.verified, tone: 'proved', mark: CircleCheck }
  if (session?.chip === undefined || session.chip === null)
    return { text: words.none, tone: '', mark: CircleMinus }
  return { text: words.untouched, tone: '', mark: CircleMinus }
}

/** Fed from the session: while it is open the wires carry power and signals. */
export function wiresLamp(view: WizardView): Lamp {
  const { acks, programmer, wiring } = view
  const { session } = view.snapshot
  const words = frame.wires
  if (session !== null) return { text: words.on, tone: 'care', mark: OctagonMinus }
  const connected = [...acks].some((ack) => ack.startsWith('wire:'))
  if (!connected || isUnplugged(view))
    return { text: connected ? words.off : words.none, tone: '', mark: Power }
  // A programmer that is a board of its own drives the wires as long as it runs.
  const text =
    wiring?.vccFrom === 'board'
      ? words.boardOff
      : programmer?.driver === 'linux_spi'
        ? words.shutDown
        : words.unplug
  return { text, tone: '', mark: Power }
}

/** The two lamps that never leave the screen: "did I change it?" and "may I touch it?". */
export function Lamps({ view }: { readonly view: WizardView }) {
  // "Safe to move" must not be an old answer: somebody may plug it in while another page is on screen.
  useLookingForProgrammers(view.snapshot.session === null)
  const lamps = [
    [frame.contents.label, contentsLamp(view)],
    [frame.wires.label, wiresLamp(view)],
  ] as const
  return (
    <dl className="lamps" aria-live="polite">
      {lamps.map(([label, { text, tone, mark: Mark }]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={tone}>
            <Mark className="i" aria-hidden="true" />
            <span>{text}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
