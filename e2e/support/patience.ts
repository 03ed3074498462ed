// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How long a test waits for an expected event, in milliseconds: the same number for every suite. A test ends by what it
 * observes, and reaches this limit only when something is broken. So it is far longer than a busy computer needs.
 */
export const patienceMs = 120_000

/** A whole test has many such waits in sequence; it reaches this limit only when it hangs. */
export const testPatienceMs = 5 * patienceMs
