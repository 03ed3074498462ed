// SPDX-License-Identifier: GPL-3.0-or-later
import { chipPhrases } from '../../shared/text/chip-phrases.ts'
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { useState } from 'react'
import type { VerifiedWrite } from '../../shared/model/work.ts'
import { bytesText } from '../../shared/text/figures.ts'
import { grouped } from '../../shared/text/numbers.ts'
import { Button } from '../parts/Button.tsx'
import { Cautions } from './pieces/Cautions.tsx'
import { HandCards } from '../parts/HandCards.tsx'
import { Hash } from '../parts/Hash.tsx'
import { Moment } from '../parts/Moment.tsx'
import { Screen } from '../parts/Screen.tsx'
import { shortTitle } from '../wizard/programmers.ts'
import { ask } from '../store/actions.ts'
import { download } from '../store/flows.ts'
import { useView } from '../store/selectors.ts'
import { choose, goOn, startOver, toggleHelp } from '../store/wizard.ts'
import { doneText as words } from '../text/done.ts'
import { timeText } from '../text/size.ts'
import { toldHands } from '../text/hands.ts'
import { chipsDone, powerAfterwards } from '../wizard/hands.ts'
import type { ChipDone } from '../wizard/hands.ts'
import type { WizardView } from '../wizard/view.ts'
import { SectionTitle } from '../parts/SectionTitle.tsx'
import { MoreWays } from '../parts/MoreWays.tsx'
import { Facts } from '../parts/Facts.tsx'

/** Verified. Shows what the user does now, in order, and the other chip of the mainboard next. */
export function Done() {
  const view = useView()
  const [said, setSaid] = useState(false)
  const { snapshot, configuration, choices, board, mounting } = view
  const result = view.reached?.verified ?? null
  const name = view.programmer === null ? null : shortTitle(programmerName(view.programmer))
  const chips = chipsDone(view)
  const nextIndex = chips.findIndex(
    ({ proved }, index) => !proved && chips.length > 1 && index !== (choices.chipIndex ?? 0),
  )
  const next = configuration?.chips?.[nextIndex] ?? null
  const all = next === null && chips.length > 1 && chips.every(({ proved }) => proved)
  const power = powerAfterwards(view)
  const off = power === 'seen' || (power === 'unseen' && said && snapshot.session === null)
  const waits = off ? null : power === 'on' ? words.waits(name) : words.waitsUnseen
  const onToNext = () => {
    choose({
      doneChips: [...choices.doneChips, choices.chipIndex ?? 0],
      chipIndex: nextIndex,
    })
    goOn()
  }
  const powerIsOff = async () => {
    await ask('session.close', undefined)
    setSaid(true)
  }
  const finish = async () => {
    await ask('session.close', undefined)
    startOver()
  }
  const report = async () => {
    const text = await ask('app.report', undefined)
    if (text !== null) download(words.reportName, new TextEncoder().encode(text))
  }
  return (
    <Screen
      title={titleOf(view, all, chips)}
      around={(title) => (
        <Moment
          title={title}
          count={words.count(chips.filter(({ proved }) => proved).length, chips.length, all)}
          proved={provedText(view, all, chips)}
          chips={chips}
          chipsLabel={words.pair(
            chips.map((chip) => ({ ...chip, name: chipPhrases.bare(chip.name) })),
          )}
        />
      )}
      back={
        <Button look="quiet" onPress={() => void report()}>
          {words.report}
        </Button>
      }
      why={next === null ? '' : waits}
      commit={
        next === null ? (
          <>
            <Button onPress={toggleHelp}>{words.noStart}</Button>
            <Button look="go" onPress={() => void finish()}>
              {words.finish}
            </Button>
          </>
        ) : (
          <Button look="go" blocked={waits} onPress={onToNext}>
            {words.next(next.name)}
          </Button>
        )
      }
    >
      <SectionTitle>
        {next !== null
          ? words.nextTitle(next.name)
          : mounting === 'loose'
            ? words.looseTitle
            : words.lastTitle(board?.names[0] ?? null)}
      </SectionTitle>
      <HandCards
        steps={toldHands(view, name, next)}
        done={off ? 1 : 0}
        doneLabel={words.stepDone}
        act={
          off || (power === 'on' && !view.practice) ? null : (
            <Button small onPress={() => void powerIsOff()}>
              {view.practice ? words.unplugPractice : words.powerIsOff}
            </Button>
          )
        }
      />
      <Cautions stage="done" view={view} />
      {result === null ? null : <Details result={result} />}
    </Screen>
  )
}

const isRestored = ({ snapshot, reached }: WizardView): boolean =>
  snapshot.backups.some(({ sha256 }) => sha256 === reached?.verified?.sha256)

function titleOf(view: WizardView, all: boolean, chips: readonly ChipDone[]): string {
  if (all) return chips.length === 2 ? words.titleBoth : words.titleAll
  return isRestored(view) ? words.restoredTitle : words.title
}

/** For this chip, or for all chips of the mainboard after each was read back. */
function provedText(view: WizardView, all: boolean, chips: readonly ChipDone[]): string {
  const sum = all ? chips.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0) : null
  const bytes = grouped(sum ?? view.reached?.chip.sizeBytes ?? 0)
  if (all) return words.proved.chips(bytes)
  if (isRestored(view)) return words.proved.backup(bytes)
  const stats = view.reached?.verified?.stats
  const untouched = stats !== undefined && stats.erases === 0 && stats.programmedBytes === 0
  return untouched ? words.proved.already(bytes) : words.proved.image(bytes)
}

function Details({ result }: { readonly result: VerifiedWrite }) {
  return (
    <MoreWays open={result.protection !== null}>
      <summary>{words.details}</summary>
      <Facts>
        <dt>{words.took}</dt>
        <dd>{timeText(result.stats.elapsedMs)}</dd>
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
      </Facts>
      <Hash name={words.hash} value={result.sha256} />
    </MoreWays>
  )
}
