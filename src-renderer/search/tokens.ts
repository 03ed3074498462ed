// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: splits a text into words, in the way that all searches compare them. */

/**
 * The name of a port differs, but the question is the same: `COM12`, `/dev/ttyACM0`, `/dev/cu.usbmodem1401` and
 * `usbserial-0001` are read as "port", `spidev0.1` as "spidev".
 */
const portNames: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/(?:\/dev\/)?\bcom\d{1,3}\b:?/gu, ' port '],
  [/(?:\/dev\/)?\b(?:cu|tty)\.[\w.-]+/gu, ' port '],
  [/(?:\/dev\/)?\btty(?:acm|usb|ama|s|o|mxc)\d*\b/gu, ' port '],
  [/\b(?:wch)?usb(?:modem|serial)(?:-?\w*\d\w*)?\b/gu, ' port '],
  [/(?:\/dev\/)?\bspidev(?:\d+(?:\.\d+)?)?\b/gu, ' spidev '],
]

const plainPorts = (text: string): string =>
  portNames.reduce((rest, [pattern, word]) => rest.replaceAll(pattern, word), text)

/**
 * Lower case, numbers joined with their unit, `soic-8` and `x 230` as `soic8` and `x230`, `won't` as `wont`, ports
 * without their names.
 */
export function tokens(text: string): readonly string[] {
  return plainPorts(text.toLowerCase())
    .replaceAll(/[`'’]/gu, '')
    .replaceAll(/(\d),(\d)/gu, '$1.$2')
    .replaceAll(/\b([a-z]+)-(\d)/gu, '$1$2')
    .replaceAll(/(?<![\p{L}\p{N}])([b-hj-z]) (\d{2,4}[a-z]?)\b/gu, '$1$2')
    .replaceAll(/(\d)[ \u00A0-](?=(?:v|volts?|mib|kib|mb|kb|mhz|khz|ohm|mm|cm|nf|uf)\b)/gu, '$1')
    .replaceAll(/(\d)(?:volts?)\b/gu, '$1v')
    .replaceAll(/(\d)mb\b/gu, '$1mib')
    .replaceAll(/(\d)kb\b/gu, '$1kib')
    .split(/[^\p{L}\p{N}._]+/u)
    .map((word) => word.replaceAll(/^[._]+|[._]+$/gu, ''))
    .filter(Boolean)
}
