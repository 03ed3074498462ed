// SPDX-License-Identifier: GPL-3.0-or-later
/** Why there is no connection to another computer, and how to get one. */
import type { TunnelTrouble } from '../../model/tunnel.ts'
import { withSaid } from '../rules.ts'

const meanings: Readonly<Record<TunnelTrouble, string>> = {
  'no-ssh': 'This computer has no program ssh.',
  'unknown-host': 'No computer of this name was found.',
  unreachable: 'That computer did not respond.',
  refused: 'That computer responds, but SSH is off there.',
  'unknown-key': 'This computer has never connected to that one. You must compare its key once.',
  'changed-key':
    'That computer has another key than the last time. Somebody installed it again, or it is a different computer.',
  'asks-password': 'That computer asks for a password. Pin One cannot type it for you.',
  'no-pin-one': 'SSH works, but Pin One is not installed there.',
  'port-in-use': 'Another program uses the port of the tunnel.',
  bridge: 'SSH works, but Pin One there could not use the SPI port.',
  'too-slow': 'The other computer was not ready in time.',
  other: 'The SSH connection ended.',
}

export const tunnelWords = { title: 'No connection to the other computer' }

/** With the message of `ssh`, if Pin One has no better sentence. */
export const tunnelMeaning = (why: TunnelTrouble, said: string): string =>
  withSaid(meanings[why], why, said)

const again = 'Then connect again.'

/** What to do; `target`: `user@host`. */
const steps: Readonly<Record<TunnelTrouble, (target: string) => readonly string[]>> = {
  'no-ssh': () => ['Install the OpenSSH client.', again],
  'unknown-host': () => [
    'Check the name. The name of a Raspberry Pi often ends in .local.',
    'If it is right, type the address of that computer instead. On that computer, hostname -I shows it.',
  ],
  unreachable: () => ['Check that it is switched on and in the same network.', again],
  refused: () => ['On that computer, run: sudo systemctl enable --now ssh', again],
  'unknown-key': (target) => [
    `In a terminal on this computer, run: ssh ${target}`,
    'Compare the key that it shows with the key on that computer. If they are equal, answer yes. Then connect here again.',
  ],
  'changed-key': (target) => [
    `In a terminal on this computer, run: ssh ${target}`,
    'It says which line of known_hosts is old. Remove that line only if you know why the key changed.',
  ],
  'asks-password': (target) => [
    'Check the user name.',
    `In a terminal on this computer, run: ssh-copy-id ${target}`,
    'If you have no key yet, run ssh-keygen before it. A key with a passphrase must be unlocked with ssh-add. Then connect here again.',
  ],
  'no-pin-one': () => ['Install Pin One there with the command on this page.', again],
  'port-in-use': () => ['Stop the other bridge or tunnel, or close the other Pin One.', again],
  bridge: () => ['Check that SPI is on there, and that no other program uses the port.', again],
  'too-slow': tryByHand,
  other: tryByHand,
}

function tryByHand(target: string): readonly string[] {
  return [
    `In a terminal on this computer, run: ssh ${target}`,
    'If that works, connect here again. If not, it says more.',
  ]
}

export const tunnelSteps = (why: TunnelTrouble, target: string): readonly string[] =>
  steps[why](target)
