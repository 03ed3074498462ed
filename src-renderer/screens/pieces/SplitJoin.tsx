// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from 'react'
import { joinOrder, partsOf } from '../../../shared/image-place.ts'
import { allOf } from '../../../shared/text/numbers.ts'
import type { ChipPart } from '../../../shared/image-place.ts'
import { ask } from '../../store/actions.ts'
import { download, imageOfChoice } from '../../store/flows.ts'
import { choose } from '../../store/wizard.ts'
import { imageText as words } from '../../text/image.ts'
import { sizeText } from '../../text/size.ts'
import { pieceName } from '../../wizard/images.ts'
import type { WizardView } from '../../wizard/view.ts'
import { Button } from '../../parts/Button.tsx'
import { HeldFile } from '../../parts/HeldFile.tsx'
import { useContents } from './useContents.ts'
import { MoreWays } from '../../parts/MoreWays.tsx'
import { RowActs } from '../../parts/RowActs.tsx'
import { Questions } from '../../parts/Questions.tsx'

/** Cuts a whole image for its chips, and joins parts (or the backups of two chips) into one image. */
export function SplitJoin({ view }: { readonly view: WizardView }) {
  const { snapshot, choices } = view
  const { images, backups } = snapshot
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [said, setSaid] = useState('')
  const chosen = images.find(({ id }) => id === choices.imageId) ?? null
  const contents = useContents(chosen?.id ?? null)
  const told = contents === null ? null : partsOf(contents, view.board)
  const parts = told?.parts ?? restOf(view, chosen?.sizeBytes ?? 0)
  const split = async () => {
    if (chosen === null) return
    for (const [index, { offset, length, name }] of parts.entries()) {
      const called = pieceName(chosen.name, name ?? `part-${index + 1}`)
      await ask('image.slice', { imageId: chosen.id, range: { offset, length }, name: called })
    }
    setSaid(words.splitDone)
  }
  const held = async (choice: string) => {
    const id = await imageOfChoice(choice)
    const inside = id === null ? null : await ask('image.read', { imageId: id })
    return id === null || inside === null ? null : { id, inside }
  }
  const join = async () => {
    const one = await held(first)
    const other = await held(second)
    if (one === null || other === null) return
    const order = joinOrder([one.inside, other.inside])
    const turned = order?.[0] === 1
    const imageIds = turned ? [other.id, one.id] : [one.id, other.id]
    const whole = await ask('image.join', { imageIds, name: words.joinedName })
    if (whole === null) return
    setSaid(words.joined[order === null ? 'asked' : turned ? 'turned' : 'told'])
    choose({ imageId: whole.id })
  }
  const save = async () => {
    if (chosen === null) return
    const bytes = await ask('image.get', { imageId: chosen.id })
    if (bytes !== null) download(chosen.name, bytes)
  }
  if (images.length === 0 && backups.length === 0) return null
  const blocked = first === '' || second === '' || first === second ? words.joinBlocked : null
  return (
    <MoreWays>
      <summary>{words.split}</summary>
      <p className="sub">{words.splitLead}</p>
      {parts.length < 2 ? null : (
        <RowActs>
          <Button small onPress={() => void split()}>
            {words.splitHere(allOf(parts.map(({ length }) => sizeText(length))))}
          </Button>
        </RowActs>
      )}
      <p className="sub" role="status">
        {said}
      </p>
      {images.length + backups.length < 2 ? null : (
        <Questions>
          {(
            [
              [words.joinFirst, first, setFirst],
              [words.joinSecond, second, setSecond],
            ] as const
          ).map(([label, value, set]) => (
            <HeldFile
              key={label}
              label={label}
              images={images}
              backups={backups}
              value={value}
              none=""
              onChoose={set}
            />
          ))}
          <Button small blocked={blocked} onPress={() => void join()}>
            {words.join}
          </Button>
          {blocked === null ? null : <span className="sub">{blocked}</span>}
        </Questions>
      )}
      {chosen === null ? null : (
        <RowActs>
          <Button small onPress={() => void save()}>
            {words.save}
          </Button>
        </RowActs>
      )}
    </MoreWays>
  )
}

/** This chip and the remaining size, if neither the image nor the mainboard states it; empty when nothing remains. */
function restOf({ snapshot, boardChip }: WizardView, sizeBytes: number): readonly ChipPart[] {
  const chipBytes = snapshot.session?.chip?.sizeBytes ?? boardChip?.size_bytes ?? 0
  if (chipBytes === 0 || sizeBytes <= chipBytes) return []
  return [
    { offset: 0, length: chipBytes, name: null },
    { offset: chipBytes, length: sizeBytes - chipBytes, name: null },
  ]
}
