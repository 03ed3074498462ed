// SPDX-License-Identifier: GPL-3.0-or-later
/** The product's mark: a chip with its pin-1 dot. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">
      <rect x="5" y="3" width="14" height="18" rx="1.5" />
      {[5, 10, 15].flatMap((y) => [
        <rect key={`l${y}`} x="1.5" y={y} width="3" height="3" />,
        <rect key={`r${y}`} x="19.5" y={y} width="3" height="3" />,
      ])}
      <circle cx="9" cy="7.5" r="2" fill="var(--case)" />
    </svg>
  )
}
