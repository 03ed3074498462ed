// SPDX-License-Identifier: GPL-3.0-or-later
/** A programmer on another computer, reached through an SSH connection that Pin One opened itself. */

export interface TunnelWhere {
  /** Name or address, or a host entry of the user's own SSH settings. */
  readonly host: string
  readonly user: string
  /** SPI port there, `/dev/spidev0.0`. */
  readonly node: string
}

/** Why a tunnel could not be opened, by the messages of `ssh`. */
export type TunnelTrouble =
  /** There is no `ssh` on this computer. */
  | 'no-ssh'
  | 'unknown-host'
  | 'unreachable'
  /** That computer answers, but no SSH server listens there. */
  | 'refused'
  /** Never connected before: the user must compare its key once. */
  | 'unknown-key'
  /** Its key differs from the last time. */
  | 'changed-key'
  /** `ssh` would have to ask for a password or a passphrase. */
  | 'asks-password'
  | 'no-pin-one'
  /** Another program on one of the two computers uses the port of the tunnel. */
  | 'port-in-use'
  /** The bridge there ended with an error; its output tells why. */
  | 'bridge'
  | 'too-slow'
  | 'other'

export interface TunnelInfo {
  readonly where: TunnelWhere
  readonly state: 'opening' | 'open'
}
