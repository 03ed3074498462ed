// SPDX-License-Identifier: GPL-3.0-or-later
/** Worauf das Muster der verschiedenen Bytes deutet. */
import type { MismatchShape } from '../../model/mismatch.ts'

export const shapeText: Readonly<Record<MismatchShape, string>> = {
  'scattered-bits':
    'Einzelne Bits sind an vielen Stellen anders. Vielleicht ist ein Kontakt lose oder der SPI-Takt zu schnell. Am Chip selbst liegt es selten.',
  'bits-only-clear':
    'Bits unterscheiden sich nur von 1 nach 0. Vielleicht ist die Versorgungsspannung zu niedrig, oder eine Stelle wurde vor dem Schreiben nicht gelöscht.',
  'runs-of-ff':
    'Lange Strecken lesen sich als FF. Vielleicht war ein Kontakt eine Weile offen: MISO, CS oder VCC.',
  'runs-of-00':
    'Lange Strecken lesen sich als 00. Vielleicht war ein Kontakt eine Weile offen, oder MISO hat GND berührt.',
  'all-after-offset':
    'Alles nach einer Adresse ist anders. Vielleicht hat sich der Clip bewegt, oder das Kabel ist abgegangen.',
  'shifted-bits':
    'Die Bits sind verschoben. Vielleicht ist der SPI-Takt zu schnell oder die CLK-Leitung zu lang.',
  'whole-stretches':
    'Ganze Strecken sind anders, Byte für Byte. Vielleicht sind es andere Daten, ein nicht geschriebener Block oder ein Kontakt, der eine Weile offen war.',
  'few-places':
    'Nur wenige Stellen sind anders. Vielleicht ist ein Kontakt lose, oder Zellen des Chips sind verschlissen.',
  everything:
    'Fast alles ist anders. Vielleicht ist es ein anderer Chip oder die falsche Datei, oder kein Chip ist verbunden.',
}
