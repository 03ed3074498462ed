// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * zod for all checks, without its compiled parsers. They need `new Function`, which the page's content security policy
 * refuses (and reports), and a check must behave the same in the page and in main.
 */
import { z } from 'zod'

z.config({ jitless: true })

export { z }
