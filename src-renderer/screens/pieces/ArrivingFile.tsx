// SPDX-License-Identifier: GPL-3.0-or-later
import type { IncomingImage } from '../../../shared/model/image.ts'
import { tell } from '../../store/actions.ts'
import { newChoice } from '../../store/transfer.ts'
import { imageText as words } from '../../text/image.ts'
import { Button } from '../../parts/Button.tsx'
import { LongName } from '../../parts/LongName.tsx'
import css from './ArrivingFile.module.css'

/** 0 to 100; complete files are not shown here. */
export const percentOf = ({ doneBytes, sizeBytes }: IncomingImage): number =>
  sizeBytes === 0 ? 0 : Math.floor((100 * doneBytes) / sizeBytes)

/** A file on its way into the app, from this page or another, and the button that stops it. */
export function ArrivingFile({ file }: { readonly file: IncomingImage }) {
  const percent = percentOf(file)
  const stop = () => {
    newChoice()
    void tell('image.stop', { transferId: file.transferId })
  }
  return (
    <div className={css['arriving']} data-testid="arriving">
      <p>
        <LongName>{words.reading(file.name, percent)}</LongName>
      </p>
      <div
        className={css['bar']}
        role="progressbar"
        aria-label={words.readingBar(file.name)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      <Button small onPress={stop}>
        {words.stopReading}
      </Button>
    </div>
  )
}
