// SPDX-License-Identifier: GPL-3.0-or-later
/** Stages of the wizard in their order; `recover` is separate and follows an interrupted write. */
export const stageIds = [
  'board',
  'programmer',
  'package',
  'wire',
  'check',
  'backup',
  'image',
  'write',
  'done',
  'recover',
] as const
export type StageId = (typeof stageIds)[number]
