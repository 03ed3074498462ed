/** Which firmware is this? The table is data (`shared/data/serprog-firmwares.json`); here is only the matching. */
import table from '../../../shared/data/serprog-firmwares.json' with { type: 'json' }
import type { UsbIdentity } from '../../../shared/model/programmer.ts'
import type { CommandMap } from './protocol.ts'

interface FirmwareMatch {
  /** `vendor:product`, lower-case hex. */
  readonly usb?: readonly string[]
  readonly manufacturer?: string
  /** Start of the programmer's own name. */
  readonly name?: string
  /** Opcodes in hex that the command map must, and must not, have. */
  readonly has?: readonly string[]
  readonly lacks?: readonly string[]
}

export interface Firmware {
  readonly id: string
  readonly label: string
  readonly match: FirmwareMatch
  /**
   * Whether commands may be queued: `own` is part of this program; `safe` takes exactly the bytes it needs; `loses`
   * is known to lose them; `unknown` has to prove it.
   */
  readonly queueing: 'own' | 'safe' | 'loses' | 'unknown'
  readonly maxTxBytes: number
  readonly maxRxBytes: number
  /** Keys of the table's `quirks`. */
  readonly quirks: readonly string[]
  readonly source: string
}

/** In order of belief: the first match counts. */
export const firmwares: readonly Firmware[] = table.firmwares.map((entry) => ({
  ...entry,
  queueing: queueingOf(entry.queueing),
}))

/** JSON knows only strings. */
function queueingOf(word: string): Firmware['queueing'] {
  const known = (['own', 'safe', 'loses', 'unknown'] as const).find((each) => each === word)
  if (known === undefined) throw new Error(`queueing: ${word}`)
  return known
}

/** What a programmer shows of itself. */
export interface FirmwareSigns {
  /** `null` when unknown: on the network, on a pseudo terminal. */
  readonly usb: UsbIdentity | null
  readonly name: string
  readonly map: CommandMap
}

/** The table's entry, `null` when none fits. */
export function firmwareFor(signs: FirmwareSigns): Firmware | null {
  return firmwares.find(({ match }) => matches(match, signs)) ?? null
}

function matches(match: FirmwareMatch, { usb, name, map }: FirmwareSigns): boolean {
  if (match.usb && !(usb && match.usb.includes(`${usb.vendorId}:${usb.productId}`))) return false
  if (match.manufacturer !== undefined && match.manufacturer !== usb?.manufacturer) return false
  if (match.name !== undefined && !name.startsWith(match.name)) return false
  const has = (opcode: string): boolean => map.has(Number.parseInt(opcode, 16))
  return (match.has ?? []).every(has) && !(match.lacks ?? []).some(has)
}
