// SPDX-License-Identifier: GPL-3.0-or-later
// Which host `npm start` uses, as a value: the desktop window if Electron can run, else the browser. Pure.

/** Options that only the browser host knows; any of them selects that host. */
const browserWords = ['--browser', '--no-open', '--port', '--help', '-h']

/**
 * @param {{ words: readonly string[], platform: string, uid: number | undefined,
 *   environment: Readonly<Record<string, string | undefined>> }} start
 * @returns {{ host: 'electron' | 'browser', words: readonly string[], why: string | null }}
 *   `why` is for the user's eyes; `null` when the user asked for it.
 */
export function startPlan({ words, platform, uid, environment }) {
  const isBrowserWord = (word) => browserWords.includes(word.replace(/=.*$/s, ''))
  const browser = (why) => ({
    host: 'browser',
    words: words.filter((word) => word !== '--browser'),
    why,
  })
  if (words.some(isBrowserWord)) return browser(null)
  if (platform === 'linux') {
    const screen = environment.WAYLAND_DISPLAY || environment.DISPLAY || ''
    if (screen === '') return browser('There is no screen here for a window')
    // Chromium refuses to run as root, because its sandbox does not work there.
    if (uid === 0 && !words.includes('--no-sandbox'))
      return browser('Electron does not run as root')
  }
  return { host: 'electron', words, why: null }
}
