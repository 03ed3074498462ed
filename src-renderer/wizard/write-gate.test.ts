// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import { blockersFor, gateViewOf } from '../../shared/gate/act.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { JobInfo, RecoveryInfo } from '../../shared/model/job.ts'
import type { SessionInfo, Snapshot } from '../../shared/model/snapshot.ts'
import { noChoices } from '../../shared/work.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { writeBlockers } from './stages.ts'
import { wizardView } from './view.ts'

const named = (name: string): FlashChip => {
  const entry = chipEntries().find((candidate) => candidate.name.includes(name))
  if (entry === undefined) throw new Error(`no chip ${name}`)
  return flashChip(entry)
}
const chip = named('W25Q64JV-.Q')
const chips: readonly (FlashChip | null)[] = [
  null,
  chip,
  { ...chip, supplyMv: null },
  named('W25Q64FW'),
  { ...chip, program: 'none' },
  { ...chip, erase: [], chipErase: null },
]

const backupOf = ({ id, sizeBytes }: FlashChip, backupId: string) =>
  ({ id: backupId, chipId: id, chipName: id, sizeBytes }) as BackupInfo
const recoveryOf = (chipId: string, backup: BackupInfo | null) =>
  ({ chipId, chipName: 'it', startedAt: '2026', backup }) as RecoveryInfo
const jobIn = (state: JobInfo['state']) => ({ state, request: { kind: 'read' } }) as JobInfo
const image = { id: 'i', name: 'a.rom', sizeBytes: chip.sizeBytes, sha256: '', sha1: '' }
const buses = [undefined, 'header', 'own-flash', 'off-header', 'unknown'] as const

function* snapshots(): Generator<Snapshot> {
  let count = 0
  const jobs = [null, jobIn('running'), jobIn('stopping'), jobIn('failed')]
  const images = [[], [image], [{ ...image, sizeBytes: 1 }]]
  const recoveries = [
    null,
    recoveryOf(chip.id, backupOf(chip, 'old')),
    recoveryOf(chip.id, backupOf(chip, 'own')),
    recoveryOf(chip.id, null),
    recoveryOf('another', null),
  ]
  for (const job of jobs)
    for (const each of images)
      for (const recovery of recoveries) {
        const rest = { ...emptySnapshot, job, images: each, recovery }
        yield { ...rest, session: null }
        for (const found of chips)
          for (const programmerMv of [null, 1800, 3300, 5000])
            for (const answeredSupplyMv of [null, [2700, 3600], [1650, 1950]] as const)
              for (const backup of [
                null,
                backupOf(chip, 'own'),
                backupOf(named('W25Q32'), 'other'),
              ])
                yield {
                  ...rest,
                  session: {
                    chip: found,
                    candidates: found === null && backup !== null ? [chip] : [],
                    differences: [],
                    programmer: { id: 'serprog:dev=/dev/ttyACM0', kind: 'serprog' },
                    programmerMv,
                    answeredSupplyMv,
                    backup,
                    spiBus: buses[count++ % buses.length],
                  } as unknown as SessionInfo,
                }
      }
}

/** As main sees it: the recovery of this kind of chip only, and whatever image the request names. */
const mainView = (snapshot: Snapshot) => ({
  ...gateViewOf(snapshot),
  image: snapshot.images[0] ?? null,
  recovery:
    snapshot.recovery?.chipId === snapshot.session?.chip?.id && snapshot.session?.chip != null
      ? snapshot.recovery
      : null,
})

describe('the button that writes', () => {
  it('is closed for the very reasons for which main refuses, whatever the state', () => {
    let closed = 0
    let open = 0
    for (const snapshot of snapshots()) {
      const refused = blockersFor('write', mainView(snapshot))
      const view = wizardView(snapshot, { ...noChoices, imageId: 'i', marking: 'W25Q64' }, [])
      const shown = writeBlockers(view).filter(({ code }) => code !== 'cautions-open')
      if (shown.length !== refused.length) expect(shown).toEqual(refused)
      for (const [index, blocker] of shown.entries())
        if (blocker.code !== refused[index]?.code) expect(shown).toEqual(refused)
      if (refused.length > 0) closed++
      else open++
    }
    expect(closed).toBeGreaterThan(10_000)
    expect(open).toBeGreaterThan(0)
  })
})
