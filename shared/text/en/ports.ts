/** What is said of serial ports that cannot be had, and of who has them. */

/** Services of Linux that take ports which are not meant for them. */
export type PortService = 'ModemManager' | 'brltty'

export const holderWords = (path: string, holder: string): string =>
  `${path} is in use by ${holder}`

/** Nobody can be seen that has it, and this service runs. */
export const serviceWords: Readonly<Record<PortService, string>> = {
  ModemManager: 'ModemManager is running, and it opens every new port for some seconds',
  brltty: 'brltty is running, and it claims adapters of this kind for braille displays',
}

export const noPortWords = (service: PortService | null): string =>
  service === null
    ? 'It is on USB, but the system has made no serial port of it. Try another cable or socket, and look at what sudo dmesg says of it.'
    : `It is on USB, but has no serial port: ${serviceWords[service]}.`
