// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: reaching a programmer on another computer through SSH, as commands to copy and as arguments for Pin One's own
 * `ssh`.
 */
import type { TunnelWhere } from './model/tunnel.ts'

export interface RemoteChoice {
  readonly host: string
  readonly user: string
  /** `bridge`: the SPI pins there, controlled from here; `serve`: the whole app there, its page here. */
  readonly kind: 'bridge' | 'serve'
  /** Device node of the SPI port there. */
  readonly node: string
}

/** Port number; in no list of well-known services. The same at both ends, so that it needs one explanation. */
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
  /** Copies the package of Pin One there from the download folder, and installs it. Needed once. */
  readonly install: string
  /** Starts the program there through SSH and shows its output. */
  readonly there: string
  /** The tunnel; runs until it is stopped. */
  readonly tunnel: string
}

/** `null` until host and user are valid. */
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

/** First output of the bridge, when its programmer can be opened. */
export const bridgeReady = bridgeProgrammer

/** Whether these values are safe as arguments for `ssh` and the shell there. */
export const isTunnelWhere = ({ host, user, node }: TunnelWhere): boolean =>
  HOST.test(host) &&
  host.length <= 255 &&
  USER.test(user) &&
  user.length <= 64 &&
  NODE.test(node) &&
  node.length <= 32

/**
 * Arguments for `ssh`: tunnel and bridge in one connection, so that both end together. It asks for no password and no
 * passphrase, and accepts no unknown computer. The terminal there lets the bridge notice the end. Throws nothing;
 * `where` must satisfy `isTunnelWhere`.
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
    // A connection shared with other sessions would outlive this one.
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
