// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The guide's four steps and their stages. The current stage is computed, never stored: it is the first one with
 * a blocker, or `recover` while a write has not ended verified.
 */
import { cautionsAt } from './view.ts'
import type { WizardView } from './view.ts'
import type { CautionStep } from '../../shared/cautions.ts'
import { gateViewOf } from '../../shared/gate/act.ts'
import type { GateView } from '../../shared/gate/act.ts'
import type { Blocker } from '../../shared/gate/blocker.ts'
import { actBlockers, stageBlockers } from '../../shared/gate/stage.ts'
import type { GatedStage, StageView } from '../../shared/gate/stage.ts'
import { supplyVerdict } from '../../shared/gate/supply.ts'
import { endsWhenUnlisted } from '../../shared/programmer/reach.ts'
import { handsOf } from '../../shared/wire-moments.ts'
import { stageIds } from '../../shared/stages.ts'
import type { StageId } from '../../shared/stages.ts'

export { wireAck } from '../../shared/wire-moments.ts'
export type { StageId }

/** Acknowledgement key: a caution that was read. */
export const cautionAck = (id: string) => `caution:${id}`

/** Cautions that have to be read and have not been. */
const unread = (view: WizardView, ...steps: CautionStep[]): number =>
  cautionsAt(view, ...steps).filter(
    ({ id, must_acknowledge }) => must_acknowledge && !view.acks.has(cautionAck(id)),
  ).length

function programmerState({ choices, programmer }: WizardView): StageView['programmer'] {
  if (programmer === null) return 'not-chosen'
  if (programmer.status === 'refused') return 'refused'
  if (choices.programmerId === null) return 'not-found'
  return choices.programmerAnswered ? 'answered' : 'not-answered'
}

function boardState({ choices, board, configuration, boardChip }: WizardView): StageView['board'] {
  if (choices.board === null) return 'not-chosen'
  if (board === null) return 'chosen'
  if (!board.covered_by_guide) return 'no-spi-flash'
  if (configuration === null) return 'choose-configuration'
  return (configuration.chips?.length ?? 0) > 1 && boardChip === null ? 'choose-chip' : 'chosen'
}

/** What main's gates look at, as far as this page knows it. What is wrong with an image is shown on the image's page. */
function gateView({ snapshot, choices, programmerMv }: WizardView): GateView {
  const { session, recovery } = snapshot
  return {
    ...gateViewOf(snapshot),
    image: snapshot.images.find(({ id }) => id === choices.imageId) ?? null,
    recovery: session?.chip != null && recovery?.chipId === session.chip.id ? recovery : null,
    programmerMv,
  }
}

/** The rules' own view of what the page knows. */
export const stageView = (view: WizardView): StageView => ({
  gate: gateView(view),
  programmer: programmerState(view),
  board: boardState(view),
  packageChosen: view.chipPackage !== null,
  marking: { name: view.chipEntry?.name ?? null, supplyMv: view.supplyMv },
  boardNeedsAdapter: view.wiringBlock === 'needs-1v8-adapter',
  asksWhoFeeds: view.wiringBlock === 'ask-who-feeds-the-chip',
  openWires: handsOf(view.choices, view.wiring, view.acks).open,
  unread: {
    board: view.board?.covered_by_guide === true ? unread(view, 'board') : 0,
    package: unread(view, 'chip'),
    wire: unread(view, 'prepare', 'safety', 'wiring'),
    image: unread(view, 'image', 'write'),
  },
  imageChosen: view.snapshot.images.some(({ id }) => id === view.choices.imageId),
  writeStarted: isWriteStarted(view),
  verified: isVerified(view),
})

const isWriteStarted = ({ snapshot: { job }, choices }: WizardView) =>
  job?.request.kind === 'write' && job.request.imageId === choices.imageId

/**
 * The chosen image was written to the chosen chip and verified. That outlives the connection; a chip that is connected
 * now counts only when it was written on this connection or compared since, for it may be another one of its kind.
 */
const isVerified = ({ snapshot: { session }, choices, reached }: WizardView) =>
  reached?.verified != null &&
  reached.verified.imageId === choices.imageId &&
  (session === null || session.chip === null || session.written === reached.verified.sha256)

/** The guide's step of each stage; the question for the mainboard comes before the first. */
const stepOf: Readonly<Record<GatedStage, 1 | 2 | 3 | 4 | null>> = {
  board: null,
  programmer: 1,
  package: 2,
  wire: 3,
  check: 3,
  backup: 4,
  image: 4,
  write: 4,
}

const isGated = (id: StageId): id is GatedStage => id !== 'done' && id !== 'recover'

/** The stages on the way, in the order of `stageIds`, so that none can be left out. */
export const stages = stageIds.filter(isGated).map((id) => ({ id, step: stepOf[id] }))

/**
 * Whether the wires are without power for certain: the programmer that fed them is seen to be gone. A list that was
 * never read shows nobody (read, it has the practice chips at least), and a board that feeds the chip goes on doing so.
 */
export function isUnplugged({ snapshot, choices, practice, wiring }: WizardView): boolean {
  const { session, programmers } = snapshot
  if (session !== null) return false
  if (practice) return true
  if (programmers.length === 0 || wiring?.vccFrom !== 'programmer') return false
  const id = choices.programmerId ?? ''
  return endsWhenUnlisted(id) && programmers.every((each) => each.id !== id)
}

/** Whether the wires are without power: seen, seen not to be, or not to be seen from here and asked. */
export function powerSeen(view: WizardView): 'off' | 'on' | 'unseen' {
  const { snapshot, choices, wiring } = view
  if (isUnplugged(view)) return 'off'
  if (snapshot.session !== null) return 'on'
  const told = snapshot.programmers.length > 0 && endsWhenUnlisted(choices.programmerId ?? '')
  return told && wiring?.vccFrom === 'programmer' ? 'on' : 'unseen'
}

/** A write is open: the chip was changed and not verified. */
export const needsRecovery = ({ snapshot: { recovery, job } }: WizardView) =>
  recovery !== null && job?.state !== 'running' && job?.state !== 'stopping'

/** Where the user stands. A job that runs keeps its own stage on screen. */
export function currentStage(view: WizardView): StageId {
  const { job } = view.snapshot
  if (job !== null && (job.state === 'running' || job.state === 'stopping')) {
    // The chip is known a moment before its job has ended; the page must not turn under the user for that.
    if (job.request.kind === 'identify')
      return view.snapshot.recovery === null ? 'check' : 'recover'
    if (job.request.kind === 'backup') return 'backup'
    if (job.request.kind === 'write') return job.request.backup === 'recovery' ? 'recover' : 'write'
  }
  if (needsRecovery(view)) return 'recover'
  // What the page says to do now ends the session: the programmer is unplugged, and the page must stay to say the rest.
  if (isVerified(view)) return 'done'
  // A chip that answers and must not be fed 3.3 V: it has the power now, so this is not the time to ask about its marking.
  if (isOverfed(view)) return 'check'
  return stages.find(({ id }) => blockersOf(id, view).length > 0)?.id ?? 'done'
}

/** Stages that may be looked at: those behind the current one. A running job locks the rail. */
export function reachable(view: WizardView): ReadonlySet<StageId> {
  const current = currentStage(view)
  const { job } = view.snapshot
  if (job?.state === 'running' || job?.state === 'stopping') return new Set([current])
  const index = stages.findIndex(({ id }) => id === current)
  return new Set([...stages.slice(0, Math.max(index, 0)).map(({ id }) => id), current])
}

/** The stage on screen: where the user stands as long as that may be looked at, else the first that is not finished. */
export function shownStage(view: WizardView): StageId {
  const { stage } = view.work
  return stage !== null && reachable(view).has(stage) ? stage : currentStage(view)
}

/** The chip that answers has more voltage on it now than it bears. */
export const isOverfed = ({ snapshot: { session }, programmerMv }: WizardView): boolean =>
  session !== null &&
  supplyVerdict(session.chip?.supplyMv ?? session.answeredSupplyMv, programmerMv) === 'too-high'

/** Why the stage cannot be left. */
export const blockersOf = (id: GatedStage, view: WizardView): readonly Blocker[] =>
  stageBlockers(id, stageView(view))

/** What the button that writes still waits for: what main would refuse, and what is to be read on the image's page. */
export const writeBlockers = (view: WizardView): readonly Blocker[] =>
  actBlockers('write', 'image', stageView(view))
