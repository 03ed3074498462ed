// SPDX-License-Identifier: GPL-3.0-or-later
/** What each wiring fault changes in the circuit. */
import { assertNever } from '../../../../shared/fault.ts'
import { faultsOf } from '../faults.ts'
import type { FaultOf, PracticeFault, WireName } from '../faults.ts'
import { legOrder, through } from './circuit.ts'
import type { Circuit, Contact, Point } from './circuit.ts'

/** Legs touched by each pad, in the order of the legs, when the clip sits one place too far. */
const shifted: Readonly<Record<'1' | '-1', readonly (WireName | null)[]>> = {
  // The rows are legs 1 to 4 and, opposite, 8 to 5.
  '1': ['miso', 'wp', 'gnd', null, null, 'mosi', 'clk', 'hold'],
  '-1': [null, 'cs', 'miso', 'wp', 'clk', 'hold', 'vcc', null],
}

const turned: readonly (WireName | null)[] = [...legOrder.slice(4), ...legOrder.slice(0, 4)]

/** The circuit with all faults in it; returns the same circuit when no fault concerns the wires. */
export function withFaults(
  healthy: Circuit,
  faults: readonly PracticeFault[],
): { readonly circuit: Circuit; readonly same: boolean } {
  let circuit = healthy
  for (const fault of faultsOf('wires', faults)) circuit = changed(circuit, fault)
  const same = circuit === healthy
  if (faults.some(({ kind }) => kind === 'second-chip'))
    circuit = {
      ...circuit,
      contacts: [...circuit.contacts, ...legOrder.map((wire) => through(wire, wire, 'b'))],
    }
  return { circuit, same }
}

function changed(circuit: Circuit, fault: FaultOf<'wires'>): Circuit {
  switch (fault.kind) {
    case 'open':
      // WP matters only to locked registers; see `device.ts`.
      return fault.wire === 'wp'
        ? circuit
        : { ...circuit, contacts: circuit.contacts.filter(({ from }) => from !== pad(fault.wire)) }
    case 'short':
      return short(circuit, fault.wire, fault.to)
    case 'swap':
      return swap(circuit, fault.wire, fault.with)
    case 'clip':
      return { ...circuit, contacts: clipped(fault.sits) }
    case 'weak': {
      const { wire, openShare, openUs } = fault
      return onContact(circuit, wire, { flicker: { openShare, openUs } })
    }
    case 'resist':
      return onContact(circuit, fault.wire, { ohms: fault.ohms })
    case 'load':
      return withResistor(circuit, 'a.vcc', 'a.gnd', fault.ohms)
    case 'weak-supply':
      return { ...circuit, supplyOhms: fault.ohms }
    case 'held':
      return withResistor(
        circuit,
        `a.${fault.wire}`,
        fault.level === 'vcc' ? 'supply' : 'ground',
        fault.ohms,
      )
    case 'rings':
      return { ...circuit, ringing: fault.rate }
    case 'slow-edges':
      return { ...circuit, wireFarads: fault.picofarads * 1e-12 }
    // These change bits of a reply, not levels of a line.
    case 'flip':
    case 'shift':
      return circuit
    default:
      return assertNever(fault)
  }
}

const pad = (wire: WireName): Point => `pad.${wire}`

const withResistor = (circuit: Circuit, from: Point, to: Point, ohms: number): Circuit => ({
  ...circuit,
  resistors: [...circuit.resistors, { from, to, ohms }],
})

const onContact = (circuit: Circuit, wire: WireName, change: Partial<Contact>): Circuit => ({
  ...circuit,
  contacts: circuit.contacts.map((contact) =>
    contact.from === pad(wire) ? { ...contact, ...change } : contact,
  ),
})

function clipped(sits: 'off' | 'turned' | 1 | -1): readonly Contact[] {
  if (sits === 'off') return []
  const legs = sits === 'turned' ? turned : shifted[sits === 1 ? '1' : '-1']
  return legOrder.flatMap((wire, at) => {
    const leg = legs[at] ?? null
    return leg === null ? [] : [through(wire, leg)]
  })
}

function short(circuit: Circuit, wire: WireName, to: WireName): Circuit {
  if (wire === 'wp' || to === 'wp') return circuit
  const between: Contact = { from: `a.${wire}`, to: `a.${to}`, ohms: 1, flicker: null }
  return { ...circuit, contacts: [...circuit.contacts, between] }
}

function swap(circuit: Circuit, wire: WireName, other: WireName): Circuit {
  const idle: readonly WireName[] = ['hold', 'wp']
  if (idle.includes(wire) && idle.includes(other)) return circuit
  const toOf = (of: WireName) =>
    circuit.contacts.find(({ from }) => from === pad(of))?.to ?? (`a.${of}` as const)
  const [one, two] = [toOf(wire), toOf(other)]
  return {
    ...circuit,
    contacts: circuit.contacts.map((contact) =>
      contact.from === pad(wire)
        ? { ...contact, to: two }
        : contact.from === pad(other)
          ? { ...contact, to: one }
          : contact,
    ),
  }
}
