// SPDX-License-Identifier: GPL-3.0-or-later
import { CircleCheck, Info } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { BackupInfo, LostBackup } from '../../shared/model/image.ts'
import type { JobInfo } from '../../shared/model/job.ts'
import { vaultNoteText } from '../../shared/text/files.ts'
import { securityShort } from '../../shared/text/security.ts'
import { Button } from '../parts/Button.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { AtWork } from './AtWork.tsx'
import { MismatchMap } from '../parts/MismatchMap.tsx'
import { Screen } from '../parts/Screen.tsx'
import { ask, tell } from '../store/actions.ts'
import { download, isRunning, runJob } from '../store/flows.ts'
import { noteOf, writeNote } from '../store/notes.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { choose, goOn, lookAt } from '../store/wizard.ts'
import { lostBackupText } from '../../shared/text/lost-backup.ts'
import { backupsText as words } from '../text/backups.ts'
import { dateText, sizeText } from '../text/size.ts'
import type { WizardView } from '../wizard/view.ts'
import { SectionTitle } from '../parts/SectionTitle.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { PlainList } from '../parts/PlainList.tsx'
import { TextField } from '../parts/Field.tsx'
import { Note } from '../parts/Note.tsx'
import css from './Backups.module.css'
import { partSaid } from '../../shared/part-name.ts'

/** All backups: by date, mainboard, chip and hash; to save, annotate, compare and restore. */
export function Backups() {
  const view = useView()
  const { backups, lostBackups, vaultNotes, job } = view.snapshot
  const refused = useLastFault()
  const [compared, setCompared] = useState<string | null>(null)
  const verify = job?.request.kind === 'verify' ? job : null
  const running = verify !== null && isRunning(verify) ? verify : null
  // Results from an earlier visit to this page are out of date.
  const ended = running === null && compared !== null ? verify : null
  const lost = new Map(lostBackups.map(({ backup, why }) => [backup.id, why]))
  const newest = [...backups, ...lostBackups.map(({ backup }) => backup)].sort((a, b) =>
    b.takenAt.localeCompare(a.takenAt),
  )
  useEffect(() => {
    void tell('backup.check', undefined)
  }, [])
  const compare = async (backup: BackupInfo) => {
    setCompared(backup.id)
    const image = await ask('backup.use', { backupId: backup.id })
    if (image !== null) await runJob({ kind: 'verify', imageId: image.id })
  }
  return (
    <Screen
      title={words.title}
      lead={newest.length === 0 ? words.none : words.lead}
      why={running === null ? null : words.stopLeaves}
      commit={
        running === null ? (
          <Button look="go" onPress={goOn}>
            {words.back}
          </Button>
        ) : (
          <Button look="stop" onPress={() => void ask('job.cancel', { jobId: running.id })}>
            {words.stop}
          </Button>
        )
      }
    >
      {refused === null ? null : <FaultPanel fault={refused} />}
      {running === null ? null : (
        <>
          <SectionTitle>{words.comparing}</SectionTitle>
          <AtWork job={running} />
        </>
      )}
      {ended === null ? null : (
        <Compared
          job={ended}
          fileName={backups.find(({ id }) => id === compared)?.fileName ?? ''}
          sizeBytes={view.snapshot.session?.chip?.sizeBytes ?? 1}
        />
      )}
      {newest.length === 0 ? null : (
        <DataTable className={css['backup-list']} aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col">{words.columns.when}</th>
              <th scope="col">{words.columns.board}</th>
              <th scope="col">{words.columns.chip}</th>
              <th scope="col">{words.columns.hash}</th>
              <th scope="col">{words.columns.note}</th>
              <th scope="col">{words.columns.acts}</th>
            </tr>
          </thead>
          <tbody>
            {newest.map((backup) => (
              <Row
                key={backup.id}
                view={view}
                backup={backup}
                lost={lost.get(backup.id) ?? null}
                onCompare={() => void compare(backup)}
              />
            ))}
          </tbody>
        </DataTable>
      )}
      {vaultNotes.length === 0 ? null : (
        <>
          <SectionTitle>{words.damaged}</SectionTitle>
          <PlainList>
            {vaultNotes.map((note) => (
              <li key={note.name} className="sub">
                {vaultNoteText(note)}
              </li>
            ))}
          </PlainList>
        </>
      )}
    </Screen>
  )
}

interface ComparedProps {
  readonly job: JobInfo
  readonly fileName: string
  readonly sizeBytes: number
}

/** Result of comparing a backup with the chip; a difference is not an error. */
function Compared({ job, fileName, sizeBytes }: ComparedProps) {
  const { fault } = job
  if (fault === null)
    return (
      <Note level="proved" className={css['finding']} role="status">
        <CircleCheck aria-hidden="true" />
        <b>{words.equal(fileName)}</b>
      </Note>
    )
  if (fault.code === 'data.verify-mismatch')
    return (
      <>
        <Note className={css['finding']} role="status">
          <Info aria-hidden="true" />
          <b>{words.differs(fileName)}</b>
        </Note>
        <MismatchMap mismatch={fault.facts} sizeBytes={sizeBytes} expected />
      </>
    )
  return fault.code === 'gate.cancelled' ? (
    <Note className={css['finding']} role="status">
      <Info aria-hidden="true" />
      {words.stopped}
    </Note>
  ) : (
    <FaultPanel fault={fault} />
  )
}

interface RowProps {
  readonly view: WizardView
  readonly backup: BackupInfo
  /** Why the backup cannot be used; `null`: it can be used. */
  readonly lost: LostBackup['why'] | null
  readonly onCompare: () => void
}

function Row({ view, backup, lost, onCompare }: RowProps) {
  const { session, job } = view.snapshot
  const fits = session?.chip?.sizeBytes === backup.sizeBytes && !isRunning(job)
  const beside = securityShort(backup.security)
  const noUse = lost === null ? null : lostBackupText[lost]
  const noChip = noUse ?? (fits ? null : words.needsChip)
  const noRestore = noChip ?? (session?.backup == null ? words.needsBackup : null)
  const save = async () => {
    const bytes = await ask('backup.get', { backupId: backup.id })
    if (bytes !== null) download(backup.fileName, bytes)
  }
  const restore = async () => {
    const image = await ask('backup.use', { backupId: backup.id })
    if (image === null) return
    choose({ imageId: image.id })
    lookAt('write')
  }
  return (
    <tr data-backup={backup.id} data-lost={lost ?? undefined}>
      <td>{dateText(backup.takenAt)}</td>
      <td>{backup.board ?? words.bare}</td>
      <td>
        {partSaid(backup.chipName)}
        <br />
        <span className="sub">{sizeText(backup.sizeBytes)}</span>
        {beside === '' ? null : (
          <>
            <br />
            <span className="sub">{beside}</span>
          </>
        )}
      </td>
      <td>
        <code>{backup.sha256.slice(0, 16)}</code>
      </td>
      <td>
        <TextField
          className={css['note-field']}
          aria-label={words.noteLabel(backup.fileName)}
          defaultValue={noteOf(backup)}
          disabled={lost !== null}
          onChange={({ target }) => writeNote(backup.id, target.value)}
        />
      </td>
      <td>
        <div className={css['acts']}>
          <Button small blocked={noUse} onPress={() => void save()}>
            {words.save}
          </Button>
          <Button small blocked={noChip} onPress={onCompare}>
            {words.compare}
          </Button>
          <Button small blocked={noRestore} onPress={() => void restore()}>
            {words.restore}
          </Button>
          {noRestore === null ? null : (
            <span className={lost === null ? 'sub' : `sub ${css['lost-backup']}`}>{noRestore}</span>
          )}
        </div>
      </td>
    </tr>
  )
}
