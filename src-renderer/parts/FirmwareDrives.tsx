import { HardDriveDownload } from 'lucide-react'
import { useState } from 'react'
import type { FirmwareDrive } from '../../shared/model.ts'
import { ask } from '../store/actions.ts'
import { useLastFault, useSnapshot } from '../store/selectors.ts'
import { programmerText as words } from '../text/programmer.ts'
import { Command } from './Command.tsx'
import { FaultPanel } from './FaultPanel.tsx'
import { FilePick, fileBytes } from './FilePick.tsx'

/** Boards that wait for firmware, as rows of the list of programmers. */
export function FirmwareDrives() {
  const { firmwareDrives } = useSnapshot()
  const [copied, setCopied] = useState(false)
  return (
    <>
      {firmwareDrives.map((drive) => (
        <DriveRow key={drive.id} drive={drive} onCopied={() => setCopied(true)} />
      ))}
      {copied && firmwareDrives.length === 0 ? (
        <li>
          <p className="sub row-note" role="status">
            {words.copied}
          </p>
        </li>
      ) : null}
    </>
  )
}

function DriveRow({ drive, onCopied }: { drive: FirmwareDrive; onCopied: () => void }) {
  const fault = useLastFault()
  const [tried, setTried] = useState(false)
  const [totalBytes, setTotalBytes] = useState(0)
  const install = async (file: File) => {
    setTried(true)
    setTotalBytes(file.size)
    const image = await ask('image.put', await fileBytes(file))
    if (image === null) return
    const done = await ask('firmware.install', { driveId: drive.id, imageId: image.id })
    await ask('image.drop', { imageId: image.id })
    if (done !== null) onCopied()
  }
  const { copiedBytes } = drive
  return (
    <li data-drive={drive.family}>
      <div className="row">
        <span />
        <b>{words.bootsel(drive.model)}</b>
        <span className="status care">
          <HardDriveDownload className="i" aria-hidden="true" />
          {words.bootselStatus}
        </span>
        <div className="sub">
          {words.bootselText}
          {drive.fix === null ? null : (
            <>
              {' '}
              {words.bootselFix}
              <Command line={drive.fix} />
            </>
          )}
          {copiedBytes === null ? (
            <p className="row-acts">
              <FilePick
                accept=".uf2"
                small
                blocked={drive.mounted ? null : words.bootselFix}
                onPick={(file) => void install(file)}
              >
                {words.chooseUf2}
              </FilePick>
            </p>
          ) : (
            <p role="status">
              {words.copying(Math.floor((100 * copiedBytes) / Math.max(totalBytes, 1)))}
            </p>
          )}
          {tried && fault !== null ? <FaultPanel fault={fault} /> : null}
        </div>
      </div>
    </li>
  )
}
