// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * README's animated picture: practises an X230 from the choice of the computer until both chips are verified, as
 * assets/tour.gif. Each frame has a fixed time, and a job adds one at each step of its bar, so that the same app gives
 * the same film on every computer. Needs ffmpeg in PATH.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { root } from '../support/electron-binary.ts'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { button, next, onStage, tickAll, verifiedTitle } from '../support/flow.ts'
import { boardText } from '../../src-renderer/text/board.ts'
import { doneText } from '../../src-renderer/text/done.ts'

const film = join(root, 'assets/tour.gif')
const mostBytes = 1_500_000
const widthPx = 900
const colours = 80

class Camera {
  readonly #page: Page
  readonly #directory: string
  readonly #list: string[] = []

  constructor(page: Page, directory: string) {
    this.#page = page
    this.#directory = directory
  }

  /** Adds the current picture, for this time. */
  async hold(seconds: number): Promise<void> {
    const file = join(this.#directory, `${String(this.#list.length).padStart(4, '0')}.png`)
    await this.#page.screenshot({ path: file })
    this.#list.push(file, String(seconds))
  }

  /** Shows the place of the press, and presses. */
  async press(what: Locator): Promise<void> {
    await what.scrollIntoViewIfNeeded()
    const box = await what.boundingBox()
    if (box === null) throw new Error('nothing to press')
    await this.#page.evaluate(
      ([x, y]) => {
        const dot = document.createElement('div')
        dot.id = 'pressed'
        Object.assign(dot.style, {
          position: 'fixed',
          left: `${x - 17}px`,
          top: `${y - 17}px`,
          width: '34px',
          height: '34px',
          borderRadius: '50%',
          border: '3px solid #b26a00',
          background: 'rgb(255 190 60 / 45%)',
          zIndex: '99',
        })
        document.body.append(dot)
      },
      [box.x + box.width / 2, box.y + box.height / 2] as const,
    )
    await this.hold(0.3)
    await this.#page.evaluate(() => document.querySelector('#pressed')?.remove())
    await what.click()
  }

  /** Writes the pictures in order, each for its time, with few colours and without repeating unchanged areas. */
  write(target: string): void {
    const lines = this.#list.map((word, index) =>
      index % 2 === 0 ? `file '${word}'` : `duration ${word}`,
    )
    // The last duration counts only if another picture follows.
    const last = this.#list.at(-2)
    const script = join(this.#directory, 'pictures.txt')
    writeFileSync(script, [...lines, `file '${last}'`, ''].join('\n'))
    const picture = [
      `scale=${widthPx}:-2:flags=lanczos,split[a][b]`,
      `[a]palettegen=max_colors=${colours}:stats_mode=full[p]`,
      '[b][p]paletteuse=dither=none:diff_mode=rectangle',
    ].join(';')
    const { status, stderr } = spawnSync(
      'ffmpeg',
      `-y -v error -f concat -safe 0 -i pictures.txt -vsync vfr -filter_complex ${picture} -loop 0`
        .split(' ')
        .concat(target),
      { encoding: 'utf8', cwd: this.#directory },
    )
    if (status !== 0) throw new Error(`ffmpeg made no film: ${stderr}`)
  }
}

/** One picture at each step of the bar, until the stage changes or the job waits. */
async function eachStep(page: Page, camera: Camera, step: number, isOver: Locator): Promise<void> {
  const bar = page.getByRole('progressbar').first()
  for (let at = 0; at <= 100; at += step) {
    await expect(async () => {
      if (await isOver.isVisible()) return
      expect(await bar.isVisible()).toBe(true)
      const now = Number(await bar.getAttribute('aria-valuenow'))
      expect(now).toBeGreaterThanOrEqual(at)
    }).toPass({ intervals: [50] })
    if (await isOver.isVisible()) return
    await camera.hold(0.15)
  }
}

/** The practice chip with a realistic speed, so that its bars move visibly. */
async function slowly(app: AppUnderTest): Promise<void> {
  const { choices, stage } = (await app.call('app.snapshot', undefined)).value.work
  await app.choose({ choices: { ...choices, programmerId: 'practice:timing=real' }, stage })
}

async function chip(page: Page, camera: Camera, isFirst: boolean): Promise<void> {
  const stage = () => page.locator('[data-testid=app]').getAttribute('data-stage')
  await onStage(page, 'wire')
  for (let moment = 0; moment < 20 && (await stage()) === 'wire'; moment++) {
    const title = page.getByRole('heading', { level: 1 })
    const asked = (await title.textContent()) ?? ''
    await tickAll(page)
    await camera.hold(moment === 0 && isFirst ? 1.2 : 0.35)
    await camera.press(next(page))
    await expect(title).not.toHaveText(asked)
  }
  // The last press simulated plugging in: the app finds the chip and starts its reads automatically.
  await onStage(page, 'backup')
  const saved = page.locator('[data-testid=actions] [data-button=go][aria-disabled=false]')
  await eachStep(page, camera, isFirst ? 4 : 12, saved)
  await expect(saved).toBeVisible()
  await camera.hold(isFirst ? 1.6 : 0.5)
  await camera.press(next(page))
  await onStage(page, 'image')
  await expect(page.locator('[data-finding="checked"]')).toBeVisible()
  await tickAll(page)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
  await camera.hold(isFirst ? 1.4 : 0.5)
  await camera.press(next(page))
  const verified = verifiedTitle(page)
  await eachStep(page, camera, isFirst ? 9 : 20, verified)
  await expect(verified).toBeVisible()
  await camera.hold(isFirst ? 1.8 : 3)
}

test('the tour', async ({ app, page }) => {
  if (spawnSync('ffmpeg', ['-version']).error !== undefined)
    throw new Error('npm run recording needs ffmpeg in PATH. On Debian: apt install ffmpeg')
  const directory = mkdtempSync(join(tmpdir(), 'pin-one-recording-'))
  const camera = new Camera(page, directory)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.evaluate(() => document.fonts.ready)
  await onStage(page, 'board')
  await camera.hold(1.2)
  await camera.press(page.locator('[data-board="x230"]'))
  await onStage(page, 'programmer')
  await camera.hold(1)
  await camera.press(button(page, boardText.practise).last())
  await onStage(page, 'package')
  await slowly(app)
  await camera.hold(1.4)
  await camera.press(next(page))
  await chip(page, camera, true)
  await camera.press(button(page, doneText.unplugPractice))
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
  await camera.press(next(page))
  await onStage(page, 'package')
  await camera.hold(0.6)
  await camera.press(next(page))
  await chip(page, camera, false)
  camera.write(film)
  rmSync(directory, { recursive: true })
  const { size } = statSync(film)
  console.log(`assets/tour.gif: ${size} bytes`)
  expect(size).toBeLessThanOrEqual(mostBytes)
})
