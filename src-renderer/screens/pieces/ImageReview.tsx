// SPDX-License-Identifier: GPL-3.0-or-later
import { chipPlace } from '../../../shared/text/guide-boards.ts'
import { Fragment, useState } from 'react'
import type { ReactNode } from 'react'
import type { ImageFinding, ImageInfo } from '../../../shared/model/image.ts'
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'
import { findingText, ignoreBoardText } from '../../../shared/text/image.ts'
import { grouped } from '../../../shared/text/numbers.ts'
import { ask } from '../../store/actions.ts'
import { acknowledge, choose, goTo } from '../../store/wizard.ts'
import { imageText as words } from '../../text/image.ts'
import { reviewText as review } from '../../text/review.ts'
import { sizeText } from '../../text/size.ts'
import { chipCalled } from '../../text/chip-names.ts'
import { canKeepMac, canTick, destinationOf, findingAck } from '../../wizard/findings.ts'
import { practiceWord } from '../../wizard/programmers.ts'
import type { WizardView } from '../../wizard/view.ts'
import type { CutPart } from '../../parts/ImageOnChip.tsx'
import { Hash } from '../../parts/Hash.tsx'
import { ImageHelp } from './ImageHelp.tsx'
import { MapBesideChip } from './MapBesideChip.tsx'
import { Switch } from '../../parts/Switch.tsx'
import type { WriteOffer } from './useWriteOffer.ts'
import { Verdicts } from '../../parts/Verdicts.tsx'
import type { Verdict } from '../../parts/Verdicts.tsx'
import { WriteProtection } from './WriteProtection.tsx'
import { MoreWays } from '../../parts/MoreWays.tsx'
import { PlainList } from '../../parts/PlainList.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { Link } from '../../parts/Button.tsx'
import css from './review.module.css'

/** Findings that the title already states, and findings shown under the details. */
const elsewhere: ReadonlySet<ImageFinding['code']> = new Set([
  'what-it-is',
  'half-of-pair',
  'checked',
])
/** Further notes are shown under the details: decisions must stay visible among notes that only inform. */
const mostNotes = 2

interface ImageReviewProps {
  readonly view: WizardView
  readonly image: ImageInfo
  /** `null`: the main process is still checking. */
  readonly findings: readonly ImageFinding[] | null
  readonly offer: WriteOffer
  /** Where it was cut from a whole image; `null`: it is not a part. */
  readonly part: CutPart | null
  readonly onMade: (image: ImageInfo, said: string | null) => void
}

/** Objections to the chosen image, its effect on the chip, and everything else in one fold. */
export function ImageReview({ view, image, findings, offer, part, onMade }: ImageReviewProps) {
  const { snapshot } = view
  const { session } = snapshot
  const shown = useSteady(image, findings)
  const told = shown.filter(({ code }) => !elsewhere.has(code))
  const notes = told.filter(({ level }) => level === 'note')
  const folded = new Set(notes.slice(mostNotes))
  const toVerdict = (finding: ImageFinding): Verdict => ({
    id: finding.code,
    level: finding.level,
    text: findingText(finding),
    ...(canTick(finding)
      ? {
          tick: {
            label: finding.level === 'stop' ? (ignoreBoardText(finding) ?? words.tick) : words.tick,
            on: view.acks.has(findingAck(image, finding)),
          },
        }
      : {}),
    ...actOf(finding),
  })
  const keepMac =
    image.ownMacOf !== undefined || canKeepMac(told) ? <KeepMac image={image} /> : null
  const help = (
    <ImageHelp
      image={image}
      findings={findings ?? []}
      board={destinationOf(view).board}
      backedUp={session?.backup != null}
      onMade={onMade}
    />
  )
  // The user must open an archive first: there is nothing else to show about it.
  const archive = told.some(({ code }) => code === 'not-an-image')
  return (
    <>
      {archive ? help : null}
      <MapBesideChip image={image} backup={session?.backup ?? null} part={part} />
      <Verdicts
        label={words.findings}
        verdicts={[
          ...told
            .filter((each) => !folded.has(each) && (keepMac === null || each.code !== macCode))
            .map(toVerdict),
          ...(keepMac === null ? [] : [macVerdict(image, told, keepMac)]),
        ]}
        onTick={(code, on) => {
          const finding = told.find((each) => each.code === code)
          if (finding !== undefined) acknowledge(findingAck(image, finding), on)
        }}
      />
      {archive ? null : help}
      <WriteProtection offer={offer} now={session?.protection ?? null} />
      {findings === null ? null : (
        <MoreWays data-finding="checked">
          <summary>{words.details}</summary>
          <WhatChanges view={view} image={image} offer={offer} />
          <PlainList>
            {findings
              .filter((each) => folded.has(each) || elsewhere.has(each.code))
              .map((each) => (
                <li key={each.code}>{findingText(each)}</li>
              ))}
          </PlainList>
        </MoreWays>
      )}
    </>
  )
}

function WhatChanges({ view, image, offer }: Pick<ImageReviewProps, 'view' | 'image' | 'offer'>) {
  const { snapshot, board, boardChip, choices } = view
  const { session } = snapshot
  const chip = session?.chip ?? null
  const { plan } = offer
  const facts: readonly (readonly [string, string])[] = [
    [
      review.facts.chip,
      review.of(
        chip === null ? '' : `${chipCalled(chip)}, ${sizeText(chip.sizeBytes)}`,
        board?.names[0] ?? null,
        chipPlace(boardChip?.where ?? null),
      ),
    ],
    [
      review.facts.changes,
      plan === null
        ? review.planning
        : plan.identical
          ? review.identical
          : review.changes(grouped(plan.changedBytes), grouped(image.sizeBytes), plan.erases),
    ],
    [
      review.facts.backup,
      session?.backup == null ? review.noBackup : review.backup(session.backup.fileName),
    ],
    [review.facts.breaks, sayContents('write.breaks', nobody)],
  ]
  return (
    <>
      <Facts className={css['review']}>
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </Facts>
      {practiceWord(choices.programmerId, 'timing') === 'off' ? (
        <p className="sub">{review.practiceTime}</p>
      ) : null}
      <Hash name="SHA-256" value={image.sha256} />
    </>
  )
}

const macCode = 'backup-has-mac'

/** One row for the address, kept or not, so that its switch stays in place when pressed. */
function macVerdict(image: ImageInfo, told: readonly ImageFinding[], act: ReactNode): Verdict {
  const off = told.find(({ code }) => code === macCode)
  return {
    id: macCode,
    level: image.ownMacOf === undefined ? 'caution' : 'note',
    text: image.ownMacOf === undefined && off !== undefined ? findingText(off) : words.keptMac,
    act,
  }
}

/**
 * While the app checks the copy with the other address, it shows the findings for the previous copy: they differ only
 * in the address.
 */
function useSteady(
  image: ImageInfo,
  findings: readonly ImageFinding[] | null,
): readonly ImageFinding[] {
  const [last, setLast] = useState({ image, findings })
  if (findings !== null && findings !== last.findings) setLast({ image, findings })
  if (findings !== null) return findings
  const related = image.ownMacOf === last.image.id || image.id === last.image.ownMacOf
  return related ? (last.findings ?? []) : []
}

const vendorFiles: ReadonlySet<ImageFinding['code']> = new Set([
  'refused-name',
  'one-byte-more',
  'me-missing',
  'vendor-files-missing',
])

function actOf(finding: ImageFinding): Pick<Verdict, 'act'> {
  if (!vendorFiles.has(finding.code)) return {}
  return {
    act: (
      <Link onClick={() => goTo({ kind: 'reference', page: 'vendor-files' })}>
        {words.vendorFiles}
      </Link>
    ),
  }
}

/** On: the copy with the computer's own address. Off: the unchanged file. */
function KeepMac({ image }: { readonly image: ImageInfo }) {
  const on = image.ownMacOf !== undefined
  // Shows the pressed state until the copy has been made.
  const [wanted, setWanted] = useState<boolean | null>(null)
  const change = async (keep: boolean) => {
    if (!keep && image.ownMacOf !== undefined) choose({ imageId: image.ownMacOf })
    if (!keep) return
    setWanted(true)
    const kept = await ask('image.keep-mac', { imageId: image.id })
    if (kept !== null) choose({ imageId: kept.image.id })
    setWanted(null)
  }
  return <Switch label={words.keepMac} on={wanted ?? on} onChange={(keep) => void change(keep)} />
}
