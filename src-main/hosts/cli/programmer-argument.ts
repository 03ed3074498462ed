/** flashprog's programmer strings: `serprog:dev=/dev/ttyACM0,spispeed=16M`. Pure. */
import { ch341aReason } from '../../../shared/ch341a.ts'
import { UsageError } from './options.ts'

export interface ProgrammerArgument {
  /** What `session.open` takes. */
  readonly id: string
  readonly clockHz: number | null
  readonly chipSelect: number | null
}

const firstSteps =
  'Use -p serprog:dev=PORT or -p serprog:ip=HOST:PORT for a programmer, or -p practice for the practice chip.'

/** Throws `UsageError` with what is wrong and what is possible. */
export function programmerArgument(text: string): ProgrammerArgument {
  const colon = text.indexOf(':')
  const kind = colon === -1 ? text : text.slice(0, colon)
  const parameters = colon === -1 ? '' : text.slice(colon + 1)
  switch (kind) {
    case 'serprog':
      return serprog(parameters)
    case 'practice':
      return practice(parameters)
    case 'linux_spi':
    case 'spidev':
      return linuxSpi(parameters)
    case 'ch341a_spi':
      throw new UsageError(`The CH341A is refused. ${ch341aReason} ${firstSteps}`)
    case 'internal':
      throw new UsageError(
        `internal is the flash of the computer this runs on; pin-one flashes chips through a programmer. ${firstSteps}`,
      )
    default:
      throw new UsageError(
        `${kind === '' ? 'An empty name' : kind} is no programmer of pin-one. ${firstSteps}`,
      )
  }
}

interface Parameter {
  readonly name: string
  readonly value: string
}

function parametersOf(text: string): readonly Parameter[] {
  return text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      if (equals < 1 || equals === part.length - 1)
        throw new UsageError(`"${part}" is not of the form NAME=VALUE.`)
      return { name: part.slice(0, equals), value: part.slice(equals + 1) }
    })
}

function onlyOnce(
  parameters: readonly Parameter[],
  known: readonly string[],
  kind: string,
): Map<string, string> {
  const values = new Map<string, string>()
  for (const { name, value } of parameters) {
    if (!known.includes(name))
      throw new UsageError(`${kind} knows no "${name}"; it knows ${known.join(', ')}.`)
    if (values.has(name)) throw new UsageError(`"${name}" is given twice.`)
    values.set(name, value)
  }
  return values
}

function serprog(text: string): ProgrammerArgument {
  // flashprog's old manual and many web pages write serprog:/dev/ttyACM0; say what is missing.
  if (text.startsWith('/') || /^COM\d+/i.test(text))
    throw new UsageError(`Write the port with its name: -p serprog:dev=${text}`)
  const values = onlyOnce(parametersOf(text), ['dev', 'ip', 'spispeed', 'cs'], 'serprog')
  const dev = values.get('dev')
  const ip = values.get('ip')
  if (dev === undefined && ip === undefined)
    throw new UsageError(
      'serprog needs dev=PORT (a serial port) or ip=HOST:PORT (a network address).',
    )
  if (dev !== undefined && ip !== undefined)
    throw new UsageError('serprog takes dev= or ip=, not both.')
  if (ip !== undefined && !/^(\[[0-9A-Fa-f:.%\w]+\]|[^:[\]]+):\d{1,5}$/.test(ip))
    throw new UsageError(`ip=${ip} is not HOST:PORT (an IPv6 address goes in brackets).`)
  return {
    id: dev === undefined ? `serprog:ip=${ip ?? ''}` : `serprog:dev=${dev}`,
    clockHz: optional(values.get('spispeed'), hertz),
    chipSelect: optional(values.get('cs'), chipSelect),
  }
}

function practice(text: string): ProgrammerArgument {
  const all = parametersOf(text)
  const own = all.filter(({ name }) => name !== 'spispeed' && name !== 'cs')
  const ours = onlyOnce(
    all.filter(({ name }) => name === 'spispeed' || name === 'cs'),
    ['spispeed', 'cs'],
    'practice',
  )
  // The practice driver knows its own words and refuses the rest.
  const rest = own.map(({ name, value }) => `${name}=${value}`).join(',')
  return {
    id: rest === '' ? 'practice' : `practice:${rest}`,
    clockHz: optional(ours.get('spispeed'), hertz),
    chipSelect: optional(ours.get('cs'), chipSelect),
  }
}

function linuxSpi(text: string): ProgrammerArgument {
  const values = onlyOnce(parametersOf(text), ['dev', 'spispeed'], 'linux_spi')
  const dev = values.get('dev')
  if (dev === undefined) throw new UsageError('linux_spi needs dev=/dev/spidevB.C.')
  return {
    id: `linux_spi:dev=${dev}`,
    clockHz: optional(values.get('spispeed'), kilohertz),
    chipSelect: null,
  }
}

const optional = <T>(value: string | undefined, read: (text: string) => T): T | null =>
  value === undefined ? null : read(value)

/** serprog's `spispeed`: Hz, with k or M behind it for thousands and millions. */
function hertz(text: string): number {
  const match = /^(\d{1,10})([kKmM]?)$/.exec(text)
  const factor = { '': 1, k: 1000, m: 1_000_000 }[(match?.[2] ?? '').toLowerCase()] ?? 1
  const hz = Number(match?.[1] ?? 0) * factor
  if (match === null || hz < 1 || hz > 1_000_000_000)
    throw new UsageError(
      `spispeed=${text} is not a clock; write for example 16M or 400k (bare numbers are Hz).`,
    )
  return hz
}

/** linux_spi's `spispeed` is in whole kHz. */
function kilohertz(text: string): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) < 1)
    throw new UsageError(
      `spispeed=${text} is not a clock; linux_spi takes whole kHz, for example 4000.`,
    )
  return Number(text) * 1000
}

function chipSelect(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 255)
    throw new UsageError(`cs=${text} is not a chip select; it is a number from 0 to 255.`)
  return Number(text)
}
