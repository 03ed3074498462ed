// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von einer Arbeit, die zu Ende ist, gesagt wird, wenn gerade jemand anderswo hinsieht. */
import type { JobRequest } from '../../model/job.ts'

export const endWords: {
  readonly verified: { readonly title: string; readonly body: string }
  readonly backedUp: { readonly title: string; readonly body: string }
  readonly done: string
  readonly unfinished: Readonly<Record<JobRequest['kind'], string>>
} = {
  verified: {
    title: 'Verifiziert: Jedes Byte wurde zurückgelesen',
    body: 'Zieh den Programmer ab, bevor du den Clip abnimmst.',
  },
  backedUp: {
    title: 'Beide Lesevorgänge stimmen überein. Das Backup ist gespeichert',
    body: 'Als Nächstes: Wähle das Image zum Schreiben.',
  },
  done: 'Fertig',
  unfinished: {
    identify: 'Der Chip wurde nicht gefunden',
    read: 'Das Lesen wurde nicht fertig',
    backup: 'Das Backup wurde nicht gespeichert',
    write: 'Das Schreiben wurde nicht fertig',
    erase: 'Das Löschen wurde nicht fertig',
    verify: 'Der Vergleich fand einen Unterschied oder wurde nicht fertig',
    settings: 'Die Register wurden nicht gesetzt',
    adopt: 'Der Vergleich mit dem Backup wurde nicht fertig',
  },
}
