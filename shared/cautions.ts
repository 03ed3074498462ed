// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: which of the guide's warnings apply to the choices made so far, and at which step they are shown. */
import { warnings } from './data/guide.ts'
import type { Board, BoardConfiguration, GuideWarning } from './data/guide.ts'
import type { CautionWhen, SettledBy } from './data/guide-checks.ts'
import type { CheckedCode } from './model/image.ts'
import type { Mounting } from './wiring.ts'

/** Cautions that the analysis of an image answers, so that the user is not asked. */
export type SettledByImage = CheckedCode | 'practice-image'

/** What is known when cautions are looked up; `null`: not known or not chosen yet. */
export interface CautionView {
  /** Id in the guide, `pico`; not the address of a connected programmer. */
  readonly guideProgrammer: string | null
  readonly packageId: string | null
  readonly mounting: Mounting | null
  readonly board: Board | null
  readonly configuration: BoardConfiguration | null
  /** Highest rated supply of the chip, millivolts. */
  readonly supplyMaxMv: number | null
  /** Manufacturer of the chip that answered. */
  readonly chipVendor: string | null
  readonly image: { readonly name: string; readonly sizeBytes: number } | null
  /** What was compared about this image, or what it states about itself; empty before that. */
  readonly imageChecked: ReadonlySet<SettledByImage>
  readonly chipBytes: number | null
  readonly backupImplausible: boolean
  /** Two equal, plausible reads of this chip are in the vault. */
  readonly backedUp: boolean
  /** A write has changed the chip and is not verified. */
  readonly unfinishedWrite: boolean
  readonly ambiguousChip: boolean
  /** For a mainboard that may or may not power the chip: what the user has chosen. */
  readonly boardFeedsChip: boolean | null
  /** What the user plans besides flashing; only the user knows. */
  readonly plans: readonly Plan[]
}

export const plans = ['external-supply', 'diode', 'replace-chip', 'larger-chip'] as const
export type Plan = (typeof plans)[number]

export const noChoices: CautionView = {
  guideProgrammer: null,
  packageId: null,
  mounting: null,
  board: null,
  configuration: null,
  supplyMaxMv: null,
  chipVendor: null,
  image: null,
  imageChecked: new Set(),
  chipBytes: null,
  backupImplausible: false,
  backedUp: false,
  unfinishedWrite: false,
  ambiguousChip: false,
  boardFeedsChip: null,
  plans: [],
}

export type CautionStep = GuideWarning['applies']['steps'][number]

/** The marker of unfinished release images since 20241206 rev8: one byte more than a whole number of 64 KiB. */
const oneByteOver = (sizeBytes: number) => sizeBytes > 65536 && sizeBytes % 65536 === 1

/** Soldered to a mainboard that is not in the data: every caution that can apply to some mainboard may apply. */
const isUnlisted = ({ board, mounting }: CautionView) => board === null && mounting === 'on-board'

type Fact<K> = Extract<CautionWhen, Readonly<Record<K & string, unknown>>>
type WhenKey = CautionWhen extends infer W ? (W extends CautionWhen ? keyof W : never) : never

/** Each fact that a caution may depend on, and how to find it in the choices. */
const rules: { readonly [K in WhenKey]: (when: Fact<K>, view: CautionView) => boolean } = {
  supply_below_mv: ({ supply_below_mv: floor }, { supplyMaxMv }) =>
    supplyMaxMv === null || supplyMaxMv < floor,
  programmer_not: ({ programmer_not: others }, { guideProgrammer }) =>
    guideProgrammer !== null && !others.includes(guideProgrammer),
  board_may_feed: (_, { board, boardFeedsChip }) =>
    board?.power.feeds === 'board' || boardFeedsChip !== false,
  chips_from: ({ chips_from: least }, view) =>
    isUnlisted(view) || (view.configuration?.chip_count ?? 0) >= least,
  backup_implausible: (_, view) => view.backupImplausible,
  target_has: ({ target_has: what }, { board }) =>
    board?.targets.some((target) => target[what] === true) === true,
  image_unfinished: (_, { image }) =>
    image !== null &&
    (/do[^a-z]*not[^a-z]*flash/i.test(image.name) || oneByteOver(image.sizeBytes)),
  image_smaller: (_, { image, chipBytes }) =>
    image !== null && chipBytes !== null && image.sizeBytes < chipBytes,
  chip_vendor: ({ chip_vendor: vendor }, { chipVendor }) => chipVendor === vendor,
  chip_ambiguous: (_, view) => view.ambiguousChip,
  plan: ({ plan }, view) => view.plans.includes(plan),
}

function holds(when: CautionWhen, view: CautionView): boolean {
  // The check of the file allows one fact per entry, and each fact has its rule; TypeScript cannot derive that from the
  // key.
  const [key] = Object.keys(when) as [WhenKey]
  return (rules[key] as (when: CautionWhen, view: CautionView) => boolean)(when, view)
}

/** The user is not asked for what the app has observed: a list full of repeats is soon not read at all. */
const settled: Readonly<Record<SettledBy, (view: CautionView) => boolean>> = {
  'supply-known': (view) => view.supplyMaxMv !== null,
  'backed-up': (view) => view.backedUp,
  'image-fits': (view) => view.image !== null && view.image.sizeBytes === view.chipBytes,
  // The image names its mainboard, which was compared: a mismatch stops the write anyway.
  'image-board-checked': ({ imageChecked }) => imageChecked.has('board'),
  // A practice image starts no mainboard, so nothing has to be injected.
  'image-vendor-files-checked': ({ imageChecked }) =>
    imageChecked.has('vendor-files') || imageChecked.has('practice-image'),
  'image-mac-checked': ({ imageChecked }) => imageChecked.has('mac'),
  // Applies only after a write that did not end verified.
  'no-unfinished-write': ({ unfinishedWrite }) => !unfinishedWrite,
}

const isSettled = ({ applies: { settled_by: by } }: GuideWarning, view: CautionView) =>
  by !== undefined && settled[by](view)

const matches = (list: '*' | readonly string[], value: string | null) =>
  list === '*' || (value !== null && list.includes(value))

function applies(warning: GuideWarning, view: CautionView): boolean {
  const {
    programmers,
    packages,
    mounting,
    boards,
    unlisted_board: anyBoard,
    when,
  } = warning.applies
  if (!matches(programmers, view.guideProgrammer)) return false
  if (!matches(packages, view.packageId)) return false
  if (!matches(mounting, view.mounting)) return false
  if (!matches(boards, view.board?.id ?? null) && !(isUnlisted(view) && anyBoard === true))
    return false
  return when === null || holds(when, view)
}

const rank = { danger: 0, caution: 1, info: 2 } as const

/** The guide's steps in the order in which a user meets them. */
export const stepOrder = [
  'start',
  'board',
  'programmer',
  'chip',
  'prepare',
  'safety',
  'wiring',
  'detect',
  'backup',
  'image',
  'write',
  'finish',
  'reference',
  'about',
] as const

/**
 * Warnings of some steps, dangers first, each once, without those that are settled. A warning that was acknowledged at
 * an earlier step is not repeated. It stays at the steps where it was first shown, so that the user sees it ticked.
 */
export function cautionsFor(
  steps: CautionStep | readonly CautionStep[],
  view: CautionView,
  acknowledged: ReadonlySet<string> = new Set(),
): readonly GuideWarning[] {
  const asked = typeof steps === 'string' ? [steps] : steps
  return warnings
    .filter((warning) => warning.applies.steps.some((step) => asked.includes(step)))
    .filter((warning) => applies(warning, view) && !isSettled(warning, view))
    .filter((warning) => !acknowledged.has(warning.id) || asked.includes(firstStep(warning)))
    .sort((a, b) => rank[a.severity] - rank[b.severity])
}

const firstStep = ({ applies: { steps } }: GuideWarning): CautionStep =>
  stepOrder.find((step) => steps.includes(step)) ?? 'reference'

/** Every warning that applies, at whatever step; for the wiring card and the reference. */
export function allCautions(view: CautionView): readonly GuideWarning[] {
  return warnings.filter((warning) => applies(warning, view))
}
