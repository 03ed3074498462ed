// SPDX-License-Identifier: GPL-3.0-or-later
/** Connect power, and the two reads: each way in which wires, chip and cable can disappoint, and the way on. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import {
  arrowTo,
  next,
  onStage,
  tabTo,
  tickAll,
  tickAllByKeyboard,
  oneOf,
} from '../support/flow.ts'
import { bring, choicesAt } from '../support/stages.ts'
import type { Choices } from '../../shared/model/work.ts'
import { checkText, likelyText } from '../../src-renderer/text/check.ts'
import { causeText } from '../../shared/text/wiring.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { doneText } from '../../src-renderer/text/done.ts'

/** At the check with everything ticked, in front of this practice programmer. */
async function before(
  app: AppUnderTest,
  programmerId: string,
  change: Partial<Choices> = {},
): Promise<void> {
  await bring(app, 'check')
  await app.choose({ choices: { ...choicesAt('check', programmerId), ...change } })
}

const asked = async (app: AppUnderTest) => {
  await app.page.getByRole('button', { name: checkText.ask }).click()
}

async function accessible(app: AppUnderTest): Promise<void> {
  // Electron's window has no second page, which axe wants unless it is told to stay in this one.
  const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** Opens the whole list, which stands behind the one look at hand. */
const allLooks = (page: Page) => page.getByText(checkText.lookAll).last().click()

test('no chip: what is safe, one look at a time with what it would change, and asking that goes on', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-miso')
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText('No chip found')
  await expect(page.locator('[data-safe]')).toContainText('Unplug it before you touch a wire')
  await expect(page.locator('[data-testid=heard]')).toContainText('00 00 00')
  await expect(page.locator('[data-testid=heard]')).toContainText('the same in all 64 tries')
  const look = page.locator('.next')
  await expect(look).toHaveAttribute('data-look', 'reseat')
  await expect(look.getByRole('heading')).toContainText('put it on again')
  await expect(look).toContainText('If it was that')
  await expect(page.locator('svg[data-look="reseat"]')).toBeVisible()
  await expect(page.locator('[data-watch]')).toHaveAttribute('data-watch', 'none')
  await accessible(app)
  await next(page).click()
  await expect(look).not.toHaveAttribute('data-look', 'reseat')
  await expect(look.locator('[data-taken]')).toContainText('Clip seated')
  const second = await look.getAttribute('data-look')
  await page.reload()
  await expect(look).toHaveAttribute('data-look', second ?? '')
  await expect(look.locator('[data-taken]')).toContainText('Clip seated')
  await expect(page.locator('[data-watch]')).toHaveAttribute('data-watch', 'none')
  await page.getByRole('button', { name: checkText.again, exact: true }).press('Enter')
  await expect(title(page)).toHaveText('No chip found')
  await expect(look).toHaveAttribute('data-look', second ?? '')
})

test('no chip: the whole list stands behind the one look, and in the end nothing is left to look at', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-miso')
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText('No chip found')
  await allLooks(page)
  const first = page.locator('[data-cause]').first()
  await expect(first).toHaveAttribute('data-cause', 'no-contact')
  await expect(first).toContainText(likelyText['most likely'])
  await expect(page.locator('[data-testid=looks] li').first()).toContainText('put it on again')
  await expect(page.locator('[data-cause="cs-elsewhere"]')).toContainText('pin 2, GP1')
  await accessible(app)
  const onward = page.getByRole('button', { name: checkText.lookNext })
  for (let left = 20; left > 0 && (await onward.count()) > 0; left--) await onward.press('Enter')
  await expect(page.locator('.next')).toContainText('Every step was checked')
  await expect(next(page)).toHaveText(checkText.again)
})

test('no chip on a SOIC16: the looks and their legs are those of sixteen legs', async ({ app }) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-miso', { chipPackage: 'soic16' })
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText('No chip found')
  await allLooks(page)
  await expect(page.locator('[data-cause="miso-low"]')).toContainText(
    'near leg 8. It may touch GND',
  )
  await expect(page.locator('[data-testid=looks]')).toContainText('MISO wire from leg 8')
  await expect(page.locator('main')).not.toContainText('{')
})

test('loose wires: a silent chip is checked for swapped wires too, and no clip is spoken of', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=swap-mosi-miso', { board: 'bare' })
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText('No chip found')
  await allLooks(page)
  await expect(page.locator('[data-cause="swapped"]')).toContainText(
    causeText['swapped']?.what ?? 'no words',
  )
  await expect(page.locator('main')).not.toContainText(/put the clip on/i)
  await expect(page.locator('.next')).not.toContainText(/clip/i)
})

test('a chip that answers now and then points to HOLD, and the page says that replies come', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-hold')
  await asked(app)
  await expect(app.page.locator('[data-watch="answers"]')).toContainText('not steadily')
  await allLooks(app.page)
  // A contact that comes and goes looks the same; both stand in front.
  const first = app.page.locator('[data-cause]:nth-child(-n+2)')
  await expect(first.and(app.page.locator('[data-cause="hold-floats"]'))).toHaveCount(1)
})

const x230: Partial<Choices> = { board: 'x230', configuration: '8+4', chipIndex: 0 }
const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('two chips that answer at once are told from one, and the way on is to silence the other', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=second-chip', x230)
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText(checkText.severalTitle)
  await expect(page.locator('.lead')).toContainText('C2 00 17')
  await expect(page.locator('.lead')).toContainText('has two chips')
  await expect(page.locator('.next')).toContainText('Connect CS of the other chip to VCC')
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
  await expect(page.locator('[data-testid=clues]')).toContainText('EF is the number of Winbond.')
  await expect(page.locator('[data-testid=clues]')).toContainText('EF 40 17')
  await allLooks(page)
  await expect(page.locator('[data-cause]').first()).toHaveAttribute('data-cause', 'other-kind')
  await expect(page.locator('main')).toContainText('save the support report')
  await accessible(app)
  await page.getByRole('button', { name: checkText.again, exact: true }).press('Enter')
  await expect(title(page)).toHaveText(checkText.unknownTitle)
})

test('a chip without a JEDEC ID is heard by the older questions', async ({ app }) => {
  await before(app, 'practice:chip=TEST-NO-ID', { board: 'bare', configuration: null })
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText(checkText.namelessTitle)
  await expect(page.locator('[data-testid=clues]')).toContainText('Read with 90')
  await expect(page.locator('[data-testid=clues]')).toContainText('D3 0F')
  await allLooks(page)
  await expect(page.locator('[data-cause]').first()).toHaveAttribute('data-cause', 'other-kind')
  await accessible(app)
})

test('a chip that is no SPI NOR flash is named, with what it is', async ({ app }) => {
  await before(app, 'practice:chip=TEST-NAND', { board: 'bare', configuration: null })
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText('This chip is SPI NAND flash')
  await expect(page.locator('.lead')).toContainText('Winbond W25N01GV')
  await expect(page.locator('.lead')).toContainText('It does not read this chip')
  await accessible(app)
})

test('the other chip of the board is recognised by its size, and taken by one press', async ({
  app,
}) => {
  await before(app, 'practice:chip=UNKNOWN-SFDP-4M', x230)
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText(checkText.otherTitle)
  await expect(page.locator('.lead')).toContainText('Expected: bottom chip, 8 MiB.')
  await expect(page.locator('.lead')).toContainText(
    'The size is that of the top chip of this mainboard.',
  )
  await accessible(app)
  await page.getByRole('button', { name: /^Choose the top chip/ }).press('Enter')
  await expect(page.locator('.app')).toHaveAttribute('data-stage', 'package')
  expect((await app.call('app.snapshot', undefined)).value.session).toBeNull()
})

test('a chip that no table knows is locked until its supply is answered, and 1.8 V stops', async ({
  app,
}) => {
  await before(app, 'practice:chip=UNKNOWN-SFDP-4M', { board: 'bare' })
  await asked(app)
  const { page } = app
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Choose the supply voltage of the chip',
  )
  await expect(page.getByRole('banner')).toContainText('Unknown chip D3 72 16, 4 MiB')
  await accessible(app)
  await page.getByRole('radio', { name: /1\.8 V/ }).click()
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
      'Chip model',
      'Supply voltage',
      'Protection bits',
    ])
    await expect(table.getByRole('row', { name: /MX25L3239E/ })).toContainText('2.7 V to 3.6 V')
    await expect(table.getByRole('row', { name: /MX25U3235E/ })).toContainText('1.65 V to 2 V')
    await expect(
      table
        .getByRole('row', { name: /MX25L3239E/ })
        .locator('u')
        .first(),
    ).toHaveText('L')
    await accessible(app)
    const take = page.getByRole('button', { name: checkText.chooseCommit })
    await expect(take).toHaveAttribute('aria-disabled', 'true')
    await expect(page.locator('.note.care')).toContainText(
      'Disconnect power before you read the marking',
    )
    expect((await app.call('app.snapshot', undefined)).value.session?.chip).toBeNull()
    if (how === 'mouse') {
      await table.getByRole('radio', { name: /MX25L3239E/ }).check()
      await take.click()
    } else {
      await tabTo(page, /MX25L3239E|MX25U3235E/)
      await page.keyboard.press('Space')
      await arrowTo(page, /MX25L3239E/)
      await tabTo(page, /^Choose this chip model/)
      await page.keyboard.press('Enter')
    }
    await expect(page.locator('main')).toContainText('MX25L3239E')
    const press = async (name: RegExp) => {
      if (how === 'mouse') return page.getByRole('button', { name }).click()
      await tabTo(page, name)
      await page.keyboard.press('Enter')
    }
    const tick = () => (how === 'mouse' ? tickAll(page) : tickAllByKeyboard(page))
    await expect(title(page)).toHaveText(backupText.done)
    await next(page).press('Enter')
    await onStage(page, 'image')
    await expect(page.locator('[data-finding="checked"]')).toBeVisible()
    await tick()
    // Enter on a button that still works something out does nothing, as it should.
    await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
    await press(/^Write the/)
    await expect(title(page)).toHaveText(
      oneOf(doneText.title, doneText.titleBoth, doneText.titleAll),
    )
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
  await expect(page.locator('main')).toContainText(
    'MX25L3239E is chosen because you read it on the chip before.',
  )
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
  await expect(page.locator('main')).toContainText('None of these has that marking')
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
  await expect(page.locator('.lead')).toHaveText(
    /^You read Macronix MX25L6406E or alike; the chip says Winbond W25Q64.*\. Is the clip on the right chip\?$/,
  )
  const read = page.getByRole('button', { name: checkText.foundCommit })
  await expect(read).toHaveAttribute('aria-disabled', 'true')
  await accessible(app)
  await page.getByLabel(checkText.otherAck).check()
  await expect(read).toHaveAttribute('aria-disabled', 'false')
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

test('reads that differ are mapped, and a slower clock brings the backup', async ({ app }) => {
  await before(app, 'practice:chip=W25Q64JV,fault=flip:rate=1e-6:above=9M', { clockHz: 16_000_000 })
  await asked(app)
  const { page } = app
  await onStage(page, 'backup')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(backupText.differTitle)
  await expect(page.getByRole('img', { name: /Map of the chip/ })).toBeVisible()
  await expect(page.locator('main')).toContainText('Reading changed nothing.')
  await accessible(app)
  expect((await app.call('app.snapshot', undefined)).value.session?.backup).toBeNull()
  await page.getByRole('button', { name: /^Read twice at \d/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(backupText.done)
  const { session } = (await app.call('app.snapshot', undefined)).value
  expect(session?.clockHz).toBeLessThan(9_000_000)
  expect(session?.backup?.reads).toBe(2)
  await accessible(app)
})

test('unplugged in the middle of a read: nothing is saved, and plugging in leads on', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=unplug:op=400')
  await asked(app)
  const { page } = app
  await expect(page.locator('[data-fault="link.lost"]')).toBeVisible()
  await expect(page.locator('[data-contents="not-touched"]')).toContainText(
    'The chip is not changed: no command was sent',
  )
  const { value } = await app.call('app.snapshot', undefined)
  expect(value.session).toBeNull()
  expect(value.backups).toEqual([])
  expect(value.job?.contents.state).toBe('not-touched')
  await accessible(app)
})

test('a board that becomes unsteady at a fast clock is asked at its own, and the page says so', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV', {
    board: 'x60',
    configuration: '2',
    clockHz: 16_000_000,
  })
  await expect(app.page.getByText('This mainboard is unreliable above 4.1 MHz')).toBeVisible()
  await asked(app)
  await expect(app.page.getByRole('heading', { level: 1 })).toContainText('not the expected chip')
  const { session } = (await app.call('app.snapshot', undefined)).value
  expect(session?.clockAskedHz).toBe(4_096_000)
})
