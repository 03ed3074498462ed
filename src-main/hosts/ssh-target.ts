// SPDX-License-Identifier: GPL-3.0-or-later
/** How another computer reaches this one over SSH, as far as this one can know. Pure. */

/**
 * `user@address` for a command to copy: the address under which the user's own SSH session came in when there is one,
 * else the machine's name.
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
