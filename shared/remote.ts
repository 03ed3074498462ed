// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: reaching a programmer on another computer through SSH, as commands to copy and as what Pin One runs itself. */
import type { TunnelWhere } from './model/tunnel.ts'

export interface RemoteChoice {
  readonly host: string
  readonly user: string
  /** `bridge`: the SPI pins there, driven from here; `serve`: the whole app there, its page here. */
  readonly kind: 'bridge' | 'serve'
  /** Node of the SPI port there. */
  readonly node: string
}

/** In no list of well-known services; the same at both ends, so that it need not be explained twice. */
export const bridgePort = 7127
export const servePort = 8125

export const bridgeProgrammer = `serprog:ip=127.0.0.1:${bridgePort}`

/** A leading dash would be read as an option by ssh; colons are IPv6. */
const HOST = /^[A-Za-z0-9[][\w.:%\]-]*$/u
const USER = /^[A-Za-z_][\w.-]*\$?$/u
const NODE = /^\/dev\/spidev\d+\.\d+$/u

export function hostProblem(host: string): boolean {
  return host !== '' && !HOST.test(host)
}

export function userProblem(user: string): boolean {
  return user !== '' && !USER.test(user)
}

export interface RemoteCommands {
  /** Brings the package of Pin One there, from where it was downloaded to, and installs it. Once. */
  readonly install: string
  /** Starts what is needed there, through SSH, and shows what it says. */
  readonly there: string
  /** The tunnel; runs until it is stopped. */
  readonly tunnel: string
}

/** `null` until host and user can be used. */
export function remoteCommands(
  { host, user, kind, node }: RemoteChoice,
  version: string,
): RemoteCommands | null {
  if (!HOST.test(host) || !USER.test(user) || (kind === 'bridge' && !NODE.test(node))) return null
  const where = `${user}@${host}`
  const port = kind === 'bridge' ? bridgePort : servePort
  const program = kind === 'bridge' ? bridgeCommand(node) : `pin-one serve --no-open --port ${port}`
  const deb = `pin-one-headless_${version}_arm64.deb`
  return {
    install: `scp ${deb} ${where}: && ssh -t ${where} sudo apt install ./${deb}`,
    there: `ssh -t ${where} ${program}`,
    tunnel: `ssh -N -L ${port}:127.0.0.1:${port} ${where}`,
  }
}

const bridgeCommand = (node: string): string =>
  `pin-one bridge --spidev ${node} --listen 127.0.0.1:${bridgePort}`

/** What the bridge prints first, when the programmer behind it can be opened. */
export const bridgeReady = bridgeProgrammer

/** Whether `ssh` and the shell behind it can be given these words as they are. */
export const isTunnelWhere = ({ host, user, node }: TunnelWhere): boolean =>
  HOST.test(host) &&
  host.length <= 255 &&
  USER.test(user) &&
  user.length <= 64 &&
  NODE.test(node) &&
  node.length <= 32

/**
 * Arguments for `ssh`: the tunnel and the bridge in one connection, so that both end together. It asks nobody anything:
 * no password, no passphrase, and no unknown computer is believed. The terminal there lets the bridge hear the end.
 * Throws nothing; `where` must be one of `isTunnelWhere`.
 */
export function tunnelArguments({ host, user, node }: TunnelWhere): readonly string[] {
  const options = [
    'BatchMode=yes',
    'ConnectTimeout=15',
    'ExitOnForwardFailure=yes',
    'PermitLocalCommand=no',
    'ServerAliveInterval=15',
    'ServerAliveCountMax=3',
  ]
  return [
    '-tt',
    '-a',
    '-x',
    // A connection that is shared with other sessions would outlive this one.
    '-S',
    'none',
    ...options.flatMap((option) => ['-o', option]),
    '-L',
    `127.0.0.1:${bridgePort}:127.0.0.1:${bridgePort}`,
    '-l',
    user,
    '--',
    host.replace(/^\[(.*)\]$/u, '$1'),
    bridgeCommand(node),
  ]
}
