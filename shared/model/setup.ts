// SPDX-License-Identifier: GPL-3.0-or-later
/** The computer that Pin One runs on, as far as its own SPI pins can be a programmer. */
import type { LinuxBoardId } from '../linux-boards.ts'

/** A port of the SPI pins of the board that Pin One runs on. */
export interface SpiPort {
  /** Id for `session.open`: `linux_spi:dev=/dev/spidev0.0`. */
  readonly id: string
  readonly path: string
  /** The header pin of its chip select, if it is on the guide's header pins; else `null`. */
  readonly selectPin: number | null
}

/** Facts about this computer for programmers on its own pins; updated with the list of programmers. */
export interface SetupInfo {
  readonly system: 'linux' | 'macos' | 'windows' | 'other'
  /** This Linux board, by its device tree, and its entry in the guide; `null` on a PC. */
  readonly linuxBoard: { readonly model: string; readonly guideProgrammer: LinuxBoardId } | null
  /** `no-port`: the kernel has SPI, but no port of it; `restart`: switched on, but effective only after a restart. */
  readonly spi: 'ready' | 'no-port' | 'restart' | 'off'
  readonly ports: readonly SpiPort[]
  /** Chip selects that a kernel driver holds. */
  readonly held: readonly { readonly name: string; readonly driver: string }[]
  /** Function of header pins, if the system tells: `P9.17` to `spi_cs` on a BeagleBone. */
  readonly pinModes: Readonly<Record<string, string>>
}
