// SPDX-License-Identifier: GPL-3.0-or-later
import { Fragment } from 'react'
import { setupText } from '../text/setup.ts'
import { CopyButton } from './CopyButton.tsx'
import button from './Button.module.css'
import { classes } from './classes.ts'
import styles from './Command.module.css'

/** The longest part that fits the column of the help; a longer part may break anywhere. */
const longestWhole = 30

/** A command breaks between words and after commas, so that names stay whole. */
const Pieces = ({ line }: { readonly line: string }) =>
  line.split(/(?<=[ ,])/u).map((piece, index) => (
    <Fragment key={index}>
      <span className={piece.length > longestWhole ? undefined : styles['one-word']}>{piece}</span>
      <wbr />
    </Fragment>
  ))

/** A line for a terminal, ready to copy. */
export function Command({ line }: { readonly line: string }) {
  return (
    <div className={styles['command']}>
      <code>
        <Pieces line={line} />
      </code>
      <CopyButton className={classes(button['button'], button['small'])} text={() => line}>
        {setupText.copy}
        <span className="visually-hidden">: {line}</span>
      </CopyButton>
    </div>
  )
}
