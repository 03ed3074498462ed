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
  /** The full text, for screen readers and on hover. */
  readonly text: string
  /** The short text for the strip, in one line; by default the full text. */
  readonly short?: string
  readonly tone: '' | 'proved' | 'act' | 'care' | 'danger'
  readonly mark: typeof Power
}

/**
 * Based on observations of the chosen chip, never on guesses. Observations remain after the chip is disconnected; for a
 * connected chip, only those of this connection count.
 */
export function contentsLamp({ snapshot: { job, session, recovery }, reached }: WizardView): Lamp {
  const at = standingOf({ job, session, recovery })
  if (at?.unfinished === true) return lampOf(at)
  const here = session !== null && session.chip !== null
  if (!here && reached === null) return { text: frame.contents.none, tone: '', mark: CircleMinus }
  // A comparison after the write does not invalidate the verification.
  if (here ? session.written != null : reached?.verified != null) return lampOf(proved)
  // A job of the mainboard's other chip verifies nothing about this chip.
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
 * Based on the session: while it is open, the wires carry power and signals. Afterwards they may still carry them,
 * until the app detects that the programmer is unplugged, whatever the user chose meanwhile.
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
  // A programmer that is a separate board drives the wires as long as it runs.
  const runs = programmer !== null && programmerKinds[programmer.kind].endsBy === 'shut-down'
  if (!runs) return { text: words.unplug, short: short.unplug, tone: '', mark: Power }
  const name = shortTitle(programmerName(programmer))
  return { text: words.shutDown(name), tone: '', mark: Power }
}

/** The two lamps that are always on screen: "did I change it?" and "may I touch it?". */
export function Lamps({ view }: { readonly view: WizardView }) {
  // "You can move the wires" must be up to date: someone may plug in the programmer while another page is on screen.
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
