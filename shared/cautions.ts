/** Pure: which of the guide's warnings apply to the choices made so far, and at which step they are shown. */
import { warnings } from './data/guide.ts'
import type { Board, BoardConfiguration, GuideWarning } from './data/guide.ts'
import type { CheckedCode } from './model/image.ts'
import type { Mounting } from './wiring.ts'

/** What is known when a caution is looked up; `null` is not known or not chosen yet. */
export interface CautionView {
  /** Id in the guide, `pico`; not the address of a programmer that is connected. */
  readonly guideProgrammer: string | null
  readonly packageId: string | null
  readonly mounting: Mounting | null
  readonly board: Board | null
  readonly configuration: BoardConfiguration | null
  /** Highest rated supply of the chip, millivolts. */
  readonly supplyMaxMv: number | null
  /** Vendor of the chip that answered. */
  readonly chipVendor: string | null
  readonly image: { readonly name: string; readonly sizeBytes: number } | null
  /** What was compared about that image, and told; empty while nothing was. */
  readonly imageChecked: ReadonlySet<CheckedCode>
  readonly chipBytes: number | null
  readonly backupImplausible: boolean
  /** Two equal, plausible reads of this chip are in the vault. */
  readonly backedUp: boolean
  /** A write has changed the chip and was not verified. */
  readonly unfinishedWrite: boolean
  readonly ambiguousChip: boolean
  /** For a board that may feed the chip or not: what the user has settled on. */
  readonly boardFeedsChip: boolean | null
  /** What the user is about to do besides flashing; only the user knows. */
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

/** Below this rated maximum a chip is not a 3 V part; 3.3 V would destroy it. Millivolts. */
const threeVoltFloorMv = 2700

/** One byte over a whole number of 64 KiB: how unfinished release images are marked since 20241206 rev8. */
const oneByteOver = (sizeBytes: number) => sizeBytes > 65536 && sizeBytes % 65536 === 1

/** Soldered to a mainboard that the data does not have: whatever can be true of one may be true of it. */
const isUnlisted = ({ board, mounting }: CautionView) => board === null && mounting === 'on-board'

/** Cautions that name mainboards and hold for every one that has what they speak of. */
const anyBoard: ReadonlySet<string> = new Set(['W-TWO-CHIPS-CS'])

/** The data says the condition in words; here it is as a rule. */
const conditions: Readonly<Record<string, (view: CautionView) => boolean>> = {
  'W-1V8': (view) => view.supplyMaxMv === null || view.supplyMaxMv < threeVoltFloorMv,
  'W-5V-NEIGHBOUR': (view) => view.guideProgrammer !== null && view.guideProgrammer !== 'ch341a',
  'W-SPEED-UNITS': (view) => view.guideProgrammer !== null && view.guideProgrammer !== 'ch341a',
  'W-BOARD-POWER-VCC': (view) =>
    view.board?.power.feeds === 'board' || view.boardFeedsChip !== false,
  'W-TWO-CHIPS-CS': (view) => isUnlisted(view) || (view.configuration?.chip_count ?? 0) > 1,
  'W-BLANK-DUMP': (view) => view.backupImplausible,
  'W-VENDOR-FILES': (view) => view.board?.targets.some((t) => t.needs_vendor_files) === true,
  'W-DO-NOT-FLASH': (view) =>
    view.image !== null &&
    (/do[^a-z]*not[^a-z]*flash/i.test(view.image.name) || oneByteOver(view.image.sizeBytes)),
  'W-PADDING': (view) =>
    view.image !== null && view.chipBytes !== null && view.image.sizeBytes < view.chipBytes,
  'W-MACRONIX-X200': (view) => view.chipVendor === 'Macronix',
  'W-MULTI-DEF': (view) => view.ambiguousChip,
  'W-MAC': (view) =>
    view.board?.targets.some((target) => target['intel_flash_descriptor'] === true) === true,
  'W-NO-ATX-PSU': (view) => view.plans.includes('external-supply'),
  'W-DIODE': (view) => view.plans.includes('diode'),
  'W-SOLDER': (view) => view.plans.includes('replace-chip'),
  'W-MAX-16M': (view) => view.plans.includes('larger-chip'),
}

/** What the app has seen done is no longer asked of the user: a list that repeats it is soon not read at all. */
const settled: Readonly<Record<string, (view: CautionView) => boolean>> = {
  'W-VOLTAGE': (view) => view.supplyMaxMv !== null,
  'W-BACKUP-FIRST': (view) => view.backedUp,
  'W-DUMPS-DIFFER': (view) => view.backedUp,
  'W-SIZE': (view) => view.image !== null && view.image.sizeBytes === view.chipBytes,
  // The image names its mainboard, which was compared: a mismatch is a stop of its own.
  'W-WRONG-ROM': ({ imageChecked }) => imageChecked.has('board'),
  'W-VENDOR-FILES': ({ imageChecked }) => imageChecked.has('vendor-files'),
  'W-MAC': ({ imageChecked }) => imageChecked.has('mac'),
  // Its moment is a write that did not end verified.
  'W-NOT-VERIFIED': ({ unfinishedWrite }) => !unfinishedWrite,
}

const matches = (list: '*' | readonly string[], value: string | null) =>
  list === '*' || (value !== null && list.includes(value))

function applies(warning: GuideWarning, view: CautionView): boolean {
  const { programmers, packages, mounting, boards, condition } = warning.applies
  if (!matches(programmers, view.guideProgrammer)) return false
  if (!matches(packages, view.packageId)) return false
  if (!matches(mounting, view.mounting)) return false
  if (!matches(boards, view.board?.id ?? null) && !(isUnlisted(view) && anyBoard.has(warning.id)))
    return false
  return condition === null || conditions[warning.id]?.(view) === true
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
 * Warnings of some steps, dangers first, each once, without those whose matter is settled. One that was acknowledged at an earlier step is not repeated;
 * at the steps where it was shown first it stays, so that the user sees it ticked.
 */
export function cautionsFor(
  steps: CautionStep | readonly CautionStep[],
  view: CautionView,
  acknowledged: ReadonlySet<string> = new Set(),
): readonly GuideWarning[] {
  const asked = typeof steps === 'string' ? [steps] : steps
  return warnings
    .filter((warning) => warning.applies.steps.some((step) => asked.includes(step)))
    .filter((warning) => applies(warning, view) && settled[warning.id]?.(view) !== true)
    .filter((warning) => !acknowledged.has(warning.id) || asked.includes(firstStep(warning)))
    .sort((a, b) => rank[a.severity] - rank[b.severity])
}

/** A warning in the words for how the chip sits. */
export function cautionText(warning: GuideWarning, mounting: Mounting | null): string {
  const { text, text_without_clip: withoutClip } = warning
  return mounting === 'loose' || mounting === 'socketed' ? (withoutClip ?? text) : text
}

const firstStep = ({ applies: { steps } }: GuideWarning): CautionStep =>
  stepOrder.find((step) => steps.includes(step)) ?? 'reference'

/** Every warning that applies, at whatever step; for the wiring card and the reference. */
export function allCautions(view: CautionView): readonly GuideWarning[] {
  return warnings.filter((warning) => applies(warning, view))
}

/** Ids of warnings whose condition in words has a rule here; a test compares them with the data. */
export const conditionRules: readonly string[] = Object.keys(conditions)
