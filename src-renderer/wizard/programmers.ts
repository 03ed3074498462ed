// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: which drawing and which pins belong to a programmer that was found. */
import type { FoundProgrammer, ProgrammerKind } from '../../shared/model/programmer.ts'
import { addressId, contractAddress } from '../../shared/programmer/address.ts'
import { boardByUsb, firmwareById } from '../../shared/programmer/firmwares.ts'
import { isSimulated, programmerKinds } from '../../shared/programmer/kinds.ts'
import { reachOf, showsInList } from '../../shared/programmer/reach.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'

export interface Recognised {
  /** Guide data id, or `null` where only the user can tell. */
  readonly guideProgrammer: string | null
  /** Firmware pins, or `null` for the guide's own. */
  readonly pinVariant: string | null
}

const unknown: Recognised = { guideProgrammer: null, pinVariant: null }

/** What is known before it is asked: an SPI port by the board it is on, a USB device by its identity. */
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

/** The port does not say which board is behind it. */
export const needsModel = (found: FoundProgrammer, snapshot: Snapshot): boolean =>
  recognise(found, snapshot).guideProgrammer === null

/** `serprog:ip=host:port`, or `null` when the text is not an address. IPv6 hosts stand in brackets. */
export function networkProgrammer(text: string): string | null {
  const parsed = contractAddress(`serprog:ip=${text.trim()}`)
  return parsed.ok ? addressId(parsed.value) : null
}

/** Whose pins answered, by the id of the firmware: `pin-one bridge` puts a board's own pins behind an address. */
export const pinsBehind = (firmware: string | null, kind: ProgrammerKind): ProgrammerKind =>
  firmwareById(firmware)?.pinsOf ?? kind

/** Behind an address or a tunnel: no list of ports can tell whether it is still there. */
export const isFarAway = ({ id, kind }: FoundProgrammer) => reachOf(id, kind) === 'network'

/**
 * The programmers to show: those plugged in, and the one behind an address that was asked. One that was chosen and then
 * unplugged is not among them, whatever it has answered before.
 */
export function programmersToShow(
  listed: readonly FoundProgrammer[],
  chosen: FoundProgrammer | null,
): readonly FoundProgrammer[] {
  const real = listed.filter(({ kind }) => !programmerKinds[kind].simulated)
  if (chosen === null || !isFarAway(chosen) || real.some(({ id }) => id === chosen.id)) return real
  return [...real, chosen]
}

/** One that is in no list is known by its id alone. */
type Reachable =
  | FoundProgrammer
  | { readonly id: string; readonly unlisted: 'practice' | 'address' }

/**
 * Where an unfinished write may go on, and which of them is meant: the one that was chosen, or the only one there is.
 * What no list can show (practice, an address) counts as there; what a list would show and does not is unplugged.
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
  /** `null`: as the mainboard has it. */
  readonly chip: string | null
  readonly fault: string
  readonly real: boolean
}

/** `Pico` of `Raspberry Pi Pico`: the name without maker and variant. */
export const shortTitle = (name: string) =>
  name.replace(/^(Raspberry Pi (?=Pico)|Libre Computer )/, '').replace(/(,| \().*$/, '')

/** A practice chip as the mainboard has it, with nothing wrong. */
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

/** What a practice chip's id says of `name`; `null` for any other id, and where it says nothing. */
export function practiceWord(id: string | null, name: string): string | null {
  const parsed = id === null ? null : contractAddress(id)
  if (parsed?.ok !== true || parsed.value.form !== 'words') return null
  return parsed.value.words.find((word) => word.name === name)?.value ?? null
}

/** What a programmer says of itself when it is asked whether it is one. */
export interface Answer {
  readonly name: string
  /** Id in `shared/programmer/firmwares.ts`; `null`: not recognised. */
  readonly firmware: string | null
  /** Granted, Hz; 0 when it does not tell. */
  readonly clockHz: number
}
