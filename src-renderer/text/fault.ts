/** The first line after a job that may change a chip: has it? */
import type { Contents } from '../../shared/model/job.ts'

export const faultText = {
  contents: {
    untouched: 'The chip was not changed.',
    changed: 'The chip was changed and is not verified.',
    verified: 'The chip holds the whole image, verified.',
  } satisfies Record<Contents, string>,
  backup: (fileName: string) => `What it held before is kept in Backups: ${fileName}.`,
  noBackup: 'No backup of it is known here.',
} as const
