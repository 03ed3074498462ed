// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentType } from 'react'
import type { StageId } from '../wizard/stages.ts'
import { Backup } from './Backup.tsx'
import { Board } from './Board.tsx'
import { Check } from './Check.tsx'
import { Done } from './Done.tsx'
import { Image } from './Image.tsx'
import { Package } from './Package.tsx'
import { Programmer } from './Programmer.tsx'
import { Recover } from './Recover.tsx'
import { Wire } from './Wire.tsx'
import { Write } from './Write.tsx'

/** The screen of each stage. */
export const screens: Readonly<Record<StageId, ComponentType>> = {
  programmer: Programmer,
  board: Board,
  package: Package,
  wire: Wire,
  check: Check,
  backup: Backup,
  image: Image,
  write: Write,
  done: Done,
  recover: Recover,
}
