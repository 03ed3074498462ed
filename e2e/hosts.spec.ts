import { expect, test } from './fixtures.ts'

test('the app starts and shows the first stage', async ({ app, page }) => {
  await expect(page).toHaveTitle('Pin One')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { value } = await app.call('app.snapshot', undefined)
  expect(value.app.host).toBe(app.host)
})

test('F1 opens the help and closes it again', async ({ page }) => {
  const help = page.getByRole('complementary')
  await expect(help).toBeHidden()
  await page.keyboard.press('F1')
  await expect(help).toBeVisible()
  await page.keyboard.press('F1')
  await expect(help).toBeHidden()
})
