// SPDX-License-Identifier: GPL-3.0-or-later
/** Brings the app to a stage without its screens: the choices a user would have made, and the jobs that went before. */
import warningsFile from '../../shared/data/guide/warnings.json' with { type: 'json' }
import { noChoices } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import { canTick, findingAck } from '../../src-renderer/wizard/findings.ts'
import { stageIds } from '../../shared/stages.ts'
import type { StageId } from '../../shared/stages.ts'
import { expect } from './fixtures.ts'
import type { AppUnderTest } from './fixtures.ts'
import { finished, openChip, writeUnderWay } from './jobs.ts'

const afterProgrammer = (programmerId: string): Partial<Choices> => ({
  guideProgrammer: 'pico',
  pinVariant: 'libreboot',
  programmerId,
  programmerAnswered: true,
})
/** A ThinkPad X220: one chip of 8 MiB, soldered, SOIC8. */
const afterBoard: Partial<Choices> = { board: 'x220', configuration: '8', chipIndex: 0 }
const afterPackage: Partial<Choices> = { chipPackage: 'soic8', supply: '3v3' }

export const allAcks = [
  ...['CS', 'MISO', 'MOSI', 'CLK', 'WP', 'HOLD', 'VCC', 'GND']
    .concat(['capacitors', 'other-chip', 'chip'])
    .map((key) => `wire:${key}`),
  ...warningsFile.warnings.map(({ id }) => `caution:${id}`),
]

/** A practice chip as fast as can be; the fixtures keep it in a file of the test. */
export function quickChip(chip = 'W25Q64JV'): string {
  return `practice:chip=${chip}`
}

/** The choices that a user has made before `stage`. */
export function choicesAt(stage: StageId, programmerId: string): Choices {
  const position = stageIds.indexOf(stage)
  const past = (passed: StageId) => position > stageIds.indexOf(passed)
  return {
    ...noChoices,
    ...(past('programmer') ? afterProgrammer(programmerId) : {}),
    ...(past('board') ? afterBoard : {}),
    ...(past('package') ? afterPackage : {}),
  }
}

export async function bring(app: AppUnderTest, stage: StageId): Promise<void> {
  const programmerId =
    stage === 'recover'
      ? `${quickChip()},timing=real`
      : // A write that is refused for its protection stays on the page of the write.
        stage === 'write'
        ? `${quickChip()},fault=protected`
        : quickChip()
  const position = stage === 'recover' ? -1 : stageIds.indexOf(stage)
  const acks = position > stageIds.indexOf('wire') ? allAcks : []
  let choices = choicesAt(stage, programmerId)
  if (stage === 'recover') {
    await writeUnderWay(app, quickChip('MX25L512E').concat(',timing=real'))
    await app.kill()
    await app.start()
  }
  if (position > stageIds.indexOf('check')) await openChip(app, programmerId)
  if (position > stageIds.indexOf('backup'))
    await finished(app, { kind: 'backup', passes: 2, board: 'ThinkPad X220' })
  if (position > stageIds.indexOf('image')) {
    const imageId = await nextImage(app)
    choices = { ...choices, imageId }
    if (position >= stageIds.indexOf('write'))
      await finished(app, { kind: 'write', imageId, backup: 'session', unprotect: 'no' })
  }
  const ticks = choices.imageId === null ? [] : await imageAcks(app, choices.imageId)
  await app.choose({ choices, acks: [...acks, ...ticks] })
  await expect(app.page.locator('[data-testid=app]')).toHaveAttribute('data-stage', stage)
}

/** What a user would have ticked on the page of the image. */
export async function imageAcks(app: AppUnderTest, imageId: string): Promise<readonly string[]> {
  const { images } = (await app.call('app.snapshot', undefined)).value
  const image = images.find(({ id }) => id === imageId)
  if (image === undefined) throw new Error(`no image ${imageId}`)
  const findings = await app.call('image.check', { imageId })
  return findings.filter(canTick).map((finding) => findingAck(image, finding))
}

/**
 * The backup of this session with two blocks changed, as an image of the app. Put together inside the app: a whole chip
 * takes seconds through a test's pipe.
 */
export async function nextImage(app: AppUnderTest, name = 'libreboot-x220.rom'): Promise<string> {
  const { backups } = (await app.call('app.snapshot', undefined)).value
  const newest = backups.toSorted((a, b) => b.takenAt.localeCompare(a.takenAt))[0]
  if (newest === undefined) throw new Error('no backup yet')
  const { id: old, sizeBytes } = await app.call('backup.use', { backupId: newest.id })
  const middle = sizeBytes / 2
  const part = async (offset: number, length: number) =>
    (await app.call('image.slice', { imageId: old, range: { offset, length }, name: 'part' })).id
  const changed = async (fill: number) =>
    (await app.call('image.put', { name: 'part', bytes: new Uint8Array(blockBytes).fill(fill) })).id
  const imageIds = [
    await part(0, middle),
    await changed(0xa5),
    await part(middle + blockBytes, sizeBytes - middle - 2 * blockBytes),
    await changed(0x5a),
  ]
  const { id } = await app.call('image.join', { imageIds, name })
  for (const imageId of [old, ...imageIds]) await app.call('image.drop', { imageId })
  return id
}

const blockBytes = 4096
