/**
 * The guide's four steps and their stages. The current stage is computed, never stored: it is the first one with
 * a blocker, or `recover` while a write has not ended verified.
 */
import { cautionsAt } from './view.ts'
import type { WizardView } from './view.ts'
import type { GuideWarning } from '../../shared/data/guide.ts'
import type { StageId } from '../../shared/stages.ts'

export type { StageId }

/** Why a stage cannot be left; the text catalogue says each in words. `stop` has no way on with these choices. */
export interface Blocker {
  readonly code:
    | 'choose-programmer'
    | 'programmer-refused'
    | 'programmer-not-found'
    | 'programmer-not-answered'
    | 'choose-board'
    | 'board-has-no-spi-flash'
    | 'choose-configuration'
    | 'choose-chip-of-board'
    | 'choose-package'
    | 'supply-unknown'
    | 'supply-too-low'
    | 'ask-who-feeds-the-chip'
    | 'wires-open'
    | 'cautions-open'
    | 'power-on'
    | 'chip-not-identified'
    | 'choose-candidate'
    | 'no-backup'
    | 'no-image'
    | 'not-written'
  readonly detail?: string
  readonly stop?: true
}

export interface Stage {
  readonly id: StageId
  readonly step: 1 | 2 | 3 | 4
  readonly blockers: (view: WizardView) => readonly Blocker[]
}

/** Acknowledgement keys: a tick on a wire, a caution read. */
export const wireAck = (signal: string) => `wire:${signal}`
export const cautionAck = (id: string) => `caution:${id}`

/** The programmer drives 3.3 V; a chip whose rated maximum lies below would be destroyed. Millivolts. */
export const programmerMv = 3300

function programmerBlockers({ choices, programmer }: WizardView): Blocker[] {
  if (programmer === null) return [{ code: 'choose-programmer' }]
  if (programmer.status === 'refused') return [{ code: 'programmer-refused', stop: true }]
  if (choices.programmerId === null) return [{ code: 'programmer-not-found' }]
  return choices.programmerAnswered ? [] : [{ code: 'programmer-not-answered' }]
}

function boardBlockers(view: WizardView): Blocker[] {
  const { choices, board, configuration, boardChip } = view
  if (choices.board === null) return [{ code: 'choose-board' }]
  if (board === null) return []
  if (!board.covered_by_guide) return [{ code: 'board-has-no-spi-flash', stop: true }]
  if (configuration === null) return [{ code: 'choose-configuration' }]
  if ((configuration.chips?.length ?? 0) > 1 && boardChip === null)
    return [{ code: 'choose-chip-of-board' }]
  return unread(view, cautionsAt(view, 'board'))
}

function packageBlockers(view: WizardView): Blocker[] {
  if (view.chipPackage === null) return [{ code: 'choose-package' }]
  if (view.wiringBlock === 'needs-1v8-adapter') return [{ code: 'supply-too-low', stop: true }]
  if (view.supplyMv === null) return [{ code: 'supply-unknown' }]
  if (view.supplyMv[1] < programmerMv) return [{ code: 'supply-too-low', stop: true }]
  return unread(view, cautionsAt(view, 'chip'))
}

/** Cautions that have to be read and have not been. */
function unread(view: WizardView, cautions: readonly GuideWarning[]): Blocker[] {
  const open = cautions.filter(
    ({ id, must_acknowledge }) => must_acknowledge && !view.acks.has(cautionAck(id)),
  )
  return open.length === 0 ? [] : [{ code: 'cautions-open', detail: String(open.length) }]
}

function wireBlockers(view: WizardView): Blocker[] {
  if (view.wiringBlock === 'ask-who-feeds-the-chip') return [{ code: 'ask-who-feeds-the-chip' }]
  const open = (view.wiring?.wires ?? []).filter(({ signal }) => !view.acks.has(wireAck(signal)))
  return [
    ...(open.length > 0
      ? [{ code: 'wires-open' as const, detail: open.map(({ signal }) => signal).join(', ') }]
      : []),
    ...unread(view, cautionsAt(view, 'prepare', 'safety', 'wiring')),
  ]
}

function checkBlockers({ snapshot: { session }, supplyMv }: WizardView): Blocker[] {
  if (session === null) return [{ code: 'power-on' }]
  if (session.chip === null)
    return [{ code: session.candidates.length > 1 ? 'choose-candidate' : 'chip-not-identified' }]
  if (supplyMv === null) return [{ code: 'supply-unknown' }]
  if (supplyMv[1] < programmerMv) return [{ code: 'supply-too-low', stop: true }]
  return []
}

/**
 * The chosen image was written to the chosen chip and verified. That outlives the connection; a chip that is connected
 * now counts only when it was written on this connection or compared since, for it may be another one of its kind.
 */
const isVerified = ({ snapshot: { session }, choices, reached }: WizardView) =>
  reached?.verified != null &&
  reached.verified.imageId === choices.imageId &&
  (session === null || session.chip === null || session.written === reached.verified.sha256)

export const stages: readonly Stage[] = [
  { id: 'programmer', step: 1, blockers: programmerBlockers },
  { id: 'board', step: 2, blockers: boardBlockers },
  { id: 'package', step: 2, blockers: packageBlockers },
  { id: 'wire', step: 3, blockers: wireBlockers },
  { id: 'check', step: 3, blockers: checkBlockers },
  {
    id: 'backup',
    step: 4,
    blockers: ({ snapshot }) =>
      snapshot.session?.backup === null || snapshot.session === null ? [{ code: 'no-backup' }] : [],
  },
  {
    id: 'image',
    step: 4,
    blockers: (view) =>
      view.snapshot.images.some(({ id }) => id === view.choices.imageId)
        ? unread(view, cautionsAt(view, 'image'))
        : [{ code: 'no-image' }],
  },
  {
    id: 'write',
    step: 4,
    blockers: (view) => (isVerified(view) ? [] : [{ code: 'not-written' }]),
  },
]

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
  return id.startsWith('serprog:dev=') && programmers.every((each) => each.id !== id)
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
  // A chip that answers and must not be fed 3.3 V: it has the power now, so this is no time to ask about its print.
  const { session } = view.snapshot
  const found = session?.chip?.supplyMv ?? session?.answeredSupplyMv ?? null
  if (found !== null && found[1] < programmerMv) return 'check'
  return stages.find(({ blockers }) => blockers(view).length > 0)?.id ?? 'done'
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

/** What the write page still waits for before its button works. */
export const unreadBeforeWrite = (view: WizardView): readonly Blocker[] =>
  unread(view, cautionsAt(view, 'write'))

export const blockersOf = (id: StageId, view: WizardView): readonly Blocker[] =>
  stages.find((stage) => stage.id === id)?.blockers(view) ?? []
