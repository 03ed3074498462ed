// SPDX-License-Identifier: GPL-3.0-or-later
/** Warum der eine Programmer abgelehnt wird. */
export const ch341aReason = (): string =>
  'Er kann 5 V auf die Datenleitungen eines Chips für 3,3 V oder 1,8 V geben. Das kann den Chip und andere Teile des Mainboards zerstören.'
