import '../styles/image.css'
import { OctagonX } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ImageFinding, ImageInfo } from '../../shared/model/image.ts'
import { findingText } from '../../shared/text/en/image.ts'
import { BackButton } from '../parts/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Cautions } from '../parts/Cautions.tsx'
import { FaultPanel } from '../parts/FaultPanel.tsx'
import { FilePick } from '../parts/FilePick.tsx'
import { Findings } from '../parts/Findings.tsx'
import { Hash } from '../parts/Hash.tsx'
import { ImageHelp } from '../parts/ImageHelp.tsx'
import { Screen } from '../parts/Screen.tsx'
import { SplitJoin } from '../parts/SplitJoin.tsx'
import { ask } from '../store/actions.ts'
import { putFile } from '../store/flows.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { choose, goOn } from '../store/wizard.ts'
import { blockerText } from '../text/frame.ts'
import { imageText as words } from '../text/image.ts'
import { addressText, sizeText } from '../text/size.ts'
import { destinationOf, openFindings } from '../wizard/findings.ts'
import type { Destination } from '../wizard/findings.ts'
import { cutFor } from '../wizard/images.ts'
import { practiceImageOf } from '../wizard/practice-image.ts'
import { blockersOf } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'

/** No flash chip that this app knows is larger; a file beyond it is an archive or a mistake. */
const mostBytes = 256 * 1048576

/** Step 4: the file, checked before anything else happens with it; cut by itself for a board with two chips. */
export function Image() {
  const view = useView()
  const fault = useLastFault()
  const [over, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)
  const [cut, setCut] = useState<string | null>(null)
  const { snapshot, choices, practice } = view
  const image = snapshot.images.find(({ id }) => id === choices.imageId) ?? null
  const destination = destinationOf(view)
  const findings = useFindings(image, destination)
  const open = image === null ? [] : openFindings(view.acks, image, findings ?? [])
  const [stop] = open.filter(({ level }) => level === 'stop')
  const [blocker] = blockersOf('image', view)
  const reason =
    image === null
      ? words.none
      : findings === null
        ? words.checking
        : stop !== undefined
          ? findingText(stop)
          : open.length > 0
            ? words.tickFirst
            : blocker === undefined
              ? null
              : blockerText[blocker.code](blocker.detail)
  const take = async (info: ImageInfo | null, said: string | null = null) => {
    setCut(said)
    if (info === null) return
    const part = cutFor(view, info)
    if (part === null) {
      choose({ imageId: info.id })
      return
    }
    const slice = await ask('image.slice', { imageId: info.id, ...part })
    if (slice === null) return
    const { offset, length } = part.range
    setCut(words.cut(part.name, addressText(offset), addressText(offset + length - 1)))
    choose({ imageId: slice.id })
  }
  const pick = async (file: File) => {
    setTooLarge(file.size > mostBytes)
    if (file.size <= mostBytes) await take(await putFile(file))
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
          if (file !== undefined) void pick(file)
        }}
      >
        <FilePick onPick={(file) => void pick(file)}>{words.choose}</FilePick>
        <span className="sub">{over ? words.dropHere : words.drop}</span>
        {practice ? (
          <Button onPress={() => void practiceImage(view).then((info) => take(info))}>
            {words.practice}
          </Button>
        ) : null}
      </div>
      {practice ? <p className="sub">{words.practiceHint}</p> : null}
      {tooLarge ? (
        <p className="note care" role="alert">
          <OctagonX className="i" aria-hidden="true" />
          <span>{words.tooLarge}</span>
        </p>
      ) : null}
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
                        onChange={() => void take(each)}
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
                      onClick={() =>
                        void ask('backup.use', { backupId: id }).then((info) => take(info))
                      }
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
                onMade={(made, said) => void take(made, said)}
              />
              <Findings findings={findings} image={image} acks={view.acks} />
            </>
          )}
          <Cautions stage="image" view={view} />
        </div>
      </div>
    </Screen>
  )
}

/** `null` while main still looks. Asked again for every image, board and chip of it. */
function useFindings(
  image: ImageInfo | null,
  { board, slot }: Destination,
): readonly ImageFinding[] | null {
  const [found, setFound] = useState<{ key: string; findings: readonly ImageFinding[] } | null>(
    null,
  )
  const id = image?.id ?? null
  const key = `${id} ${board} ${slot}`
  useEffect(() => {
    if (id === null) return undefined
    let wanted = true
    const look = async () => {
      const findings = await ask('image.check', { imageId: id, board, slot })
      if (wanted && findings !== null) setFound({ key, findings })
    }
    void look()
    return () => {
      wanted = false
    }
  }, [id, board, slot, key])
  return found !== null && found.key === key ? found.findings : null
}

/** Handed over as a file of the user's would be. */
async function practiceImage({ snapshot }: WizardView): Promise<ImageInfo | null> {
  const backup = snapshot.session?.backup ?? null
  if (backup === null) return null
  const held = await ask('backup.get', { backupId: backup.id })
  if (held === null) return null
  return putFile(new File([practiceImageOf(held)], words.practiceName))
}
