/** Prints the page; `print.css` leaves only the wiring card on it. */
export function printCard(): void {
  window.print()
}
