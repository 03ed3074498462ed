// SPDX-License-Identifier: GPL-3.0-or-later
/** Stages of the wizard in their order; `recover` lies off the way, after a write that broke off. */
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
