// SPDX-License-Identifier: GPL-3.0-or-later
/** Schema of `shared/data/wiring-odds.json`: how frequent each cause is, and how likely it makes each observation. */
import type { ChipWire, WiringCauseId } from '../model/wiring.ts'
import { z } from '../schema-checks.ts'
import type { ReplyClass, ReplyShape } from './evidence.ts'

const text = z.string().min(1)
/** No observation makes a cause impossible or certain. */
const chance = z.number().gt(0).lt(1)
/** A value that is left out never occurs. */
const chances = <const K extends readonly string[]>(values: K) =>
  z.partialRecord(z.enum(values), chance)

const causeIds = Object.keys({
  'no-contact': true,
  'clip-off': true,
  'clip-shifted': true,
  'clip-turned': true,
  swapped: true,
  'cs-elsewhere': true,
  'miso-low': true,
  'miso-high': true,
  'gnd-open': true,
  'hold-floats': true,
  'weak-contact': true,
  'long-wires': true,
  'too-fast': true,
  'clk-rings': true,
  'cs-late': true,
  'board-on': true,
  'board-holds': true,
  'shared-rail': true,
  'weak-drive': true,
  asleep: true,
  qpi: true,
  'other-kind': true,
  'two-chips': true,
} satisfies Record<WiringCauseId, true>) as readonly WiringCauseId[]
const wires = ['CS', 'MISO', 'MOSI', 'CLK', 'GND', 'VCC', 'HOLD'] as const satisfies ChipWire[]
/** The shapes of a reply that the table tells apart. */
export const oddsShapes = [
  'silent',
  'low',
  'high',
  'drift',
  'drops',
  'forced',
  'mixed',
  'slips',
  'shift',
  'strange',
  'good',
] as const satisfies (ReplyShape | 'silent')[]
/** The classes of replies that the table tells apart. */
export const oddsClasses = ['nobody', 'partly', 'steady'] as const satisfies ReplyClass[]

/** The values of each observation that has several; the others are true or not. */
export const oddsValues = {
  slow: ['cures', 'helps', 'same', 'worse'],
  after: ['in-place', 'late', 'nothing', 'several'],
  latch: ['all', 'some', 'none'],
  fails: ['less', 'alike', 'more'],
  long: ['equal', 'differ'],
} as const

const features = z
  .strictObject({
    slow: chances(oddsValues.slow).optional(),
    after: chances(oddsValues.after).optional(),
    latch: chances(oddsValues.latch).optional(),
    fails: chances(oddsValues.fails).optional(),
    long: chances(oddsValues.long).optional(),
    speaks: chance.optional(),
    oneBit: chance.optional(),
    mixedId: chance.optional(),
  })
  .describe('How likely each value of each observation is, see WiringEvidence.')

export const wiringOddsFile = z.strictObject({
  about: text,
  sources: z.record(z.string(), text),
  when: z
    .array(
      z.strictObject({
        programmer: z.array(text).min(1).describe('Ids of guide/programmers.json.').optional(),
        package: z.array(text).min(1).describe('Ids of guide/packages.json.').optional(),
        id: z.enum(causeIds),
        times: z.number().positive().describe('How much oftener it is met there.'),
      }),
    )
    .describe('Where a cause is met more or less often.'),
  rests: z
    .record(z.string(), chances(['low', 'high', 'drift']))
    .describe(
      'What a MISO reads that nothing drives, by programmer of the guide; other: the rest.',
    ),
  usual: z
    .record(z.enum(oddsClasses), features)
    .describe('Where a cause does not say: the mean of those that do.'),
  causes: z.array(
    z.strictObject({
      id: z.enum(causeIds),
      wires: z.array(z.enum(wires)).describe('The wires that the cause is about.').optional(),
      often: z
        .record(z.enum(['on-board', 'socketed', 'loose']), z.number().nonnegative())
        .describe('How often it is met; only the proportions count.'),
      source: text.describe('A key of sources.'),
      shape: z
        .partialRecord(z.enum(oddsShapes), z.number().gt(0).max(1))
        .describe('How likely each kind of reply is. silent: MISO is not driven, see rests.'),
      samples: z
        .int()
        .min(1)
        .describe('Runs of the circuit it was counted in; left out: estimated.')
        .optional(),
      given: z
        .partialRecord(z.enum(oddsClasses), features)
        .describe('What it makes of the other observations; left out: usual.'),
    }),
  ),
})

export type WiringOdds = z.infer<typeof wiringOddsFile>
