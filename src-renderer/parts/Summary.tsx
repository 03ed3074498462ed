import { CircleQuestionMark } from 'lucide-react'
import { looseChip, unlistedBoard } from '../../shared/work.ts'
import { partName } from '../../shared/part-name.ts'
import { useHelpOpen, useView } from '../store/selectors.ts'
import { toggleHelp } from '../store/wizard.ts'
import { frame } from '../text/frame.ts'
import { sizeText, voltText } from '../text/size.ts'
import { partCalled } from '../wizard/chip-words.ts'
import type { WizardView } from '../wizard/view.ts'

function chipText({
  snapshot: { session },
  reached,
  chipEntry,
  boardChip,
}: WizardView): string | null {
  const chip = session?.chip ?? reached?.chip ?? null
  if (chip !== null) {
    const supply =
      chip.supplyMv === null
        ? ''
        : `, ${voltText(chip.supplyMv[0])} to ${voltText(chip.supplyMv[1])}`
    return `${partCalled(chip)}, ${sizeText(chip.sizeBytes)}${supply}`
  }
  if (chipEntry !== null)
    return `${partName(chipEntry)}, ${sizeText(chipEntry.sizeBytes)}, by its marking`
  if (boardChip?.size_bytes !== undefined && boardChip.size_bytes !== null)
    return `${sizeText(boardChip.size_bytes)}, by the mainboard`
  return null
}

function boardText({ choices, board, boardChip, configuration }: WizardView): string | null {
  if (choices.board === looseChip) return frame.looseChip
  if (choices.board === unlistedBoard) return frame.unlistedBoard
  if (board === null) return null
  const which = (configuration?.chips?.length ?? 0) > 1 ? boardChip?.name : null
  return `${board.names[0]}${which === null || which === undefined ? '' : `, ${which} chip`}`
}

/** What was chosen, always visible; help at its right end, in the same place on every screen. */
export function Summary() {
  const view = useView()
  const helpOpen = useHelpOpen()
  const { backup, reached } = view
  const backupText =
    backup !== null
      ? frame.backupSaved(backup.reads)
      : reached === null || reached.backupId === null
        ? null
        : view.snapshot.lostBackups.some(
              ({ backup: { id }, why }) => id === reached.backupId && why === 'altered',
            )
          ? frame.backupAltered
          : frame.backupGone
  const rows = [
    [frame.summary.programmer, view.programmer?.name ?? null, frame.notChosen],
    [frame.summary.board, boardText(view), frame.notChosen],
    [frame.summary.chip, chipText(view), frame.notChosen],
    [frame.summary.backup, backupText, frame.noneYet],
  ] as const
  return (
    <header className="summary" aria-label={frame.summaryLabel}>
      <dl>
        {rows.map(([label, value, none]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={value === null ? 'none' : ''} title={value ?? undefined}>
              {value ?? none}
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" className="help-button" aria-expanded={helpOpen} onClick={toggleHelp}>
        <CircleQuestionMark className="i" aria-hidden="true" />
        {frame.help} <kbd>{frame.helpKey}</kbd>
      </button>
    </header>
  )
}
