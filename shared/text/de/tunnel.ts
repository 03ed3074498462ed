// SPDX-License-Identifier: GPL-3.0-or-later
/** Warum der Weg zu einem anderen Computer zu ist, und was ihn öffnet. */
import type { TunnelTrouble } from '../../model/tunnel.ts'
import { withSaid } from '../rules.ts'

const meanings: Readonly<Record<TunnelTrouble, string>> = {
  'no-ssh': 'Auf diesem Computer gibt es kein Programm ssh.',
  'unknown-host': 'Kein Computer mit diesem Namen wurde gefunden.',
  unreachable: 'Der andere Computer hat nicht geantwortet.',
  refused: 'Der andere Computer antwortet, aber SSH ist dort ausgeschaltet.',
  'unknown-key':
    'Dieser Computer war noch nie mit dem anderen verbunden. Du musst dessen Schlüssel einmal vergleichen.',
  'changed-key':
    'Der andere Computer hat einen anderen Schlüssel als beim letzten Mal. Er wurde neu eingerichtet, oder es ist ein anderer Computer.',
  'asks-password':
    'Der andere Computer fragt nach einem Passwort. Pin One kann es nicht für dich eingeben.',
  'no-pin-one': 'SSH funktioniert, aber Pin One ist dort nicht installiert.',
  'port-in-use': 'Ein anderes Programm benutzt den Port des Tunnels.',
  bridge: 'SSH funktioniert, aber Pin One konnte dort den SPI-Anschluss nicht benutzen.',
  'too-slow': 'Der andere Computer war nicht rechtzeitig bereit.',
  other: 'Die SSH-Verbindung ist abgebrochen.',
}

export const tunnelWords = { title: 'Keine Verbindung zum anderen Computer' }

export const tunnelMeaning = (why: TunnelTrouble, said: string): string =>
  withSaid(meanings[why], why, said)

const again = 'Verbinde dann noch einmal.'

const steps: Readonly<Record<TunnelTrouble, (target: string) => readonly string[]>> = {
  'no-ssh': () => ['Installiere den OpenSSH-Client.', again],
  'unknown-host': () => [
    'Prüfe den Namen. Der Name eines Raspberry Pi endet oft auf .local.',
    'Ist er richtig, dann gib stattdessen die Adresse ein. Auf dem anderen Computer zeigt hostname -I sie an.',
  ],
  unreachable: () => ['Prüfe, ob er eingeschaltet und im selben Netz ist.', again],
  refused: () => ['Führe auf dem anderen Computer aus: sudo systemctl enable --now ssh', again],
  'unknown-key': (target) => [
    `Führe in einem Terminal auf diesem Computer aus: ssh ${target}`,
    'Vergleiche den angezeigten Schlüssel mit dem auf dem anderen Computer. Sind sie gleich, antworte yes. Verbinde dann hier noch einmal.',
  ],
  'changed-key': (target) => [
    `Führe in einem Terminal auf diesem Computer aus: ssh ${target}`,
    'Es nennt die veraltete Zeile in known_hosts. Entferne sie nur, wenn du weißt, warum sich der Schlüssel geändert hat.',
  ],
  'asks-password': (target) => [
    'Prüfe den Benutzernamen.',
    `Führe in einem Terminal auf diesem Computer aus: ssh-copy-id ${target}`,
    'Hast du noch keinen Schlüssel, führe vorher ssh-keygen aus. Ein Schlüssel mit Passphrase muss mit ssh-add entsperrt sein. Verbinde dann hier noch einmal.',
  ],
  'no-pin-one': () => ['Installiere Pin One dort mit dem Befehl auf dieser Seite.', again],
  'port-in-use': () => [
    'Beende die andere Brücke, den anderen Tunnel oder das andere Pin One.',
    again,
  ],
  bridge: () => [
    'Prüfe, ob SPI dort eingeschaltet ist und kein anderes Programm den Anschluss benutzt.',
    again,
  ],
  'too-slow': tryByHand,
  other: tryByHand,
}

function tryByHand(target: string): readonly string[] {
  return [
    `Führe in einem Terminal auf diesem Computer aus: ssh ${target}`,
    'Wenn das geht, verbinde hier noch einmal. Wenn nicht, sagt es mehr.',
  ]
}

export const tunnelSteps = (why: TunnelTrouble, target: string): readonly string[] =>
  steps[why](target)
