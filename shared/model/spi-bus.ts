// SPDX-License-Identifier: GPL-3.0-or-later
/** What an SPI bus of this computer is connected to. */

/**
 * `header`: a bus on the header of a known computer. `own-flash`: the flash from which this computer starts.
 * `off-header`: another bus of a known computer. `unknown`: a computer in no list; only its manufacturer's documents
 * tell.
 */
export type SpiBusRole = 'header' | 'own-flash' | 'off-header' | 'unknown'
