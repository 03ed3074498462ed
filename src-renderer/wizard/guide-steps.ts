// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { stageIds } from '../../shared/stages.ts'
import type { StageId } from '../../shared/stages.ts'

export const stageCalled = (id: string | undefined): StageId | null =>
  stageIds.find((stage) => stage === id) ?? null

/** The guide's steps (`coverage.json`, `warnings.json`) that each stage covers. */
export const guideStepsOf: Readonly<Record<StageId, readonly string[]>> = {
  board: ['start', 'board'],
  programmer: ['programmer'],
  package: ['chip'],
  wire: ['prepare', 'safety', 'wiring'],
  check: ['detect'],
  backup: ['backup'],
  // The page of the image also reviews the write.
  image: ['image', 'write'],
  write: ['write'],
  done: ['finish'],
  recover: [],
}
