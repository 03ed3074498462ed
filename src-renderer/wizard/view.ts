// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the objects for the choices (mainboard, package, wires, supply), looked up once for every stage and screen. */
import { cautionsFor } from '../../shared/cautions.ts'
import type { CautionStep, CautionView, SettledByImage } from '../../shared/cautions.ts'
import { markedVoltage } from '../../shared/data/marked-codes.ts'
import { chipEntryById } from '../../shared/data/chips.ts'
import type { ChipEntry } from '../../shared/data/chips.ts'
import type {
  Board,
  BoardConfiguration,
  ChipPackage,
  GuideProgrammer,
  GuideWarning,
  Header,
} from '../../shared/data/guide.ts'
import { answeredSupplyMv, usualProgrammerMv } from '../../shared/gate/supply.ts'
import type { SupplyMv } from '../../shared/gate/supply.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { chosenWiring } from '../../shared/chosen-wiring.ts'
import type { Mounting, WiringBlock, WiringPlan } from '../../shared/wiring.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { Choices, ReachedChip, Work } from '../../shared/model/work.ts'
import { clockToAsk, positionOf, reachedChip } from '../../shared/work.ts'
import { isSimulated } from '../../shared/programmer/kinds.ts'
import { practiceChipFor } from './practice-chip.ts'

export interface WizardView {
  readonly snapshot: Snapshot
  readonly work: Work
  readonly choices: Choices
  /** The observations of the chosen chip, connected or not; `null`: none yet. */
  readonly reached: ReachedChip | null
  /** Its backup; `null` without one, or when its file is gone. */
  readonly backup: BackupInfo | null
  readonly acks: ReadonlySet<string>
  readonly programmer: GuideProgrammer | null
  readonly header: Header | null
  readonly practice: boolean
  readonly board: Board | null
  readonly configuration: BoardConfiguration | null
  readonly boardChip: NonNullable<BoardConfiguration['chips']>[number] | null
  readonly mounting: Mounting | null
  readonly chipPackage: ChipPackage | null
  readonly chipEntry: ChipEntry | null
  /** The marking names a 1.8 V series, and no chip of the table is chosen; then the letters decide. */
  readonly markedLow: boolean
  /** Rated supply of the chip, millivolts: from the session, else the marking, else the user's answer. */
  readonly supplyMv: SupplyMv | null
  /** Voltage at the chip, millivolts: as in the open session, else as it will be. `null`: not known. */
  readonly programmerMv: number | null
  readonly wiring: WiringPlan | null
  readonly wiringBlock: WiringBlock | null
  readonly cautionView: CautionView
  /** The id to open: the chosen programmer, or the practice chip for the chosen chip. */
  readonly programmerId: string | null
  /** SPI clock to request, Hz: the chosen one, but no more than the mainboard allows; `null`: the programmer's own. */
  readonly askHz: number | null
}

export function wizardView(
  snapshot: Snapshot,
  choices: Choices,
  acks: readonly string[],
  imageChecked: ReadonlySet<SettledByImage> = new Set(),
): WizardView {
  const work = { ...snapshot.work, choices, acks }
  const chosen = chosenWiring(choices)
  const { board, boardChip, mounting, configuration } = chosen
  const chipEntry = choices.chipEntry === null ? null : chipEntryById(choices.chipEntry)
  const session = snapshot.session
  const markedLow = markedVoltage(choices.marking) === '1.8 V' && chipEntry === null
  const supplyMv =
    session?.chip?.supplyMv ??
    chipEntry?.supplyMv ??
    (markedLow ? answeredSupplyMv['1v8'] : null) ??
    (choices.supply === null ? null : answeredSupplyMv[choices.supply])
  const image = snapshot.images.find(({ id }) => id === choices.imageId) ?? null
  const reached = reachedChip(work)
  return {
    snapshot,
    work,
    choices,
    reached,
    backup: session?.backup ?? snapshot.backups.find(({ id }) => id === reached?.backupId) ?? null,
    acks: new Set(acks),
    ...chosen,
    practice: isSimulated(choices.programmerId),
    chipEntry,
    markedLow,
    supplyMv,
    programmerMv:
      session === null ? (choices.programmerMv ?? usualProgrammerMv) : session.programmerMv,
    programmerId:
      choices.programmerId === null
        ? null
        : practiceChipFor(choices.programmerId, {
            board,
            configuration,
            boardChip,
            position: positionOf(choices),
          }),
    askHz: clockToAsk(choices),
    cautionView: {
      guideProgrammer: choices.guideProgrammer,
      packageId: choices.chipPackage,
      mounting,
      board,
      configuration,
      supplyMaxMv: supplyMv?.[1] ?? null,
      chipVendor: session?.chip?.vendor ?? chipEntry?.vendor ?? null,
      image,
      imageChecked,
      unfinishedWrite: snapshot.recovery !== null,
      chipBytes: session?.chip?.sizeBytes ?? null,
      backupImplausible: snapshot.job?.fault?.code === 'wiring.implausible',
      ambiguousChip: (session?.candidates.length ?? 0) > 1,
      backedUp: session !== null && session.backup !== null,
      boardFeedsChip: choices.boardFeedsChip,
      plans: configuration?.id === '16-upgrade' ? ['larger-chip', 'replace-chip'] : [],
    },
  }
}

/**
 * Cautions of some steps. A caution acknowledged at an earlier step is not repeated; at its own step it stays, ticked.
 */
export function cautionsAt(view: WizardView, ...steps: CautionStep[]): readonly GuideWarning[] {
  const acknowledged = [...view.acks]
    .filter((ack) => ack.startsWith('caution:'))
    .map((ack) => ack.slice('caution:'.length))
  return cautionsFor(steps, view.cautionView, new Set(acknowledged))
}
