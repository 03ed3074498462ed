// SPDX-License-Identifier: GPL-3.0-or-later
/** Step 4 in difficult cases: wrong files, two chips, protection, stop and disconnection during a write, recovery. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { buildImage, imageOfTarget } from '../../shared/build-image.ts'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { flash, next, onStage, onToNextChip, openBackups, tickAll } from '../support/flow.ts'
import { backedUp, backUp, finished, openChip, slowChip, startJob } from '../support/jobs.ts'
import { anyCount, anyText, saying } from '../support/words.ts'
import { allAcks, bring, choicesAt, nextImage, quickChip } from '../support/stages.ts'
import { sayContents, nobody } from '../../shared/text/chip-contents.ts'
import { chipPhrases } from '../../shared/text/chip-phrases.ts'
import { boardChipName } from '../../shared/text/guide-boards.ts'
import { lostBackupText } from '../../shared/text/lost-backup.ts'
import { allOf } from '../../shared/text/numbers.ts'
import { liftChoices } from '../../shared/text/protection.ts'
import type { Standing } from '../../shared/standing.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { doneText } from '../../src-renderer/text/done.ts'
import { frame } from '../../src-renderer/text/frame.ts'
import { sizeText } from '../../src-renderer/text/size.ts'
import { imageText } from '../../src-renderer/text/image.ts'
import { writeText } from '../../src-renderer/text/write.ts'
import { recoverText } from '../../src-renderer/text/recover.ts'
import { backupsText } from '../../src-renderer/text/backups.ts'

const mib = 1048576

function file(app: AppUnderTest, name: string, bytes: Uint8Array): string {
  const path = join(app.dataDir, '..', name)
  writeFileSync(path, bytes)
  return path
}

const firmware = (length: number) => {
  const bytes = new Uint8Array(length).fill(0x5a)
  bytes.set(new TextEncoder().encode('__FMAP__'), 64)
  return bytes
}

test('a wrong file is refused with its reason, and nothing goes on', async ({ app, page }) => {
  await bring(app, 'image')
  const pick = (name: string, bytes: Uint8Array) =>
    page
      .locator('input[type=file]')
      .first()
      .setInputFiles(file(app, name, bytes))
  const refused = async (code: string) => {
    await expect(page.locator(`[data-finding="${code}"]`)).toBeVisible()
    await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  }
  await pick('small.rom', firmware(4 * mib))
  await refused('wrong-size')
  await pick('x220_DO_NOT_FLASH.rom', firmware(8 * mib))
  await refused('refused-name')
  await pick('blank.rom', new Uint8Array(8 * mib).fill(0xff))
  await refused('blank')
  await pick('empty.rom', new Uint8Array(0))
  await refused('wrong-size')
  const target = imageTargets.find((each) => each.target === 'x220_8mb')
  if (target === undefined) throw new Error('no X220')
  await pick('right.rom', buildImage(imageOfTarget(target)))
  await expect(page.getByRole('heading', { name: 'right.rom' })).toBeVisible()
  // The page shows the findings about the previous file until it has checked this one.
  await expect(page.locator('[data-finding="wrong-size"]')).toHaveCount(0)
  await expect(page.locator('[data-finding="checked"]')).toBeVisible()
  await tickAll(page)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
})

test('an image of another mainboard is stopped, and an expert overrules it by a sentence with both names', async ({
  app,
  page,
}) => {
  await bring(app, 'image')
  const target = imageTargets.find((each) => each.target === 't420_8mb')
  if (target === undefined) throw new Error('no T420')
  const bytes = buildImage(imageOfTarget(target))
  const other = bytes.slice()
  other[0x20_0000] = 0x11
  const pick = async (name: string, contents: Uint8Array) => {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(file(app, name, contents))
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
  }
  const found = page.locator('[data-finding="other-board"]')
  const overrule = found.getByRole('checkbox')
  await pick('my.rom', bytes)
  await expect(found).toHaveAttribute('data-level', 'stop')
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  const label = found.locator('label')
  for (const name of ['ThinkPad T420', 'ThinkPad X220']) await expect(label).toContainText(name)
  await overrule.click()
  await expect(overrule).toBeChecked()
  // An acknowledgement is valid for one file: another image of that mainboard is stopped again.
  await pick('other.rom', other)
  await expect(overrule).not.toBeChecked()
  await overrule.click()
  await tickAll(page)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
  await next(page).click()
  await onStage(page, 'done')
})

test('an image dropped on the page is taken as one that was chosen', async ({ app, page }) => {
  await bring(app, 'image')
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(16)], 'tiny.rom'))
    return transfer
  })
  await page.getByTestId('drop').dispatchEvent('drop', { dataTransfer: data })
  await expect(page.locator('[data-finding="wrong-size"]')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'tiny.rom' })).toBeVisible()
})

test('the image of a two-chip board is cut for the chip in hand, and the other chip comes next', async ({
  app,
  page,
}) => {
  await bring(app, 'image')
  const programmerId = quickChip()
  const choices = {
    ...choicesAt('image', programmerId),
    board: 'x230',
    configuration: '8+4',
    chipIndex: 0,
  }
  await app.choose({ choices, stage: 'backup' })
  await onStage(page, 'backup')
  const target = imageTargets.find((each) => each.target === 'x230_12mb')
  if (target === undefined) throw new Error('no X230')
  await flash(page, file(app, 'x230_12mb.rom', buildImage(imageOfTarget(target))))
  const { images } = (await app.call('app.snapshot', undefined)).value
  expect(images.map(({ name, sizeBytes }) => [name, sizeBytes])).toContainEqual([
    'x230_12mb_bottom.rom',
    8 * mib,
  ])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(doneText.title)
  await expect(page.getByText(doneText.count(1, 2, false))).toBeVisible()
  await expect(
    page.getByRole('img', {
      name: doneText.pair([
        { name: chipPhrases.bare('bottom'), proved: true },
        { name: chipPhrases.bare('top'), proved: false },
      ]),
    }),
  ).toBeVisible()
  await onToNextChip(page)
  await onStage(page, 'package')
  await expect(page.getByRole('banner')).toContainText(boardChipName('top'))
})

test('an image for two chips is split, and its parts are joined again in the order that they tell', async ({
  app,
  page,
}) => {
  await bring(app, 'image')
  const target = imageTargets.find((each) => each.target === 'x230_12mb')
  if (target === undefined) throw new Error('no X230')
  const whole = buildImage(imageOfTarget(target))
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file(app, 'whole.rom', whole))
  await expect(page.locator('[data-finding="wrong-size"]')).toBeVisible()
  await page.getByRole('button', { name: imageText.otherFile }).click()
  await page.getByText(imageText.split).click()
  const sizes = allOf([sizeText(8 * mib), sizeText(4 * mib)])
  await page.getByRole('button', { name: imageText.splitHere(sizes) }).click()
  await expect(page.getByText(imageText.splitDone)).toBeVisible()
  const held = async () => (await app.call('app.snapshot', undefined)).value.images
  const parts = (await held()).filter(({ name }) => name !== 'whole.rom')
  expect(parts.map(({ sizeBytes }) => sizeBytes)).toEqual([8 * mib, 4 * mib])

  // The reverse order: the contents of the parts determine which comes first.
  const joining = page.getByRole('button', { name: imageText.join })
  await expect(joining).toHaveAttribute('aria-disabled', 'true')
  await page.getByLabel(imageText.joinFirst).selectOption(parts[1]?.id ?? '')
  await page.getByLabel(imageText.joinSecond).selectOption(parts[0]?.id ?? '')
  await joining.click()
  await expect(page.getByText(imageText.joined.turned)).toBeAttached()
  const wholeHash = (await held()).find(({ name }) => name === 'whole.rom')?.sha256
  await expect
    .poll(async () => (await held()).find(({ name }) => name === imageText.joinedName)?.sha256)
    .toBe(wholeHash)
})

test('a protected chip is written only after a choice, and its protection is back afterwards', async ({
  app,
  page,
}) => {
  const programmerId = 'practice:chip=W25Q64JV,fault=protected'
  await bring(app, 'wire')
  await openChip(app, programmerId)
  await backUp(app)
  const imageId = await nextImage(app)
  await app.choose({
    choices: { ...choicesAt('done', programmerId), imageId },
    acks: allAcks,
  })
  await onStage(page, 'image')
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('radio', { name: liftChoices['restore-afterwards'] }).check()
  await next(page).click()
  await onStage(page, 'done')
  const { session, job } = (await app.call('app.snapshot', undefined)).value
  const protection = job?.result?.kind === 'write' ? job.result.protection : null
  if (protection === null) throw new Error('nothing is told of the protection')
  expect(protection.restored).toBe(true)
  await expect(page.locator('main')).toContainText(doneText.protectionNow(protection))
  expect(session?.protection?.protectedRange).not.toBe('none')
})

test('a write that is stopped in the middle opens the recovery, and one press brings the backup and the protection back', async ({
  app,
  page,
}) => {
  const programmerId = `${slowChip()},fault=protected`
  await bring(app, 'wire')
  await openChip(app, programmerId, 500_000)
  const { backup, imageId } = await backedUp(app)
  await app.choose({
    choices: {
      ...choicesAt('write', programmerId),
      board: 'bare',
      clockHz: 500_000,
      imageId,
    },
  })
  await startJob(app, {
    kind: 'write',
    imageId,
    backup: 'session',
    unprotect: 'restore-afterwards',
  })
  await onStage(page, 'write')
  const underWay: Standing = {
    contents: { state: 'tried-unknown', why: 'running' },
    backup: backup.fileName,
    unfinished: false,
  }
  await expect(page.locator('[data-testid=lamps]')).toContainText(
    sayContents('lamp.contents', underWay),
  )
  await expect(page.locator('[data-testid=actions]')).toContainText(
    sayContents('write.stop', underWay),
  )
  await page.getByRole('button', { name: writeText.stop }).click()
  await onStage(page, 'recover')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(recoverText.title.cancelled)
  await expect(page.locator('main')).toContainText(backup.fileName)
  await expect(page.locator('main')).toContainText(recoverText.lifted['restore-afterwards'])
  await page.getByRole('button', { name: recoverText.restore }).click()
  await expect
    .poll(async () => (await app.call('app.snapshot', undefined)).value.recovery)
    .toBeNull()
  const { job, session } = (await app.call('app.snapshot', undefined)).value
  expect(job).toMatchObject({ state: 'done', contents: { state: 'verified' } })
  expect(session?.protection?.protectedRange).not.toBe('none')
  expect(job?.result?.kind === 'write' && job.result.sha256).toBe(backup.sha256)
})

test.describe('a practice chip of the process alone', () => {
  test.use({ environment: { PIN_ONE_PRACTICE_CHIPS: '' } })

  test('a cable that came off a practice chip, and the app ended then: it opens on that page, and a chip that holds its backup settles it', async ({
    app,
  }) => {
    const programmerId = 'practice:chip=W25Q64JV,fault=unplug:write=12,timing=off'
    await openChip(app, programmerId)
    const backup = await backUp(app)
    const imageId = await nextImage(app)
    await finished(app, { kind: 'write', imageId, backup: 'session', unprotect: 'no' })
    expect((await app.call('app.snapshot', undefined)).value.recovery).not.toBeNull()
    const page = await app.restart()

    await onStage(page, 'recover')
    await expect(page.locator('main')).toContainText(backup.fileName)
    await expect(page.getByRole('radio', { name: recoverText.samePractice })).toBeChecked()
    // The practice chip of the process is a new one, with the contents of the backup: the comparison before any write
    // shows this, and nothing is written.
    await page.getByRole('button', { name: recoverText.restore }).click()
    await expect(page.locator('[data-testid=lamps]')).toContainText(
      sayContents('lamp.contents', nobody),
    )
    await expect(page.locator('[data-testid=app]')).not.toHaveAttribute('data-stage', 'recover')
    const { job, recovery, session } = (await app.call('app.snapshot', undefined)).value
    expect(recovery).toBeNull()
    expect(job?.request.kind).toBe('identify')
    expect(session?.backup?.sha256).toBe(backup.sha256)
  })
})

test('a backup is saved, noted, compared with the chip and put back from the list', async ({
  app,
  page,
  host,
}) => {
  await bring(app, 'done')
  await openBackups(page)
  const row = page.locator('tr[data-backup]').first()
  // Electron asks with a system dialog, which Playwright cannot see.
  if (host === 'web') {
    const download = page.waitForEvent('download')
    await row.getByRole('button', { name: backupsText.save }).click()
    expect((await download).suggestedFilename()).toMatch(/\.bin$/)
  }
  await row.getByRole('textbox').fill('before Libreboot')
  await row.getByRole('textbox').blur()
  await expect
    .poll(async () => (await app.call('app.snapshot', undefined)).value.backups[0]?.note)
    .toBe('before Libreboot')
  const [backup] = (await app.call('app.snapshot', undefined)).value.backups
  await row.getByRole('button', { name: backupsText.compare }).click()
  await expect(
    page.getByRole('heading', { name: saying(backupText.where(anyCount, anyText)) }),
  ).toBeVisible()
  await expect(page.getByText(backupsText.differs(backup?.fileName ?? 'no backup'))).toBeVisible()
  // Looking at a file is not a write: the page after the write is still there.
  await expect(page.locator('[data-testid=lamps]')).toContainText(frame.written)
  await page.getByRole('button', { name: backupsText.back }).click()
  await onStage(page, 'done')
  await openBackups(page)
  await row.getByRole('button', { name: backupsText.restore }).click()
  // Acknowledgements are valid for one file: those for the image do not count for the backup.
  await onStage(page, 'image')
  await expect(page.locator('[data-finding="checked"]')).toBeVisible()
  await tickAll(page)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
})

test('a backup whose file is gone or altered is marked in the list, its buttons closed with why', async ({
  app,
  page,
}) => {
  await bring(app, 'image')
  await finished(app, { kind: 'backup', passes: 2, board: 'second' })
  const { backups } = (await app.call('app.snapshot', undefined)).value
  expect(backups).toHaveLength(2)
  const path = (at: number) => join(app.dataDir, 'backups', backups[at]?.fileName ?? '')
  rmSync(path(0))
  const bytes = readFileSync(path(1))
  writeFileSync(path(1), bytes.fill(0, 0, 16))
  await openBackups(page)
  for (const why of ['gone', 'altered'] as const) {
    const row = page.locator(`tr[data-lost="${why}"]`)
    await expect(row).toContainText(lostBackupText[why])
    await expect(row.getByRole('button', { disabled: true })).toHaveCount(3)
  }
  await expect(page.getByRole('banner')).not.toContainText(frame.backupSaved(2))
})

test('a note that is typed and reloaded at once is kept', async ({ app, page }) => {
  await bring(app, 'image')
  await openBackups(page)
  const note = page.locator('tr[data-backup]').getByRole('textbox')
  await note.fill('before the battery was pulled')
  await page.reload()
  await expect(note).toHaveValue('before the battery was pulled')
  await expect
    .poll(async () => (await app.call('app.snapshot', undefined)).value.backups[0]?.note)
    .toBe('before the battery was pulled')
})
