// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Parses programmer ids in flashprog's form, only here: `serprog:dev=/dev/ttyACM0`, `serprog:ip=[::1]:2000`,
 * `linux_spi:dev=/dev/spidev0.0`, `practice:chip=W25Q64JV`. Pure and total: any text gives an address or a problem.
 */
import { assertNever } from '../fault.ts'
import type { AddressProblem } from '../model/address-problem.ts'
import type { ProgrammerKind } from '../model/programmer.ts'
import { kindNamed, programmerKinds } from './kinds.ts'

/** `form` is the one that the table of kinds gives for `kind`. */
export type ProgrammerAddress = { readonly kind: ProgrammerKind } & (
  | { readonly form: 'link'; readonly link: AddressLink }
  | { readonly form: 'node'; readonly path: string }
  | { readonly form: 'plug'; readonly place: string | null }
  /** In the written order; a name may occur twice (`fault`). */
  | { readonly form: 'words'; readonly words: readonly Word[] }
)

export type AddressLink =
  | { readonly kind: 'serial'; readonly path: string; readonly baud: number | null }
  /** `host` without the brackets of an IPv6 address. */
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }

export interface Word {
  readonly name: string
  readonly value: string
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: AddressProblem }

export interface LineProgrammer {
  readonly address: ProgrammerAddress
  /** Options of `KindTraits.lineWords`, as written; each at most once. */
  readonly settings: ReadonlyMap<string, string>
  /** Practice only: a user's file with the contents of a new chip. */
  readonly contentPath: string | null
}

/** Characters; no real address is nearly as long. */
const MOST_CHARACTERS = 1000
/** Terminals and serial drivers support up to 12 MBd; a typing error is larger. */
const MOST_BAUD = 20_000_000

const bad = (
  problem: AddressProblem,
): { readonly ok: false; readonly problem: AddressProblem } => ({
  ok: false,
  problem,
})
const good = <T>(value: T): Parsed<T> => ({ ok: true, value })

/**
 * Parses what a front end may send: no settings and no files. Serial ports must satisfy `isPortPath`, SPI nodes
 * `isNodePath`.
 */
export function contractAddress(id: string): Parsed<ProgrammerAddress> {
  const parsed = lineProgrammer(id)
  if (!parsed.ok) return parsed
  const { address, settings, contentPath } = parsed.value
  const [setting] = settings.keys()
  if (setting !== undefined) return bad({ code: 'line-only', word: setting, kind: address.kind })
  if (contentPath !== null) return bad({ code: 'line-only', word: 'content', kind: address.kind })
  const node = nodeOf(address)
  if (node === null || (node.kind === 'spi' ? isNodePath(node.path) : isPortPath(node.path)))
    return good(address)
  return bad(
    node.kind === 'spi'
      ? { code: 'bad-node', path: node.path }
      : { code: 'bad-port', port: node.path },
  )
}

/** The file or port of this computer that `address` would open; `null`: none. */
export function nodeOf(
  address: ProgrammerAddress,
): { readonly kind: 'serial' | 'spi'; readonly path: string } | null {
  switch (address.form) {
    case 'link':
      return address.link.kind === 'serial' ? address.link : null
    case 'node':
      return { kind: 'spi', path: address.path }
    case 'plug':
    case 'words':
      return null
    default:
      return assertNever(address)
  }
}

/** The place that an id names, for users: its port, its host, its plug; also for an id that cannot be opened. */
export const placeOf = (id: string): string => id.slice(id.indexOf('=') + 1)

/** Parses what the user may type: any absolute path for a port, settings, and files of the practice chip. */
export function lineProgrammer(text: string): Parsed<LineProgrammer> {
  if (text.length > MOST_CHARACTERS) return bad({ code: 'too-long', most: MOST_CHARACTERS })
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/u.test(text)) return bad({ code: 'control-character' })
  const colon = text.indexOf(':')
  const name = colon === -1 ? text : text.slice(0, colon)
  const rest = colon === -1 ? '' : text.slice(colon + 1)
  const kind = kindNamed(name)
  if (kind === null) return bad({ code: 'unknown-kind', name })
  const { address: grammar, lineWords } = programmerKinds[kind]
  const { form, words } = grammar
  // Old manuals write serprog:/dev/ttyACM0.
  if (form === 'link' && isBarePort(rest)) return bad({ code: 'bare-port', port: rest, kind })
  const own: Word[] = []
  const settings = new Map<string, string>()
  for (const part of rest.split(',')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    if (equals < 1 || equals === part.length - 1)
      return bad({ code: 'not-a-pair', word: part, kind })
    const word = { name: part.slice(0, equals), value: part.slice(equals + 1) }
    const known = words.includes(word.name)
    if (!known && !lineWords.includes(word.name))
      return bad({ code: 'unknown-word', word: word.name, kind, known: [...words, ...lineWords] })
    const again = known ? own.some((each) => each.name === word.name) : settings.has(word.name)
    if (again && word.name !== 'fault') return bad({ code: 'twice', word: word.name })
    if (known) own.push(word)
    else settings.set(word.name, word.value)
  }
  const content = form === 'words' ? own.find((word) => isContentPath(word)) : undefined
  const kept = own.filter((word) => word !== content)
  const address = addressOf(kind, kept)
  if (!address.ok) return address
  return good({ address: address.value, settings, contentPath: content?.value ?? null })
}

const isBarePort = (text: string): boolean => /^(\/|COM\d)/iu.test(text)

const isContentPath = ({ name, value }: Word): boolean => name === 'content' && /^[./]/u.test(value)

function addressOf(kind: ProgrammerKind, words: readonly Word[]): Parsed<ProgrammerAddress> {
  const value = (name: string) => words.find((word) => word.name === name)?.value ?? null
  const { form } = programmerKinds[kind].address
  switch (form) {
    case 'words':
      return good({ kind, form, words })
    case 'plug':
      return good({ kind, form, place: value('usb') })
    case 'node': {
      const path = value('dev')
      if (path === null) return bad({ code: 'nothing-named', kind })
      return isAbsolute(path) ? good({ kind, form, path }) : bad({ code: 'bad-node', path })
    }
    case 'link': {
      const [dev, ip] = [value('dev'), value('ip')]
      if (dev !== null && ip !== null) return bad({ code: 'two-named', kind })
      if (dev === null && ip === null) return bad({ code: 'nothing-named', kind })
      const link = dev === null ? tcpLink(ip ?? '') : serialLink(dev)
      return link.ok ? good({ kind, form, link: link.value }) : link
    }
    default:
      return assertNever(form)
  }
}

/** `PORT` or `PORT:BAUD`. */
function serialLink(text: string): Parsed<AddressLink> {
  const com = /^((?:\\\\\.\\)?COM\d{1,3})(?::(.*))?$/iu.exec(text)
  if (com?.[1] !== undefined) return withBaud(com[1], com[2])
  if (!isAbsolute(text)) return bad({ code: 'bad-port', port: text })
  // Names by path contain colons (`pci-0000:00:14.0-usb-0:2:1.0`); no other port does.
  const split = text.includes('/by-path/') ? /^(.+?)(?::(\d+))?$/u : /^([^:]+)(?::(.*))?$/u
  const found = split.exec(text)
  if (found?.[1] === undefined) return bad({ code: 'bad-port', port: text })
  return withBaud(found[1], found[2])
}

function withBaud(path: string, text: string | undefined): Parsed<AddressLink> {
  if (text === undefined) return good({ kind: 'serial', path, baud: null })
  const baud = /^\d{1,8}$/u.test(text) ? Number(text) : 0
  if (baud < 1 || baud > MOST_BAUD) return bad({ code: 'bad-baud', port: path, baud: text })
  return good({ kind: 'serial', path, baud })
}

/** `HOST:PORT`, `[IPV6]:PORT`. */
function tcpLink(text: string): Parsed<AddressLink> {
  const found = /^(?:\[([^\]]*)\]|([^:[\]]+)):(\d{1,5})$/u.exec(text)
  const [, six, name, digits] = found ?? []
  const port = Number(digits)
  const isHost = six === undefined ? isHostName(name ?? '') : isIpv6(six)
  if (!isHost || !(port >= 1 && port <= 65_535)) return bad({ code: 'bad-host', host: text })
  return good({ kind: 'tcp', host: six ?? name ?? '', port })
}

function isHostName(text: string): boolean {
  if (text.length > 253) return false
  // Four numbers are an IPv4 address or a mistake, never a name.
  if (/^[\d.]+$/u.test(text)) {
    const parts = text.split('.')
    return (
      parts.length === 4 && parts.every((part) => /^\d{1,3}$/u.test(part) && Number(part) < 256)
    )
  }
  return text.split('.').every((part, at, all) =>
    // A host name may end with a full stop.
    part === ''
      ? at > 0 && at === all.length - 1
      : /^[\p{L}\p{N}_]([\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u.test(part),
  )
}

function isIpv6(text: string): boolean {
  const found = /^([0-9a-f:.]{2,45})(?:%[\w.-]{1,32})?$/iu.exec(text)
  if (found?.[1] === undefined) return false
  try {
    return new URL(`http://[${found[1]}]/`).hostname !== ''
  } catch {
    return false
  }
}

const isAbsolute = (path: string): boolean =>
  path.length <= 255 &&
  path.startsWith('/') &&
  !path.endsWith('/') &&
  !path.split('/').includes('..')

/**
 * A place where a serial port may be: below `/dev`, or a COM port of Windows. Excludes the user's own terminals
 * (`/dev/pts`, `/dev/tty`, `/dev/tty1`), and memory and files that are also below `/dev`.
 */
export function isPortPath(path: string): boolean {
  if (/^(\\\\\.\\)?COM\d{1,3}$/iu.test(path)) return true
  if (!/^\/dev(\/[\w.:@+#-]+)+$/u.test(path) || path.split('/').some((part) => /^\.+$/u.test(part)))
    return false
  return !/^\/dev\/(pts|shm|fd|mqueue|hugepages|mapper|block|char|disk|net|input|snd|dri)\//u.test(
    path,
  )
}

/** Names that drivers of serial ports give their nodes (Linux, macOS, the BSDs). Links must lead to one of them. */
export function isPortName(name: string): boolean {
  return /^(tty[A-Za-z][\w-]*\d|rfcomm\d+|(cu|tty)\.[\w.-]+|(cuaU|ttyU|dtyU)\d+)$/u.test(name)
}

/** `/dev/spidevB.C`. */
export function isNodePath(path: string): boolean {
  return /^\/dev\/spidev\d{1,5}\.\d{1,3}$/u.test(path)
}

/** The canonical form of an address, as `session.open` needs it. */
export function addressId(address: ProgrammerAddress): string {
  const words = wordsOf(address).map(({ name, value }) => `${name}=${value}`)
  return [
    programmerKinds[address.kind].names[0],
    ...(words.length === 0 ? [] : [words.join(',')]),
  ].join(':')
}

function wordsOf(address: ProgrammerAddress): readonly Word[] {
  switch (address.form) {
    case 'link':
      return [linkWord(address.link)]
    case 'node':
      return [{ name: 'dev', value: address.path }]
    case 'plug':
      return address.place === null ? [] : [{ name: 'usb', value: address.place }]
    case 'words':
      return address.words
    default:
      return assertNever(address)
  }
}

function linkWord(link: AddressLink): Word {
  if (link.kind === 'serial')
    return { name: 'dev', value: `${link.path}${link.baud === null ? '' : `:${link.baud}`}` }
  const host = link.host.includes(':') ? `[${link.host}]` : link.host
  return { name: 'ip', value: `${host}:${link.port}` }
}
