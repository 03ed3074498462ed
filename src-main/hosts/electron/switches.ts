// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Words on the command line with which Chromium would hand the page, its files or its network to somebody else. A
 * packaged Pin One does not start with them. The fuses in electron-builder.yml close what Electron itself reads before
 * any of our code runs: --inspect, NODE_OPTIONS, ELECTRON_RUN_AS_NODE. Pure.
 */
const refused: readonly RegExp[] = [
  // A program that connects there controls the page.
  /^remote-(debugging|allow-origins)/u,
  /^inspect(-|$)/u,
  /^(enable-automation|auto-open-devtools-for-tabs|devtools-flags)$/u,
  // Other code in the page or in front of its process.
  /^(js-flags|load-extension|disable-extensions-except|load-and-launch-app)$/u,
  /-(cmd-prefix|launcher)$/u,
  /^(single-process|in-process-gpu)$/u,
  // Rules of the page that would no longer hold.
  /^(disable-web-security|allow-running-insecure-content|disable-site-isolation-trials)$/u,
  /^(allow-file-access-from-files|unsafely-treat-insecure-origin-as-secure)$/u,
  /^(enable|disable)-blink-features$/u,
  /^(disable-features|enable-experimental-web-platform-features)$/u,
  // Another way into the network, or its traffic in a file.
  /^(proxy-|host-rules|host-resolver-rules|ignore-certificate-errors|log-net-log|ssl-key-log-file)/u,
]

/** The first word that is refused, as it was typed; `null` when there is none. */
export function refusedSwitch(words: readonly string[]): string | null {
  return (
    words.find((word) => {
      // Chromium reads one dash as two, and on Windows a slash, in any case there.
      const name = /^(?:--?|\/)([^=]+)/u.exec(word)?.[1]?.toLowerCase()
      return name !== undefined && refused.some((pattern) => pattern.test(name))
    }) ?? null
  )
}
