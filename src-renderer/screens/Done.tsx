import '../styles/write.css'
import { Check } from 'lucide-react'
import { Button } from '../parts/Button.tsx'
import { Cautions } from '../parts/Cautions.tsx'
import { Hash } from '../parts/Hash.tsx'
import { Screen } from '../parts/Screen.tsx'
import { shortTitle } from '../parts/WiringView.tsx'
import { ask } from '../store/actions.ts'
import { download } from '../store/flows.ts'
import { useView } from '../store/selectors.ts'
import { choose, goOn, startOver } from '../store/wizard.ts'
import { bytesText } from '../../shared/text/en/figures.ts'
import { timeText } from '../text/size.ts'
import { doneText as words } from '../text/write.ts'
import { chipsLeft, chipWord } from '../wizard/chip-words.ts'
import { handsAfterwards } from '../wizard/hands.ts'
import { isUnplugged } from '../wizard/stages.ts'

/** Verified. What the hands do now, in order, and the other chip of the board next. */
export function Done() {
  const view = useView()
  const { snapshot, configuration, choices } = view
  const result = view.reached?.verified ?? null
  const [nextIndex] = chipsLeft(view)
  const next = nextIndex === undefined ? null : (configuration?.chips?.[nextIndex] ?? null)
  const compared = (view.reached?.chip.sizeBytes ?? 0).toLocaleString('en')
  const restored = snapshot.backups.some(({ sha256 }) => sha256 === result?.sha256)
  const unplugged = isUnplugged(view)
  const name = view.programmer === null ? null : shortTitle(view.programmer.name)
  const onToNext = async () => {
    await ask('session.close', undefined)
    choose({
      doneChips: [...choices.doneChips, choices.chipIndex ?? 0],
      chipIndex: nextIndex ?? null,
    })
    goOn()
  }
  const again = async () => {
    await ask('session.close', undefined)
    startOver()
  }
  const report = async () => {
    const text = await ask('app.report', undefined)
    if (text !== null) download(words.reportName, new TextEncoder().encode(text))
  }
  return (
    <Screen
      title={restored ? words.restoredTitle(chipWord(view)) : words.title(chipWord(view))}
      lead={restored ? words.restoredLead(compared) : words.lead(compared)}
      back={<Button onPress={() => void report()}>{words.report}</Button>}
      why={
        next !== null ? words.both : (configuration?.chips?.length ?? 0) > 1 ? words.allDone : ''
      }
      commit={
        next === null ? (
          <Button look="go" onPress={() => void again()}>
            {words.again}
          </Button>
        ) : (
          <Button look="go" onPress={() => void onToNext()}>
            {words.next(words.chip(next.name))}
          </Button>
        )
      }
    >
      <div className="halves">
        <div>
          <h2>{words.hands}</h2>
          <ol className="hands">
            {handsAfterwards(view, name, next).map(({ what, why }, at) => (
              <li key={what}>
                <span className="n">
                  {at === 0 && unplugged ? (
                    <Check className="i" aria-label={words.unplugged} />
                  ) : (
                    at + 1
                  )}
                </span>
                <span>
                  <b>{what}</b>
                  <br />
                  <span className="sub">{why}</span>
                  {at === 0 && view.practice && !unplugged ? (
                    <>
                      <br />
                      <Button small onPress={() => void ask('session.close', undefined)}>
                        {words.unplugPractice}
                      </Button>
                    </>
                  ) : null}
                </span>
              </li>
            ))}
          </ol>
        </div>
        <div>
          {result === null ? null : (
            <>
              <p className="sub">{words.took(timeText(result.stats.elapsedMs))}</p>
              <dl className="facts">
                <dt>{words.written}</dt>
                <dd>{bytesText(result.stats.programmedBytes)}</dd>
                <dt>{words.erased}</dt>
                <dd>{bytesText(result.stats.blankBytes)}</dd>
                <dt>{words.left}</dt>
                <dd>{bytesText(result.stats.unchangedBytes)}</dd>
                {result.protection === null ? null : (
                  <>
                    <dt>{words.protection}</dt>
                    <dd>{words.protectionNow(result.protection)}</dd>
                  </>
                )}
              </dl>
              <Hash name={words.hash} value={result.sha256} />
            </>
          )}
          <Cautions stage="done" view={view} />
        </div>
      </div>
    </Screen>
  )
}
