// SPDX-License-Identifier: GPL-3.0-or-later
import pkg from '../../package.json' with { type: 'json' }

/** The version of the program, from its package. */
export const { version } = pkg
