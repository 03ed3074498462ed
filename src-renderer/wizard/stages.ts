// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The guide's four steps and their stages. The current stage is computed, never stored: the first one with a blocker,
 * or `recover` while a write has not ended verified.
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

/** Acknowledgement key of a caution that the user has read. */
export const cautionAck = (id: string) => `caution:${id}`

/** Cautions that the user must read and has not read. */
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

/** Input of main's gates, as far as this page knows it. The page of the image shows what is wrong with an image. */
function gateView({ snapshot, choices, programmerMv }: WizardView): GateView {
  const { session, recovery } = snapshot
  return {
    ...gateViewOf(snapshot),
    image: snapshot.images.find(({ id }) => id === choices.imageId) ?? null,
    recovery: session?.chip != null && recovery?.chipId === session.chip.id ? recovery : null,
    programmerMv,
  }
}

/** Input of the stage rules, from what the page knows. */
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
 * The chosen image was written to the chosen chip and verified. This stays true after the connection ends. The chip on
 * a new connection counts only after a write or a comparison on it, because it may be another one of its kind.
 */
const isVerified = ({ snapshot: { session }, choices, reached }: WizardView) =>
  reached?.verified != null &&
  reached.verified.imageId === choices.imageId &&
  (session === null || session.chip === null || session.written === reached.verified.sha256)

/** The guide's step of each stage; the question for the mainboard comes before the first step. */
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

/** The stages in the order of `stageIds`, written so that none can be left out. */
export const stages = stageIds.filter(isGated).map((id) => ({ id, step: stepOf[id] }))

/**
 * Whether the wires are certainly without power: their programmer is no longer connected. A list that was never read
 * proves nothing (a real list has at least the practice chips), and a mainboard that powers the chip continues to do
 * so.
 */
export function isUnplugged({ snapshot, choices, practice, wiring }: WizardView): boolean {
  const { session, programmers } = snapshot
  if (session !== null) return false
  if (practice) return true
  if (programmers.length === 0 || wiring?.vccFrom !== 'programmer') return false
  const id = choices.programmerId ?? ''
  return endsWhenUnlisted(id) && programmers.every((each) => each.id !== id)
}

/**
 * Whether the wires are without power: observed, observed to have power, or not observable, so that the user is asked.
 */
export function powerSeen(view: WizardView): 'off' | 'on' | 'unseen' {
  const { snapshot, choices, wiring } = view
  if (isUnplugged(view)) return 'off'
  if (snapshot.session !== null) return 'on'
  const told = snapshot.programmers.length > 0 && endsWhenUnlisted(choices.programmerId ?? '')
  return told && wiring?.vccFrom === 'programmer' ? 'on' : 'unseen'
}

/** A write is unfinished: the chip was changed and not verified. */
export const needsRecovery = ({ snapshot: { recovery, job } }: WizardView) =>
  recovery !== null && job?.state !== 'running' && job?.state !== 'stopping'

/** The stage that the user has reached. A running job keeps its own stage on screen. */
export function currentStage(view: WizardView): StageId {
  const { job } = view.snapshot
  if (job !== null && (job.state === 'running' || job.state === 'stopping')) {
    // The chip is known shortly before its job has ended; the page must not change in between.
    if (job.request.kind === 'identify')
      return view.snapshot.recovery === null ? 'check' : 'recover'
    if (job.request.kind === 'backup') return 'backup'
    if (job.request.kind === 'write') return job.request.backup === 'recovery' ? 'recover' : 'write'
  }
  if (needsRecovery(view)) return 'recover'
  // The page's next instruction (unplug the programmer) ends the session, and the page must stay for the rest.
  if (isVerified(view)) return 'done'
  // A chip that does not tolerate 3.3 V has answered. It is powered now, so do not ask for its marking first.
  if (isOverfed(view)) return 'check'
  return stages.find(({ id }) => blockersOf(id, view).length > 0)?.id ?? 'done'
}

/** Stages that the user may look at: those before the current one; none of these while a job runs. */
export function reachable(view: WizardView): ReadonlySet<StageId> {
  const current = currentStage(view)
  const { job } = view.snapshot
  if (job?.state === 'running' || job?.state === 'stopping') return new Set([current])
  const index = stages.findIndex(({ id }) => id === current)
  return new Set([...stages.slice(0, Math.max(index, 0)).map(({ id }) => id), current])
}

/** The stage on screen: the chosen one as long as the user may look at it, else the first that is not finished. */
export function shownStage(view: WizardView): StageId {
  const { stage } = view.work
  return stage !== null && reachable(view).has(stage) ? stage : currentStage(view)
}

/** The connected chip gets more voltage now than it tolerates. */
export const isOverfed = ({ snapshot: { session }, programmerMv }: WizardView): boolean =>
  session !== null &&
  supplyVerdict(session.chip?.supplyMv ?? session.answeredSupplyMv, programmerMv) === 'too-high'

/** Why the stage cannot be left. */
export const blockersOf = (id: GatedStage, view: WizardView): readonly Blocker[] =>
  stageBlockers(id, stageView(view))

/** What the write button still waits for: what main would refuse, and what the user must read on the image's page. */
export const writeBlockers = (view: WizardView): readonly Blocker[] =>
  actBlockers('write', 'image', stageView(view))
