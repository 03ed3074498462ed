// SPDX-License-Identifier: GPL-3.0-or-later
/** A chip responds: which chip it is, whether it is the expected one, and its permitted supply voltage. */
import { expect, test } from '../support/fixtures.ts'
import {
  arrowTo,
  next,
  onStage,
  tabTo,
  tickAll,
  tabToNext,
  tickAllByKeyboard,
  verifiedTitle,
} from '../support/flow.ts'
import { choicesAt } from '../support/stages.ts'
import { checkText } from '../../src-renderer/text/check.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { packageText } from '../../src-renderer/text/package.ts'
import { sentence } from '../../src-renderer/text/sentence.ts'
import { sizeText, supplyText, voltText } from '../../src-renderer/text/size.ts'
import { chipPhrases } from '../../shared/text/chip-phrases.ts'
import { disagreementText } from '../../shared/text/marking.ts'
import { otherMemoryWords } from '../../shared/text/other-memory.ts'
import { partWords } from '../../shared/text/part-name.ts'
import { lookParts } from '../../shared/text/wiring.ts'
import { anyText, saying } from '../support/words.ts'
import { accessible, allLooks, asked, before, title, troubleTold, x230 } from '../support/check.ts'

test('two chips that answer at once are told apart from one, and the way on is to silence the other', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=second-chip', x230)
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText(checkText.severalTitle)
  await expect(page.locator('[data-testid=lead]')).toHaveText(
    checkText.severalLead('C2 00 17', 'ThinkPad X230'),
  )
  await expect(page.locator('[data-testid=next] h2')).toHaveText(
    lookParts({ id: 'other-chip', wire: null })[0],
  )
  await allLooks(page)
  await expect(page.locator('[data-cause]').first()).toHaveAttribute('data-cause', 'two-chips')
  await accessible(app)
})

test('a name that no table has: whose number it is, what is one bit away, and what to do', async ({
  app,
}) => {
  await before(app, 'practice:chip=TEST-UNKNOWN', { board: 'bare', configuration: null })
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText(checkText.unknownTitle)
  await expect(page.locator('[data-testid=clues]')).toContainText(
    checkText.makerSays('EF', 'Winbond'),
  )
  await expect(page.locator('[data-testid=clues]')).toContainText('EF 40 17')
  await allLooks(page)
  await expect(page.locator('[data-cause]').first()).toHaveAttribute('data-cause', 'other-kind')
  await expect(page.locator('main')).toContainText(checkText.unknownReport)
  await accessible(app)
  await page.getByRole('button', { name: checkText.again, exact: true }).press('Enter')
  await expect(title(page)).toHaveText(checkText.unknownTitle)
})

test('a chip without a JEDEC ID is found with the older questions', async ({ app }) => {
  await before(app, 'practice:chip=TEST-NO-ID', { board: 'bare', configuration: null })
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText(checkText.namelessTitle)
  await expect(page.locator('[data-testid=clues]')).toContainText(checkText.clues.asked('90'))
  await expect(page.locator('[data-testid=clues]')).toContainText('D3 0F')
  await allLooks(page)
  await expect(page.locator('[data-cause]').first()).toHaveAttribute('data-cause', 'other-kind')
  await accessible(app)
})

test('a chip that is not an SPI NOR flash is named, with what it is', async ({ app }) => {
  await before(app, 'practice:chip=TEST-NAND', { board: 'bare', configuration: null })
  await asked(app)
  const { page } = app
  const { title: says } = otherMemoryWords({ kind: 'spi-nand', names: [] })
  await expect(title(page)).toHaveText(says)
  await expect(page.locator('[data-testid=lead]')).toHaveText((await troubleTold(app)).meaning)
  await expect(page.locator('[data-testid=lead]')).toContainText('W25N01GV')
  await accessible(app)
})

test('the other chip of the board is recognised by its size, and taken by one press', async ({
  app,
}) => {
  await before(app, 'practice:chip=UNKNOWN-SFDP-4M', x230)
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText(checkText.otherTitle)
  const [bottom, top] = [chipPhrases.bare('bottom'), chipPhrases.bare('top')]
  const expected = `${bottom}, ${sizeText(8 * 1_048_576)}`
  await expect(page.locator('[data-testid=lead]')).toHaveText(
    saying(checkText.otherLead(anyText, expected)),
  )
  await expect(page.locator('[data-testid=lead]')).toContainText(checkText.otherRather(top))
  await accessible(app)
  await page.getByRole('button', { name: checkText.otherTake(top) }).press('Enter')
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', 'package')
  expect((await app.call('app.snapshot', undefined)).value.session).toBeNull()
})

test('a chip that no table knows is locked until its supply is answered, and 1.8 V stops', async ({
  app,
}) => {
  await before(app, 'practice:chip=UNKNOWN-SFDP-4M', { board: 'bare' })
  await asked(app)
  const { page } = app
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(checkText.supplyTitle)
  await expect(page.getByRole('banner')).toContainText(
    `${sentence(partWords.unknownWithId('D3 72 16'))}, ${sizeText(4 * 1_048_576)}`,
  )
  await accessible(app)
  await page.getByRole('radio', { name: packageText.supply1 }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(checkText.stopTitle)
  await page.getByRole('button', { name: checkText.powerOff }).click()
  await expect
    .poll(async () => (await app.call('app.snapshot', undefined)).value.session)
    .toBeNull()
})

for (const how of ['mouse', 'keyboard'] as const)
  test(`an ID that two parts share is settled by the print, with the ${how}, and leads on to a verified chip`, async ({
    app,
  }) => {
    await before(app, 'practice:chip=MX25L3239E', { board: 'bare', configuration: null })
    await asked(app)
    const { page } = app
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(checkText.chooseTitle)
    const table = page.getByRole('table').first()
    await expect(table.getByRole('columnheader')).toHaveText([
      checkText.choosePart,
      checkText.differ.supply,
      checkText.differ.protection,
    ])
    await expect(table.getByRole('row', { name: /MX25L3239E/ })).toContainText(
      supplyText([2700, 3600]),
    )
    await expect(table.getByRole('row', { name: /MX25U3235E/ })).toContainText(
      supplyText([1650, 2000]),
    )
    await expect(
      table
        .getByRole('row', { name: /MX25L3239E/ })
        .locator('u')
        .first(),
    ).toHaveText('L')
    await accessible(app)
    const take = page.getByRole('button', { name: checkText.chooseCommit })
    await expect(take).toHaveAttribute('aria-disabled', 'true')
    await expect(page.locator('[data-note=care]')).toHaveText(checkText.chooseLow(voltText(3300)))
    expect((await app.call('app.snapshot', undefined)).value.session?.chip).toBeNull()
    if (how === 'mouse') {
      await table.getByRole('radio', { name: /MX25L3239E/ }).check()
      await take.click()
    } else {
      await tabTo(page, /MX25L3239E|MX25U3235E/)
      await page.keyboard.press('Space')
      await arrowTo(page, /MX25L3239E/)
      await tabTo(page, checkText.chooseCommit)
      await page.keyboard.press('Enter')
    }
    await expect(page.locator('main')).toContainText('MX25L3239E')
    const tick = () => (how === 'mouse' ? tickAll(page) : tickAllByKeyboard(page))
    await expect(title(page)).toHaveText(backupText.done)
    await next(page).press('Enter')
    await onStage(page, 'image')
    await expect(page.locator('[data-finding="checked"]')).toBeVisible()
    await tick()
    // Enter on a button that is still computing does nothing, as intended.
    await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
    if (how === 'mouse') await next(page).click()
    else {
      await tabToNext(page)
      await page.keyboard.press('Enter')
    }
    await expect(verifiedTitle(page)).toBeVisible()
    const { job, session } = (await app.call('app.snapshot', undefined)).value
    expect(job?.contents.state).toBe('verified')
    expect(session?.chip?.names).toEqual(['MX25L3239E'])
  })

test('what was read on the chip before is chosen and said; a print that fits none is said too', async ({
  app,
}) => {
  const printed = { board: 'bare', configuration: null, marking: 'MX25L3239E' } as const
  await before(app, 'practice:chip=MX25L3239E', { ...printed, chipEntry: 'macronix-mx25l3239e' })
  await asked(app)
  const { page } = app
  await expect(page.getByRole('radio', { name: /MX25L3239E/ })).toBeChecked()
  await expect(page.locator('main')).toContainText(checkText.choosePrinted('MX25L3239E'))
  await expect(page.getByRole('button', { name: checkText.chooseCommit })).toHaveAttribute(
    'aria-disabled',
    'false',
  )
  await app.choose({
    choices: {
      ...choicesAt('check', 'practice:chip=MX25L3239E'),
      ...printed,
      marking: 'W25Q64JV',
      chipEntry: 'winbond-w25q64jv-.q',
    },
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(checkText.chooseTitle)
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
  await expect(page.locator('main')).toContainText(saying(checkText.chooseNotPrinted(anyText)))
  await expect(page.getByRole('button', { name: checkText.chooseCommit })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('of two parts that share an ID, choosing the one for 1.8 V is a stop', async ({ app }) => {
  await before(app, 'practice:chip=MX25L3239E', { board: 'bare', configuration: null })
  await asked(app)
  const { page } = app
  await page.getByRole('radio', { name: /MX25U3235E/ }).check()
  await page.getByRole('button', { name: checkText.chooseCommit }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(checkText.stopTitle)
})

test('another size than the board has stops until the user says that it is meant', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q128JV,content=blank')
  await asked(app)
  const { page } = app
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(checkText.otherTitle)
  const read = page.getByRole('button', { name: checkText.foundCommit })
  await expect(read).toHaveAttribute('aria-disabled', 'true')
  await accessible(app)
  await page.getByLabel(checkText.otherAck).check()
  await expect(read).toHaveAttribute('aria-disabled', 'false')
})

test('another part than the marking that was read stops, and says both', async ({ app }) => {
  await before(app, 'practice:chip=W25Q64JV,content=blank', {
    board: 'bare',
    configuration: null,
    marking: 'MX25L6406E',
    chipEntry: 'macronix-mx25l6406e-mx25l6408e',
  })
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText(checkText.otherTitle)
  const lead = page.locator('[data-testid=lead]')
  const read = { vendor: 'Macronix', name: anyText }
  const found = { vendor: 'Winbond', name: anyText }
  const says = disagreementText({ code: 'other-part', read, found })
  await expect(lead).toHaveText(saying(says))
  for (const name of ['MX25L6406E', 'W25Q64']) await expect(lead).toContainText(name)
  const goOn = page.getByRole('button', { name: checkText.foundCommit })
  await expect(goOn).toHaveAttribute('aria-disabled', 'true')
  await accessible(app)
  await page.getByLabel(checkText.otherAck).check()
  await expect(goOn).toHaveAttribute('aria-disabled', 'false')
})

test('a 1.8 V chip behind 3.3 V is a stop', async ({ app }) => {
  await before(app, 'practice:chip=W25Q64FW,content=blank')
  await asked(app)
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(checkText.stopTitle)
  await accessible(app)
})

test('a 1.8 V chip is read and backed up through an adapter that the user has named', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64FW,content=blank', {
    board: 'bare',
    configuration: null,
    programmerMv: 1800,
    supply: '1v8',
  })
  await asked(app)
  const { page } = app
  await onStage(page, 'backup')
  const { session } = (await app.call('app.snapshot', undefined)).value
  expect(session?.programmerMv).toBe(1800)
})
