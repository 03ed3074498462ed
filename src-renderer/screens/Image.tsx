import '../styles/image.css'
import { OctagonX } from 'lucide-react'
import { useState } from 'react'
import type { ImageInfo } from '../../shared/model/image.ts'
import { findingText } from '../../shared/text/image.ts'
import { ArrivingFile, percentOf } from '../parts/ArrivingFile.tsx'
import { BackButton } from '../parts/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Cautions } from '../parts/Cautions.tsx'
import { FaultPanel } from '../parts/FaultPanel.tsx'
import { FilePick } from '../parts/FilePick.tsx'
import { Findings } from '../parts/Findings.tsx'
import { Hash } from '../parts/Hash.tsx'
import { ImageHelp } from '../parts/ImageHelp.tsx'
import { MapBesideChip } from '../parts/MapBesideChip.tsx'
import { Screen } from '../parts/Screen.tsx'
import { SplitJoin } from '../parts/SplitJoin.tsx'
import { useFindings } from '../parts/useFindings.ts'
import { ask, tell } from '../store/actions.ts'
import { bringFile, newChoice } from '../store/transfer.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { choose, goOn } from '../store/wizard.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { imageText as words } from '../text/image.ts'
import { addressText, sizeText } from '../text/size.ts'
import { destinationOf, findingsToShow, openFindings } from '../wizard/findings.ts'
import { cutFor } from '../wizard/images.ts'
import { practiceImage } from '../wizard/practice-image.ts'
import { blockersOf } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'

/** No flash chip that this app knows is larger; a file beyond it is an archive or a mistake. */
const mostBytes = 256 * 1048576

/** Step 4: the file, checked before anything else happens with it; cut by itself for a board with two chips. */
export function Image() {
  const view = useView()
  const fault = useLastFault()
  const [over, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const [cut, setCut] = useState<string | null>(null)
  const { snapshot, choices, practice } = view
  const { incoming } = snapshot
  const image = snapshot.images.find(({ id }) => id === choices.imageId) ?? null
  const destination = destinationOf(view)
  const judged = useFindings(image, destination)
  const findings = judged === null ? null : findingsToShow(judged)
  const open = image === null ? [] : openFindings(view.acks, image, findings ?? [])
  const [stop] = open.filter(({ level }) => level === 'stop')
  const [blocker] = blockersOf('image', view)
  const reason =
    incoming !== null
      ? words.reading(incoming.name, percentOf(incoming))
      : image === null
        ? words.none
        : findings === null
          ? words.checking
          : stop !== undefined
            ? findingText(stop)
            : open.length > 0
              ? words.tickFirst
              : blocker === undefined
                ? null
                : blockerAct(blocker)
  /** Chooses what `bring` brings, unless the user has chosen something else meanwhile. */
  const take = async (
    bring: () => Promise<ImageInfo | null> | ImageInfo,
    said: string | null = null,
  ) => {
    const isLast = newChoice()
    setTooLarge(null)
    const info = await bring()
    if (info === null || !isLast()) return
    const part = cutFor(view, info)
    const chosen = part === null ? info : await ask('image.slice', { imageId: info.id, ...part })
    if (chosen === null || !isLast()) return
    const { offset, length } = part?.range ?? { offset: 0, length: 0 }
    setCut(
      part === null
        ? said
        : words.cut(part.name, addressText(offset), addressText(offset + length - 1)),
    )
    choose({ imageId: chosen.id })
  }
  /** Something that is in the app already: a file on its way is not wanted any more. */
  const takeHere = (bring: () => Promise<ImageInfo | null> | ImageInfo, said?: string | null) => {
    if (incoming !== null) void tell('image.stop', { transferId: incoming.transferId })
    void take(bring, said)
  }
  const pick = (file: File) => {
    if (file.size > mostBytes) setTooLarge(file.name)
    else void take(() => bringFile(file))
  }
  const chipBytes = snapshot.session?.chip?.sizeBytes ?? 0
  const backups = snapshot.backups.filter(({ sizeBytes }) => sizeBytes === chipBytes)
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      back={<BackButton to="backup" />}
      why={reason}
      commit={
        <Button look="go" blocked={reason} onPress={goOn}>
          {words.commit}
        </Button>
      }
    >
      <div
        className={over ? 'drop over' : 'drop'}
        data-testid="drop"
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const [file] = event.dataTransfer.files
          if (file !== undefined) pick(file)
        }}
      >
        <FilePick onPick={pick}>{words.choose}</FilePick>
        <span className="sub">{over ? words.dropHere : words.drop}</span>
        {practice ? (
          <Button onPress={() => takeHere(() => makePracticeImage(view))}>{words.practice}</Button>
        ) : null}
      </div>
      {incoming === null ? null : <ArrivingFile file={incoming} />}
      {tooLarge === null ? null : (
        <p className="note care" role="alert">
          <OctagonX className="i" aria-hidden="true" />
          <span className="breaks">{words.tooLarge(tooLarge)}</span>
        </p>
      )}
      {fault === null ? null : <FaultPanel fault={fault} />}
      <div className="halves">
        <div>
          {snapshot.images.length === 0 ? null : (
            <>
              <h2>{words.ready}</h2>
              <ul className="pick at-hand">
                {snapshot.images.map((each) => (
                  <li key={each.id} className={each.id === choices.imageId ? 'on' : ''}>
                    <label className="row">
                      <input
                        type="radio"
                        name="image"
                        checked={each.id === choices.imageId}
                        onChange={() => takeHere(() => each)}
                      />
                      <b className="breaks">{each.name}</b>
                      <span className="sub">{sizeText(each.sizeBytes)}</span>
                    </label>
                  </li>
                ))}
              </ul>
            </>
          )}
          {backups.length === 0 ? null : (
            <details className="more-ways">
              <summary>{words.backups}</summary>
              <ul className="plain">
                {backups.map(({ id, fileName }) => (
                  <li key={id}>
                    <button
                      type="button"
                      className="link breaks"
                      onClick={() => takeHere(() => ask('backup.use', { backupId: id }))}
                    >
                      {words.useBackup(fileName)}
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          )}
          <SplitJoin view={view} />
        </div>
        <div>
          {image === null ? null : (
            <>
              <h2 className="breaks">{image.name}</h2>
              {cut === null ? null : (
                <p className="sub" role="status">
                  {cut}
                </p>
              )}
              <Hash name="SHA-256" value={image.sha256} />
              <ImageHelp
                image={image}
                findings={findings ?? []}
                board={destination.board ?? null}
                backedUp={snapshot.session?.backup != null}
                onMade={(made, said) => takeHere(() => made, said)}
              />
              <Findings findings={findings} image={image} acks={view.acks} />
              <MapBesideChip image={image} backup={snapshot.session?.backup ?? null} />
            </>
          )}
          <Cautions stage="image" view={view} />
        </div>
      </div>
    </Screen>
  )
}

/** Handed over as a file of the user's would be. */
async function makePracticeImage(view: WizardView): Promise<ImageInfo | null> {
  const backup = view.snapshot.session?.backup ?? null
  if (backup === null) return null
  const held = await ask('backup.get', { backupId: backup.id })
  if (held === null) return null
  const { slot } = destinationOf(view)
  const { bytes, fileName } = practiceImage(held, { board: view.board, slot })
  return bringFile(new File([bytes], fileName))
}
