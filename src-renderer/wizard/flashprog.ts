// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the flashprog command that does the same as the stage on screen, for learning and as an alternative. */
import { chipEntryById } from '../../shared/data/chips.ts'
import type { ProgrammerKind } from '../../shared/model/programmer.ts'
import { kindOf, programmerKinds } from '../../shared/programmer/kinds.ts'
import type { StageId } from './stages.ts'
import type { WizardView } from './view.ts'

/** flashprog's speed argument: Hz with a suffix, or whole kHz. */
function speedOf(kind: ProgrammerKind, clockHz: number | null): string {
  if (clockHz === null) return ''
  if (programmerKinds[kind].clockUnit === 'kHz') return `,spispeed=${Math.round(clockHz / 1000)}`
  return clockHz % 1e6 === 0 ? `,spispeed=${clockHz / 1e6}M` : `,spispeed=${clockHz / 1e3}k`
}

/** flashprog's name for the first of the possible chip models; `null`: it has none. */
function listedFor(chipId: string): string | null {
  const entries = chipId.split('+').flatMap((id) => chipEntryById(id) ?? [])
  const known = entries.find(({ listedBy }) => 'flashprog' in listedBy)
  return known?.listedBy['flashprog'] ?? null
}

/** Quoted for a POSIX shell if necessary. */
export const shellWord = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

export function flashprogCommand(stage: StageId, view: WizardView): string {
  const { programmer, choices, snapshot, askHz } = view
  const kind = programmer?.kind ?? 'serprog'
  const device = view.practice
    ? 'serprog:ip=127.0.0.1:PORT'
    : choices.programmerId !== null && kindOf(choices.programmerId) === kind
      ? choices.programmerId
      : `${programmerKinds[kind].names[0]}:dev=${programmer?.device?.example ?? '/dev/ttyACM0'}`
  const clock = snapshot.session?.clockAskedHz ?? askHz ?? programmer?.speed?.default_hz
  const listed = listedFor(snapshot.session?.chip?.id ?? '')
  const named = listed === null ? '' : ` -c ${shellWord(listed)}`
  const base = `flashprog -p ${shellWord(`${device}${speedOf(kind, clock ?? null)}`)}`
  const image = snapshot.images.find(({ id }) => id === choices.imageId)?.name ?? 'image.rom'
  const backup = snapshot.session?.backup?.fileName ?? snapshot.recovery?.backup?.fileName
  switch (stage) {
    case 'backup':
      return `${base}${named} -r read1.bin && ${base}${named} -r read2.bin && sha256sum read1.bin read2.bin`
    case 'image':
    case 'write':
    case 'done':
      return `${base}${named} -w ${shellWord(image)}`
    case 'recover':
      return `${base}${named} -w ${shellWord(backup ?? 'backup.bin')}`
    default:
      return base
  }
}
