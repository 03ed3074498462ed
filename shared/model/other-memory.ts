// SPDX-License-Identifier: GPL-3.0-or-later
/** Memory with the same pinout that Pin One neither reads nor writes. */
export interface OtherMemory {
  readonly kind: 'dataflash' | 'spi-nand' | 'f-ram' | 'eeprom'
  /** `Winbond W25N01GV`; several when they answer alike. */
  readonly names: readonly string[]
}
