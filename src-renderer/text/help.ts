// SPDX-License-Identifier: GPL-3.0-or-later
import type { OnlyFor } from '../../shared/data/guide-pages.ts'
import { spoken } from '../../shared/text/language.ts'
import type { StageId } from '../wizard/stages.ts'
import * as de from './de/help.ts'
import * as en from './en/help.ts'
import { topicsAnywhere, topicsAt } from './help-topics.ts'
import type { TopicId } from './help-topics.ts'

export const { help, helpTopics } = spoken({ en, de })

/** A question of a stage with its answer, in the current language. */
export interface HelpTopic {
  readonly id: TopicId
  readonly question: string
  readonly answer: string
  /** Its readers; all users by default. */
  readonly for?: OnlyFor
  /** Page of the reference with more details. */
  readonly page?: string
}

type Rule = Pick<HelpTopic, 'id' | 'for' | 'page'>

const told = (rule: Rule): HelpTopic => {
  const { question, answer } = helpTopics[rule.id]
  return { ...rule, question, answer }
}

/** The questions of a stage, in order. */
export const helpAt = (stage: StageId): readonly HelpTopic[] =>
  topicsAt[stage].map((rule: Rule) => told(rule))

/** The questions of every stage. */
export const helpAnywhere = (): readonly HelpTopic[] => topicsAnywhere.map((rule) => told(rule))
