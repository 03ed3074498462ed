// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { noChoices } from '../../shared/work.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import type { VaultNote } from '../../shared/model/vault-note.ts'
import { emptySnapshot } from '../wizard/empty-snapshot.ts'
import { wizardView } from '../wizard/view.ts'
import type { WizardView } from '../wizard/view.ts'
import { modelOf, toldTrail } from './trail.ts'

const x230 = { board: 'x230', configuration: '8+4', chipIndex: 0 }

describe('the trail in words', () => {
  it('shows the answer of what is finished, and what the mainboard tells of the chip', () => {
    const [machine, programmer, chip] = toldTrail(
      wizardView(emptySnapshot, { ...noChoices, ...x230 }, []),
      'programmer',
    )
    expect(machine).toMatchObject({
      answer: { short: 'X230, bottom', full: 'ThinkPad X230, bottom chip' },
    })
    expect(programmer).toMatchObject({ answer: null })
    expect(chip).toMatchObject({ answer: { short: '8 MiB' } })
  })
})

describe('a backup that cannot be used any more', () => {
  const told = (snapshot: Partial<Snapshot>) => {
    const view = wizardView({ ...emptySnapshot, ...snapshot }, { ...noChoices, ...x230 }, [])
    const reached = {
      chip: null,
      backupId: 'b1',
      verified: null,
    } as unknown as WizardView['reached']
    return toldTrail({ ...view, reached }, 'backup').find(({ step }) => step === 4)?.answer
  }
  const backup = { id: 'b1' } as BackupInfo

  it('is called missing only when nothing of it is there', () => {
    expect(told({})).toMatchObject({ full: 'The backup file is missing', bad: true })
    expect(told({ lostBackups: [{ backup, why: 'gone' }] })).toMatchObject({
      full: 'The backup file is missing',
    })
    expect(told({ lostBackups: [{ backup, why: 'altered' }] })).toMatchObject({
      full: 'The backup file was altered',
    })
  })

  it('has lost its description when the JSON beside it is gone or cut', () => {
    const full = 'The description (.json) of the backup is missing or damaged'
    const notes: readonly VaultNote[] = [
      { code: 'undescribed', name: 'b1.bin' },
      { code: 'unreadable', name: 'b1.json', why: { code: 'not-json' } },
    ]
    for (const note of notes)
      expect(told({ vaultNotes: [note] })).toMatchObject({ full, bad: true })
    expect(told({ vaultNotes: [{ code: 'undescribed', name: 'b2.bin' }] })).toMatchObject({
      full: 'The backup file is missing',
    })
  })
})

it('shortens a name to what its owner calls it', () => {
  expect(
    ['ThinkPad X230', 'OptiPlex 9020 SFF', 'MacBook2,1', 'ASUS KGPE-D16'].map(modelOf),
  ).toEqual(['X230', '9020 SFF', 'MacBook2,1', 'KGPE-D16'])
})
