// SPDX-License-Identifier: GPL-3.0-or-later
export interface Release {
  readonly version: string
  /** `YYYY-MM-DD`. */
  readonly date: string
}
export function manPage(help: string, release: Release): string
export function bashCompletion(help: string): string
export function zshCompletion(help: string): string
export function fishCompletion(help: string): string
