// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import type { ReactNode } from 'react'
import { DataTable } from '../parts/DataTable.tsx'
import styles from './Table.module.css'

interface TableProps {
  readonly heads: readonly string[]
  /** The rows. */
  readonly children: ReactNode
}

/** A table of facts; if too wide, the table scrolls, not the page. */
export function Table({ heads, children }: TableProps) {
  return (
    <div className={styles['scroll']}>
      <DataTable>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </DataTable>
    </div>
  )
}
