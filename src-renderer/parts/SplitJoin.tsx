import { useState } from 'react'
import { ask } from '../store/actions.ts'
import { download } from '../store/flows.ts'
import { choose } from '../store/wizard.ts'
import { imageText as words } from '../text/image.ts'
import { sizeText } from '../text/size.ts'
import { chipSizes, pieceName } from '../wizard/images.ts'
import type { WizardView } from '../wizard/view.ts'
import { Button } from './Button.tsx'

/** By hand, for boards whose split is not in the data and for two backups that are to become one file. */
export function SplitJoin({ view }: { readonly view: WizardView }) {
  const { snapshot, choices, boardChip } = view
  const { images } = snapshot
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [done, setDone] = useState(false)
  const chosen = images.find(({ id }) => id === choices.imageId) ?? null
  const chipBytes = snapshot.session?.chip?.sizeBytes ?? boardChip?.size_bytes ?? 0
  const known = chipSizes(view)
  const rest = (chosen?.sizeBytes ?? 0) - chipBytes
  const sizes =
    chosen !== null && known.reduce((sum, size) => sum + size, 0) === chosen.sizeBytes
      ? known
      : chipBytes > 0 && rest > 0
        ? [chipBytes, rest]
        : []
  const split = async () => {
    if (chosen === null) return
    let offset = 0
    for (const [index, length] of sizes.entries()) {
      const name = pieceName(chosen.name, `part-${index + 1}`)
      await ask('image.slice', { imageId: chosen.id, range: { offset, length }, name })
      offset += length
    }
    setDone(true)
  }
  const join = async () => {
    const whole = await ask('image.join', { imageIds: [first, second], name: words.joinedName })
    if (whole !== null) choose({ imageId: whole.id })
  }
  const save = async () => {
    if (chosen === null) return
    const bytes = await ask('image.get', { imageId: chosen.id })
    if (bytes !== null) download(chosen.name, bytes)
  }
  if (images.length === 0) return null
  const blocked = first === '' || second === '' || first === second ? words.joinBlocked : null
  return (
    <details className="more-ways">
      <summary>{words.split}</summary>
      <p className="sub">{words.splitLead}</p>
      {sizes.length < 2 ? null : (
        <p className="row-acts">
          <Button small onPress={() => void split()}>
            {words.splitHere(sizes.map(sizeText).join(' and '))}
          </Button>
        </p>
      )}
      <p className="sub" role="status">
        {done ? words.splitDone : ''}
      </p>
      {images.length < 2 ? null : (
        <div className="questions">
          {(
            [
              [words.joinFirst, first, setFirst],
              [words.joinSecond, second, setSecond],
            ] as const
          ).map(([label, value, set]) => (
            <label key={label}>
              <span>{label}</span>
              <select value={value} onChange={({ target }) => set(target.value)}>
                <option value="" />
                {images.map(({ id, name, sizeBytes }) => (
                  <option key={id} value={id}>
                    {name}, {sizeText(sizeBytes)}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <Button small blocked={blocked} onPress={() => void join()}>
            {words.join}
          </Button>
        </div>
      )}
      {chosen === null ? null : (
        <p className="row-acts">
          <Button small onPress={() => void save()}>
            {words.save}
          </Button>
        </p>
      )}
    </details>
  )
}
