// SPDX-License-Identifier: GPL-3.0-or-later
/** Checks protection in a file, because a user may have edited it. */
import type { ProtectionView } from './model/protection.ts'
import { z } from './schema-checks.ts'

const range = z.object({ offset: z.int().min(0), length: z.int().min(1) })

export const protectionView = z.object({
  sizeBytes: z.int().min(1),
  protectedRange: z.union([range, z.literal('none'), z.literal('unknown')]),
  lock: z.enum(['off', 'wp-pin', 'until-power-cycle', 'permanent', 'unknown']),
  perBlockLocks: z.boolean(),
  unlockedByCommand: z.boolean(),
}) satisfies z.ZodType<ProtectionView>
