/** Brings the app to a stage without its screens: the choices a user would have made, and the jobs that went before. */
import { join } from 'node:path'
import warningsFile from '../shared/data/guide/warnings.json' with { type: 'json' }
import { noChoices } from '../src-renderer/wizard/choices.ts'
import type { Choices } from '../src-renderer/wizard/choices.ts'
import type { StageId } from '../src-renderer/wizard/stages.ts'
import { expect } from './fixtures.ts'
import type { AppUnderTest } from './fixtures.ts'
import { finished, openChip, writeUnderWay } from './jobs.ts'

export const stageOrder: readonly StageId[] = [
  'programmer',
  'board',
  'package',
  'wire',
  'check',
  'backup',
  'image',
  'write',
  'done',
]

const afterProgrammer = (programmerId: string): Partial<Choices> => ({
  guideProgrammer: 'pico',
  pinVariant: 'libreboot',
  programmerId,
  programmerAnswered: true,
})
/** A ThinkPad X220: one chip of 8 MiB, soldered, SOIC8. */
const afterBoard: Partial<Choices> = { board: 'x220', configuration: '8', chipIndex: 0 }
const afterPackage: Partial<Choices> = { chipPackage: 'soic8', supply: '3v3' }

const allAcks = [
  ...['CS', 'MISO', 'MOSI', 'CLK', 'WP', 'HOLD', 'VCC', 'GND'].map((signal) => `wire:${signal}`),
  ...warningsFile.warnings.map(({ id }) => `caution:${id}`),
]

/** A practice chip kept in a file of this test, as fast as can be. */
export function quickChip({ dataDir }: AppUnderTest, chip = 'W25Q64JV'): string {
  return `practice:chip=${chip},file=${join(dataDir, '..', `${chip}.bin`)}`
}

/** What a user would have chosen on the way to `stage`. */
export function choicesAt(stage: StageId, programmerId: string): Choices {
  const position = stage === 'recover' ? stageOrder.length : stageOrder.indexOf(stage)
  const past = (passed: StageId) => position > stageOrder.indexOf(passed)
  return {
    ...noChoices,
    ...(past('programmer') ? afterProgrammer(programmerId) : {}),
    ...(past('board') ? afterBoard : {}),
    ...(past('package') ? afterPackage : {}),
  }
}

export async function bring(app: AppUnderTest, stage: StageId): Promise<void> {
  const programmerId = stage === 'recover' ? `${quickChip(app)},timing=real` : quickChip(app)
  const position = stage === 'recover' ? -1 : stageOrder.indexOf(stage)
  const acks = position > stageOrder.indexOf('wire') ? allAcks : []
  const place = { kind: 'wizard', looking: null } as const
  let choices = choicesAt(stage, programmerId)
  if (stage === 'recover') {
    await writeUnderWay(app, quickChip(app, 'MX25L512E').concat(',timing=real'), 500_000)
    await app.kill()
    await app.start()
  }
  if (position > stageOrder.indexOf('check')) await openChip(app, programmerId)
  if (position > stageOrder.indexOf('backup'))
    await finished(app, { kind: 'backup', passes: 2, board: 'ThinkPad X220' })
  if (position > stageOrder.indexOf('image')) {
    const imageId = await nextImage(app)
    choices = { ...choices, imageId }
    if (position > stageOrder.indexOf('write'))
      await finished(app, { kind: 'write', imageId, backup: 'session', unprotect: 'no' })
  }
  await app.choose({ choices, acks, place })
  await expect(app.page.locator('.app')).toHaveAttribute('data-stage', stage)
}

/** The chip's own contents with a few blocks changed, as an image of the app. */
export async function nextImage(app: AppUnderTest): Promise<string> {
  const bytes = await chipContents(app)
  for (let offset = 0; offset < bytes.length; offset += 1_000_003)
    bytes.set([0xa5, 0x5a, 0x0f], offset)
  const { id } = await app.call('image.put', { name: 'libreboot-x220.rom', bytes })
  return id
}

/** What the backup of this session holds. */
export async function chipContents(app: AppUnderTest): Promise<Uint8Array> {
  const { backups } = (await app.call('app.snapshot', undefined)).value
  const newest = backups.toSorted((a, b) => b.takenAt.localeCompare(a.takenAt))[0]
  if (newest === undefined) throw new Error('no backup yet')
  return app.call('backup.get', { backupId: newest.id })
}
