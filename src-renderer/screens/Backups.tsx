import '../styles/write.css'
import { useState } from 'react'
import type { BackupInfo } from '../../shared/model.ts'
import { Button } from '../parts/Button.tsx'
import { FaultPanel } from '../parts/FaultPanel.tsx'
import { JobProgress } from '../parts/JobProgress.tsx'
import { MismatchMap } from '../parts/MismatchMap.tsx'
import { Screen } from '../parts/Screen.tsx'
import { WasItChanged } from '../parts/WasItChanged.tsx'
import { ask } from '../store/actions.ts'
import { download, isRunning, runJob } from '../store/flows.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { choose, goOn, lookAt } from '../store/wizard.ts'
import { backupsText as words } from '../text/backups.ts'
import { dateText, sizeText } from '../text/size.ts'
import type { WizardView } from '../wizard/view.ts'

/** Everything in the vault: by date, board, chip and hash; to save, note, compare and restore. */
export function Backups() {
  const view = useView()
  const { backups, vaultNotes, job } = view.snapshot
  const refused = useLastFault()
  const [compared, setCompared] = useState<string | null>(null)
  const verify = job?.request.kind === 'verify' && compared !== null ? job : null
  const newest = [...backups].sort((a, b) => b.takenAt.localeCompare(a.takenAt))
  const compare = async (backup: BackupInfo) => {
    setCompared(backup.id)
    const image = await ask('backup.use', { backupId: backup.id })
    if (image !== null) await runJob({ kind: 'verify', imageId: image.id })
  }
  return (
    <Screen
      title={words.title}
      lead={backups.length === 0 ? words.none : words.lead}
      commit={
        <Button look="go" onPress={goOn}>
          {words.back}
        </Button>
      }
    >
      {refused === null ? null : <FaultPanel fault={refused} />}
      {verify !== null && isRunning(verify) ? (
        <>
          <h2 className="section">{words.comparing}</h2>
          <JobProgress job={verify} phases={['verify']} />
        </>
      ) : null}
      {verify?.state === 'done' ? (
        <p className="note finding proved" role="status">
          <span />
          <b>{words.equal}</b>
        </p>
      ) : null}
      {verify?.fault?.code === 'data.verify-mismatch' ? (
        <>
          <WasItChanged fault={verify.fault} />
          <MismatchMap
            mismatch={verify.fault.facts}
            sizeBytes={view.snapshot.session?.chip?.sizeBytes ?? 1}
          />
        </>
      ) : verify?.fault == null ? null : (
        <FaultPanel fault={verify.fault} />
      )}
      {newest.length === 0 ? null : (
        <table className="t backup-list">
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
                onCompare={() => void compare(backup)}
              />
            ))}
          </tbody>
        </table>
      )}
      {vaultNotes.length === 0 ? null : (
        <>
          <h2 className="section">{words.damaged}</h2>
          <ul className="plain">
            {vaultNotes.map((note) => (
              <li key={note} className="sub">
                {note}
              </li>
            ))}
          </ul>
        </>
      )}
    </Screen>
  )
}

interface RowProps {
  readonly view: WizardView
  readonly backup: BackupInfo
  readonly onCompare: () => void
}

function Row({ view, backup, onCompare }: RowProps) {
  const { session, job } = view.snapshot
  const fits = session?.chip?.sizeBytes === backup.sizeBytes && !isRunning(job)
  const noChip = fits ? null : words.needsChip
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
    <tr data-backup={backup.id}>
      <td className="tabular">{dateText(backup.takenAt)}</td>
      <td>{backup.board ?? words.bare}</td>
      <td>
        {backup.chipName}
        <br />
        <span className="sub">{sizeText(backup.sizeBytes)}</span>
      </td>
      <td className="data">{backup.sha256.slice(0, 16)}</td>
      <td>
        <input
          className="field text note-field"
          aria-label={words.noteLabel(backup.fileName)}
          defaultValue={backup.note}
          onBlur={({ target }) => {
            if (target.value !== backup.note)
              void ask('backup.note', { backupId: backup.id, note: target.value })
          }}
        />
      </td>
      <td>
        <div className="acts">
          <Button small onPress={() => void save()}>
            {words.save}
          </Button>
          <Button small blocked={noChip} onPress={onCompare}>
            {words.compare}
          </Button>
          <Button small blocked={noRestore} onPress={() => void restore()}>
            {words.restore}
          </Button>
          {noRestore === null ? null : <span className="sub">{noRestore}</span>}
        </div>
      </td>
    </tr>
  )
}
