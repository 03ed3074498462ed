import '../styles/fault.css'
import type { FaultRecord } from '../../shared/fault.ts'
import { useView } from '../store/selectors.ts'
import { faultText as words } from '../text/fault.ts'
import { contentsAfter } from '../wizard/contents.ts'

/** The first line after a failed job: whether the chip was changed, and where the way back is kept. */
export function WasItChanged({ fault }: { readonly fault: FaultRecord }) {
  const after = contentsAfter(fault, useView().snapshot)
  if (after === null) return null
  const { contents, backup } = after
  return (
    <p className="was-it-changed" data-contents={contents}>
      <b>{words.contents[contents]}</b>{' '}
      {backup !== null
        ? words.backup(backup.fileName)
        : contents === 'changed'
          ? words.noBackup
          : ''}
    </p>
  )
}
