import type { HelpStage } from '../../shared/data/guide-pages.ts'
import type { StageId } from '../wizard/stages.ts'

/** Stages with help, in the order of the wizard; the compiler keeps them equal to the wizard's own. */
export const helpStages: readonly (HelpStage & StageId)[] = [
  'programmer',
  'board',
  'package',
  'wire',
  'check',
  'backup',
  'image',
  'write',
  'done',
  'recover',
]

export const helpStage = (id: string | undefined): HelpStage | null =>
  helpStages.find((stage) => stage === id) ?? null

/** The guide's steps (`coverage.json`, `warnings.json`) that each stage answers for. */
export const guideStepsOf: Readonly<Record<StageId, readonly string[]>> = {
  programmer: ['start', 'programmer'],
  board: ['board'],
  package: ['chip'],
  wire: ['prepare', 'safety', 'wiring'],
  check: ['detect'],
  backup: ['backup'],
  image: ['image'],
  write: ['write'],
  done: ['finish'],
  recover: [],
}
