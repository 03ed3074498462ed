// SPDX-License-Identifier: GPL-3.0-or-later
import styles from './Switch.module.css'

interface SwitchProps {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** A choice with immediate effect; screen readers announce a checkbox. */
export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <label className={styles['switch']}>
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        onChange={({ target }) => onChange(target.checked)}
      />
    </label>
  )
}
