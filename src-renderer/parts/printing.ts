// SPDX-License-Identifier: GPL-3.0-or-later
/** Prints the page; `print.css` leaves only the wiring card on it. */
export function printCard(): void {
  window.print()
}
