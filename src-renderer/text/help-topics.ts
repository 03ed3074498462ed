// SPDX-License-Identifier: GPL-3.0-or-later
/** The questions of the help, their stages and readers. The folders of the languages have their words. */
import type { OnlyFor } from '../../shared/data/guide-pages.ts'
import type { StageId } from '../wizard/stages.ts'

interface TopicRule {
  readonly id: string
  /** Its readers; all users by default. */
  readonly for?: OnlyFor
  /** Page of the reference with more details. */
  readonly page?: string
}

export const topicsAnywhere = [
  { id: 'break' },
  { id: 'come-back' },
] as const satisfies readonly TopicRule[]

export const topicsAt = {
  programmer: [
    { id: 'what-programmer', page: 'programmers' },
    { id: 'pico-not-shown', for: { programmers: ['pico', 'pico-2'] } },
    { id: 'port-vanishes' },
    { id: 'pico-drive-gone' },
    { id: 'wsl' },
    { id: 'which-port' },
    { id: 'port-busy' },
    { id: 'windows-driver' },
    { id: 'which-spidev', page: 'raspberry-pi#setup' },
    { id: 'network-programmer' },
    { id: 'other-programmers', page: 'programmer-choice#which' },
    { id: 'browser-page' },
  ],
  board: [{ id: 'board-not-listed' }],
  package: [
    { id: 'where-leg-1', page: 'packages' },
    { id: 'marking-unreadable' },
    { id: 'cfeon' },
    { id: 'w25q256' },
    { id: 'fake-chip' },
  ],
  wire: [{ id: 'why-power-last' }],
  check: [
    { id: 'does-check-change' },
    { id: 'no-chip', page: 'reading#detect' },
    { id: 'hot', page: 'safety#voltage' },
    { id: 'wrong-id', page: 'reading#detect' },
  ],
  backup: [
    { id: 'why-twice' },
    { id: 'reads-differ', page: 'warnings#W-DUMPS-DIFFER' },
    { id: 'how-long' },
    { id: 'serial-and-key' },
    { id: 'data-folder' },
  ],
  image: [
    { id: 'archive-file' },
    { id: 'which-file' },
    { id: 'two-chips', for: { facts: ['several-chips'] } },
    { id: 'capsule' },
    { id: 'lost-mac' },
  ],
  write: [{ id: 'write-breaks-off' }],
  done: [
    { id: 'disconnect-order', for: { mounting: ['on-board'] } },
    { id: 'remove-chip', for: { mounting: ['socketed', 'loose'] } },
    { id: 'not-starting', page: 'vendor-files#which-rom' },
  ],
  recover: [{ id: 'dead' }],
} as const satisfies Readonly<Record<StageId, readonly TopicRule[]>>

export type TopicId =
  | (typeof topicsAnywhere)[number]['id']
  | (typeof topicsAt)[StageId][number]['id']
