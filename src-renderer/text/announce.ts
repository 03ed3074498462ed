// SPDX-License-Identifier: GPL-3.0-or-later
import type { Phase } from '../../shared/model/job.ts'
import { spoken } from '../../shared/text/language.ts'
import { isUnderway } from './codes.ts'
import * as de from './de/announce.ts'
import * as en from './en/announce.ts'

const { phaseText, announced } = spoken({ en, de })

export { phaseText }

export const announce = (phase: Phase, percent: number): string =>
  isUnderway(percent) ? announced(phase, percent) : phaseText[phase]
