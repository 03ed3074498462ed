/** Pure: reaching a programmer on another computer through SSH, as commands to copy. */

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
  /** Starts what is needed there, through SSH, and shows what it says. */
  readonly there: string
  /** The tunnel; runs until it is stopped. */
  readonly tunnel: string
}

/** `null` until host and user can be used. */
export function remoteCommands({ host, user, kind, node }: RemoteChoice): RemoteCommands | null {
  if (!HOST.test(host) || !USER.test(user) || (kind === 'bridge' && !NODE.test(node))) return null
  const where = `${user}@${host}`
  const port = kind === 'bridge' ? bridgePort : servePort
  const program =
    kind === 'bridge'
      ? `pin-one bridge --spidev ${node} --listen 127.0.0.1:${port}`
      : `pin-one serve --no-open --port ${port}`
  return {
    there: `ssh -t ${where} ${program}`,
    tunnel: `ssh -N -L ${port}:127.0.0.1:${port} ${where}`,
  }
}
