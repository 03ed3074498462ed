// SPDX-License-Identifier: GPL-3.0-or-later
import { ChevronRight } from 'lucide-react'
import css from './MachineDoor.module.css'

interface MachineDoorProps {
  readonly look: 'board' | 'chip' | 'unknown'
  readonly children: string
  readonly onPress: () => void
}

/** For users whose computer is not in the list. */
export function MachineDoor({ look, children, onPress }: MachineDoorProps) {
  return (
    <button type="button" className={css['door']} onClick={onPress}>
      <svg viewBox="0 0 52 40" aria-hidden="true">
        {pictures[look]}
      </svg>
      <span>{children}</span>
      <ChevronRight aria-hidden="true" />
    </button>
  )
}

const line = { fill: 'none', stroke: 'var(--ink-3)', strokeWidth: 1.4 } as const

const pictures = {
  board: (
    <>
      <rect
        x="3"
        y="3"
        width="46"
        height="34"
        rx="3"
        fill="var(--board)"
        stroke="var(--board-edge)"
        strokeWidth="1.4"
      />
      <rect x="9" y="9" width="13" height="13" rx="1" {...line} />
      <path d="M29 9v14M34 9v14M39 9v14M9 30h18" {...line} />
      <rect x="33" y="27" width="9" height="6" fill="var(--body)" />
    </>
  ),
  chip: (
    <>
      <path
        d="M4 8h8v4H4zM4 18h8v4H4zM4 28h8v4H4zM40 8h8v4h-8zM40 18h8v4h-8zM40 28h8v4h-8z"
        fill="var(--lead)"
      />
      <rect
        x="11"
        y="3"
        width="30"
        height="34"
        rx="2"
        fill="var(--body)"
        stroke="var(--edge)"
        strokeWidth="1"
      />
      <circle cx="17.5" cy="9.5" r="2.6" fill="none" stroke="var(--on-body)" strokeWidth="1.4" />
    </>
  ),
  unknown: (
    <>
      <rect x="6" y="3" width="40" height="34" rx="4" {...line} strokeDasharray="4 4" />
      <path
        d="M21 15.5a5 5 0 1 1 7.4 4.4c-1.8 1-2.4 1.9-2.4 3.6M26 28.6v.1"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </>
  ),
} as const
