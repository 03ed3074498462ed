// SPDX-License-Identifier: GPL-3.0-or-later
import type { ImageInfo } from '../../../shared/model/image.ts'
import { Button, Link } from '../../parts/Button.tsx'
import { FilePick } from '../../parts/FilePick.tsx'
import { ask } from '../../store/actions.ts'
import { imageText as words } from '../../text/image.ts'
import { sizeText } from '../../text/size.ts'
import { listed } from '../../wizard/images.ts'
import type { WizardView } from '../../wizard/view.ts'
import { SectionTitle } from '../../parts/SectionTitle.tsx'
import { Pick, PickRow } from '../../parts/Pick.tsx'
import { MoreWays } from '../../parts/MoreWays.tsx'
import { PlainList } from '../../parts/PlainList.tsx'
import { LongName } from '../../parts/LongName.tsx'
import styles from '../Image.module.css'
import { SplitJoin } from './SplitJoin.tsx'
import { makePracticeImage } from './useImageChoice.ts'
import type { Bring } from './useImageChoice.ts'

interface ImageFilesProps {
  readonly view: WizardView
  readonly over: boolean
  readonly onPick: (file: File) => void
  readonly onTake: (bring: Bring) => void
}

/**
 * All ways to choose an image: a file of the computer, one already in the app, a backup, a part, or two files joined.
 */
export function ImageFiles({ view, over, onPick, onTake }: ImageFilesProps) {
  return (
    <>
      <div className={over ? `${styles['drop']} ${styles['over']}` : styles['drop']}>
        <FilePick onPick={onPick}>{words.choose}</FilePick>
        <span className="sub">{over ? words.dropHere : words.drop}</span>
        {view.practice ? (
          <Button onPress={() => onTake(() => makePracticeImage(view))}>{words.practice}</Button>
        ) : null}
      </div>
      <ImagesHere view={view} onTake={onTake} />
      <BackupsThatFit view={view} onTake={onTake} />
      <SplitJoin view={view} />
    </>
  )
}

function ImagesHere({ view, onTake }: Pick<ImageFilesProps, 'view' | 'onTake'>) {
  const { snapshot, choices } = view
  const images = listed(snapshot.images)
  const chosen = snapshot.images.find(({ id }) => id === choices.imageId)
  const isChosen = ({ id }: ImageInfo) => id === choices.imageId || id === chosen?.ownMacOf
  if (images.length === 0) return null
  return (
    <>
      <SectionTitle>{words.ready}</SectionTitle>
      <Pick className={styles['at-hand']}>
        {images.map((each) => (
          <PickRow key={each.id} chosen={isChosen(each)}>
            <input
              type="radio"
              name="image"
              checked={isChosen(each)}
              onChange={() => onTake(() => each)}
            />
            <b>
              <LongName>{each.name}</LongName>
            </b>
            <span className="sub">{sizeText(each.sizeBytes)}</span>
          </PickRow>
        ))}
      </Pick>
    </>
  )
}

function BackupsThatFit({ view, onTake }: Pick<ImageFilesProps, 'view' | 'onTake'>) {
  const { snapshot } = view
  const chipBytes = snapshot.session?.chip?.sizeBytes ?? 0
  const backups = snapshot.backups.filter(({ sizeBytes }) => sizeBytes === chipBytes)
  if (backups.length === 0) return null
  return (
    <MoreWays>
      <summary>{words.backups}</summary>
      <PlainList>
        {backups.map(({ id, fileName }) => (
          <li key={id}>
            <Link onClick={() => onTake(() => ask('backup.use', { backupId: id }))}>
              <LongName>{words.useBackup(fileName)}</LongName>
            </Link>
          </li>
        ))}
      </PlainList>
    </MoreWays>
  )
}
