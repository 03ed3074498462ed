// SPDX-License-Identifier: GPL-3.0-or-later
/** SPI buses on the headers of the guide's single-board computers, with their pins. Checked once and typed. */
import busesJson from './header-buses.json' with { type: 'json' }
import { headerBusesFile } from './header-buses-checks.ts'
import type { HeaderBus } from './header-buses-checks.ts'

export type { HeaderBus, SpiSoc } from './header-buses-checks.ts'

const data = headerBusesFile.parse(busesJson)

export const headerBuses: readonly HeaderBus[] = data.buses
export const headerBusSources: Readonly<Record<string, string>> = data.source_index
