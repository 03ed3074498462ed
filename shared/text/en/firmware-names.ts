// SPDX-License-Identifier: GPL-3.0-or-later
/** Names of programmer firmwares, by the ids in `serprog-firmwares.json`. */
export const firmwareNames = {
  'pin-one-bridge-unsteady':
    'Pin One bridge to the SPI pins of a BeagleBone Black, which reads unreliably',
  'pin-one-bridge': 'Pin One bridge to the SPI pins of a Linux board',
  'pin-one-practice': 'Pin One practice programmer',
  'funkeleinhorn-pico-serprog': "pico-serprog with full duplex (funkeleinhorn's next branch)",
  'stacksmashing-pico-serprog':
    "pico-serprog by stacksmashing, or another on the Pico SDK's serial port",
  'jhbdream-serprog-pico': 'serprog_pico by jhbdream',
  'opensensor-pico-serprog': 'pico-serprog by opensensor',
  'libreboot-pico-serprog': 'pico-serprog by Libreboot (Riku_V)',
  'tinyusb-pico-serprog-with-chip-selects': "pico-serprog with chip selects (Libreboot's line)",
  'kukrimate-pico-serprog': 'pico-serprog by kukrimate',
  'stm32-vserprog': 'stm32-vserprog by dword1511',
  'some-pico-serprog': 'a pico-serprog whose USB identity is not visible here',
}
