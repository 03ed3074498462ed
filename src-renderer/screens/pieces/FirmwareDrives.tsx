// SPDX-License-Identifier: GPL-3.0-or-later
import { HardDriveDownload } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { FaultRecord } from '../../../shared/fault.ts'
import type { FirmwareDrive } from '../../../shared/model/programmer.ts'
import { actionState, ask } from '../../store/actions.ts'
import { useSnapshot } from '../../store/selectors.ts'
import { programmerText as words } from '../../text/programmer.ts'
import { Command } from '../../parts/Command.tsx'
import { FaultPanel } from './FaultPanel.tsx'
import { FilePick } from '../../parts/FilePick.tsx'
import { RowActs } from '../../parts/RowActs.tsx'
import { Status } from '../../parts/Status.tsx'
import { PickNotice } from '../../parts/Pick.tsx'
import css from './FirmwareDrives.module.css'

/** A board is back within three seconds; after that, the file or the cable is at fault. */
const backWithinMs = 15_000

/** Boards that wait for firmware, as rows of the list of programmers. */
export function FirmwareDrives() {
  const { firmwareDrives, programmers } = useSnapshot()
  const ports = programmers.filter(({ kind }) => kind === 'serprog').map(({ id }) => id)
  /** The ports present when the copy ended: one more port means that the board is back. */
  const [before, setBefore] = useState<readonly string[] | null>(null)
  const waiting =
    before !== null && firmwareDrives.length === 0 && ports.every((id) => before.includes(id))
  return (
    <>
      {firmwareDrives.map((drive) => (
        <DriveRow key={drive.id} drive={drive} onCopied={() => setBefore(ports)} />
      ))}
      {waiting ? <Waiting /> : null}
    </>
  )
}

function Waiting() {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), backWithinMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <li>
      <p className={`sub ${css['row-note']}`} role="status">
        {late ? words.notBack : words.copied}
      </p>
    </li>
  )
}

function DriveRow({ drive, onCopied }: { drive: FirmwareDrive; onCopied: () => void }) {
  const [fault, setFault] = useState<FaultRecord | null>(null)
  const [totalBytes, setTotalBytes] = useState(0)
  const install = async (file: File) => {
    setFault(null)
    setTotalBytes(file.size)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const image = await ask('image.put', { name: file.name, bytes })
    if (image === null) return setFault(actionState.getState().lastFault)
    const done = await ask('firmware.install', { driveId: drive.id, imageId: image.id })
    // Stored here because the next request clears it.
    setFault(actionState.getState().lastFault)
    await ask('image.drop', { imageId: image.id })
    if (done !== null) onCopied()
  }
  const { copiedBytes } = drive
  return (
    <PickNotice data-drive={drive.family}>
      <span />
      <b>{words.bootsel(drive.model)}</b>
      <Status tone="care">
        <HardDriveDownload aria-hidden="true" />
        {words.bootselStatus}
      </Status>
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
          <RowActs>
            <FilePick
              accept=".uf2"
              small
              blocked={
                drive.mounted ? null : drive.fix === null ? words.bootselClosed : words.bootselFix
              }
              onPick={(file) => void install(file)}
            >
              {words.chooseUf2}
            </FilePick>
            {drive.mounted || drive.fix !== null ? null : words.bootselClosed}
          </RowActs>
        ) : (
          <p role="status">
            {words.copying(Math.floor((100 * copiedBytes) / Math.max(totalBytes, 1)))}
          </p>
        )}
        {fault !== null ? <FaultPanel fault={fault} /> : null}
      </div>
    </PickNotice>
  )
}
