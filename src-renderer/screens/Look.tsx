// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from 'react'
import { findingText } from '../../shared/text/image.ts'
import { contentLines } from '../../shared/text/image-report.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import type { ImageInfo } from '../../shared/model/image.ts'
import type { MapOther } from '../../shared/model/image-map.ts'
import { Button } from '../parts/Button.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { FilePick } from '../parts/FilePick.tsx'
import { Hash } from '../parts/Hash.tsx'
import { HeldFile } from '../parts/HeldFile.tsx'
import { tell } from '../store/actions.ts'
import { imageOfChoice } from '../store/flows.ts'
import { choiceOfBackup } from '../wizard/held-choice.ts'
import { HexView } from '../parts/HexView.tsx'
import { ImageHelp } from './pieces/ImageHelp.tsx'
import { ImageMapView } from '../parts/ImageMapView.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useContents } from './pieces/useContents.ts'
import { useFindings } from './pieces/useFindings.ts'
import { useImageMap } from './pieces/useImageMap.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { bringFile } from '../store/transfer.ts'
import { goOn } from '../store/wizard.ts'
import { lookText as words } from '../text/look.ts'
import { sizeText } from '../text/size.ts'
import { destinationOf } from '../wizard/findings.ts'
import { SectionTitle } from '../parts/SectionTitle.tsx'
import { PlainList } from '../parts/PlainList.tsx'
import { MoreWays } from '../parts/MoreWays.tsx'
import { LongName } from '../parts/LongName.tsx'
import css from './Look.module.css'

const bytesOf = (imageId: string, range: ByteRange) => tell('image.bytes', { imageId, range })

/** Any file or backup, without a chip: its contents, and its differences from another file. */
export function Look() {
  const view = useView()
  const fault = useLastFault()
  const { images, backups, session } = view.snapshot
  const [imageId, setImageId] = useState<string | null>(null)
  const [otherChoice, setOtherChoice] = useState('')
  const image = images.find(({ id }) => id === imageId) ?? null
  const other = images.find(({ id }) => id === otherChoice) ?? null
  const isImage = useContents(image?.id ?? null)?.what.kind === 'image'
  const readChip = session?.backup ?? null
  const beside: MapOther | null = other === null ? null : { kind: 'image', imageId: other.id }
  const map = useImageMap(image?.id ?? null, beside)
  const pick = async (file: File, take: (id: string) => void) => {
    const brought = await bringFile(file)
    if (brought !== null) take(brought.id)
  }
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      commit={
        <Button look="go" onPress={goOn}>
          {words.back}
        </Button>
      }
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      <div className={css['look-choices']}>
        <HeldFile
          label={words.file}
          images={images}
          backups={backups}
          value={imageId ?? ''}
          none={words.nothing}
          onChoose={(choice) => void imageOfChoice(choice).then(setImageId)}
        />
        <FilePick small onPick={(file) => void pick(file, setImageId)}>
          {words.choose}
        </FilePick>
        {image === null ? null : (
          <>
            <HeldFile
              label={words.beside}
              images={images}
              backups={backups}
              value={otherChoice}
              none={words.noOther}
              first={
                readChip === null
                  ? null
                  : { choice: choiceOfBackup(readChip.id), called: words.chip }
              }
              onChoose={(choice) =>
                void imageOfChoice(choice).then((id) => setOtherChoice(id ?? ''))
              }
            />
            <FilePick small onPick={(file) => void pick(file, setOtherChoice)}>
              {words.chooseOther}
            </FilePick>
          </>
        )}
      </div>
      {image === null ? null : <Inside image={image} onMade={({ id }) => setImageId(id)} />}
      {image === null || map === null || !isImage ? null : (
        <>
          <SectionTitle>{beside === null ? words.map : words.mapBeside}</SectionTitle>
          {other === null || other.sizeBytes === image.sizeBytes ? null : (
            <p className="sub" role="status">
              {words.sizes(sizeText(image.sizeBytes), sizeText(other.sizeBytes))}
            </p>
          )}
          <ImageMapView map={map} otherCalled={words.compared} />
        </>
      )}
      {image === null || map === null ? null : (
        <>
          <SectionTitle>{words.bytes}</SectionTitle>
          <p className="sub">{words.bytesLead}</p>
          <HexView
            key={`${image.id} ${other?.id ?? ''}`}
            image={image}
            other={other}
            map={map}
            read={bytesOf}
          />
        </>
      )}
    </Screen>
  )
}

interface InsideProps {
  readonly image: ImageInfo
  readonly onMade: (image: ImageInfo) => void
}

function Inside({ image, onMade }: InsideProps) {
  const view = useView()
  const contents = useContents(image.id)
  const destination = destinationOf(view)
  const findings = useFindings(image, destination)
  if (contents === null || findings === null)
    return (
      <p className="sub" role="status">
        {words.looking}
      </p>
    )
  return (
    <>
      <SectionTitle>
        <LongName>{image.name}</LongName>
      </SectionTitle>
      <Hash name="SHA-256" value={image.sha256} />
      <ImageHelp
        image={image}
        findings={findings}
        board={destination.board ?? null}
        backedUp={false}
        onMade={onMade}
      />
      <SectionTitle>{words.found}</SectionTitle>
      <PlainList>
        {findings.map((finding) => (
          <li key={finding.code} data-finding={finding.code} data-level={finding.level}>
            <b>{words.levels[finding.level]}</b> {findingText(finding)}
          </li>
        ))}
      </PlainList>
      <MoreWays open>
        <summary>{words.inside}</summary>
        <PlainList>
          {contentLines(contents).map((line) => (
            <li key={line}>
              <LongName>{line}</LongName>
            </li>
          ))}
        </PlainList>
      </MoreWays>
    </>
  )
}
