// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Command line switches with which Chromium would give the page, its files or its network to another program. A
 * packaged Pin One does not start with them. The fuses in electron-builder.yml block what Electron itself reads before
 * any of our code runs: --inspect, NODE_OPTIONS, ELECTRON_RUN_AS_NODE. Pure.
 */
const refused: readonly RegExp[] = [
  // A program that connects there controls the page.
  /^remote-(debugging|allow-origins)/u,
  /^inspect(-|$)/u,
  /^(enable-automation|auto-open-devtools-for-tabs|devtools-flags)$/u,
  // They run other code in the page or before its process.
  /^(js-flags|load-extension|disable-extensions-except|load-and-launch-app)$/u,
  /-(cmd-prefix|launcher)$/u,
  /^(single-process|in-process-gpu)$/u,
  // They disable protections of the page.
  /^(disable-web-security|allow-running-insecure-content|disable-site-isolation-trials)$/u,
  /^(allow-file-access-from-files|unsafely-treat-insecure-origin-as-secure)$/u,
  /^(enable|disable)-blink-features$/u,
  /^(disable-features|enable-experimental-web-platform-features)$/u,
  // They redirect network traffic or record it in a file.
  /^(proxy-|host-rules|host-resolver-rules|ignore-certificate-errors|log-net-log|ssl-key-log-file)/u,
]

/** The first refused switch, as typed; `null` when there is none. */
export function refusedSwitch(words: readonly string[]): string | null {
  return (
    words.find((word) => {
      // Chromium treats one dash like two, on Windows also a slash, there in upper or lower case.
      const name = /^(?:--?|\/)([^=]+)/u.exec(word)?.[1]?.toLowerCase()
      return name !== undefined && refused.some((pattern) => pattern.test(name))
    }) ?? null
  )
}
