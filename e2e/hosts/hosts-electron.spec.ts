// SPDX-License-Identifier: GPL-3.0-or-later
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { electronBinary, root } from '../support/electron-binary.ts'
import { electronOf, expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { desktopText } from '../../shared/text/desktop.ts'
import { endNotice } from '../../shared/text/end-notice.ts'
import {
  backUp,
  finished,
  isOver,
  jobUntil,
  openChip,
  slowChip,
  writeUnderWay,
} from '../support/jobs.ts'

const { menu } = desktopText
/** Electron itself provides the name of a menu with a role. */
const editMenu = 'Edit'

/** Records in the main process how the app uses the desktop. */
interface Noted {
  blocked: (string | number)[]
  progress: number[]
  questions: string[]
  answer: number
  focused: number
}
interface NotingGlobal {
  noted: Noted
}

async function note(app: AppUnderTest): Promise<() => Promise<Noted>> {
  const electron = electronOf(app)
  await electron.evaluate(({ powerSaveBlocker, dialog, BrowserWindow }) => {
    const noted: Noted = { blocked: [], progress: [], questions: [], answer: 0, focused: 0 }
    ;(globalThis as unknown as NotingGlobal).noted = noted
    const start = powerSaveBlocker.start.bind(powerSaveBlocker)
    const stop = powerSaveBlocker.stop.bind(powerSaveBlocker)
    powerSaveBlocker.start = (kind) => {
      noted.blocked.push(kind)
      return start(kind)
    }
    powerSaveBlocker.stop = (id) => {
      noted.blocked.push('stop')
      return stop(id)
    }
    dialog.showMessageBox = async (...given: unknown[]) => {
      noted.questions.push((given.at(-1) as { message: string }).message)
      return { response: noted.answer, checkboxChecked: false }
    }
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) throw new Error('no window')
    window.setProgressBar = (progress) => void noted.progress.push(progress)
    window.on('focus', () => noted.focused++)
  })
  return () => electron.evaluate(() => (globalThis as unknown as NotingGlobal).noted)
}

test('the computer stays awake during a job, and no longer', async ({ app }) => {
  const noted = await note(app)
  await openChip(app, slowChip())
  await backUp(app)
  const { blocked } = await noted()
  expect(blocked).toEqual(['prevent-app-suspension', 'stop', 'prevent-app-suspension', 'stop'])
})

test('the taskbar shows how far a job is, and nothing afterwards', async ({ app }) => {
  const noted = await note(app)
  // Slow enough that the app does not suppress the progress event in the middle because it follows the previous one too
  // soon.
  await openChip(app, slowChip(), 500_000)
  await backUp(app)
  const { progress } = await noted()
  expect(progress.some((part) => part > 0 && part < 1)).toBe(true)
  expect(Math.max(...progress)).toBeLessThanOrEqual(2)
  expect(progress.at(-1)).toBe(-1)
})

test('who waits at another window is told when a job has ended, and a click leads back; at this one nobody is', async ({
  app,
}) => {
  const electron = electronOf(app)
  await electron.evaluate(({ BrowserWindow, Notification }) => {
    const [window] = BrowserWindow.getAllWindows()
    const told: string[] = []
    Object.assign(globalThis, { told })
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: Electron.Notification) {
      told.push(this.title)
      this.emit('click')
    }
    window?.blur()
  })
  const told = () => electron.evaluate(() => (globalThis as unknown as { told: string[] }).told)
  const focused = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())
  await openChip(app, slowChip())
  // Only a user who asked for it gets a notification.
  await backUp(app)
  expect(await told()).toEqual([])
  await app.call('app.settings', { endNotice: true })
  await backUp(app)
  const { job, recovery, session } = (await app.call('app.snapshot', undefined)).value
  expect(await told()).toEqual([endNotice({ job, recovery, session })?.title])
  expect(await focused()).toBe(true)
  await backUp(app)
  expect(await told()).toHaveLength(1)
})

test('quitting in mid-write asks, stays when told to, and leaves with the write on record', async ({
  app,
}) => {
  const electron = electronOf(app)
  const noted = await note(app)
  const { id } = await writeUnderWay(app, slowChip())
  await electron.evaluate(({ app: main }) => main.quit())
  await expect.poll(async () => (await noted()).questions).toHaveLength(1)
  expect((await noted()).questions[0]).toBe(desktopText.leaveWriting)
  expect((await app.call('app.snapshot', undefined)).value.job).toMatchObject({
    id,
    state: 'running',
  })

  await electron.evaluate(() => {
    ;(globalThis as unknown as NotingGlobal).noted.answer = 1
  })
  const closed = electron.waitForEvent('close')
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await closed
  const page = await app.start()
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', 'recover')
  expect((await app.call('app.snapshot', undefined)).value.recovery).toMatchObject({
    operation: 'write',
  })
})

test('closing the window ends the program; nobody is asked while nothing runs', async ({ app }) => {
  const electron = electronOf(app)
  const noted = await note(app)
  await openChip(app, slowChip())
  expect((await noted()).questions).toEqual([])
  const closed = electron.waitForEvent('close')
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await closed
})

test('SIGTERM ends it without a question, between two steps', async ({ app }) => {
  const electron = electronOf(app)
  await openChip(app, slowChip())
  await jobUntil(
    app,
    (job) => job.phase === 'read' && job.doneBytes > 0,
    () => app.call('job.start', { kind: 'backup', passes: 3, board: null }),
  )
  const closed = electron.waitForEvent('close')
  process.kill(app.pid, 'SIGTERM')
  await closed
  await app.start()
  const { value } = await app.call('app.snapshot', undefined)
  expect(value.recovery).toBeNull()
  await openChip(app, slowChip())
  expect(isOver(await finished(app, { kind: 'backup', passes: 2, board: null }))).toBe(true)
})

test('a second start brings the first window to the front and ends', async ({ app }) => {
  const noted = await note(app)
  const second = spawn(
    electronBinary(),
    [
      root,
      `--user-data-dir=${join(app.dataDir, '..', 'profile')}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { env: { ...process.env, ...app.environment }, stdio: 'ignore' },
  )
  const code = await new Promise((resolve) => second.once('exit', resolve))
  expect(code).toBe(0)
  await expect.poll(async () => (await noted()).focused).toBe(1)
  expect(
    await electronOf(app).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
  ).toBe(1)
})

test('the window comes back in the size and place it was left in', async ({ app }) => {
  const bounds = { x: 40, y: 60, width: 900, height: 640 }
  await electronOf(app).evaluate(
    ({ BrowserWindow }, left) => BrowserWindow.getAllWindows()[0]?.setBounds(left),
    bounds,
  )
  await app.restart()
  const found = await electronOf(app).evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  )
  expect(found).toEqual(bounds)
})

test('the menu has the standard items', async ({ app }) => {
  const labels = await electronOf(app).evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label, role }) => label || role),
  )
  if (process.platform === 'darwin') expect(labels).toHaveLength(4)
  else expect(labels).toEqual([menu.file, editMenu, menu.view, menu.help])
})

test('dark and light follow the desktop', async ({ app, page }) => {
  const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  for (const source of ['dark', 'light', 'dark'] as const) {
    await electronOf(app).evaluate(({ nativeTheme }, theme) => {
      nativeTheme.themeSource = theme
    }, source)
    await expect.poll(dark).toBe(source === 'dark')
  }
})
