// SPDX-License-Identifier: GPL-3.0-or-later
/** The computer that Pin One runs on, as far as its own SPI pins are a programmer. */
import type { LinuxBoardId } from '../linux-boards.ts'

/** A port of the SPI pins of the board that Pin One runs on. */
export interface SpiPort {
  /** What `session.open` takes: `linux_spi:dev=/dev/spidev0.0`. */
  readonly id: string
  readonly path: string
  /** The header pin of its chip select when it is on the header pins of the guide, else `null`. */
  readonly selectPin: number | null
}

/** What this computer is and has, as far as programmers on its own pins need it; looked at with the programmers. */
export interface SetupInfo {
  readonly system: 'linux' | 'macos' | 'windows' | 'other'
  /** The single-board computer this is, by its device tree, and its entry in the guide; `null` on a PC. */
  readonly linuxBoard: { readonly model: string; readonly guideProgrammer: LinuxBoardId } | null
  /** `no-port`: the kernel has SPI, but no port of it; `restart`: switched on, but only the next start sees it. */
  readonly spi: 'ready' | 'no-port' | 'restart' | 'off'
  readonly ports: readonly SpiPort[]
  /** Chip selects that a driver of the kernel keeps for itself. */
  readonly held: readonly { readonly name: string; readonly driver: string }[]
  /** What header pins are switched to, where the system tells: `P9.17` to `spi_cs` on a BeagleBone. */
  readonly pinModes: Readonly<Record<string, string>>
}
