/** Pure: which drawing and which pins belong to a programmer that was found. */
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import { addressId, contractAddress } from '../../shared/programmer/address.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'

export interface Recognised {
  /** Guide data id, or `null` where only the user can tell. */
  readonly guideProgrammer: string | null
  /** Firmware pins, or `null` for the guide's own. */
  readonly pinVariant: string | null
}

const unknown: Recognised = { guideProgrammer: null, pinVariant: null }

/**
 * By USB id and product string. `2e8a:000a` and `:0009` are the SDK's ids, which only the stacksmashing firmware
 * uses; `cafe:4001` is TinyUSB's, which all others use on both boards, so that the product string has to tell.
 */
export function recognise(found: FoundProgrammer, { setup }: Snapshot): Recognised {
  if (found.kind === 'practice') return { guideProgrammer: 'pico', pinVariant: 'libreboot' }
  if (found.kind === 'spidev')
    return {
      guideProgrammer: setup?.board?.guideProgrammer ?? 'generic-spidev',
      pinVariant: found.pinVariant ?? null,
    }
  const { usb } = found
  if (usb === null) return unknown
  const product = usb.product?.toLowerCase() ?? ''
  switch (`${usb.vendorId}:${usb.productId}`) {
    case '2e8a:000a':
      return { guideProgrammer: 'pico', pinVariant: 'stacksmashing' }
    case '2e8a:0009':
      return { guideProgrammer: 'pico-2', pinVariant: 'stacksmashing' }
    case 'cafe:4001':
      return {
        guideProgrammer: /pico_?2|rp2350/.test(product.replaceAll(' ', '')) ? 'pico-2' : 'pico',
        pinVariant: 'libreboot',
      }
    default:
      return unknown
  }
}

/** `serprog:ip=host:port`, or `null` when the text is no address. IPv6 hosts stand in brackets. */
export function networkProgrammer(text: string): string | null {
  const parsed = contractAddress(`serprog:ip=${text.trim()}`)
  return parsed.ok ? addressId(parsed.value) : null
}

/** What a name that answered stands for: `pin-one bridge` puts a board's own pins behind an address. */
export function driverBehind(name: string): 'serprog' | 'linux_spi' {
  return name.startsWith('Pin One bridge') ? 'linux_spi' : 'serprog'
}

/** Behind an address or a tunnel: no list of ports can tell whether it is still there. */
export const isFarAway = ({ id }: FoundProgrammer) => id.startsWith('serprog:ip=')

/**
 * The programmers to show: those plugged in, and the one behind an address that was asked. One that was chosen and then
 * unplugged is not among them, whatever it has answered before.
 */
export function programmersToShow(
  listed: readonly FoundProgrammer[],
  chosen: FoundProgrammer | null,
): readonly FoundProgrammer[] {
  const real = listed.filter(({ kind }) => kind !== 'practice')
  if (chosen === null || !isFarAway(chosen) || real.some(({ id }) => id === chosen.id)) return real
  return [...real, chosen]
}

interface Reachable {
  readonly id: string
  readonly label: string
}

/**
 * Where an unfinished write may go on, and which of them is meant: the one that was chosen, or the only one there is.
 * What no list can show (practice, an address) counts as there; what a list would show and does not is unplugged.
 */
export function programmersForRecovery(
  listed: readonly FoundProgrammer[],
  chosenId: string | null,
  unlisted: string,
): { readonly rows: readonly Reachable[]; readonly meant: string | null } {
  const rows: Reachable[] = listed.filter(
    ({ kind, access, id }) => (kind !== 'practice' || id === chosenId) && access === 'ok',
  )
  const isUnlisted = chosenId !== null && /^(?:practice|serprog:ip=)/.test(chosenId)
  if (isUnlisted && rows.every(({ id }) => id !== chosenId))
    rows.unshift({ id: chosenId, label: chosenId.startsWith('practice') ? unlisted : chosenId })
  const meant = rows.find(({ id }) => id === chosenId) ?? (rows.length === 1 ? rows[0] : undefined)
  return { rows, meant: meant?.id ?? null }
}

export interface Practice {
  /** `null`: as the mainboard has it. */
  readonly chip: string | null
  readonly fault: string
  readonly real: boolean
}

export function practiceId({ chip, fault, real }: Practice): string {
  const words = [
    ...(chip === null ? [] : [`chip=${chip}`]),
    ...(fault === 'none' ? [] : [`fault=${fault}`]),
    `timing=${real ? 'real' : 'off'}`,
  ]
  return `practice:${words.join(',')}`
}
