// SPDX-License-Identifier: GPL-3.0-or-later
/** How another computer can reach this one over SSH, as far as this computer can know. Pure. */

/**
 * `user@address` for a command to copy: the address through which the user's own SSH session came in, or else the
 * computer's name.
 */
export function sshTarget(
  env: Readonly<Record<string, string | undefined>>,
  hostname: string,
): string {
  const user = env['USER'] ?? env['LOGNAME'] ?? 'user'
  // `client-address client-port server-address server-port`
  const address = env['SSH_CONNECTION']?.split(' ')[2] ?? ''
  const host = /^[\w.:-]+$/u.test(address) ? address : hostname
  return `${user}@${host === '' ? 'board' : host}`
}
