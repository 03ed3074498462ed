// SPDX-License-Identifier: GPL-3.0-or-later
import type { OnlyFor } from '../../shared/data/guide-pages.ts'
import { spoken } from '../../shared/text/language.ts'
import type { StageId } from '../wizard/stages.ts'
import * as de from './de/help.ts'
import * as en from './en/help.ts'
import { topicsAnywhere, topicsAt } from './help-topics.ts'
import type { TopicId } from './help-topics.ts'

export const { help, helpTopics } = spoken({ en, de })

/** A question of a stage with its answer, in the language of the moment. */
export interface HelpTopic {
  readonly id: TopicId
  readonly question: string
  readonly answer: string
  /** Who it is for; everybody when left out. */
  readonly for?: OnlyFor
  /** Page of the reference that says more. */
  readonly page?: string
}

type Rule = Pick<HelpTopic, 'id' | 'for' | 'page'>

const told = (rule: Rule): HelpTopic => {
  const { question, answer } = helpTopics[rule.id]
  return { ...rule, question, answer }
}

/** Questions that are asked at a stage, in their order. */
export const helpAt = (stage: StageId): readonly HelpTopic[] =>
  topicsAt[stage].map((rule: Rule) => told(rule))

/** Questions that are asked at any stage. */
export const helpAnywhere = (): readonly HelpTopic[] => topicsAnywhere.map((rule) => told(rule))
