// SPDX-License-Identifier: GPL-3.0-or-later
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { CircleCheck, CircleDot, CircleMinus, OctagonMinus, Power } from 'lucide-react'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { standingOf } from '../../shared/standing.ts'
import type { Standing } from '../../shared/standing.ts'
import { nobody, proved, sayContents } from '../../shared/text/chip-contents.ts'
import { useLookingForProgrammers } from '../store/looking.ts'
import css from './Lamps.module.css'
import { frame } from '../text/frame.ts'
import { shortTitle } from '../wizard/programmers.ts'
import { isUnplugged } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'

interface Lamp {
  /** Whole, for readers and on pointing. */
  readonly text: string
  /** What stands in the strip, in one line; left out: all of it. */
  readonly short?: string
  readonly tone: '' | 'proved' | 'act' | 'care' | 'danger'
  readonly mark: typeof Power
}

/**
 * Fed from what was seen of the chip that is chosen; never guessed. What was seen of it is said after it was
 * disconnected too; a chip that is connected speaks for this connection alone.
 */
export function contentsLamp({ snapshot: { job, session, recovery }, reached }: WizardView): Lamp {
  const at = standingOf({ job, session, recovery })
  if (at?.unfinished === true) return lampOf(at)
  const here = session !== null && session.chip !== null
  if (!here && reached === null) return { text: frame.contents.none, tone: '', mark: CircleMinus }
  // A comparison after the write changes nothing about what was verified.
  if (here ? session.written != null : reached?.verified != null) return lampOf(proved)
  // What a job of the other chip of the mainboard has verified is not said of this one.
  return lampOf(at === null || (!here && at.contents.state === 'verified') ? nobody : at)
}

function lampOf(at: Standing): Lamp {
  const text = sayContents('lamp.contents', at)
  const { contents } = at
  switch (contents.state) {
    case 'verified':
      return { text, tone: 'proved', mark: CircleCheck }
    case 'tried-unknown':
      return contents.why === 'running'
        ? { text, tone: 'act', mark: CircleDot }
        : { text, tone: 'danger', mark: CircleMinus }
    case 'compared-differs':
      return { text, tone: 'danger', mark: CircleMinus }
    default:
      return { text, tone: at.unfinished ? 'danger' : '', mark: CircleMinus }
  }
}

/**
 * Fed from the session: while it is open the wires carry power and signals. Afterwards they still may, until the
 * programmer was seen to go, whatever else was chosen meanwhile.
 */
export function wiresLamp(view: WizardView): Lamp {
  const { acks, programmer, wiring, work, snapshot } = view
  const { session } = snapshot
  const words = frame.wires
  const { short } = words
  if (session !== null) return { text: words.on, short: short.on, tone: 'care', mark: OctagonMinus }
  const connected = work.connected || [...acks].some((ack) => ack.startsWith('wire:'))
  if (!connected) return { text: words.none, short: short.none, tone: '', mark: Power }
  if (isUnplugged(view)) {
    // The page of an unfinished write says to keep everything connected.
    return snapshot.recovery === null
      ? { text: words.off, short: short.off, tone: '', mark: Power }
      : { text: words.offKeep, short: short.offKeep, tone: '', mark: Power }
  }
  if (wiring?.vccFrom === 'board')
    return { text: words.boardOff, short: short.boardOff, tone: '', mark: Power }
  // A programmer that is a board of its own drives the wires as long as it runs.
  const runs = programmer !== null && programmerKinds[programmer.kind].endsBy === 'shut-down'
  if (!runs) return { text: words.unplug, short: short.unplug, tone: '', mark: Power }
  const name = shortTitle(programmerName(programmer))
  return { text: words.shutDown(name), tone: '', mark: Power }
}

/** The two lamps that never leave the screen: "did I change it?" and "may I touch it?". */
export function Lamps({ view }: { readonly view: WizardView }) {
  // "You can move the wires" must not be an old answer: somebody may plug it in while another page is on screen.
  useLookingForProgrammers(view.snapshot.session === null)
  const lamps = [
    [frame.contents.label, contentsLamp(view)],
    [frame.wires.label, wiresLamp(view)],
  ] as const
  return (
    <dl data-testid="lamps" className={css['lamps']} aria-live="polite">
      {lamps.map(([label, { text, short = text, tone, mark: Mark }]) => (
        <div key={label}>
          <dt className="visually-hidden">{label}</dt>
          <dd className={tone} data-tone={tone} title={short === text ? undefined : text}>
            <Mark aria-hidden="true" />
            <span aria-hidden={short === text ? undefined : 'true'}>{short}</span>
            {short === text ? null : <span className="visually-hidden">{text}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
