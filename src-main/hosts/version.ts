// SPDX-License-Identifier: GPL-3.0-or-later
import pkg from '../../package.json' with { type: 'json' }

/** The version of the program, as the package has it. */
export const { version } = pkg
