import '../styles/wire.css'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { WiredSignal } from '../../shared/wiring.ts'
import { BackButton } from '../parts/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Cautions } from '../parts/Cautions.tsx'
import { wiringSentences } from '../parts/drawing/WiringDrawing.tsx'
import { Screen } from '../parts/Screen.tsx'
import { WireTable } from '../parts/WireTable.tsx'
import { WiringCard } from '../parts/WiringCard.tsx'
import { WiringView } from '../parts/WiringView.tsx'
import { useView } from '../store/selectors.ts'
import { acknowledge, acknowledgeAll, choose, goOn } from '../store/wizard.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { voltText } from '../text/size.ts'
import { wireText as words } from '../text/wire.ts'
import { blockersOf, wireAck } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'

/** Step 3: the wires of exactly these choices, ticked one by one, power last. */
export function Wire() {
  const view = useView()
  if (view.wiringBlock === 'ask-who-feeds-the-chip') return <WhoFeeds view={view} />
  return <Wires view={view} />
}

function Wires({ view }: { readonly view: WizardView }) {
  const { wiring, acks, practice, choices } = view
  const [pointed, setPointed] = useState<WiredSignal | null>(null)
  const blockers = blockersOf('wire', view)
  const reason = blockers.length === 0 ? null : blockers.map(blockerAct).join(' ')
  const ticked = new Set(
    (wiring?.wires ?? []).map(({ signal }) => signal).filter((signal) => acks.has(wireAck(signal))),
  )
  const extra = wiring === null ? [] : wiringSentences(wiring).slice(wiring.wires.length)
  return (
    <Screen
      title={words.title(wiring?.wires.length ?? 0)}
      lead={`${words.lead[view.mounting ?? 'on-board']}${wiring?.vccFrom === 'programmer' ? ` ${words.leadPower}` : ''}`}
      back={<BackButton to="package" />}
      why={reason}
      commit={
        <Button look="go" blocked={reason} onPress={goOn}>
          {words.commit}
        </Button>
      }
    >
      {choices.programmerMv === null ? null : (
        <p className="note ground adapter-note">
          <TriangleAlert className="i danger" aria-hidden="true" />
          <b>{words.throughAdapter(voltText(choices.programmerMv))}</b>
        </p>
      )}
      <div className="drawing-left">
        <div>
          <WiringView view={view} onPoint={setPointed} />
          <h2 className="section">{words.also}</h2>
          <ul className="also">
            {extra.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            <li>{words.lengths}</li>
            {wiring?.seriesOhm == null ? <li>{words.series}</li> : null}
          </ul>
        </div>
        <div>
          {wiring === null ? null : (
            <WireTable
              plan={wiring}
              ticked={ticked}
              pointed={pointed}
              onTick={(signal, on) => acknowledge(wireAck(signal), on)}
            />
          )}
          {practice && ticked.size < (wiring?.wires.length ?? 0) ? (
            <p className="row-acts">
              <Button
                small
                onPress={() => {
                  acknowledgeAll((wiring?.wires ?? []).map(({ signal }) => wireAck(signal)))
                }}
              >
                {words.tickAll}
              </Button>
            </p>
          ) : null}
          {wiring?.powerNote == null || wiring.vccFrom === 'programmer' ? null : (
            <p className="note power-note">
              <span />
              <span>
                <b>{words.powerNote}.</b> {wiring.powerNote}
              </span>
            </p>
          )}
          <Cautions stage="wire" view={view} />
        </div>
      </div>
      <WiringCard view={view} />
    </Screen>
  )
}

/** Asked only where the sources leave it open. */
function WhoFeeds({ view }: { readonly view: WizardView }) {
  const [board, setBoard] = useState<boolean | null>(null)
  const reason = board === null ? blockerAct({ code: 'ask-who-feeds-the-chip' }) : null
  return (
    <Screen
      title={words.feedsTitle}
      lead={words.feedsLead}
      back={<BackButton to="package" />}
      why={reason}
      commit={
        <Button
          look="go"
          blocked={reason}
          onPress={() => {
            if (board !== null) choose({ boardFeedsChip: board })
          }}
        >
          {words.feedsTake}
        </Button>
      }
    >
      <p className="lead">{view.board?.power.note}</p>
      <ul className="pick feeds">
        {([false, true] as const).map((value) => (
          <li key={String(value)} className={board === value ? 'on' : ''}>
            <label className="row">
              <input
                type="radio"
                name="feeds"
                checked={board === value}
                onChange={() => setBoard(value)}
              />
              <b>{value ? words.feedsBoard : words.feedsProgrammer}</b>
            </label>
          </li>
        ))}
      </ul>
    </Screen>
  )
}
