// SPDX-License-Identifier: GPL-3.0-or-later
import { OctagonX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ImageInfo } from '../../shared/model/image.ts'
import { ArrivingFile, percentOf } from './pieces/ArrivingFile.tsx'
import { BackButton } from './pieces/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Cautions } from './pieces/Cautions.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import type { CutPart } from '../parts/ImageOnChip.tsx'
import { FilePick } from '../parts/FilePick.tsx'
import { ImageReview } from './pieces/ImageReview.tsx'
import { Screen } from '../parts/Screen.tsx'
import { SplitJoin } from './pieces/SplitJoin.tsx'
import { useFindings } from './pieces/useFindings.ts'
import { useWriteOffer } from './pieces/useWriteOffer.ts'
import { ask, tell } from '../store/actions.ts'
import { bringFile, forgetHanded, handedOver, newChoice } from '../store/transfer.ts'
import type { Handed } from '../store/transfer.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { acknowledge, choose } from '../store/wizard.ts'
import { imageText as words } from '../text/image.ts'
import { reviewText as review } from '../text/review.ts'
import { aboutText, addressText, sizeText } from '../text/size.ts'
import { fileTitle, stopAct } from '../../shared/text/image-title.ts'
import { chipWord } from '../text/chip-names.ts'
import { canKeepMac, destinationOf, findingsToShow, openFindings } from '../wizard/findings.ts'
import { cutFor, listed } from '../wizard/images.ts'
import { practiceImage } from '../wizard/practice-image.ts'
import { cautionAck } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'
import styles from './Image.module.css'

/** No flash chip that this app knows is larger; a file beyond it is an archive or a mistake. */
const mostBytes = 256 * 1048576

/** About the file and not about its half: read once for all chips of the mainboard. */
const vendorFiles = cautionAck('W-VENDOR-FILES')
const ofWhole = ({ choices }: WizardView, sha256: string) =>
  `whole:${choices.board ?? ''}:${sha256}:${vendorFiles}`

/** Step 4: the file, what speaks for and against it, and the press that writes it. */
export function Image() {
  const view = useView()
  const fault = useLastFault()
  const [over, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const [cut, setCut] = useState<string | null>(null)
  // SHA-256 of the file that the image was cut from.
  const [whole, setWhole] = useState<string | null>(null)
  const [cutPart, setCutPart] = useState<CutPart | null>(null)
  const [others, setOthers] = useState(false)
  // Chosen on the page before, and not here yet.
  const [handed, setHanded] = useState(handedOver)
  const { snapshot, choices } = view
  const { incoming } = snapshot
  const image = snapshot.images.find(({ id }) => id === choices.imageId) ?? null
  const judged = useFindings(image, destinationOf(view))
  const findings = judged === null ? null : findingsToShow(judged)
  const offer = useWriteOffer(view)
  const title = useSteady(
    image === null && handed === null
      ? words.title
      : findings === null
        ? null
        : fileTitle(findings),
    words.checking,
  )
  const open = image === null ? [] : openFindings(view.acks, image, findings ?? [])
  const [stop] = open.filter(({ level }) => level === 'stop')
  const reason =
    incoming !== null
      ? words.reading(incoming.name, percentOf(incoming))
      : image === null
        ? handed === null
          ? words.none
          : words.checking
        : findings === null
          ? words.checking
          : stop !== undefined
            ? stopAct(stop)
            : open.length > 0
              ? words.tickFirst
              : offer.reason
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
    const own = await withOwnAddress(view, chosen)
    if (!isLast()) return
    const { offset, length } = part?.range ?? { offset: 0, length: 0 }
    setCutPart(part === null ? null : { range: part.range, fileBytes: info.sizeBytes })
    setWhole(part === null ? null : info.sha256)
    setCut(part === null ? said : words.cut(addressText(offset), addressText(offset + length - 1)))
    setOthers(false)
    choose({ imageId: own.id })
    // The file as a whole was looked at when its part for the chip before was written.
    if (part !== null && view.acks.has(ofWhole(view, info.sha256))) acknowledge(vendorFiles, true)
  }
  /** Something that is in the app already: a file on its way is not wanted any more. */
  const takeHere = async (
    bring: () => Promise<ImageInfo | null> | ImageInfo,
    said?: string | null,
  ) => {
    if (incoming !== null) void tell('image.stop', { transferId: incoming.transferId })
    await take(bring, said)
  }
  const pick = async (file: File) => {
    if (file.size > mostBytes) setTooLarge(file.name)
    else await take(() => bringFile(file))
  }
  useHanded(handed, async (chosen) => {
    if (chosen.kind === 'file') await pick(chosen.file)
    else if (chosen.kind === 'practice') await takeHere(() => makePracticeImage(view))
    else {
      const known = snapshot.images.find(({ id }) => id === chosen.imageId)
      if (known !== undefined) await takeHere(() => known)
    }
    setHanded(null)
  })
  return (
    <Screen
      title={title}
      {...(image === null && handed === null ? { lead: words.lead } : {})}
      back={<BackButton to="backup" />}
      why={reason ?? (offer.plan === null ? null : priceOf(view, offer.plan, offer.readMs, image))}
      commit={
        <Button look="go" blocked={reason} onPress={offer.start}>
          {review.commit(chipWord(view))}
        </Button>
      }
    >
      <div
        className={over ? `${styles['page']} ${styles['over']}` : styles['page']}
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
          if (file !== undefined) void pick(file)
        }}
      >
        {image === null ? null : (
          <div className={styles['file']}>
            <h2 className="breaks">{image.name}</h2>
            <span className="sub">{sizeText(image.sizeBytes)}</span>
            <button
              type="button"
              className="link"
              aria-expanded={others}
              onClick={() => setOthers(!others)}
            >
              {words.otherFile}
            </button>
          </div>
        )}
        {incoming === null ? null : <ArrivingFile file={incoming} />}
        {tooLarge === null ? null : (
          <p data-note="care" className="note care" role="alert">
            <OctagonX className="i" aria-hidden="true" />
            <span className="breaks">{words.tooLarge(tooLarge)}</span>
          </p>
        )}
        <div hidden={(image !== null || handed !== null) && !others}>
          <Files
            view={view}
            over={over}
            onPick={(file) => void pick(file)}
            onTake={(bring) => void takeHere(bring)}
          />
        </div>
        {fault === null ? null : <FaultPanel fault={fault} />}
        {cut === null || image === null ? null : (
          <p className="sub" role="status">
            {cut}
          </p>
        )}
        {image === null ? null : (
          <ImageReview
            view={view}
            image={image}
            findings={findings}
            offer={offer}
            part={cutPart}
            onMade={(made, said) => void takeHere(() => made, said)}
          />
        )}
        {/* What was compared about the image is not asked: the cautions wait for the verdicts. */}
        {image === null || findings === null || stop !== undefined ? null : (
          <Cautions
            stage="image"
            view={view}
            onRead={(ack, read) => {
              acknowledge(ack, read)
              if (ack === vendorFiles && whole !== null) acknowledge(ofWhole(view, whole), read)
            }}
          />
        )}
      </div>
    </Screen>
  )
}

/** Takes in, once, what was chosen on the page before. */
function useHanded(handed: Handed | null, take: (handed: Handed) => Promise<void>): void {
  const begun = useRef(false)
  const latest = useRef(take)
  useEffect(() => {
    if (handed === null || begun.current) return
    begun.current = true
    forgetHanded()
    void latest.current(handed)
  }, [handed])
}

/** The last title, while the next one is worked out: a title that changes takes the focus. */
function useSteady(now: string | null, first: string): string {
  const [last, setLast] = useState(now)
  if (now !== null && now !== '' && now !== last) setLast(now)
  return (now === '' ? null : now) ?? last ?? first
}

/** The copy with the network address of the backup, where the backup holds a valid one and the image another. */
async function withOwnAddress(view: WizardView, image: ImageInfo): Promise<ImageInfo> {
  if (view.snapshot.session?.backup == null) return image
  const findings = await tell('image.check', { imageId: image.id, ...destinationOf(view) })
  if (findings === null || !canKeepMac(findings)) return image
  return (await tell('image.keep-mac', { imageId: image.id }))?.image ?? image
}

function priceOf(
  { snapshot }: WizardView,
  plan: NonNullable<ReturnType<typeof useWriteOffer>['plan']>,
  readMs: number,
  image: ImageInfo | null,
): string {
  const size = sizeText(image?.sizeBytes ?? snapshot.session?.chip?.sizeBytes ?? 0)
  return plan.identical
    ? review.priceOfNothing(aboutText(readMs))
    : review.price(size, plan.erases, aboutText(plan.estimatedMs + readMs))
}

interface FilesProps {
  readonly view: WizardView
  readonly over: boolean
  readonly onPick: (file: File) => void
  readonly onTake: (bring: () => Promise<ImageInfo | null> | ImageInfo) => void
}

/** Every way to an image: a file of the computer, one that is here already, a backup, a part or two joined. */
function Files({ view, over, onPick, onTake }: FilesProps) {
  const { snapshot, choices, practice } = view
  const chipBytes = snapshot.session?.chip?.sizeBytes ?? 0
  const backups = snapshot.backups.filter(({ sizeBytes }) => sizeBytes === chipBytes)
  const images = listed(snapshot.images)
  const chosen = snapshot.images.find(({ id }) => id === choices.imageId)
  const isChosen = ({ id }: ImageInfo) => id === choices.imageId || id === chosen?.ownMacOf
  return (
    <>
      <div className={over ? `${styles['drop']} ${styles['over']}` : styles['drop']}>
        <FilePick onPick={onPick}>{words.choose}</FilePick>
        <span className="sub">{over ? words.dropHere : words.drop}</span>
        {practice ? (
          <Button onPress={() => onTake(() => makePracticeImage(view))}>{words.practice}</Button>
        ) : null}
      </div>
      {images.length === 0 ? null : (
        <>
          <h2 className="section">{words.ready}</h2>
          <ul className={`pick ${styles['at-hand']}`}>
            {images.map((each) => (
              <li key={each.id} className={isChosen(each) ? 'on' : ''}>
                <label className="row">
                  <input
                    type="radio"
                    name="image"
                    checked={isChosen(each)}
                    onChange={() => onTake(() => each)}
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
                  onClick={() => onTake(() => ask('backup.use', { backupId: id }))}
                >
                  {words.useBackup(fileName)}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <SplitJoin view={view} />
    </>
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
