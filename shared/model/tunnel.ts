// SPDX-License-Identifier: GPL-3.0-or-later
/** A programmer on another computer, reached through an SSH connection that Pin One opened itself. */

export interface TunnelWhere {
  /** Name or address, or a name of the user's own SSH settings. */
  readonly host: string
  readonly user: string
  /** SPI port there, `/dev/spidev0.0`. */
  readonly node: string
}

/** Why a tunnel could not be opened, as far as `ssh` says it. */
export type TunnelTrouble =
  /** There is no `ssh` on this computer. */
  | 'no-ssh'
  | 'unknown-host'
  | 'unreachable'
  /** That computer answers, and nothing listens for SSH on it. */
  | 'refused'
  /** Never connected before: somebody has to compare its key once. */
  | 'unknown-key'
  /** Another key than the last time. */
  | 'changed-key'
  /** It would have to ask for a password or a passphrase. */
  | 'asks-password'
  | 'no-pin-one'
  /** Something on one of the two computers uses the port of the tunnel. */
  | 'port-in-use'
  /** The bridge there gave up; what it said tells why. */
  | 'bridge'
  | 'too-slow'
  | 'other'

export interface TunnelInfo {
  readonly where: TunnelWhere
  readonly state: 'opening' | 'open'
}
