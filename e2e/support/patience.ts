// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How long a test waits for what must come, in milliseconds: the one number, for every suite. A test ends by what it
 * sees and never by this, unless something is broken. So it is far more than a computer needs that has other work.
 */
export const patienceMs = 120_000

/** A whole test is many such waits, one after the other; it fails only when it hangs. */
export const testPatienceMs = 5 * patienceMs
