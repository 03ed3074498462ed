// SPDX-License-Identifier: GPL-3.0-or-later
import { OctagonX } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ImageFinding, ImageInfo } from '../../shared/model/image.ts'
import { fileTitle, stopAct } from '../../shared/text/image-title.ts'
import { Button, Link } from '../parts/Button.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useLastFault, useView } from '../store/selectors.ts'
import { imageText as words } from '../text/image.ts'
import { reviewText as review } from '../text/review.ts'
import { aboutText, sizeText } from '../text/size.ts'
import { destinationOf, findingsToShow, openFindings } from '../wizard/findings.ts'
import type { WizardView } from '../wizard/view.ts'
import { ArrivingFile, percentOf } from './pieces/ArrivingFile.tsx'
import { BackButton } from './pieces/BackButton.tsx'
import { Cautions } from './pieces/Cautions.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { ImageFiles } from './pieces/ImageFiles.tsx'
import { ImageReview } from './pieces/ImageReview.tsx'
import { useFindings } from './pieces/useFindings.ts'
import { useImageChoice } from './pieces/useImageChoice.ts'
import type { ImageChoice } from './pieces/useImageChoice.ts'
import { useWriteOffer } from './pieces/useWriteOffer.ts'
import type { WriteOffer } from './pieces/useWriteOffer.ts'
import { LongName } from '../parts/LongName.tsx'
import { Note } from '../parts/Note.tsx'
import styles from './Image.module.css'

/** Step 4: the file, the findings about it, and the button that starts the write. */
export function Image() {
  const view = useView()
  const { snapshot, choices } = view
  const choice = useImageChoice(view)
  const image = snapshot.images.find(({ id }) => id === choices.imageId) ?? null
  const judged = useFindings(image, destinationOf(view))
  const findings = judged === null ? null : findingsToShow(judged)
  const offer = useWriteOffer(view)
  const nothing = image === null && choice.handed === null
  const title = useSteady(
    nothing ? words.title : findings === null ? null : fileTitle(findings),
    words.checking,
  )
  const reason =
    nothing && snapshot.incoming === null ? words.none : reasonOf(view, image, findings, offer)
  return (
    <Screen
      title={title}
      {...(nothing ? { lead: words.lead } : {})}
      back={<BackButton to="backup" />}
      why={reason ?? (offer.plan === null ? null : priceOf(view, offer.plan, offer.readMs, image))}
      commit={
        <Button look="go" blocked={reason} onPress={offer.start}>
          {review.commit(view.boardChip?.name ?? null)}
        </Button>
      }
    >
      <DropPage onDrop={choice.pick}>
        {(over) => (
          <>
            <Choice view={view} choice={choice} image={image} over={over} />
            {image === null ? null : (
              <Judged view={view} choice={choice} image={image} findings={findings} offer={offer} />
            )}
          </>
        )}
      </DropPage>
    </Screen>
  )
}

/** Why the write cannot start; `null`: it can start. */
function reasonOf(
  { snapshot: { incoming }, acks }: WizardView,
  image: ImageInfo | null,
  findings: readonly ImageFinding[] | null,
  offer: WriteOffer,
): string | null {
  if (incoming !== null) return words.reading(incoming.name, percentOf(incoming))
  if (image === null || findings === null) return words.checking
  const open = openFindings(acks, image, findings)
  const stop = open.find(({ level }) => level === 'stop')
  if (stop !== undefined) return stopAct(stop)
  return open.length > 0 ? words.tickFirst : offer.reason
}

/** The user may drop a file anywhere on the page; `over`: the user holds a file above the page. */
function DropPage({
  onDrop,
  children,
}: {
  readonly onDrop: (file: File) => void
  readonly children: (over: boolean) => ReactNode
}) {
  const [over, setOver] = useState(false)
  return (
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
        if (file !== undefined) onDrop(file)
      }}
    >
      {children(over)}
    </div>
  )
}

interface ChoiceProps {
  readonly view: WizardView
  readonly choice: ImageChoice
  readonly image: ImageInfo | null
  readonly over: boolean
}

/** The chosen or arriving file, and the ways to choose another. */
function Choice({ view, choice, image, over }: ChoiceProps) {
  const fault = useLastFault()
  const { incoming } = view.snapshot
  const { said, tooLarge, handed, othersShown } = choice
  return (
    <>
      {image === null ? null : (
        <div className={styles['file']}>
          <h2>
            <LongName>{image.name}</LongName>
          </h2>
          <span className="sub">{sizeText(image.sizeBytes)}</span>
          <Link aria-expanded={othersShown} onClick={() => choice.showOthers(!othersShown)}>
            {words.otherFile}
          </Link>
        </div>
      )}
      {incoming === null ? null : <ArrivingFile file={incoming} />}
      {tooLarge === null ? null : (
        <Note level="care" role="alert">
          <OctagonX aria-hidden="true" />
          <LongName>{words.tooLarge(tooLarge)}</LongName>
        </Note>
      )}
      <div hidden={(image !== null || handed !== null) && !othersShown}>
        <ImageFiles view={view} over={over} onPick={choice.pick} onTake={choice.takeHere} />
      </div>
      {fault === null ? null : <FaultPanel fault={fault} />}
      {said === null || image === null ? null : (
        <p className="sub" role="status">
          {said}
        </p>
      )}
    </>
  )
}

interface JudgedProps {
  readonly view: WizardView
  readonly choice: ImageChoice
  readonly image: ImageInfo
  /** `null`: the main process is still checking. */
  readonly findings: readonly ImageFinding[] | null
  readonly offer: WriteOffer
}

function Judged({ view, choice, image, findings, offer }: JudgedProps) {
  const stopped =
    findings !== null &&
    openFindings(view.acks, image, findings).some(({ level }) => level === 'stop')
  return (
    <>
      <ImageReview
        view={view}
        image={image}
        findings={findings}
        offer={offer}
        part={choice.part}
        onMade={(made, said) => choice.takeHere(() => made, said)}
      />
      {/* The findings about the image answer some cautions: so the list waits for the verdicts. */}
      {findings === null || stopped ? null : (
        <Cautions stage="image" view={view} onRead={choice.read} />
      )}
    </>
  )
}

/** The previous title, while the app computes the next one: a changed title takes the focus. */
function useSteady(now: string | null, first: string): string {
  const [last, setLast] = useState(now)
  if (now !== null && now !== '' && now !== last) setLast(now)
  return (now === '' ? null : now) ?? last ?? first
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
