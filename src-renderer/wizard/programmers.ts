// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the drawing and the pins for a found programmer. */
import type { FoundProgrammer, ProgrammerKind } from '../../shared/model/programmer.ts'
import { addressId, contractAddress } from '../../shared/programmer/address.ts'
import { boardByUsb, firmwareById } from '../../shared/programmer/firmwares.ts'
import { isSimulated, programmerKinds } from '../../shared/programmer/kinds.ts'
import { reachOf, showsInList } from '../../shared/programmer/reach.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'

export interface Recognised {
  /** Guide data id; `null` when only the user can tell. */
  readonly guideProgrammer: string | null
  /** Firmware pins, or `null` for the guide's own. */
  readonly pinVariant: string | null
}

const unknown: Recognised = { guideProgrammer: null, pinVariant: null }

/** What is known before it is opened: for an SPI port from its board, for a USB device from its identity. */
export function recognise(found: FoundProgrammer, { setup }: Snapshot): Recognised {
  const { setup: where, simulated } = programmerKinds[found.kind]
  if (simulated) return { guideProgrammer: 'pico', pinVariant: 'libreboot' }
  if (where === 'board')
    return {
      guideProgrammer: setup?.linuxBoard?.guideProgrammer ?? 'generic-spidev',
      pinVariant: found.pinVariant ?? null,
    }
  return found.usb === null ? unknown : boardByUsb(found.usb)
}

/** The port does not show which board it belongs to. */
export const needsModel = (found: FoundProgrammer, snapshot: Snapshot): boolean =>
  recognise(found, snapshot).guideProgrammer === null

/** `serprog:ip=host:port`, or `null` when the text is not an address. IPv6 hosts need brackets. */
export function networkProgrammer(text: string): string | null {
  const parsed = contractAddress(`serprog:ip=${text.trim()}`)
  return parsed.ok ? addressId(parsed.value) : null
}

/**
 * The board whose pins answered, by the id of the firmware: `pin-one bridge` offers a board's own pins at an address.
 */
export const pinsBehind = (firmware: string | null, kind: ProgrammerKind): ProgrammerKind =>
  firmwareById(firmware)?.pinsOf ?? kind

/** On a network or behind a tunnel: no list of ports shows whether it is still there. */
export const isFarAway = ({ id, kind }: FoundProgrammer) => reachOf(id, kind) === 'network'

/**
 * The programmers to show: those plugged in, and the network one that has answered. A chosen programmer that was
 * unplugged is not shown, whatever it answered before.
 */
export function programmersToShow(
  listed: readonly FoundProgrammer[],
  chosen: FoundProgrammer | null,
): readonly FoundProgrammer[] {
  const real = listed.filter(({ kind }) => !programmerKinds[kind].simulated)
  if (chosen === null || !isFarAway(chosen) || real.some(({ id }) => id === chosen.id)) return real
  return [...real, chosen]
}

/** For a programmer in no list only its id is known. */
type Reachable =
  | FoundProgrammer
  | { readonly id: string; readonly unlisted: 'practice' | 'address' }

/**
 * Whether an unfinished write can continue now, and on which programmer: the chosen one, or the only one connected.
 * Programmers that no list can show (practice, network) count as connected; a missing one that a list would show is
 * unplugged.
 */
export function programmersForRecovery(
  listed: readonly FoundProgrammer[],
  chosenId: string | null,
): { readonly rows: readonly Reachable[]; readonly meant: string | null } {
  const rows: Reachable[] = listed.filter(
    ({ kind, access, id }) =>
      (!programmerKinds[kind].simulated || id === chosenId) && access === 'ok',
  )
  const isUnlisted = chosenId !== null && !showsInList(chosenId)
  if (isUnlisted && rows.every(({ id }) => id !== chosenId))
    rows.unshift({ id: chosenId, unlisted: isSimulated(chosenId) ? 'practice' : 'address' })
  const meant = rows.find(({ id }) => id === chosenId) ?? (rows.length === 1 ? rows[0] : undefined)
  return { rows, meant: meant?.id ?? null }
}

export interface Practice {
  /** `null`: as on the mainboard. */
  readonly chip: string | null
  readonly fault: string
  readonly real: boolean
}

/** `Pico` of `Raspberry Pi Pico`: the name without manufacturer and variant. */
export const shortTitle = (name: string) =>
  name.replace(/^(Raspberry Pi (?=Pico)|Libre Computer )/, '').replace(/(,| \().*$/, '')

/** A practice chip like the mainboard's, without faults. */
export const usualPractice: Practice = { chip: null, fault: 'none', real: false }

export function practiceId({ chip, fault, real }: Practice): string {
  return addressId({
    kind: 'practice',
    form: 'words',
    words: [
      ...(chip === null ? [] : [{ name: 'chip', value: chip }]),
      ...(fault === 'none' ? [] : [{ name: 'fault', value: fault }]),
      { name: 'timing', value: real ? 'real' : 'off' },
    ],
  })
}

/** The value of option `name` in a practice chip's id; `null` for any other id, and when it is missing. */
export function practiceWord(id: string | null, name: string): string | null {
  const parsed = id === null ? null : contractAddress(id)
  if (parsed?.ok !== true || parsed.value.form !== 'words') return null
  return parsed.value.words.find((word) => word.name === name)?.value ?? null
}

/** Answer of a programmer to a handshake. */
export interface Answer {
  readonly name: string
  /** Id in `shared/programmer/firmwares.ts`; `null`: not recognised. */
  readonly firmware: string | null
  /** Granted clock, Hz; 0 when the programmer does not tell it. */
  readonly clockHz: number
}
