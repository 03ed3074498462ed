// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useState } from 'react'
import { openedFormats } from '../../../shared/model/archive.ts'
import type { ArchiveListing } from '../../../shared/model/archive.ts'
import type { FindingFacts, ImageFinding, ImageInfo } from '../../../shared/model/image.ts'
import type { UndoHow } from '../../../shared/model/regions.ts'
import { undoOf } from '../../../shared/undo-how.ts'
import { entryLine, proposalText } from '../../../shared/text/archive-list.ts'
import { regionsInWords } from '../../../shared/text/regions.ts'
import { ask } from '../../store/actions.ts'
import { imageHelpText as words } from '../../text/image-help.ts'
import { addressText, sizeText } from '../../text/size.ts'
import { pieceName } from '../../wizard/images.ts'
import { Button, Link } from '../../parts/Button.tsx'
import { useContents } from './useContents.ts'
import { MoreWays } from '../../parts/MoreWays.tsx'
import { RowActs } from '../../parts/RowActs.tsx'
import { PlainList } from '../../parts/PlainList.tsx'
import { LongName } from '../../parts/LongName.tsx'

interface ImageHelpProps {
  readonly image: ImageInfo
  readonly findings: readonly ImageFinding[]
  readonly board: string | null
  /** The chip was read twice on this connection. */
  readonly backedUp: boolean
  /** A new image replaces the chosen one; a note beside it says how it was made. */
  readonly onMade: (image: ImageInfo, said: string | null) => void
}

/** What the app can make from a file that does not fit as it is: always a new image, never silently. */
export function ImageHelp({ image, findings, board, backedUp, onMade }: ImageHelpProps) {
  const contents = useContents(image.id)
  if (contents === null) return null
  if (contents.what.kind === 'archive')
    return openedFormats.has(contents.what.format) ? (
      <Archive key={image.id} image={image} board={board} onMade={onMade} />
    ) : null
  const how = undoOf(contents)
  const region = backedUp && contents.what.kind === 'image' && how === null
  const unsplit = findings.find(({ code }) => code === 'unsplit')
  const part = unsplit?.code === 'unsplit' ? unsplit.facts : null
  if (how === null && !region && part === null) return null
  const onlyBios = async () => {
    const made = await ask('image.compose', {
      layout: { kind: 'ifd' },
      imageId: image.id,
      include: [{ name: 'bios' }],
    })
    if (made !== null) onMade(made.image, words.regionDone(regionsInWords(made.regions)))
  }
  const usePart = async ({ range, name }: FindingFacts['unsplit']) => {
    const made = await ask('image.slice', {
      imageId: image.id,
      range,
      name: pieceName(image.name, name ?? addressText(range.offset)),
    })
    if (made !== null)
      onMade(made, words.partDone(sizeText(range.length), addressText(range.offset)))
  }
  const undo = async (asked: UndoHow) => {
    const made = await ask('image.undo', { imageId: image.id, how: asked })
    if (made !== null) onMade(made, null)
  }
  return (
    <MoreWays open={how !== null || part !== null}>
      <summary>{words.title}</summary>
      {how === null ? null : (
        <>
          <p className="sub">{words.undoLead}</p>
          <RowActs>
            <Button small onPress={() => void undo(how)}>
              {words.undo[how]}
            </Button>
          </RowActs>
        </>
      )}
      {part === null ? null : (
        <>
          <p className="sub">{words.partLead}</p>
          <RowActs>
            <Button small onPress={() => void usePart(part)}>
              {words.part(part.name, sizeText(part.range.length), addressText(part.range.offset))}
            </Button>
          </RowActs>
        </>
      )}
      {!region ? null : (
        <>
          <p className="sub">{words.regionLead}</p>
          <RowActs>
            <Button small onPress={() => void onlyBios()}>
              {words.region}
            </Button>
          </RowActs>
        </>
      )}
    </MoreWays>
  )
}

type ArchiveProps = Pick<ImageHelpProps, 'image' | 'board' | 'onMade'>

function Archive({ image, board, onMade }: ArchiveProps) {
  const [list, setList] = useState<ArchiveListing | null>(null)
  const { id } = image
  useEffect(() => {
    let wanted = true
    const open = async () => {
      const found = await ask('archive.open', { imageId: id, board })
      if (wanted) setList(found)
    }
    void open()
    return () => {
      wanted = false
    }
  }, [id, board])
  const use = async (index: number) => {
    const taken = await ask('archive.take', { imageId: id, index })
    if (taken !== null) onMade(taken, null)
  }
  if (list === null)
    return (
      <p className="sub" role="status">
        {words.archiveOpening}
      </p>
    )
  const [first] = list.fitting
  const rows = (indexes: readonly number[]) => (
    <PlainList>
      {indexes.map((index) => {
        const entry = list.entries[index]
        return entry === undefined ? null : (
          <li key={index}>
            <Link onClick={() => void use(index)}>
              <LongName>{entryLine(entry)}</LongName>
            </Link>
          </li>
        )
      })}
    </PlainList>
  )
  return (
    <section aria-label={words.archive} data-testid="archive">
      <p role="status">
        <LongName>{proposalText(list)}</LongName>
      </p>
      {first === undefined ? null : (
        <RowActs>
          <Button small onPress={() => void use(first)}>
            {words.archiveUse}
          </Button>
        </RowActs>
      )}
      <MoreWays>
        <summary>{words.archiveAll(list.entries.length)}</summary>
        {rows(list.entries.map(({ index }) => index))}
      </MoreWays>
    </section>
  )
}
